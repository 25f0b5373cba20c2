import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { inAssembly, tableInAssembly } from "./assembly.ts";
import { type Section, sectionOf, tableOf } from "./section.ts";
import { type Form, inScript } from "./sums.ts";
import { newPlaces, placeOf } from "./table.ts";
import { hashAll, planOf } from "./templates.ts";

const BITS = 24;
const hashOf = (key: number, bits = BITS): number => (key << (32 - bits)) | 7;

/** A section with these rows of weights, by key. */
function sectionWith(rows: ReadonlyMap<number, readonly number[]>, width = 3, bits = BITS): Section {
  const places = newPlaces(rows.size + 1);
  const weights = new Int8Array((rows.size + 1) * width);
  for (const [i, [key, row]] of [...rows].entries()) {
    const place = placeOf(bits, places, key + 1);
    places[place] = key + 1;
    places[place + 1] = i + 1;
    weights.set(row, (i + 1) * width);
  }
  return sectionOf({ bits, width, places, weights });
}

function someRows(range: number, count: number, width = 3): Map<number, readonly number[]> {
  const random = seeded(5);
  const rows = new Map<number, readonly number[]>();
  while (rows.size < count)
    rows.set(random.below(range), [
      1 + random.below(126),
      ...Array.from({ length: width - 1 }, () => (random.below(2) === 0 ? 0 : random.below(255) - 127)),
    ]);
  return rows;
}

describe.each([
  ["in WebAssembly", inAssembly],
  ["in script", inScript],
])("a section %s", (_, make) => {
  it.each<[string, Form, number, number, number, number]>([
    ["scattered, three", "three", BITS, 2 ** BITS, 700, 3],
    ["crowded, three", "three", BITS, 900, 700, 3],
    ["many crowded, three", "three", BITS, 2 ** 17, 9000, 3],
    ["scattered, sparse", "sparse", BITS, 2 ** BITS, 700, 90],
    ["crowded, sparse", "sparse", BITS, 900, 700, 90],
    ["many crowded, sparse", "sparse", BITS, 2 ** 17, 9000, 8],
    ["scattered, ranked", "ranked", 22, 2 ** 22, 700, 5],
    ["crowded, ranked", "ranked", 22, 900, 700, 5],
    ["small, ranked", "ranked", 10, 2 ** 10, 700, 2],
  ])("gives each key's weights and nothing for any other: %s", (_, form, bits, range, count, width) => {
    const rows = someRows(range, count, width);
    const { features, sums, addThese } = make(form, sectionWith(rows, width, bits), []);
    for (const key of [...rows.keys(), ...Array.from({ length: 1000 }, (_, i) => i)]) {
      sums.fill(0);
      features[0] = hashOf(key, bits);
      addThese(1);
      expect([...sums.subarray(0, width)]).toEqual(rows.get(key) ?? new Array(width).fill(0));
    }
  });

  it("adds up", () => {
    const rows = new Map([
      [3, [1, -2, 100]],
      [2 ** BITS - 1, [-127, 127, -1]],
    ]);
    const { features, sums, addThese } = make("three", sectionWith(rows), []);
    sums[0] = 1000;
    features.set([3, 3, 2 ** BITS - 1, 5].map((key) => hashOf(key)));
    addThese(4);
    expect([...sums.subarray(0, 4)]).toEqual([875, 123, 199, 0]);
  });

  it("may be empty", () => {
    for (const form of ["three", "sparse", "ranked"] as const) {
      const { features, sums, addThese } = make(form, sectionWith(new Map(), 3, 22), []);
      features.set([0, 1, -1]);
      addThese(3);
      expect([...sums.subarray(0, 3)]).toEqual([0, 0, 0]);
    }
  });
});

it.each([
  ["scattered", BITS, 2 ** BITS],
  ["crowded at the end", BITS, 900],
  ["small", 10, 2 ** 10],
])("a table lies in WebAssembly as in script: %s", (_, bits, range) => {
  const rows = new Map([...someRows(range, 700)].map(([key, row]) => [2 ** bits - 1 - key, row]));
  const section = sectionWith(rows, 3, bits);
  expect(tableInAssembly(section)).toEqual(tableOf(section));
});

it("sums of many hashes are the same in WebAssembly and in script", () => {
  for (const [form, width] of [["three", 3] as const, ["sparse", 60] as const, ["ranked", 8] as const]) {
    const rows = someRows(2 ** 22, 900, width);
    const keys = [...rows.keys()];
    const sums = [inAssembly, inScript].map((make) => {
      const { features, sums, addThese } = make(form, sectionWith(rows, width, 22), []);
      features.set(Array.from({ length: 256 }, (_, i) => hashOf(i % 5 === 0 ? i : keys[i], 22)));
      addThese(256);
      return [...sums];
    });
    expect(sums[0]).toEqual(sums[1]);
  }
});

it("hashes what templates mix to the same, in WebAssembly and in script", () => {
  const plan = planOf("a b c d", "1 a\n2 a b\n3 d b a\n4 a b c d\n5 c\n6 d c");
  const values = [1, -5, 2 ** 31 - 1, -(2 ** 31)];
  const hashes = new Int32Array(6);
  expect(hashAll(plan, Int32Array.from(values), hashes)).toBe(6);
  const section = sectionWith(
    new Map(
      Array.from(hashes, (hash, i) => [hash >>> (32 - BITS), [1 + i, 10 * i, -20 * i]] as const).sort((a, b) => a[0] - b[0]),
    ),
  );
  for (const make of [inAssembly, inScript]) {
    const { values: room, sums, add } = make("three", section, [plan]);
    room.set(values);
    add(0);
    expect([...sums.subarray(0, 3)]).toEqual([21, 150, -300]);
  }
});
