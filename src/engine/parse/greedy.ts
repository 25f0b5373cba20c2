import { marginOf, scoreActions } from "./actions.ts";
import { MOST_FEATURES, type View } from "./features.ts";
import { labelArc, newLabelled, type ParseModel } from "./model.ts";
import { isDone, LEFT, left, newState, next, onStack, RIGHT, reset, right, SHIFT, shift } from "./state.ts";
import { type Tree, treeOf } from "./tree.ts";

/** The best transition at each step, never taken back. */
export function newGreedyParser(model: ParseModel): (view: View) => Tree {
  const state = newState();
  const features = new Int32Array(MOST_FEATURES);
  const scores = new Int32Array(3);
  const labelled = newLabelled();
  return (view) => {
    reset(state, view.words);
    while (!isDone(state)) {
      scoreActions(model.structure, state, view, features, scores);
      if (scores[SHIFT] >= scores[LEFT] && scores[SHIFT] >= scores[RIGHT]) {
        shift(state);
        continue;
      }
      const action = scores[LEFT] >= scores[RIGHT] ? LEFT : RIGHT;
      const head = action === LEFT ? next(state) : onStack(state, 1);
      labelArc(model, state, view, head, onStack(state, 0), labelled);
      if (action === LEFT) left(state, labelled.label, marginOf(scores, action));
      else right(state, labelled.label, marginOf(scores, action));
    }
    return treeOf(state);
  };
}
