import { packRows } from "../src/classify/packed.ts";
import type { SparseTable } from "../src/classify/sums.ts";
import type { Table } from "../src/classify/table.ts";

/** A table that was learned, as it reads when shipped. */
export function sparseOf({ bits, width, places, weights }: Table): SparseTable {
  const rows: [key: number, row: number][] = [];
  for (let at = 0; at < places.length; at += 2) if (places[at] !== 0) rows.push([places[at] - 1, places[at + 1]]);
  rows.sort((a, b) => a[0] - b[0]);
  const entries: number[] = [0, 0, 0, 0, 0];
  const begins = rows.map(([, row]) => {
    const begin = entries.length;
    const own = weights.subarray(row * width, (row + 1) * width);
    const classes = Array.from(own.keys()).filter((klass) => own[klass] !== 0);
    entries.push((classes.length - 1) >> 1);
    for (const klass of classes) entries.push(klass, own[klass]);
    if (classes.length % 2 === 1) entries.push(0, 0);
    return begin << 8;
  });
  const keys = Int32Array.from([0, ...rows.map(([key]) => key)]);
  return { ...packRows(bits, rows.length, keys, Int32Array.from([0, ...begins])), entries: Int8Array.from(entries) };
}
