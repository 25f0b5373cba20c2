import { marginOf, newActionScorer } from "./actions.ts";
import type { View } from "./features.ts";
import { newLabeller, type ParseModel } from "./model.ts";
import {
  atEnd,
  depth,
  isDone,
  LEFT,
  left,
  newState,
  next,
  onStack,
  RIGHT,
  reset,
  right,
  SHIFT,
  type State,
  shift,
} from "./state.ts";
import { type Tree, treeOf } from "./tree.ts";

/** The best transition at each step, never taken back. */
export function newGreedyParser(model: ParseModel): (view: View) => Tree {
  const state = newState();
  const scorer = newActionScorer(model.structure);
  const scores = new Int32Array(3);
  const labelOf = newLabeller(model);
  let margin = 0;

  function best(state: State): number {
    scorer.score(state, scores);
    let action = SHIFT;
    if (scores[LEFT] > scores[action]) action = LEFT;
    if (scores[RIGHT] > scores[action]) action = RIGHT;
    margin = marginOf(scores, action);
    return action;
  }

  // With no word left to come only one thing can be done; it is as sure as the last choice that led here.
  const only = (state: State): number => (depth(state) === 1 ? LEFT : RIGHT);

  return (view) => {
    reset(state, view.words);
    scorer.see(view);
    margin = 0;
    while (!isDone(state)) {
      if (depth(state) === 0) {
        shift(state);
        continue;
      }
      const action = atEnd(state) ? only(state) : best(state);
      if (action === SHIFT) {
        shift(state);
        continue;
      }
      const head = action === LEFT ? next(state) : onStack(state, 1);
      const label = labelOf(state, view, head, onStack(state, 0));
      if (action === LEFT) left(state, label, margin);
      else right(state, label, margin);
    }
    return treeOf(state);
  };
}
