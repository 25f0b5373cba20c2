import { findPacked, type PackedTable } from "./packed.ts";
import type { RankedTable } from "./ranked.ts";
import { gatherRows, type Table } from "./table.ts";
import { hashAll, type Plan } from "./templates.ts";

/**
 * Of many classes most have no weight in a row: it holds those that have one, two by two, each with its weight, and before them how many twos follow the
 * first; an odd one is followed by a weight of nought. Row 0 is empty.
 */
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

/** More than any plan makes, mixes, or any table has classes. */
export const MOST = { features: 256, values: 64, classes: 128 };

/** Of three classes, whose weights lie in the places themselves; of many, sparse; of at most eight, told by rank. */
export type ShippedTable = PackedTable | SparseTable | RankedTable;

let fastest: ((table: ShippedTable, plans: readonly Plan[]) => Sums) | null = null;

/** Loads what adds up in WebAssembly, beside the weights: until then, and where a page forbids it, script does. */
export async function loadAssembly(): Promise<void> {
  fastest = (await import("./assembly.ts")).inAssembly;
}

/**
 * @param table as it ships, or as it is learned
 * @param plans of what will be added by number
 */
export function newSums(table: ShippedTable | Table, plans: readonly Plan[] = []): Sums {
  try {
    return fastest && !isLearned(table) ? fastest(table, plans) : inScript(table, plans);
  } catch {
    return inScript(table, plans);
  }
}

const isLearned = (table: ShippedTable | Table): table is Table => "places" in table && !("homeBits" in table);

export function inScript(table: ShippedTable | Table, plans: readonly Plan[]): Sums {
  const values = new Int32Array(MOST.values);
  const features = new Int32Array(MOST.features);
  const sums = new Int32Array(MOST.classes);
  const addThese = adderOf(table, features, sums);
  return { values, features, sums, add: (plan) => addThese(hashAll(plans[plan], values, features)), addThese };
}

function adderOf(table: ShippedTable | Table, features: Int32Array, sums: Int32Array): Sums["addThese"] {
  if ("entries" in table) return (count) => addSparse(table.entries, features, findPacked(table, features, count), sums);
  if ("homeBits" in table) return (count) => addThree(features, findPacked(table, features, count), sums);
  const rows = new Int32Array(MOST.features);
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
    for (const end = at + 4 * entries[at - 1] + 4; at < end; at += 2) sums[entries[at]] += entries[at + 1];
  }
}

function addRows({ weights, width }: Pick<Table, "weights" | "width">, rows: Int32Array, found: number, sums: Int32Array): void {
  for (let i = 0; i < found; i++) {
    const row = rows[i];
    for (let k = 0; k < width; k++) sums[k] += weights[row + k];
  }
}
