import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, calendarDay, dayNumber, isoDay, isoWeek, readIsoDay, weekdayOf } from "./calendar.ts";

const days = (value: string) => {
  const { first, last } = boundsOf(value);
  return [first === null ? null : isoDay(first), last === null ? null : isoDay(last)];
};

describe("the calendar", () => {
  it("counts from 1970", () => expect([dayNumber(1970, 1, 1), isoDay(0), weekdayOf(0)]).toEqual([0, "1970-01-01", 4]));

  it("turns days into numbers and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -300000, max: 300000 }), (number) => {
        const { year, month, day } = calendarDay(number);
        return dayNumber(year, month, day) === number;
      }),
      { seed: 7 },
    );
  });

  it("agrees with the platform's own dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40000 }), (n) => isoDay(n) === new Date(n * 86400000).toISOString().slice(0, 10)),
      { seed: 7 },
    );
  });

  it("gives weeks to the year of their Thursday", () => {
    expect([isoWeek(dayNumber(2021, 1, 1)), isoWeek(dayNumber(1998, 3, 10))]).toEqual(["2020-W53", "1998-W11"]);
  });

  it("knows the days a value covers", () => {
    expect(days("2021-02")).toEqual(["2021-02-01", "2021-02-28"]);
    expect(days("199X")).toEqual(["1990-01-01", "1999-12-31"]);
    expect(days("2014/..")).toEqual(["2014-01-01", null]);
    expect(days("1998-W11")).toEqual(["1998-03-09", "1998-03-15"]);
    expect(days("2021-24")).toEqual(["2021-12-01", "2022-02-28"]);
    expect(days("1989-36")).toEqual(["1989-10-01", "1989-12-31"]);
    expect(days("P3D")).toEqual([null, null]);
  });

  it("reads no day that does not exist", () => expect([readIsoDay("2021-02-30"), readIsoDay("2021-02")]).toEqual([null, null]));
});
