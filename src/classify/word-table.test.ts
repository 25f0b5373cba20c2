import { describe, expect, it } from "vitest";
import { hash32 } from "../base/hash.ts";
import { mapped, numberOf, wordTable } from "./word-table.ts";

describe("a table of words", () => {
  const table = wordTable(
    new Map([
      ["army", 7],
      ["town", 40_000],
    ]),
  );
  const of = (from: typeof table, word: string): number => numberOf(from, hash32(word));

  it("has the number of each word, and 0 for others", () => {
    expect(["army", "town", "qwzxv"].map((word) => of(table, word))).toEqual([7, 40_000, 0]);
  });

  it("may have its numbers changed", () => {
    const changed = mapped(table, (number) => number % 1000);
    expect(["army", "town", "qwzxv"].map((word) => of(changed, word))).toEqual([7, 0, 0]);
    expect(of(table, "town")).toBe(40_000);
  });
});
