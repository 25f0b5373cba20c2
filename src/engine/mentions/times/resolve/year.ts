/** The year of a date that says none: the nearest, leaned by the tense. */
import { calendarDay, dayNumber, isDay } from "../../../../base/calendar.ts";
import type { Dated } from "../expressions.ts";
import { anchorOf, type TimeContext } from "./context.ts";

export function yearFor(date: Dated, context: TimeContext): { year: number | null; basis: string } {
  if (date.year !== null) return { year: date.year, basis: "as written" };
  const anchor = anchorOf(context);
  if (anchor === null) return { year: null, basis: "" };
  const base = date.anaphoric && context.last ? context.last.day : anchor.day;
  const { year } = calendarDay(base);
  const told = date.anaphoric && context.last ? "the year last named" : anchor.basis;
  if (date.shift !== null) return { year: shiftedYear(date, base, date.shift), basis: `from ${told}` };
  return { year: nearestYear(date, base, year, context.tense), basis: `year from ${told}` };
}

// "last March" is the March behind, "next March" the one ahead; "this March" that of the year. After a date, "last year" is the year's.
function shiftedYear(date: Dated, base: number, shift: number): number {
  const { year, month } = calendarDay(base);
  if (date.month === null && date.division === null) return year + shift;
  const at =
    date.month ??
    (date.division! < 30
      ? (date.division! - 21) * 3 + 3
      : date.division! < 40
        ? (date.division! - 33) * 3 + 1
        : (date.division! - 40) * 6 + 1);
  if (date.day !== null || date.within === "Y") return year + shift;
  if (shift < 0) return at < month ? year : year - 1;
  if (shift > 0) return at > month ? year : year + 1;
  return year;
}

// Without a year the nearest one holds, leaned by the tense: news tells of the last months and of the next weeks.
function nearestYear(date: Dated, base: number, year: number, tense: TimeContext["tense"]): number {
  const at = (y: number): number =>
    date.month !== null
      ? dayNumber(y, date.month, date.day ?? 15)
      : dayNumber(
          y,
          date.division! < 30
            ? (date.division! - 21) * 3 + 4
            : date.division! < 40
              ? (date.division! - 33) * 3 + 2
              : (date.division! - 40) * 6 + 3,
          15,
        );
  const cost = (y: number): number => {
    // 29 February only in a year that has one.
    if (date.month !== null && date.day !== null && !isDay(y, date.month, date.day)) return Infinity;
    return leaned(at(y) - base, tense);
  };
  const years =
    date.month === 2 && date.day === 29
      ? [year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3]
      : [year - 1, year, year + 1];
  return years.reduce((best, y) => (cost(y) < cost(best) ? y : best));
}

// A date ahead costs as much as one six times as far behind when the verb is past; one behind, three times as far ahead when it is to come.
export function leaned(distance: number, tense: TimeContext["tense"]): number {
  const lean = tense === "past" ? (distance > 0 ? 6 : 1) : tense === "future" ? (distance < 0 ? 3 : 1) : distance > 0 ? 1.3 : 1;
  return Math.abs(distance) * lean;
}
