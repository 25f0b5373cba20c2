import { describe, expect, it } from "vitest";
import { without } from "./leave-out.ts";

const drill = (id: string, power: string, weight: number, kind = "cooperative") => ({ id, parts: [{ power, weight, kind }] });
const figure = {
  sums: [
    { power: "RUS", value: 0.69 },
    { power: "TUR", value: 0.461 },
  ],
  happenings: [drill("h1", "RUS", 0.69), drill("h2", "TUR", 0.461), drill("h3", "RUS", 0.2, "drawdown")],
};
const shares = (gone: readonly string[]) =>
  without(figure, new Set(gone)).map(({ power, share }) => [power, share && Math.round(share * 100)]);

describe("a figure without a happening", () => {
  it("is as it was when nothing is left out", () =>
    expect(shares([])).toEqual([
      ["RUS", 60],
      ["TUR", 40],
    ]));
  it("loses what the happening gave", () =>
    expect(shares(["h1"])).toEqual([
      ["TUR", 100],
      ["RUS", 0],
    ]));
  it("loses nothing by a draw-down, which was never in it", () =>
    expect(shares(["h3"])).toEqual([
      ["RUS", 60],
      ["TUR", 40],
    ]));
  it("is none at all without any", () =>
    expect(shares(["h1", "h2"])).toEqual([
      ["RUS", null],
      ["TUR", null],
    ]));
});
