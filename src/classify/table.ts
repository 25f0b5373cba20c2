/**
 * A linear model: for each hashed feature a row of small integer weights, one a class. Most features of a
 * text have no row; an open-addressing table says which do, so that absent ones cost one look and no two
 * features share a row by accident of the table's size.
 */
export interface Table {
  /** Upper bits of a hash that make its key: with 24, and a million rows, one feature in sixteen meets another's. */
  readonly bits: number;
  /** Weights a row: the number of classes, or a little more. */
  readonly width: number;
  /** Pairs of a key (`keyOf` a hash; 0 is an empty place) and its row number; a power of two of them, at most half full. */
  readonly places: Int32Array;
  /** Row by row; row 0 is all zeros. Wide while training, narrow when shipped. */
  readonly weights: Int8Array | Int16Array;
}

/** A feature's key in a table of `bits`: 1 … 2^bits. */
export const keyOf = (bits: number, hash: number): number => (hash >>> (32 - bits)) + 1;

/** Starts of the rows that the first `count` hashes in `features` have; returns how many were written to `rows`. */
export function gatherRows({ bits, places, width }: Table, features: Int32Array, count: number, rows: Int32Array): number {
  let found = 0;
  for (let i = 0; i < count; i++) {
    const at = placeOf(bits, places, keyOf(bits, features[i]));
    if (places[at] !== 0) rows[found++] = places[at + 1] * width;
  }
  return found;
}

/** The place of a key, or the empty one where it would go. */
export function placeOf(bits: number, places: Int32Array, key: number): number {
  const mask = places.length - 1;
  let at = (((key - 1) << (32 - bits)) >>> shiftFor(places)) << 1;
  while (places[at] !== 0 && places[at] !== key) at = (at + 2) & mask;
  return at;
}

/** Sum of one class's weights over gathered rows. */
export function scoreClass(weights: Int8Array | Int16Array, rows: Int32Array, found: number, klass: number): number {
  let score = 0;
  for (let i = 0; i < found; i++) score += weights[rows[i] + klass];
  return score;
}

/** Numbers in the places for `rows` rows, at most half full. */
export function placeCount(rows: number): number {
  let size = 1024;
  while (size < rows * 2) size *= 2;
  return size * 2;
}

export const newPlaces = (rows: number): Int32Array => new Int32Array(placeCount(rows));

export const shiftFor = (places: Int32Array): number => 33 - (31 - Math.clz32(places.length));
