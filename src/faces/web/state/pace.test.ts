import { describe, expect, it } from "vitest";
import { duration, paceOf } from "./pace.ts";

describe("pace", () => {
  it("is nothing before there is anything to go by", () => expect([paceOf([], 5), paceOf([1000], 5)]).toEqual([null, null]));
  it("says how many a minute, and how long the rest takes", () =>
    expect(paceOf([0, 1000, 2000, 3000], 120)).toEqual({ rate: 60, leftSeconds: 120 }));
  it("goes by the last twenty", () => {
    const slow = Array.from({ length: 10 }, (_, i) => i * 60_000);
    const quick = Array.from({ length: 20 }, (_, i) => 600_000 + i * 1000);
    expect(paceOf([...slow, ...quick], 60)?.rate).toBe(60);
  });
  it("is told no more exactly than it is known", () =>
    expect([duration(3), duration(47), duration(800), duration(9000)]).toEqual([
      { n: 5, unit: "s" },
      { n: 45, unit: "s" },
      { n: 13, unit: "min" },
      { n: 3, unit: "h" },
    ]));
});
