import { describe, expect, it } from "vitest";
import type { Report } from "../../client/answers.ts";
import { dyadOf, ends, lineagesOf, rowOf, whenOf } from "./happenings.ts";
import { isoDay } from "./weeks.ts";

const report = (
  id: string,
  lineage: string,
  time: string | null,
  people: number | null = null,
  place: string | null = null,
): Report => ({
  id,
  document: id,
  trigger: { start: 0, end: 4 },
  event: "e1",
  title: id,
  publisher: id,
  text: "",
  start: 0,
  end: 0,
  lineage,
  chain: [lineage, "(issuer)"],
  evidence: "sourced",
  counted: true,
  why: "",
  time,
  stated: "announced",
  place,
  size: people === null ? null : { value: people, unit: "person", approximate: true },
  status: "happened",
});

describe("rowOf", () => {
  const days = (...values: (string | null)[]) =>
    rowOf(
      "announced",
      values.map((value, i) => report(`r${i}`, "a", value)),
    ).map(({ agreement, by }) => [agreement, by]);
  it("calls the same days the same", () =>
    expect(days("2021-07-30/2021-08-10", "2021-07-30/2021-08-10")).toEqual([
      ["first", null],
      ["same", null],
    ]));
  it("calls days within the window a refinement", () =>
    expect(days("2021-07-30/2021-08-10", "2021-08-02/2021-08-06")[1]).toEqual(["inside", null]));
  it("counts the days of a contradiction", () =>
    expect(days("2021-03-22/2021-03-27", "2021-03-23/2021-03-28")[1]).toEqual(["differs", 1]));
  it("leaves who says nothing out of it, and compares with the first who speaks", () =>
    expect(days(null, "2021-03-22", null, "2021-03-22")).toEqual([
      ["silent", null],
      ["first", null],
      ["silent", null],
      ["same", null],
    ]));
  it("takes a number that is larger as a contradiction, by its part", () =>
    expect(rowOf("howMany", [report("a", "x", null, 2000), report("b", "y", null, 2500)])[1]).toMatchObject({
      agreement: "differs",
      by: 0.25,
    }));
  it("takes a town's training ground as within the town", () =>
    expect(
      rowOf("where", [report("a", "x", null, null, "Termez"), report("b", "y", null, null, "Termez training ground")])[1]
        .agreement,
    ).toBe("inside"));
});

describe("lineagesOf", () => {
  it("gathers outlets under their root speaker", () =>
    expect(
      lineagesOf([report("a", "wire", null), report("b", "ministry", null), report("c", "ministry", null)]).map(
        ({ id, reports }) => [id, reports.length],
      ),
    ).toEqual([
      ["ministry", 2],
      ["wire", 1],
    ]));
});

describe("ends", () => {
  it("opens a month and a year to their days", () => expect(ends("2021-02")!.map(isoDay)).toEqual(["2021-02-01", "2021-02-28"]));
  it("finds none in words", () => expect(ends("soon")).toBeNull());
});

describe("a happening's line", () => {
  it("names each state once", () =>
    expect(dyadOf({ actors: ["RUS:MIL", "RUS"], recipients: ["UZB"], reciprocal: true }, "en")).toBe("Russia ↔ Uzbekistan"));
  it("leaves out an end that nobody gives", () =>
    expect([whenOf({ time: "../2021-08-10" }), whenOf({ time: null })]).toEqual(["2021-08-10", null]));
});
