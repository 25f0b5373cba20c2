import { mix1, mix2, mix3 } from "./mix.ts";

/**
 * Features as data: which values each template mixes with its number. So that WebAssembly and script make the same of them, and a template
 * is one line to read. First how many templates mix one value, two, three and four; then each one's number and where its values lie, in bytes.
 */
export type Plan = Int32Array;

/**
 * @param names of the values, in the order in which they will lie
 * @param lines a template each: its number, and the names of one to four values
 */
export function planOf(names: string, lines: string): Plan {
  const places = names.split(/\s+/);
  const templates = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" "));
  const sized = [1, 2, 3, 4].map((size) => templates.filter((words) => words.length === size + 1));
  return Int32Array.from([
    ...sized.map((some) => some.length),
    ...sized.flat().flatMap(([number, ...values]) => [Number(number), ...values.map((name) => 4 * places.indexOf(name))]),
  ]);
}

/** Hashes of what the templates make of `values`, into `out` from place `from` on; returns how many. */
export function hashAll(plan: Plan, values: Int32Array, out: Int32Array, from = 0): number {
  let n = from;
  let at = 4;
  for (let end = at + 2 * plan[0]; at < end; at += 2) out[n++] = mix1(plan[at], values[plan[at + 1] >> 2]);
  for (let end = at + 3 * plan[1]; at < end; at += 3)
    out[n++] = mix2(plan[at], values[plan[at + 1] >> 2], values[plan[at + 2] >> 2]);
  for (let end = at + 4 * plan[2]; at < end; at += 4)
    out[n++] = mix3(plan[at], values[plan[at + 1] >> 2], values[plan[at + 2] >> 2], values[plan[at + 3] >> 2]);
  for (let end = at + 5 * plan[3]; at < end; at += 5) {
    const pair = mix2(plan[at], values[plan[at + 1] >> 2], values[plan[at + 2] >> 2]);
    out[n++] = mix3(plan[at], pair, values[plan[at + 3] >> 2], values[plan[at + 4] >> 2]);
  }
  return n - from;
}
