import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { inAssembly } from "./assembly.ts";
import { packRows } from "./packed.ts";
import { inScript, type SparseTable } from "./sums.ts";
import { hashAll, planOf } from "./templates.ts";

const BITS = 24;
const hashOf = (key: number): number => (key << (32 - BITS)) | 7;
const pack = ([a, b, c]: readonly number[]): number => ((a & 255) << 8) | ((b & 255) << 16) | ((c & 255) << 24);

function tableOf(rows: ReadonlyMap<number, readonly number[]>, held: (weights: readonly number[]) => number = pack) {
  const keys = [...rows.keys()].sort((a, b) => a - b);
  return packRows(
    BITS,
    keys.length,
    Int32Array.from([0, ...keys]),
    Int32Array.from([0, ...keys.map((key) => held(rows.get(key)!))]),
  );
}

/** Each row's second weight only, of class 5, behind one of class 90 that is the first. */
function sparseOf(rows: ReadonlyMap<number, readonly number[]>): SparseTable {
  const entries = [0, 0, 0, 0, 0];
  const table = tableOf(rows, ([a, b]) => (entries.push(1, 90, a, 5, b, 7, 0, 0, 0) - 9) << 8);
  return { ...table, entries: Int8Array.from(entries) };
}

function someRows(range: number): Map<number, readonly number[]> {
  const random = seeded(5);
  const rows = new Map<number, readonly number[]>();
  while (rows.size < 700)
    rows.set(random.below(range), [random.below(255) - 127, random.below(255) - 127, 1 + random.below(126)]);
  return rows;
}

describe.each([
  ["in WebAssembly", inAssembly],
  ["in script", inScript],
])("a packed table %s", (_, make) => {
  it.each([
    ["scattered", 2 ** BITS],
    ["crowded", 900],
  ])("gives each key's weights and nothing for any other: %s", (_, range) => {
    const rows = someRows(range);
    const [three, sparse] = [make(tableOf(rows), []), make(sparseOf(rows), [])];
    for (const key of [...rows.keys(), ...Array.from({ length: 1000 }, (_, i) => i)]) {
      const [a, b, c] = rows.get(key) ?? [0, 0, 0];
      for (const { features, sums, addThese } of [three, sparse]) {
        sums.fill(0);
        features[0] = hashOf(key);
        addThese(1);
      }
      expect([...three.sums.subarray(0, 3)]).toEqual([a, b, c]);
      expect([sparse.sums[90], sparse.sums[5]]).toEqual([a, b]);
    }
  });

  it("adds up", () => {
    const rows = new Map([
      [3, [1, -2, 100]],
      [2 ** BITS - 1, [-127, 127, -1]],
    ]);
    const { features, sums, addThese } = make(tableOf(rows), []);
    sums[0] = 1000;
    features.set([3, 3, 2 ** BITS - 1, 5].map(hashOf));
    addThese(4);
    expect([...sums.subarray(0, 4)]).toEqual([875, 123, 199, 0]);
  });
});

it("hashes what templates mix to the same, in WebAssembly and in script", () => {
  const plan = planOf("a b c d", "1 a\n2 a b\n3 d b a\n4 a b c d\n5 c\n6 d c");
  const values = [1, -5, 2 ** 31 - 1, -(2 ** 31)];
  const hashes = new Int32Array(6);
  expect(hashAll(plan, Int32Array.from(values), hashes)).toBe(6);
  const table = tableOf(new Map(Array.from(hashes, (hash, i) => [hash >>> (32 - BITS), [1 + i, 10 * i, -20 * i]])));
  for (const make of [inAssembly, inScript]) {
    const { values: room, sums, add } = make(table, [plan]);
    room.set(values);
    add(0);
    expect([...sums.subarray(0, 3)]).toEqual([21, 150, -300]);
  }
});
