import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { inAssembly } from "./assembly.ts";
import { gatherRanked, type RankedTable, rankKeys } from "./ranked.ts";
import { inScript } from "./sums.ts";

const tableOf = (bits: number, keys: readonly number[]): RankedTable => ({
  bits,
  width: 3,
  words: rankKeys(bits, Int32Array.of(0, ...[...keys].sort((a, b) => a - b))),
  weights: new Int8Array((keys.length + 1) * 3),
});

const gathered = (table: RankedTable, ...keys: number[]): number[] => {
  const rows = new Int32Array(keys.length);
  const hashes = Int32Array.from(keys, (key) => (key << (32 - table.bits)) | 5);
  return [...rows.subarray(0, gatherRanked(table, hashes, keys.length, rows))];
};

describe("a ranked table", () => {
  it.each([
    ["scattered", 22, 2 ** 22],
    ["crowded", 22, 900],
    ["small", 10, 2 ** 10],
  ])("leads each key to its row and any other to none: %s", (_, bits, range) => {
    const random = seeded(5);
    const keys = new Set<number>();
    while (keys.size < 700) keys.add(random.below(range));
    const table = tableOf(bits, [...keys]);
    for (const [i, key] of [...keys].sort((a, b) => a - b).entries()) expect(gathered(table, key)).toEqual([(i + 1) * 3]);
    for (let key = 0; key < 1000; key++) if (!keys.has(key)) expect(gathered(table, key)).toEqual([]);
  });

  it("finds several at once, the first key and the last among them", () => {
    expect(gathered(tableOf(22, [0, 3, 2 ** 22 - 1]), 2 ** 22 - 1, 5, 0, 3, 3)).toEqual([9, 3, 6, 6]);
  });

  it("is summed up in WebAssembly as in script", () => {
    const random = seeded(6);
    const keys = [...new Set(Array.from({ length: 900 }, () => random.below(2 ** 22)))].sort((a, b) => a - b);
    const table = {
      ...tableOf(22, keys),
      weights: Int8Array.from({ length: (keys.length + 1) * 3 }, (_, i) => (i < 3 ? 0 : random.below(255) - 127)),
    };
    const sums = [inAssembly, inScript].map((make) => {
      const { features, sums, addThese } = make(table, []);
      features.set(Array.from({ length: 256 }, (_, i) => (i % 5 === 0 ? i : keys[i]) << 10));
      addThese(256);
      return [...sums.subarray(0, 3)];
    });
    expect(sums[0]).toEqual(sums[1]);
  });

  it("may be empty", () => {
    expect(gathered(tableOf(22, []), 0, 1)).toEqual([]);
  });
});
