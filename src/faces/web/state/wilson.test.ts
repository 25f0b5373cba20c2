import { describe, expect, it } from "vitest";
import { wilson } from "./wilson.ts";

const rounded = (hits: number, of: number) => wilson(hits, of)?.map((value) => Math.round(value * 100));

describe("a part of a few", () => {
  it("is left wide open by one of one", () => expect(rounded(1, 1)).toEqual([27, 100]));
  it("closes with number", () => expect(rounded(50, 100)).toEqual([42, 58]));
  it("is nothing of none", () => expect(wilson(0, 0)).toBe(null));
});
