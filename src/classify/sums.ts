import { findPacked, type PackedTable } from "./packed.ts";
import PROGRAM from "./sums.packed.ts";
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

/** @param table sparse, or of three classes with their weights in the places themselves */
export function newSums(table: PackedTable | SparseTable, plans: readonly Plan[]): Sums {
  // A page may forbid WebAssembly.
  try {
    return inAssembly(table, plans);
  } catch {
    return inScript(table, plans);
  }
}

export function inScript(table: PackedTable | SparseTable, plans: readonly Plan[]): Sums {
  const values = new Int32Array(MOST_VALUES);
  const features = new Int32Array(MOST);
  const sums = new Int32Array(MOST_CLASSES);
  const entries = "entries" in table ? table.entries : null;
  const addThese = (count: number): void => {
    const found = findPacked(table, features, count);
    if (entries) addSparse(entries, features, found, sums);
    else addThree(features, found, sums);
  };
  return { values, features, sums, add: (plan) => addThese(hashAll(plans[plan], values, features)), addThese };
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

// Node and pages both have them; the engine is compiled with the types of neither.
declare const atob: (text: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, rooms: object) => { readonly exports: Readonly<Record<string, unknown>> };
};
const PAGE = 65536;

let program: object | null = null;

export function inAssembly(table: PackedTable | SparseTable, plans: readonly Plan[]): Sums {
  program ??= new WebAssembly.Module(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  const { bits, homeBits, places } = table;
  const entries = "entries" in table ? table.entries : new Int8Array(0);
  const numbers = MOST_VALUES + MOST + MOST_CLASSES + plans.reduce((sum, plan) => sum + plan.length, 0) + places.length;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((numbers * 4 + entries.length + 64) / PAGE) });
  const { exports } = new WebAssembly.Instance(program, { room: { memory } });
  let top = 0;
  const take = (count: number): Int32Array => {
    const room = new Int32Array(memory.buffer, top, count);
    top += count * 4;
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
  const at = keep(places);
  new Int8Array(memory.buffer, top, entries.length).set(entries);
  const hash = exports.hash as (...numbers: number[]) => number;
  const addAll = exports["entries" in table ? "sparse" : "three"] as (...numbers: number[]) => void;
  const [from, to, home, drop, step] = [features.byteOffset, sums.byteOffset, 32 - homeBits, 32 - bits, 2 ** (bits - homeBits)];
  const addThese = (count: number): void => addAll(from, count, at, home, drop, step, top, to);
  return { values, features, sums, add: (plan) => addThese(hash(begins[plan], values.byteOffset, from)), addThese };
}
