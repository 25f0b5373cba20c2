import { describe, expect, it } from "vitest";
import { dayOf, isoOf, monthOf, rangeOf } from "./days.ts";

const days = (value: string) => {
  const range = rangeOf(value);
  return range && [range.start === null ? ".." : isoOf(range.start), range.end === null ? ".." : isoOf(range.end)];
};

describe("a date value", () => {
  it("is a day, a month, a year, a season, an interval or a bound", () => {
    expect(days("2021-08-02")).toEqual(["2021-08-02", "2021-08-02"]);
    expect(days("2024-02")).toEqual(["2024-02-01", "2024-02-29"]);
    expect(days("2021~")).toEqual(["2021-01-01", "2021-12-31"]);
    expect(days("201X")).toEqual(["2010-01-01", "2019-12-31"]);
    expect(days("2021-24")).toEqual(["2021-12-01", "2022-02-28"]);
    expect(days("2021-07-30/2021-08-10")).toEqual(["2021-07-30", "2021-08-10"]);
    expect(days("../2021-08-10")).toEqual(["..", "2021-08-10"]);
    expect(days("2022-W37")).toEqual(["2022-09-12", "2022-09-18"]);
    expect(days("2021-W01")).toEqual(["2021-01-04", "2021-01-10"]);
    expect(days("2021-08-02T10:00:00Z")).toEqual(["2021-08-02", "2021-08-02"]);
  });
  it("is nothing when it is no date", () => {
    for (const value of ["", "soon", "2021-02-30", "2021-13", "2021-08-10/2021-07-30", "../..", "a/b/c"])
      expect(rangeOf(value)).toBeNull();
  });
  it("is one day only when it names one", () => {
    expect(dayOf("2021-08")).toBeNull();
    expect(monthOf(dayOf("1970-03-01") as number)).toBe(2);
  });
});
