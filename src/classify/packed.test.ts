import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { addThree, packRows } from "./packed.ts";

const BITS = 24;
const hashOf = (key: number): number => (key << (32 - BITS)) | 7;
const pack = ([a, b, c]: readonly number[]): number => ((a & 255) << 8) | ((b & 255) << 16) | ((c & 255) << 24);

function tableOf(rows: ReadonlyMap<number, readonly number[]>) {
  const keys = [...rows.keys()].sort((a, b) => a - b);
  const weights = keys.map((key) => pack(rows.get(key)!));
  return packRows(BITS, keys.length, Int32Array.from([0, ...keys]), Int32Array.from([0, ...weights]));
}

const sumsOf = (table: ReturnType<typeof tableOf>, keys: readonly number[]): number[] => {
  const sums = new Int32Array(4);
  addThree(table, Int32Array.from(keys, hashOf), keys.length, sums, 1);
  return Array.from(sums);
};

describe("a packed table", () => {
  it.each([
    ["scattered", 2 ** BITS],
    ["crowded", 900],
  ])("gives each key's weights and nothing for any other: %s", (_, range) => {
    const random = seeded(5);
    const rows = new Map<number, readonly number[]>();
    while (rows.size < 700)
      rows.set(random.below(range), [random.below(255) - 127, random.below(255) - 127, 1 + random.below(126)]);
    const table = tableOf(rows);
    for (const [key, weights] of rows) expect(sumsOf(table, [key])).toEqual([0, ...weights]);
    for (let key = 0; key < 1000; key++) if (!rows.has(key)) expect(sumsOf(table, [key])).toEqual([0, 0, 0, 0]);
  });

  it("adds up", () => {
    const rows = new Map([
      [3, [1, -2, 100]],
      [2 ** BITS - 1, [-127, 127, -1]],
    ]);
    expect(sumsOf(tableOf(rows), [3, 3, 2 ** BITS - 1, 5])).toEqual([0, -125, 123, 199]);
  });
});
