import { describe, expect, it } from "vitest";
import { seeded } from "../src/base/random.ts";
import { sectionOf } from "../src/classify/section.ts";
import { decode, type Follow, type Rules, scoreTokens } from "../src/classify/sequence.ts";
import { newSums } from "../src/classify/sums.ts";
import type { Table } from "../src/classify/table.ts";
import { learnChain, settle } from "./chain.ts";
import { gatherLessons, type Lessons, narrowed } from "./lessons.ts";
import { addToken, newSheet } from "./sheet.ts";

const MAY = [Uint8Array.of(1, 1), Uint8Array.of(1, 1), Uint8Array.of(1, 1)];
const RULES: Rules = { labels: 2, may: MAY, bias: new Int32Array(2) };
const COURSE = { epochs: 6, rate: 0.1, seed: 1, last: 2, cost: new Float64Array(4) };

// A token's label is whether its word is odd; a word of noise stands beside it.
const word = (value: number): number => Math.imul(value + 1, 0x9e3779b1);
const sequences = (seed: number): number[][] => {
  const random = seeded(seed);
  return Array.from({ length: 60 }, () => Array.from({ length: 1 + random.below(8) }, () => random.below(20)));
};
const sheetOf = (words: readonly number[]) => {
  const sheet = newSheet();
  for (const [i, value] of words.entries()) {
    addToken(sheet, 2, (out, at) => {
      out[at] = word(value);
      out[at + 1] = word(100 + (i % 3));
      return 2;
    });
  }
  return sheet;
};
const answers = (words: readonly number[]): Uint8Array => Uint8Array.from(words, (value) => value % 2);
const lessons = (): Lessons =>
  gatherLessons({ bits: 20, labels: 2, may: MAY, least: 2 }, (take) => {
    for (const words of sequences(1)) take(sheetOf(words), answers(words));
  });

function labelsOf(words: readonly number[], { table, follow }: { table: Table; follow: Follow }): Uint8Array {
  const { features, sums, addThese } = newSums("ranked", sectionOf(table));
  const { data, starts, tokens } = sheetOf(words);
  const scores = scoreTokens(sums, tokens, RULES, (i) => {
    features.set(data.subarray(starts[i], starts[i + 1]));
    addThese(starts[i + 1] - starts[i]);
  });
  return decode(scores, follow, RULES).labels;
}

describe("learnChain", () => {
  it("learns what it is taught", () => {
    const { table, follow } = settle(lessons(), learnChain(lessons(), COURSE), 0.02);
    for (const words of sequences(2)) expect(labelsOf(words, { table, follow })).toEqual(answers(words));
  });

  it.each([0, 0.5])("gives the same bytes twice, with %s of the features left out", (leftOut) => {
    const learn = () => settle(lessons(), learnChain(lessons(), { ...COURSE, leftOut }), 0.02);
    expect(learn()).toEqual(learn());
  });

  it("learns with half of the features left out each time", () => {
    const { table, follow } = settle(lessons(), learnChain(lessons(), { ...COURSE, epochs: 12, leftOut: 0.5 }), 0.02);
    for (const words of sequences(2)) expect(labelsOf(words, { table, follow })).toEqual(answers(words));
  });

  it("takes what has no features for the first label, and learns from what stands around it", () => {
    const gaps = (take: (sheet: ReturnType<typeof sheetOf>, right: Uint8Array) => void): void => {
      for (const value of [3, 4, 3, 4, 3, 4]) {
        const sheet = sheetOf([value]);
        addToken(sheet, 1, () => 0);
        take(sheet, Uint8Array.of(value % 2, 0));
      }
    };
    const withGaps = gatherLessons({ bits: 20, labels: 2, may: MAY, least: 2 }, gaps);
    const { weights, follow } = learnChain(withGaps, COURSE);
    expect([...weights, ...follow].every(Number.isFinite)).toBe(true);
    const learned = settle(withGaps, { weights, follow }, 0.02);
    expect(labelsOf([3], learned)).toEqual(Uint8Array.of(1));
  });

  it("marks more where missing costs more", () => {
    // A word that is marked two times in five.
    const doubtful = gatherLessons({ bits: 20, labels: 2, may: MAY, least: 2 }, (take) => {
      for (let i = 0; i < 100; i++) take(sheetOf([4]), Uint8Array.of(i % 5 < 2 ? 1 : 0));
    });
    const marked = (missed: number): number => {
      const cost = Float64Array.of(0, 0, missed, 0);
      const { table, follow } = settle(doubtful, learnChain(doubtful, { ...COURSE, cost }), 0.02);
      return labelsOf([4], { table, follow })[0];
    };
    expect([marked(0), marked(2)]).toEqual([0, 1]);
  });
});

describe("narrowed", () => {
  it("keeps the features that tell labels apart", () => {
    const all = lessons();
    const fewer = narrowed(all, learnChain(all, COURSE).weights, 20);
    const noise = new Set([100, 101, 102].map((value) => (word(value) >>> 12) + 1));
    expect(fewer.keys.length).toBe(20);
    expect([...fewer.keys].some((key) => noise.has(key))).toBe(false);
  });
});
