import type { Section } from "../../classify/section.ts";
import { newSums } from "../../classify/sums.ts";
import { ARC_PLAN, type View, writeArc } from "./features.ts";
import type { State } from "./state.ts";

/** Weights of a parser: one table decides what to do, another names the arc that is made. */
export interface ParseModel extends LabelModel {
  readonly structure: Section;
  readonly labels: Section;
}

/** What is known of relations beside weights. */
export interface LabelModel {
  /** Relations by number; 0 is none. */
  readonly relations: readonly string[];
  /** `pairKey` → relations that the gold trees have between such words. */
  readonly seen: ReadonlyMap<number, Uint8Array>;
  /** Relations for a pair never seen, by the dependent's part of speech. */
  readonly fallback: readonly Uint8Array[];
}

/** Head's and dependent's parts of speech and which comes first, as one number. */
export const pairKey = (headPos: number, childPos: number, headFirst: boolean): number =>
  headPos * 64 + childPos * 2 + (headFirst ? 1 : 0);

/** Names the arc from a head to a word that is about to be made. */
export type Labeller = (state: State, view: View, head: number, child: number) => number;

export function newLabeller(model: ParseModel): Labeller {
  const labels = newSums("sparse", model.labels, [ARC_PLAN]);
  const { sums } = labels;
  return (state, view, head, child) => {
    const may = relationsFor(model, view, head, child);
    if (may.length === 1) return may[0];
    sums.fill(0);
    writeArc(state, view, head, child, labels.values);
    labels.add(0);
    let best = may[0];
    for (let k = 1; k < may.length; k++) if (sums[may[k]] > sums[best]) best = may[k];
    return best;
  };
}

export function relationsFor(model: LabelModel, view: View, head: number, child: number): Uint8Array {
  return model.seen.get(pairKey(view.pos[head], view.pos[child], head < child)) ?? model.fallback[view.pos[child]];
}
