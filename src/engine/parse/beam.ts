import { marginOf, NEVER, newActionScorer } from "./actions.ts";
import type { View } from "./features.ts";
import { type Labelled, type LabelModel, labelArc, newLabelled, type ParseModel } from "./model.ts";
import { copyState, LEFT, left, newState, next, onStack, RIGHT, reset, right, SHIFT, type State, shift } from "./state.ts";
import { type Tree, treeOf } from "./tree.ts";

/** The `width` best readings kept open side by side; the best whole one wins. */
export function newBeamParser(model: ParseModel, width: number): (view: View) => Tree {
  const scorer = newActionScorer(model.structure);
  const labelled = newLabelled();
  const candidates = newCandidates(width);
  const scored = Array.from({ length: width }, () => new Int32Array(3));
  let now = Array.from({ length: width }, newState);
  let then = Array.from({ length: width }, newState);
  let totals = new Int32Array(width);
  let nextTotals = new Int32Array(width);
  return (view) => {
    reset(now[0], view.words);
    scorer.see(view);
    totals[0] = 0;
    let open = 1;
    for (let step = 0; step < view.words * 2; step++) {
      candidates.count = 0;
      for (let h = 0; h < open; h++) {
        scorer.score(now[h], scored[h]);
        for (let action = SHIFT; action <= RIGHT; action++) {
          if (scored[h][action] !== NEVER) offer(candidates, h, action, totals[h] + scored[h][action]);
        }
      }
      open = candidates.count;
      for (let k = 0; k < open; k++) {
        const from = candidates.parent[k];
        const action = candidates.action[k];
        copyState(now[from], then[k]);
        act(model, then[k], view, action, marginOf(scored[from], action), labelled);
        nextTotals[k] = candidates.score[k];
      }
      [now, then] = [then, now];
      [totals, nextTotals] = [nextTotals, totals];
    }
    return treeOf(now[0]);
  };
}

/** The best continuations so far, best first; of equals the earlier found. */
export interface Candidates {
  count: number;
  readonly parent: Int32Array;
  readonly action: Int32Array;
  readonly score: Int32Array;
}

export const newCandidates = (width: number): Candidates => ({
  count: 0,
  parent: new Int32Array(width),
  action: new Int32Array(width),
  score: new Int32Array(width),
});

export function offer(best: Candidates, parent: number, action: number, score: number): void {
  const width = best.score.length;
  if (best.count === width && score <= best.score[width - 1]) return;
  let at = best.count < width ? best.count++ : width - 1;
  for (; at > 0 && best.score[at - 1] < score; at--) {
    best.parent[at] = best.parent[at - 1];
    best.action[at] = best.action[at - 1];
    best.score[at] = best.score[at - 1];
  }
  best.parent[at] = parent;
  best.action[at] = action;
  best.score[at] = score;
}

/** Carries out one transition, choosing the label of the arc it makes. */
export function act(model: LabelModel, state: State, view: View, action: number, margin: number, labelled: Labelled): void {
  if (action === SHIFT) {
    shift(state);
    return;
  }
  labelArc(model, state, view, action === LEFT ? next(state) : onStack(state, 1), onStack(state, 0), labelled);
  if (action === LEFT) left(state, labelled.label, margin);
  else right(state, labelled.label, margin);
}
