import { hash32 } from "../../src/base/hash.ts";
import type { ModelFile } from "../../src/classify/model-file.ts";
import { keyOf, newPlaces, placeOf, type Table } from "../../src/classify/table.ts";
import {
  FACT_UNIT,
  LEARNED_UNIT,
  type NetworkFacts,
  SCALE_UNIT,
  type Scaled,
} from "../../src/engine/parse/network/read-model.ts";
import type { Lookups } from "./lessons.ts";
import type { Matrix } from "./products.ts";

/** What a network learned, by the names of its parameters. */
export type Learned = Readonly<Record<string, Matrix>>;

// Keys of words are the upper bits of their hashes; those of rows are their numbers.
const HASHED = 28;
const NUMBERED = 12;

/** A network as it ships: every number of its matrices a byte. */
export function packNetwork(
  learned: Learned,
  { vectors, words, endings, values, dimensions }: Lookups,
  { classes, relations }: Pick<NetworkFacts, "classes" | "relations">,
): Pick<ModelFile, "facts" | "tables"> {
  const layers = ["0", "1"].map((l) => ({
    packed: bytesOf(learned[`weights${l}`]),
    carry: learned[`carry${l}`],
    bias: learned[`bias${l}`],
  }));
  const units = layers[0].bias.cols;
  const told = ["arcHead", "arcChild", "labelHead", "labelChild"].map((role) => ({
    ...bytesOf(learned[role]),
    bias: factsOf(learned[`${role}Bias`]),
  }));
  const pair = bytesOf(learned.pair);
  const naming = bytesOf(learned.naming, relations.length);
  const facts: NetworkFacts = {
    relations,
    classes,
    units,
    arc: learned.pair.rows,
    label: learned.naming.rows / 3,
    layers: layers.map(({ packed, carry, bias }) => ({ scales: packed.scales, bias: factsOf(bias), carry: factsOf(carry) })),
    telling: { scales: told.flatMap(({ scales }) => scales), bias: told.flatMap(({ bias }) => bias) },
    root: factsOf(learned.root),
    pair: { scales: pair.scales, bias: [] },
    headed: factsOf(learned.headed),
    naming: { scales: naming.scales, bias: factsOf(learned.namingBias).slice(0, relations.length) },
  };
  const [wordRows, endingRows, tagRows] = [learned.words, learned.endings, learned.tags].map(stepsOf);
  const tables = {
    vectors: hashed(vectors, rowsOf(values, dimensions)),
    words: hashed(words, wordRows),
    endings: hashed(endings, endingRows),
    tags: numbered(tagRows.slice(0, classes.length)),
    layer0: numbered(layers[0].packed.rows),
    layer1: numbered(layers[1].packed.rows),
    telling: numbered(told.flatMap(({ rows }) => rows)),
    pair: numbered(pair.rows),
    naming: numbered(naming.rows),
  };
  return { facts: { ...facts }, tables };
}

/** Columns as rows of bytes, each with what its largest number is in steps of 127. */
function bytesOf({ rows, cols, data }: Matrix, most = cols): { rows: Int8Array[]; scales: Scaled["scales"] } {
  const columns = Array.from({ length: most }, (_, col) =>
    Float64Array.from({ length: rows }, (_, row) => data[row * cols + col]),
  );
  const scales = columns.map((column) =>
    Math.max(1, Math.ceil(column.reduce((top, x) => Math.max(top, Math.abs(x)), 0) / 127 / SCALE_UNIT)),
  );
  return { scales, rows: columns.map((column, c) => Int8Array.from(column, (x) => Math.round(x / (scales[c] * SCALE_UNIT)))) };
}

const factsOf = ({ data }: Matrix): number[] => Array.from(data, (value) => Math.round(value / FACT_UNIT));

const stepsOf = ({ cols, data }: Matrix): Int8Array[] =>
  rowsOf(
    Int8Array.from(data, (value) => Math.max(-127, Math.min(127, Math.round(value / LEARNED_UNIT)))),
    cols,
  );

const rowsOf = (values: Int8Array, cols: number): Int8Array[] =>
  Array.from({ length: values.length / cols }, (_, row) => values.subarray(row * cols, (row + 1) * cols));

const numbered = (rows: readonly Int8Array[]): Table =>
  tableOf(
    NUMBERED,
    rows.map((row, i) => [i + 1, row]),
  );

/** Of two words with one key, the first has it. */
function hashed(numbers: ReadonlyMap<string, number>, rows: readonly Int8Array[]): Table {
  const byKey = new Map<number, Int8Array>();
  for (const [word, row] of numbers) {
    const key = keyOf(HASHED, hash32(word));
    if (!byKey.has(key)) byKey.set(key, rows[row]);
  }
  return tableOf(
    HASHED,
    [...byKey].sort((a, b) => a[0] - b[0]),
  );
}

function tableOf(bits: number, rows: readonly (readonly [number, Int8Array])[]): Table {
  const width = rows[0][1].length;
  const places = newPlaces(rows.length + 1);
  const weights = new Int8Array((rows.length + 1) * width);
  for (const [i, [key, row]] of rows.entries()) {
    const place = placeOf(bits, places, key);
    places[place] = key;
    places[place + 1] = i + 1;
    weights.set(row, (i + 1) * width);
  }
  return { bits, width, places, weights };
}
