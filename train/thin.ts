import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openModel } from "../src/classify/model-file.ts";
import { newPlaces, placeOf, type Table } from "../src/classify/table.ts";
import { NETWORK_TABLES } from "../src/engine/parse/network/tables.ts";
import { writeModel } from "./files.ts";

interface Thinning {
  /** Weights smaller than this are dropped. */
  readonly least: number;
  /** What is left is divided by this and rounded: gzip packs small numbers closer. */
  readonly divide: number;
}

const WHOLE: Thinning = { least: 0, divide: 1 };
// Measured on EWT and GUM dev: each of these costs a tenth of a point or two, all together they halve the download.
const THINNINGS: Readonly<Record<string, Readonly<Record<string, Thinning>>>> = {
  words: { words: WHOLE },
  tag: { tags: { least: 4, divide: 1 }, words: WHOLE },
  names: { chain: { least: 2, divide: 1 }, listed: WHOLE },
  "parse.fast": { structure: { least: 4, divide: 2 }, labels: { least: 3, divide: 2 } },
  "parse.network": Object.fromEntries(NETWORK_TABLES.map((table) => [table, WHOLE])),
};

/** Writes what ships from what training made: the same weights without the small ones. */
export async function thinModels(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const thinnings = THINNINGS[name];
    const file = await openModel(readFileSync(`${from}/${name}.bin`), (bytes) => gunzipSync(bytes), name);
    const tables = Object.entries(file.tables).map(([table, full]) => [table, thin(full, thinnings[table])]);
    writeModel(to, name, { ...file, tables: Object.fromEntries(tables) });
  }
}

function thin({ bits, width, places, weights }: Table, { least, divide }: Thinning): Table {
  const keys: number[] = [];
  const rows: Int8Array[] = [new Int8Array(width)];
  for (let at = 0; at < places.length; at += 2) {
    if (places[at] === 0) continue;
    const base = places[at + 1] * width;
    const row = weights.slice(base, base + width).map((weight) => (Math.abs(weight) < least ? 0 : Math.round(weight / divide)));
    if (!row.some((weight) => weight !== 0)) continue;
    keys.push(places[at]);
    rows.push(Int8Array.from(row));
  }
  const thinned = new Int8Array(rows.length * width);
  for (const [i, row] of rows.entries()) thinned.set(row, i * width);
  const kept = newPlaces(rows.length);
  for (const [i, key] of keys.entries()) {
    const place = placeOf(bits, kept, key);
    kept[place] = key;
    kept[place + 1] = i + 1;
  }
  return { bits, width, places: kept, weights: thinned };
}
