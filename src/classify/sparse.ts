import { gatherRows, letThrough, lookUp, scoreClass, type Table } from "./table.ts";

/**
 * A table that keeps of each row only the weights that are not zero. Where there are many classes most are: such a table is
 * loaded sooner, stays nearer to the processor, and scores all classes in one go.
 */
export interface SparseTable {
  readonly bits: number;
  /** Pairs of a key and where its row begins in `entries`, placed as in a `Table`. */
  readonly places: Int32Array;
  readonly filter?: Int32Array;
  /** Each row: how many weights it has, then each weight's class and the weight. */
  readonly entries: Int8Array;
}

/** A whole table without its zeros. */
export function sparseOf({ bits, width, places, weights, filter }: Table): SparseTable {
  const entries: number[] = [];
  const begins = places.slice();
  for (let at = 0; at < places.length; at += 2) {
    if (places[at] === 0) continue;
    const row = weights.subarray(places[at + 1] * width, (places[at + 1] + 1) * width);
    const classes = Array.from(row.keys()).filter((klass) => row[klass] !== 0);
    begins[at + 1] = entries.length;
    entries.push(classes.length);
    for (const klass of classes) entries.push(klass, row[klass]);
  }
  return { bits, places: begins, entries: Int8Array.from(entries), ...(filter && { filter }) };
}

const rows = new Int32Array(256);
const sizes = new Int32Array(256);

/**
 * Writes the scores of `classes` to `scores`, each at its class's number; others there are left in any state.
 * @param table sparse when shipped, whole while it is learned
 */
export function scoreAmong(
  table: Table | SparseTable,
  features: Int32Array,
  count: number,
  classes: Uint8Array,
  scores: Int32Array,
): void {
  if ("entries" in table) {
    scores.fill(0);
    addScores(table, features, count, scores);
    return;
  }
  const found = gatherRows(table, features, count, rows);
  for (let k = 0; k < classes.length; k++) scores[classes[k]] = scoreClass(table.weights, rows, found, classes[k]);
}

/** Adds to each class's score what the features lend it. */
export function addScores(
  { bits, places, filter, entries }: SparseTable,
  features: Int32Array,
  count: number,
  scores: Int32Array,
): void {
  const found = lookUp(bits, places, letThrough(filter, features, count, rows), rows);
  // All rows are fetched before one is added up, as in `lookUp`.
  for (let i = 0; i < found; i++) sizes[i] = entries[rows[i]];
  for (let i = 0; i < found; i++) {
    let at = rows[i] + 1;
    for (let left = sizes[i]; left > 0; left--, at += 2) scores[entries[at]] += entries[at + 1];
  }
}
