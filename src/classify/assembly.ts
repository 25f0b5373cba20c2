/** Sums in WebAssembly (`scripts/assemble-sums.ts`): tables, plans and sums lie in its memory. */
import PROGRAM from "./assembly.packed.ts";
import { MOST, type ShippedTable, type Sums } from "./sums.ts";
import { shiftFor } from "./table.ts";
import type { Plan } from "./templates.ts";

// Node and pages both have them; the engine is compiled with the types of neither.
declare const atob: (text: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, rooms: object) => { readonly exports: Readonly<Record<string, unknown>> };
};
const PAGE = 65536;

let program: object | null = null;

/** Fails where a page forbids WebAssembly. */
export function inAssembly(table: ShippedTable, plans: readonly Plan[]): Sums {
  program ??= new WebAssembly.Module(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  const index = "words" in table ? table.words : table.places;
  const weights = "words" in table ? table.weights : "entries" in table ? table.entries : new Int8Array(0);
  const rest = "words" in table ? new Int32Array(0) : table.rest;
  const kept = [...plans, index, rest].reduce((sum, numbers) => sum + numbers.length, 0);
  const numbers = MOST.values + 3 * MOST.features + MOST.classes + kept;
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
  const values = take(MOST.values);
  const features = take(MOST.features);
  // For the program alone.
  take(2 * MOST.features);
  const sums = take(MOST.classes);
  const begins = plans.map(keep);
  const at = keep(index);
  const apart = keep(rest);
  new Int8Array(memory.buffer, rows, weights.length).set(weights);
  const [from, to, drop] = [features.byteOffset, sums.byteOffset, 32 - table.bits];
  const adder = (): Sums["addThese"] => {
    if ("words" in table) return (count) => void ranked(from, count, at, drop, table.width, rows, to);
    const add = "entries" in table ? sparse : three;
    const [home, step, shift] = [32 - table.homeBits, 2 ** (table.bits - table.homeBits), shiftFor(rest)];
    return (count) => void add(from, count, at, home, drop, step, apart, shift, rows, to);
  };
  const addThese = adder();
  return { values, features, sums, add: (plan) => addThese(hash(begins[plan], values.byteOffset, from)), addThese };
}
