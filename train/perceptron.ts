import { keyOf, newPlaces, placeOf, type Table } from "../src/classify/table.ts";

/** A table that learns: rows come into being when first corrected; totals give the average over all steps. */
export interface Learner {
  readonly table: { readonly bits: number; readonly width: number; places: Int32Array; weights: Int16Array };
  totals: Float64Array;
  rows: number;
  step: number;
  /** How often each key was corrected, up to `patience`. */
  readonly touched: Uint8Array;
  readonly patience: number;
}

/**
 * @param patience a feature gets a row when it was corrected so often: most that are met once or twice say nothing, and a model
 *   without them is smaller and no worse (Goldberg & Elhadad 2011)
 */
export function newLearner(bits: number, width: number, patience = 1): Learner {
  return {
    touched: new Uint8Array(2 ** bits + 1),
    patience,
    table: { bits, width, places: newPlaces(1024), weights: new Int16Array(width * 1024) },
    totals: new Float64Array(width * 1024),
    rows: 1,
    step: 1,
  };
}

/** Adds `delta` to one class's weight of each feature. All integers, so the result depends on nothing but the order. */
export function correct(learner: Learner, features: Int32Array, count: number, klass: number, delta: number): void {
  const { table } = learner;
  for (let i = 0; i < count; i++) {
    const key = keyOf(table.bits, features[i]);
    let place = placeOf(table.bits, table.places, key);
    if (table.places[place] === 0) {
      if (++learner.touched[key] < learner.patience) continue;
      if (learner.rows * 4 > table.places.length) {
        spread(learner);
        place = placeOf(table.bits, table.places, key);
      }
      table.places[place] = key;
      table.places[place + 1] = learner.rows++;
      if (learner.rows * table.width > table.weights.length) grow(learner);
    }
    const at = table.places[place + 1] * table.width + klass;
    table.weights[at] += delta;
    learner.totals[at] += delta * learner.step;
  }
}

function spread({ table }: Learner): void {
  const old = table.places;
  table.places = new Int32Array(old.length * 2);
  for (let at = 0; at < old.length; at += 2) {
    if (old[at] === 0) continue;
    const place = placeOf(table.bits, table.places, old[at]);
    table.places[place] = old[at];
    table.places[place + 1] = old[at + 1];
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

/** The averaged weights as int8, without rows that round to nothing, in the order of their keys. */
export function averaged(learner: Learner, { least, unit }: Quantised): Table {
  const { table, totals, step } = learner;
  const rowOf = new Map<number, number>();
  for (let at = 0; at < table.places.length; at += 2)
    if (table.places[at] !== 0) rowOf.set(table.places[at], table.places[at + 1]);
  const kept: number[] = [];
  const rows: Int8Array[] = [new Int8Array(table.width)];
  for (const key of Int32Array.from(rowOf.keys()).sort()) {
    const out = new Int8Array(table.width);
    const base = rowOf.get(key)! * table.width;
    for (let k = 0; k < table.width; k++) {
      const mean = table.weights[base + k] - totals[base + k] / step;
      if (Math.abs(mean) >= least) out[k] = Math.max(-127, Math.min(127, Math.round(mean / unit)));
    }
    if (!out.some((weight) => weight !== 0)) continue;
    rows.push(out);
    kept.push(key);
  }
  const weights = new Int8Array(rows.length * table.width);
  for (const [i, row] of rows.entries()) weights.set(row, i * table.width);
  const places = newPlaces(rows.length);
  for (const [i, key] of kept.entries()) {
    const place = placeOf(table.bits, places, key);
    places[place] = key;
    places[place + 1] = i + 1;
  }
  return { bits: table.bits, width: table.width, places, weights };
}
