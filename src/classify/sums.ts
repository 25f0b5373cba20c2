import { findPacked, packThree } from "./packed.ts";
import { gatherRanked, rank } from "./ranked.ts";
import { type Section, tableOf } from "./section.ts";
import { packSparse } from "./sparse.ts";
import type { Table } from "./table.ts";
import { hashAll, type Plan } from "./templates.ts";

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

/** How a table lies in memory: of at most three classes, whose weights lie in the places themselves; of many, sparse; of at most eight, told by rank. */
export type Form = "three" | "sparse" | "ranked";

let fastest: typeof import("./assembly.ts") | null = null;

/** Loads what adds up in WebAssembly, beside the weights: until then, and where a page forbids it, script does. */
export async function loadAssembly(): Promise<void> {
  fastest = await import("./assembly.ts");
}

/** @param plans of what will be added by number */
export function newSums(form: Form, section: Section, plans: readonly Plan[] = []): Sums {
  try {
    return (fastest?.inAssembly ?? inScript)(form, section, plans);
  } catch {
    return inScript(form, section, plans);
  }
}

export function newTable(section: Section): Table {
  try {
    return (fastest?.tableInAssembly ?? tableOf)(section);
  } catch {
    return tableOf(section);
  }
}

export function inScript(form: Form, section: Section, plans: readonly Plan[]): Sums {
  const values = new Int32Array(MOST.values);
  const features = new Int32Array(MOST.features);
  const sums = new Int32Array(MOST.classes);
  const addThese = ADDERS[form](section, features, sums);
  return { values, features, sums, add: (plan) => addThese(hashAll(plans[plan], values, features)), addThese };
}

const ADDERS: Readonly<Record<Form, (section: Section, features: Int32Array, sums: Int32Array) => Sums["addThese"]>> = {
  three(section, features, sums) {
    const table = packThree(section);
    return (count) => addThree(features, findPacked(table, features, count), sums);
  },
  sparse(section, features, sums) {
    const table = packSparse(section);
    return (count) => addSparse(table.entries, features, findPacked(table, features, count), sums);
  },
  ranked(section, features, sums) {
    const table = rank(section);
    const rows = new Int32Array(MOST.features);
    return (count) => addRows(table.weights, table.width, rows, gatherRanked(table, features, count, rows), sums);
  },
};

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

function addRows(weights: Int8Array, width: number, rows: Int32Array, found: number, sums: Int32Array): void {
  for (let i = 0; i < found; i++) {
    const row = rows[i];
    for (let k = 0; k < width; k++) sums[k] += weights[row + k];
  }
}
