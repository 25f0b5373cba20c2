import { findPacked, type PackedTable } from "./packed.ts";
import type { RankedTable } from "./ranked.ts";
import PROGRAM from "./sums.packed.ts";
import { gatherRows, type Table } from "./table.ts";
import { hashAll, type Plan } from "./templates.ts";

/** Of many classes most have no weight in a row: it holds how many have one, then each one's class and weight. Row 0 is empty. */
export interface SparseTable extends PackedTable {
  /** Rows end to end; a key holds where its own begins. */
  readonly entries: Int8Array;
}

/**
 * Sums of a linear model's weights, class by class. Whole numbers, which no machine rounds: the same in WebAssembly and, slower, without.
 */
export interface Sums {
  /** What templates mix: to be written before `add`. */
  readonly values: Int32Array;
  /** Features made elsewhere: to be written before `addThese`. */
  readonly features: Int32Array;
  readonly sums: Int32Array;
  /** Adds what the features of a plan lend, by the plan's number. */
  add(plan: number): void;
  /** Adds what the first `count` features lend. */
  addThese(count: number): void;
}

/** More than any plan makes. */
const MOST = 256;
const MOST_VALUES = 64;
const MOST_CLASSES = 128;

/** Of three classes, whose weights lie in the places themselves; of many, sparse; of at most eight, told by rank; or as it is learned. */
export type SummedTable = PackedTable | SparseTable | RankedTable | Table;

/** @param plans of what will be added by number */
export function newSums(table: SummedTable, plans: readonly Plan[] = []): Sums {
  // A page may forbid WebAssembly.
  try {
    return inAssembly(table, plans);
  } catch {
    return inScript(table, plans);
  }
}

export function inScript(table: SummedTable, plans: readonly Plan[]): Sums {
  const values = new Int32Array(MOST_VALUES);
  const features = new Int32Array(MOST);
  const sums = new Int32Array(MOST_CLASSES);
  const addThese = adderOf(table, features, sums);
  return { values, features, sums, add: (plan) => addThese(hashAll(plans[plan], values, features)), addThese };
}

function adderOf(table: SummedTable, features: Int32Array, sums: Int32Array): Sums["addThese"] {
  if ("entries" in table) return (count) => addSparse(table.entries, features, findPacked(table, features, count), sums);
  if ("homeBits" in table) return (count) => addThree(features, findPacked(table, features, count), sums);
  const rows = new Int32Array(MOST);
  return (count) => addRows(table, rows, gatherRows(table, features, count, rows), sums);
}

function addThree(held: Int32Array, found: number, sums: Int32Array): void {
  let [a, b, c] = [0, 0, 0];
  for (let i = 0; i < found; i++) {
    a += (held[i] << 16) >> 24;
    b += (held[i] << 8) >> 24;
    c += held[i] >> 24;
  }
  sums[0] += a;
  sums[1] += b;
  sums[2] += c;
}

function addSparse(entries: Int8Array, held: Int32Array, found: number, sums: Int32Array): void {
  for (let i = 0; i < found; i++) {
    let at = (held[i] >>> 8) + 1;
    for (let left = entries[at - 1]; left > 0; left--, at += 2) sums[entries[at]] += entries[at + 1];
  }
}

function addRows({ weights, width }: Pick<Table, "weights" | "width">, rows: Int32Array, found: number, sums: Int32Array): void {
  for (let i = 0; i < found; i++) {
    const row = rows[i];
    for (let k = 0; k < width; k++) sums[k] += weights[row + k];
  }
}

// Node and pages both have them; the engine is compiled with the types of neither.
declare const atob: (text: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, rooms: object) => { readonly exports: Readonly<Record<string, unknown>> };
};
const PAGE = 65536;

let program: object | null = null;

export function inAssembly(table: SummedTable, plans: readonly Plan[]): Sums {
  if ("places" in table && !("homeBits" in table)) return inScript(table, plans);
  program ??= new WebAssembly.Module(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  const index = "words" in table ? table.words : table.places;
  const weights = "words" in table ? table.weights : "entries" in table ? table.entries : new Int8Array(0);
  const numbers = MOST_VALUES + MOST + MOST_CLASSES + plans.reduce((sum, plan) => sum + plan.length, 0) + index.length;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((numbers * 4 + weights.length + 64) / PAGE) });
  const { exports } = new WebAssembly.Instance(program, { room: { memory } });
  const { hash, three, sparse, ranked } = exports as Readonly<Record<string, (...numbers: number[]) => number>>;
  let rows = 0;
  const take = (count: number): Int32Array => {
    const room = new Int32Array(memory.buffer, rows, count);
    rows += count * 4;
    return room;
  };
  const keep = (numbers: Int32Array): number => {
    const room = take(numbers.length);
    room.set(numbers);
    return room.byteOffset;
  };
  const values = take(MOST_VALUES);
  const features = take(MOST);
  const sums = take(MOST_CLASSES);
  const begins = plans.map(keep);
  const at = keep(index);
  new Int8Array(memory.buffer, rows, weights.length).set(weights);
  const [from, to, drop] = [features.byteOffset, sums.byteOffset, 32 - table.bits];
  const adder = (): Sums["addThese"] => {
    if ("words" in table) return (count) => void ranked(from, count, at, drop, table.width, rows, to);
    const [add, home, step] = ["entries" in table ? sparse : three, 32 - table.homeBits, 2 ** (table.bits - table.homeBits)];
    return (count) => void add(from, count, at, home, drop, step, rows, to);
  };
  const addThese = adder();
  return { values, features, sums, add: (plan) => addThese(hash(begins[plan], values.byteOffset, from)), addThese };
}
