import { gatherRows, type Table } from "../../classify/table.ts";
import { MOST_FEATURES, stateFeatures, type View } from "./features.ts";
import { LEFT, mayLeft, mayRight, mayShift, RIGHT, SHIFT, type State } from "./state.ts";

/** No sum of weights comes near it, and differences of it stay integers. */
export const NEVER = -(2 ** 28);

const rows = new Int32Array(MOST_FEATURES);

/**
 * Scores what can be done in a state.
 * @param features written with the state's features, for learning
 * @returns how many features
 */
export function scoreActions(structure: Table, state: State, view: View, features: Int32Array, scores: Int32Array): number {
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
  scores[SHIFT] = mayShift(state) ? shiftScore : NEVER;
  scores[LEFT] = mayLeft(state) ? leftScore : NEVER;
  scores[RIGHT] = mayRight(state) ? rightScore : NEVER;
  return count;
}

// What is forced at a sentence's end is right about as often as an arc of this margin (EWT dev).
const FORCED = 200;

/** By how much `action` beats the better of the other two; where there is no other, a middling margin. */
export function marginOf(scores: Int32Array, action: number): number {
  let other = NEVER;
  for (let a = SHIFT; a <= RIGHT; a++) if (a !== action && scores[a] > other) other = scores[a];
  return other === NEVER ? FORCED : scores[action] - other;
}
