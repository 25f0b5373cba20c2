import { gatherRows } from "../../classify/table.ts";
import { MOST_FEATURES, stateFeatures, type View } from "./features.ts";
import { labelArc, newLabelled, type ParseModel } from "./model.ts";
import {
  HEAD,
  isDone,
  LABEL,
  LEFT,
  left,
  mayLeft,
  mayRight,
  mayShift,
  newState,
  next,
  onStack,
  RIGHT,
  reset,
  right,
  SHIFT,
  shift,
} from "./state.ts";
import type { Tree } from "./tree.ts";

/** The best transition at each step, never taken back. */
export function newGreedyParser(model: ParseModel): (view: View) => Tree {
  const state = newState();
  const features = new Int32Array(MOST_FEATURES);
  const rows = new Int32Array(MOST_FEATURES);
  const labelled = newLabelled();
  const { structure } = model;
  return (view) => {
    reset(state, view.words);
    const margins = new Int32Array(view.words);
    while (!isDone(state)) {
      const count = stateFeatures(state, view, features);
      const found = gatherRows(structure, features, count, rows);
      const { weights } = structure;
      let shiftScore = 0;
      let leftScore = 0;
      let rightScore = 0;
      for (let i = 0; i < found; i++) {
        const row = rows[i];
        shiftScore += weights[row + SHIFT];
        leftScore += weights[row + LEFT];
        rightScore += weights[row + RIGHT];
      }
      if (!mayShift(state)) shiftScore = -Infinity;
      if (!mayLeft(state)) leftScore = -Infinity;
      if (!mayRight(state)) rightScore = -Infinity;
      if (shiftScore >= leftScore && shiftScore >= rightScore) {
        shift(state);
      } else {
        const child = onStack(state, 0);
        const isLeft = leftScore >= rightScore;
        const margin = isLeft ? leftScore - Math.max(shiftScore, rightScore) : rightScore - Math.max(shiftScore, leftScore);
        margins[child] = Math.min(margin, 2 ** 30);
        labelArc(model, state, view, isLeft ? next(state) : onStack(state, 1), child, labelled);
        if (isLeft) left(state, labelled.label);
        else right(state, labelled.label);
      }
    }
    const { data, size } = state;
    return {
      heads: data.slice(HEAD * size, HEAD * size + view.words),
      labels: data.slice(LABEL * size, LABEL * size + view.words),
      margins,
    };
  };
}
