import { describe, expect, it } from "vitest";
import type { Happening } from "../../client/answers.ts";
import { bandsOf, courseOf, stepsOf } from "./course.ts";
import { dayNumber } from "./weeks.ts";

const told = (id: string, time: string | null, tone: number) => ({ id, time, tone, presence: 1 }) as Happening;
const window = [dayNumber("2021-01-01"), dayNumber("2021-12-31")] as const;

describe("the course of dealings", () => {
  it("goes by last days, with the mean of the last five, and leaves out what has no day or lies outside", () => {
    const happenings = [
      told("b", "2021-03-01", -4),
      told("a", "2021-01-10/2021-01-20", 6),
      told("old", "2020-05-01", 9),
      told("undated", null, 9),
    ];
    expect(courseOf(happenings, "tone", window).map(({ id, mean }) => [id, mean])).toEqual([
      ["a", 6],
      ["b", 1],
    ]);
    const many = Array.from({ length: 7 }, (_, i) => told(String(i), `2021-0${i + 1}-01`, i));
    expect(courseOf(many, "tone", window).at(-1)?.mean).toBe(4);
  });
});

describe("bands of intervals", () => {
  it("break off where a step has none", () => {
    const bands = bandsOf([[0, 1], [0.1, 0.9], null, [0.2, 0.4]]);
    expect(bands.map((band) => band.map(({ i }) => i))).toEqual([[0, 1], [3]]);
    expect(bandsOf([null, null])).toEqual([]);
  });
});

describe("steps", () => {
  it("end at the last day, and are no more than there are weeks", () => {
    const [from, to] = window;
    const days = stepsOf(from, to, 8);
    expect(days).toHaveLength(8);
    expect(days.at(-1)).toBe("2021-12-31");
    expect([...days].sort()).toEqual(days);
    expect(stepsOf(to - 10, to, 8)).toEqual(["2021-12-31"]);
  });
});
