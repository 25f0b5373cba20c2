import { describe, expect, it } from "vitest";
import { fillOf, gradeOf, huesOf, slotOf } from "./scope.ts";

const grade = (lineages: number, events: number, interval: [number, number] | null = null) =>
  gradeOf({ lineages, events, shares: [{ interval }] });

describe("gradeOf", () => {
  it("asks for lineages and happenings both", () =>
    expect([grade(0, 0), grade(1, 9), grade(9, 4), grade(4, 9), grade(5, 9)]).toEqual([
      "none",
      "veryLow",
      "veryLow",
      "low",
      "moderate",
    ]));
  it("never calls firm what the interval leaves open", () =>
    expect([grade(20, 99, [0.3, 0.6]), grade(20, 99, [0.2, 0.75]), grade(20, 99, [0.02, 0.92])]).toEqual([
      "moderate",
      "low",
      "veryLow",
    ]));
});

describe("a figure whose interval is not drawn yet", () => {
  it("is not called firm before", () => {
    const figure = { lineages: 20, events: 99, shares: [{ interval: null, why: null }] };
    expect([gradeOf(figure), fillOf(2, gradeOf(figure))]).toEqual(["pending", "thin"]);
    expect(gradeOf({ ...figure, shares: [{ interval: null, why: "too few" }] })).toBe("moderate");
  });
});

describe("fillOf", () => {
  it("lets hues fade into one grey as evidence thins", () =>
    expect([fillOf(2, "moderate"), fillOf(2, "low"), fillOf(2, "veryLow"), fillOf(2, "none")]).toEqual([
      "p2",
      "p2-mid",
      "thin",
      "hatch",
    ]));
  it("gives no hue to a power without a slot", () => expect(fillOf(0, "moderate")).toBe("thin"));
});

describe("huesOf", () => {
  const between = (...codes: string[]) => ({ actors: codes, recipients: ["UZB"] });
  it("gives hues to the powers with the most happenings, in the scope's own order", () =>
    expect(
      huesOf(
        ["A", "B", "C", "D", "E"].map((c) => c.repeat(3)),
        [between("EEE:MIL"), between("EEE"), between("BBB")],
      ),
    ).toEqual(["AAA", "BBB", "CCC", "EEE"]));
  it("counts a power once in a happening", () =>
    expect(huesOf(["AAA", "BBB"], [between("AAA", "AAA:GOV")])).toEqual(["AAA", "BBB"]));
  it("numbers the slots from one", () => expect([slotOf("BBB", ["AAA", "BBB"]), slotOf("ZZZ", ["AAA"])]).toEqual([2, 0]));
});
