import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { decode, type Rules } from "./sequence.ts";

const LABELS = 3;
// Label 2 goes on from 1 or 2 alone, as a further token does from a first.
const MAY = [
  [1, 1, 0],
  [1, 1, 1],
  [1, 1, 1],
  [1, 1, 0],
].map((row) => Uint8Array.from(row));
const RULES: Rules = { labels: LABELS, may: MAY, bias: new Int32Array(LABELS) };

/** Score and labels of every sequence that may be, tried one by one. */
function bestOfAll(scores: Int32Array, follow: Int32Array): number {
  const count = scores.length / LABELS;
  let best = -Infinity;
  const tryFrom = (i: number, before: number, score: number): void => {
    if (i === count) {
      best = Math.max(best, score);
      return;
    }
    for (let b = 0; b < LABELS; b++) {
      if (MAY[before][b]) tryFrom(i + 1, b, score + follow[before * LABELS + b] + scores[i * LABELS + b]);
    }
  };
  tryFrom(0, LABELS, 0);
  return best;
}

const scoreOf = (labels: Uint8Array, scores: Int32Array, follow: Int32Array): number =>
  labels.reduce((sum, b, i) => sum + scores[i * LABELS + b] + follow[(i === 0 ? LABELS : labels[i - 1]) * LABELS + b], 0);

describe("decode", () => {
  it("finds the best of all sequences", () => {
    const random = seeded(7);
    for (let round = 0; round < 200; round++) {
      const scores = Int32Array.from({ length: LABELS * (2 + random.below(4)) }, () => random.below(41) - 20);
      const follow = Int32Array.from({ length: LABELS * (LABELS + 1) }, () => random.below(41) - 20);
      const { labels, score } = decode(scores, follow, RULES);
      expect(score).toBe(bestOfAll(scores, follow));
      expect(scoreOf(labels, scores, follow)).toBe(score);
    }
  });

  it("has no labels for no tokens", () => {
    expect(decode(new Int32Array(0), new Int32Array(12), RULES).labels).toEqual(new Uint8Array(0));
  });
});
