import type { GoldSentence } from "../../src/document/conllu.ts";
import { VECTOR_UNIT } from "../../src/engine/parse/network/read-model.ts";
import { ENDING } from "../../src/engine/parse/parse.ts";
import { formsOf } from "../english.ts";
import { readVectors } from "../vectors.ts";
import type { Lesson } from "./network.ts";
import { reduced } from "./reduce.ts";

/** What the network looks up of a word, by its number in each table; 0 stands for what is in none. */
export interface Lookups {
  readonly vectors: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  readonly endings: ReadonlyMap<string, number>;
  /** Of each word that has one, in steps of `VECTOR_UNIT`; a first row of noughts. */
  readonly values: Int8Array;
  readonly dimensions: number;
}

// The vectors' numbers deviate by this much once they are brought to measure.
const DEVIATION = 0.5;

const OFTEN = 3;
const MOST_ENDINGS = 1500;

export function readLookups(sentences: readonly GoldSentence[], most: number, dimensions: number): Lookups {
  const counts = new Map<string, number>();
  const endings = new Map<string, number>();
  const count = (of: Map<string, number>, key: string): unknown => of.set(key, (of.get(key) ?? 0) + 1);
  for (const form of sentences.flatMap(formsOf)) {
    count(counts, form.toLowerCase());
    count(endings, form.toLowerCase().slice(-ENDING));
  }
  const read = readVectors(most, () => true);
  const values = reduced(read.values, read.dimensions, dimensions);
  let squares = 0;
  for (const value of values) squares += (value * value) / values.length;
  const measure = DEVIATION / Math.sqrt(squares) / VECTOR_UNIT;
  const rows = new Int8Array((read.words.length + 1) * dimensions);
  for (const [i, value] of values.entries()) rows[dimensions + i] = Math.max(-127, Math.min(127, Math.round(value * measure)));
  return {
    vectors: new Map(read.words.map((word, i) => [word, i + 1])),
    words: numbered(counts, (n) => n >= OFTEN),
    endings: numbered(endings, (_, place) => place < MOST_ENDINGS),
    values: rows,
    dimensions,
  };
}

function numbered(counts: ReadonlyMap<string, number>, keep: (count: number, place: number) => boolean): Map<string, number> {
  const often = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([, count], place) => keep(count, place));
  return new Map(often.map(([key], i) => [key, i + 1]));
}

export function lessonsOf(
  sentences: readonly GoldSentence[],
  tags: readonly ArrayLike<number>[],
  { vectors, words, endings }: Lookups,
  relations: readonly string[],
): Lesson[] {
  const numbers = new Map(relations.map((relation, i) => [relation, i]));
  return sentences.map((sentence, s) => {
    const forms = formsOf(sentence).map((form) => form.toLowerCase());
    return {
      vectors: Int32Array.from(forms, (form) => vectors.get(form) ?? 0),
      words: Int32Array.from(forms, (form) => words.get(form) ?? 0),
      tags: Int32Array.from(tags[s]),
      endings: Int32Array.from(forms, (form) => endings.get(form.slice(-ENDING)) ?? 0),
      heads: Int32Array.from(sentence.words, ({ head }) => head + 1),
      labels: Int32Array.from(sentence.words, ({ deprel }) => numbers.get(deprel) ?? 0),
    };
  });
}
