import { AscribeError } from "../base/error.ts";
import { keysOf, type Section, weightsOf } from "./section.ts";

/**
 * A linear model whose keys are few enough to tell by rank (Jacobson 1989): a bit for each key there can be, and beside every 32 bits
 * how many keys come before them, which is where the key's row stands. It lies nearer to the processor than places with keys in
 * them do, and that decides how fast a text is read: nine features in ten have a row here.
 */
export interface RankedTable {
  /** Upper bits of a hash that make its key. */
  readonly bits: number;
  /** Weights a row. */
  readonly width: number;
  /** Pairs: which of 32 keys have a row, a bit each, and how many rows come before them. */
  readonly words: Int32Array;
  /** Row by row, by ascending keys; row 0 is all zeros. */
  readonly weights: Int8Array;
}

// A bit for each key is half a megabyte at 22 bits; at 24 it would no longer be near.
const MOST = 22;

/** @throws {AscribeError} `bad-model` when its keys have too many bits */
export function rank(section: Section): RankedTable {
  const { bits, width } = section;
  const words = new Int32Array(2 * rankWords(bits));
  const keys = keysOf(section);
  for (let row = 1; row < keys.length; row++) words[(keys[row] >>> 5) << 1] |= 1 << (keys[row] & 31);
  for (let at = 0, before = 1; at < words.length; at += 2) {
    words[at + 1] = before;
    before += ones(words[at]);
  }
  return { bits, width, words, weights: weightsOf(section) };
}

/** How many thirty-twos of keys there can be. */
export function rankWords(bits: number): number {
  if (bits < 5 || bits > MOST) throw new AscribeError("bad-model", `keys of ${bits} bits cannot be ranked`);
  return 2 ** (bits - 5);
}

/** Starts of the rows that the first `count` hashes in `features` have; returns how many were written to `rows`, which has room for all. */
export function gatherRanked({ bits, width, words }: RankedTable, features: Int32Array, count: number, rows: Int32Array): number {
  const drop = 32 - bits;
  // Without a branch: a processor foresees none of them, and a wrong guess costs it more than the look.
  let found = 0;
  for (let i = 0; i < count; i++) {
    const key = features[i] >>> drop;
    rows[found] = key;
    found += (words[(key >>> 5) << 1] >>> (key & 31)) & 1;
  }
  for (let i = 0; i < found; i++) {
    const at = (rows[i] >>> 5) << 1;
    const before = words[at + 1] + ones(words[at] & ((1 << (rows[i] & 31)) - 1));
    rows[i] = before * width;
  }
  return found;
}

/** How many bits are set (Warren, Hacker's Delight). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
