/**
 * A linear model: for each hashed feature a row of small integer weights, one a class. Most features of a
 * text have no row, so an index says which do, and rows lie close together in memory.
 */
export interface Table {
  /** Hashes are cut to this many of their upper bits. */
  readonly bits: number;
  /** Weights a row: the number of classes, or a little more. */
  readonly width: number;
  /** Slot → row number; 0 is none. */
  readonly index: Int32Array;
  /** Row by row; row 0 is all zeros. Wide while training, narrow when shipped. */
  readonly weights: Int8Array | Int16Array;
}

/** Places of the rows that the hashes in `features` have; returns how many, their starts in `rows`. */
export function gatherRows(table: Table, features: Int32Array, count: number, rows: Int32Array): number {
  const { index, width } = table;
  const shift = 32 - table.bits;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const row = index[features[i] >>> shift];
    if (row !== 0) rows[found++] = row * width;
  }
  return found;
}

/** Sum of one class's weights over gathered rows. */
export function scoreClass(weights: Int8Array | Int16Array, rows: Int32Array, found: number, klass: number): number {
  let score = 0;
  for (let i = 0; i < found; i++) score += weights[rows[i] + klass];
  return score;
}
