/** The third stage: of a cue's likeliest readings the one that weighs most as a whole, and how likely that one is right. */
import type { Sums } from "../../classify/sums.ts";
import type { Board } from "./board.ts";
import type { Candidate } from "./candidates.ts";
import type { Scene } from "./draft.ts";
import type { CueView } from "./span-features.ts";
import { type Sureness, weighFeatures } from "./weigh-features.ts";

export type { Sureness } from "./weigh-features.ts";

/** Columns of the table: how well a reading does against the cue's others, and how likely it is right. */
const CHOICE = 0;
const LIKELY = 1;

export function weigh(
  scene: Scene,
  board: Board,
  view: CueView,
  sure: Sureness,
  candidates: readonly Candidate[],
  { features, sums, addThese }: Sums,
): { candidate: Candidate; weight: number } | null {
  let best: { candidate: Candidate; weight: number; choice: number } | null = null;
  for (const [rank, candidate] of candidates.entries()) {
    sums[CHOICE] = sums[LIKELY] = 0;
    addThese(weighFeatures(scene, board, view, sure, candidate, rank, features));
    const choice = sums[CHOICE];
    if (!best || choice > best.choice) best = { candidate, choice, weight: sums[LIKELY] };
  }
  return best;
}
