import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { decode, type Rules } from "./sequence.ts";
import { decodeSeveral, margins } from "./several.ts";

const MAY = [Uint8Array.from([1, 1, 0]), Uint8Array.from([1, 0, 1]), Uint8Array.from([1, 1, 1]), Uint8Array.from([1, 1, 0])];
const RULES: Rules = { labels: 3, may: MAY, bias: new Int32Array(3) };
const random = seeded(7);
const some = (count: number): Int32Array => Int32Array.from({ length: count }, () => random.below(200) - 100);

/** Every way to label `count` tokens, scored. */
function all(scores: Int32Array, follow: Int32Array): { labels: number[]; score: number }[] {
  let ways: { labels: number[]; score: number }[] = [{ labels: [], score: 0 }];
  for (let i = 0; i < scores.length / 3; i++) {
    ways = ways.flatMap(({ labels, score }) =>
      [0, 1, 2].flatMap((b) => {
        const before = labels.at(-1) ?? 3;
        return MAY[before][b] ? [{ labels: [...labels, b], score: score + follow[before * 3 + b] + scores[i * 3 + b] }] : [];
      }),
    );
  }
  return ways.sort((a, b) => b.score - a.score);
}

describe("the best few ways to label a sequence", () => {
  it("are those of all ways that score highest, and hold the wanted label", () => {
    for (let round = 0; round < 30; round++) {
      const scores = some(15);
      const follow = some(12);
      const wanted = all(scores, follow).filter(({ labels }) => labels.includes(1));
      const { ways: found, without } = decodeSeveral(scores, follow, RULES, 1, 4);
      expect(found.map(({ score }) => score)).toEqual(wanted.slice(0, 4).map(({ score }) => score));
      for (const { labels, score } of found) expect(wanted.find((way) => `${way.labels}` === `${labels}`)?.score).toBe(score);
      expect([...found[0].labels]).toEqual(wanted[0].labels);
      expect(without).toBe(all(scores, follow).find(({ labels }) => !labels.includes(1))?.score);
    }
  });
  it("begin with what the plain decoder finds", () => {
    const scores = some(30);
    const follow = some(12);
    const { ways, without } = decodeSeveral(scores, follow, RULES, 1, 3);
    expect(Math.max(ways[0].score, without)).toBe(decode(scores, follow, RULES).score);
  });
});

describe("a margin", () => {
  it("is the best way with a marked label there less the best without", () => {
    const scores = some(15);
    const follow = some(12);
    const ways = all(scores, follow);
    const best = (i: number, marked: boolean): number =>
      Math.max(...ways.filter(({ labels }) => [1, 2].includes(labels[i]) === marked).map(({ score }) => score));
    expect([...margins(scores, follow, RULES, [1, 2])]).toEqual([0, 1, 2, 3, 4].map((i) => best(i, true) - best(i, false)));
  });
});
