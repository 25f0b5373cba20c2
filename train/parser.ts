import { seeded, shuffled } from "../src/base/random.ts";
import { gatherRows, scoreClass, type Table } from "../src/classify/table.ts";
import { arcFeatures, MOST_FEATURES, stateFeatures, type View } from "../src/engine/parse/features.ts";
import { type LabelModel, pairKey, relationsFor } from "../src/engine/parse/model.ts";
import { isDone, LEFT, left, newState, next, onStack, RIGHT, reset, right, SHIFT, shift } from "../src/engine/parse/state.ts";
import { PARTS, ROOT_PART } from "../src/engine/parse/view.ts";
import { transitionCosts } from "./oracle.ts";
import { averaged, correct, type Learner, newLearner } from "./perceptron.ts";

/** A sentence to learn from: how the parser sees it, and its gold tree. */
export interface TreeCase {
  readonly view: View;
  /** The sentence's length for the root; `UNSURE` where nothing shall be learned. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

export interface ParseRecipe extends Partial<ParserSizes> {
  readonly epochs: number;
  readonly seed: number;
}

export interface ParserSizes {
  /** Averaged weights below these are dropped. */
  readonly leastStructure: number;
  readonly leastLabel: number;
}

/** A parser that learns: its model looks into the tables being learned. */
export interface ParserLearner {
  readonly structure: Learner;
  readonly labels: Learner;
  readonly model: TrainedParser;
  readonly sizes: ParserSizes;
}

/** Of a tree that a parser made, the head of a word that it was not sure of: no transition costs that arc. */
export const UNSURE = -2;

const BITS = 24;
const PATIENCE = 3;
// How often, from the second epoch on, the parser goes where it would go by itself and not where the gold tree leads.
const EXPLORE = 0.9;

export function newParserLearner(
  cases: readonly TreeCase[],
  relations: readonly string[],
  { leastStructure = 1, leastLabel = 1 }: Partial<ParserSizes>,
): ParserLearner {
  const structure = newLearner(BITS, 4, PATIENCE);
  const labels = newLearner(BITS, relations.length, PATIENCE);
  const model: ParserLearner["model"] = {
    get structure() {
      return structure.table;
    },
    get labels() {
      return labels.table;
    },
    relations,
    ...relationsSeen(cases, relations.length),
  };
  return { structure, labels, model, sizes: { leastStructure, leastLabel } };
}

export type TrainedParser = LabelModel & { readonly structure: Table; readonly labels: Table };

export function finishParser({ structure, labels, model, sizes }: ParserLearner): TrainedParser {
  const { relations, seen, fallback } = model;
  return {
    structure: averaged(structure, { least: sizes.leastStructure, unit: 0.5 }),
    labels: averaged(labels, { least: sizes.leastLabel, unit: 0.5 }),
    relations,
    seen,
    fallback,
  };
}

/**
 * Greedy parser by averaged perceptron with a dynamic oracle and exploration (Goldberg & Nivre 2012).
 * @param read trees that a better parser made, of which each epoch takes the next few
 */
export function trainGreedy(
  cases: readonly TreeCase[],
  relations: readonly string[],
  { epochs, seed, ...sizes }: ParseRecipe,
  read: { readonly cases: readonly TreeCase[]; readonly each: number } = { cases: [], each: 0 },
): TrainedParser {
  const learner = newParserLearner(cases, relations, sizes);
  const { structure, labels, model } = learner;
  const random = seeded(seed);
  const work = {
    state: newState(),
    features: new Int32Array(MOST_FEATURES),
    rows: new Int32Array(MOST_FEATURES),
    costs: new Int32Array(3),
  };
  const arc = new Int32Array(MOST_FEATURES);
  const others = shuffled(read.cases, random);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const some = Array.from({ length: read.each }, (_, k) => others[(epoch * read.each + k) % others.length]);
    for (const { view, heads, labels: gold } of shuffled([...cases, ...some], random)) {
      const { state, features, rows, costs } = work;
      reset(state, view.words);
      while (!isDone(state)) {
        transitionCosts(state, heads, costs);
        const count = stateFeatures(state, view, features);
        const guess = chooseGreedy(structure, features, count, rows, costs, false);
        const best = chooseGreedy(structure, features, count, rows, costs, true);
        if (costs[guess] > costs[best]) {
          correct(structure, features, count, best, 1);
          correct(structure, features, count, guess, -1);
        }
        structure.step++;
        const follow = costs[guess] > costs[best] && (epoch === 0 || random.next() > EXPLORE) ? best : guess;
        if (follow === SHIFT) {
          shift(state);
          continue;
        }
        const child = onStack(state, 0);
        const head = follow === LEFT ? next(state) : onStack(state, 1);
        const may = relationsFor(model, view, head, child);
        const named = may.length === 1 ? 0 : arcFeatures(state, view, head, child, arc);
        let label = chooseLabel(labels, may, arc, named, rows);
        if (heads[child] === head) {
          if (label !== gold[child] && may.includes(gold[child])) {
            correct(labels, arc, named, gold[child], 1);
            correct(labels, arc, named, label, -1);
            if (epoch === 0) label = gold[child];
          }
          labels.step++;
        }
        if (follow === LEFT) left(state, label);
        else right(state, label);
      }
    }
  }
  return finishParser(learner);
}

/** The highest scoring transition that may be made; with `cheapest`, among those of least cost. */
function chooseGreedy(
  structure: Learner,
  features: Int32Array,
  count: number,
  rows: Int32Array,
  costs: Int32Array,
  cheapest: boolean,
): number {
  const { table } = structure;
  const found = gatherRows(table, features, count, rows);
  let least = Infinity;
  for (let t = 0; t < 3; t++) if (costs[t] >= 0 && costs[t] < least) least = costs[t];
  let best = -1;
  let top = -Infinity;
  for (const t of [SHIFT, LEFT, RIGHT]) {
    if (costs[t] < 0 || (cheapest && costs[t] > least)) continue;
    let score = 0;
    for (let i = 0; i < found; i++) score += table.weights[rows[i] + t];
    if (score > top) {
      top = score;
      best = t;
    }
  }
  return best;
}

function chooseLabel({ table }: Learner, may: Uint8Array, arc: Int32Array, count: number, rows: Int32Array): number {
  const found = gatherRows(table, arc, count, rows);
  let best = may[0];
  let top = -Infinity;
  for (const label of may) {
    const score = scoreClass(table.weights, rows, found, label);
    if (score <= top) continue;
    top = score;
    best = label;
  }
  return best;
}

/** Which relations the gold trees have between two parts of speech, and which each dependent may have at all. */
export function relationsSeen(cases: readonly TreeCase[], relations: number): Pick<LabelModel, "seen" | "fallback"> {
  const pairs = new Map<number, Map<number, number>>();
  const parts: Map<number, number>[] = Array.from({ length: PARTS.length + 3 }, () => new Map());
  for (const { view, heads, labels } of cases) {
    for (let i = 0; i < heads.length; i++) {
      const key = pairKey(view.pos[heads[i]], view.pos[i], heads[i] < i);
      const seen = pairs.get(key) ?? new Map<number, number>();
      pairs.set(key, seen);
      seen.set(labels[i], (seen.get(labels[i]) ?? 0) + 1);
      if (view.pos[heads[i]] !== ROOT_PART) parts[view.pos[i]].set(labels[i], (parts[view.pos[i]].get(labels[i]) ?? 0) + 1);
    }
  }
  const all = Uint8Array.from({ length: relations - 1 }, (_, k) => k + 1);
  const list = (seen: Map<number, number>): Uint8Array =>
    Uint8Array.from([...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([label]) => label));
  const seen = new Map([...pairs].sort((a, b) => a[0] - b[0]).map(([key, labels]) => [key, list(labels)]));
  return { seen, fallback: parts.map((labels) => (labels.size > 0 ? list(labels) : all)) };
}
