import type { PackedTable } from "../../classify/packed.ts";
import { type SparseTable, scoreAmong } from "../../classify/sparse.ts";
import type { Table } from "../../classify/table.ts";
import { arcFeatures, MOST_FEATURES, type View } from "./features.ts";
import type { State } from "./state.ts";

/** Weights of a parser: one table decides what to do, another names the arc that is made. */
export interface ParseModel extends LabelModel {
  readonly structure: PackedTable;
}

/** What names arcs. */
export interface LabelModel {
  readonly labels: Table | SparseTable;
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

export interface Labelled {
  label: number;
  /** Features of the arc, for learning; those of an earlier one where only one label may be. */
  readonly features: Int32Array;
  count: number;
}

export const newLabelled = (): Labelled => ({ label: 0, features: new Int32Array(MOST_FEATURES), count: 0 });

// Relations are numbered in a byte.
const scores = new Int32Array(256);

/** Chooses the label of an arc about to be made; the answer is written into `out`. */
export function labelArc(model: LabelModel, state: State, view: View, head: number, child: number, out: Labelled): void {
  const may = relationsFor(model, view, head, child);
  if (may.length === 1) {
    out.label = may[0];
    return;
  }
  out.count = arcFeatures(state, view, head, child, out.features);
  scoreAmong(model.labels, out.features, out.count, may, scores);
  let top = -Infinity;
  for (let k = 0; k < may.length; k++) {
    if (scores[may[k]] > top) {
      top = scores[may[k]];
      out.label = may[k];
    }
  }
}

export function relationsFor(model: LabelModel, view: View, head: number, child: number): Uint8Array {
  return model.seen.get(pairKey(view.pos[head], view.pos[child], head < child)) ?? model.fallback[view.pos[child]];
}
