import type { Table } from "../src/classify/table.ts";

/** A table that learns: rows come into being when first corrected; totals give the average over all steps. */
export interface Learner {
  table: { bits: number; width: number; index: Int32Array; weights: Int16Array };
  totals: Float64Array;
  rows: number;
  step: number;
}

export function newLearner(bits: number, width: number): Learner {
  return {
    table: { bits, width, index: new Int32Array(2 ** bits), weights: new Int16Array(width * 1024) },
    totals: new Float64Array(width * 1024),
    rows: 1,
    step: 1,
  };
}

/** Adds `delta` to one class's weight of each feature. All integers, so the result depends on nothing but the order. */
export function correct(learner: Learner, features: Int32Array, count: number, klass: number, delta: number): void {
  const { table } = learner;
  const shift = 32 - table.bits;
  for (let i = 0; i < count; i++) {
    const slot = features[i] >>> shift;
    let row = table.index[slot];
    if (row === 0) {
      row = learner.rows++;
      table.index[slot] = row;
      if (learner.rows * table.width > table.weights.length) grow(learner);
    }
    table.weights[row * table.width + klass] += delta;
    learner.totals[row * table.width + klass] += delta * learner.step;
  }
}

function grow(learner: Learner): void {
  const weights = new Int16Array(learner.table.weights.length * 2);
  weights.set(learner.table.weights);
  learner.table.weights = weights;
  const totals = new Float64Array(learner.totals.length * 2);
  totals.set(learner.totals);
  learner.totals = totals;
}

export interface Quantised {
  /** Averaged weights below this are dropped. */
  readonly least: number;
  /** Averaged weight that one integer step stands for. */
  readonly unit: number;
}

/** The averaged weights as int8, without rows that round to nothing. Slots keep ascending order. */
export function averaged(learner: Learner, { least, unit }: Quantised): Table {
  const { table, totals, step } = learner;
  const index = new Int32Array(table.index.length);
  const kept: number[] = [];
  const rows: Int8Array[] = [new Int8Array(table.width)];
  for (let slot = 0; slot < table.index.length; slot++) {
    const row = table.index[slot];
    if (row === 0) continue;
    const out = new Int8Array(table.width);
    let any = false;
    for (let k = 0; k < table.width; k++) {
      const at = row * table.width + k;
      const mean = table.weights[at] - totals[at] / step;
      if (Math.abs(mean) < least) continue;
      out[k] = Math.max(-127, Math.min(127, Math.round(mean / unit)));
      if (out[k] !== 0) any = true;
    }
    if (!any) continue;
    index[slot] = rows.length;
    rows.push(out);
    kept.push(slot);
  }
  const weights = new Int8Array(rows.length * table.width);
  for (const [i, row] of rows.entries()) weights.set(row, i * table.width);
  return { bits: table.bits, width: table.width, index, weights };
}
