/** The third stage: of a cue's likeliest readings the one that weighs most as a whole, and how likely that one is right. */
import { gatherRows, type LinearModel, scoreClass } from "../../classify/table.ts";
import type { Board } from "./board.ts";
import type { Candidate } from "./candidates.ts";
import type { Scene } from "./draft.ts";
import type { CueView } from "./span-features.ts";
import { MOST_WEIGH_FEATURES, type Sureness, weighFeatures } from "./weigh-features.ts";

export type { Sureness } from "./weigh-features.ts";

const features = new Int32Array(MOST_WEIGH_FEATURES);
const rows = new Int32Array(MOST_WEIGH_FEATURES);

/** Columns of the table: how well a reading does against the cue's others, and how likely it is right. */
const CHOICE = 0;
const LIKELY = 1;

export function weigh(
  scene: Scene,
  board: Board,
  view: CueView,
  sure: Sureness,
  candidates: readonly Candidate[],
  table: LinearModel,
): { candidate: Candidate; weight: number } | null {
  let best: { candidate: Candidate; weight: number; choice: number } | null = null;
  for (const [rank, candidate] of candidates.entries()) {
    const count = weighFeatures(scene, board, view, sure, candidate, rank, features);
    const found = gatherRows(table, features, count, rows);
    const choice = scoreClass(table.weights, rows, found, CHOICE);
    if (!best || choice > best.choice) best = { candidate, choice, weight: scoreClass(table.weights, rows, found, LIKELY) };
  }
  return best;
}
