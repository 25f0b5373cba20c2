/** The value of a single point: a date, a feast, a week, a part of something longer. */
import { boundsOf, calendarDay, isoDay, isoMonth, isoWeek, isoYear, weekdayOf } from "../../../../base/calendar.ts";
import type { Point, Portion, Unit } from "../expressions.ts";
import type { TimeContext, TimeValue } from "./context.ts";
import { resolveDate } from "./date.ts";
import { narrowed } from "./edges.ts";
import { resolveFeast } from "./feast.ts";
import { resolveFigures } from "./figures.ts";
import { resolveShift } from "./shift.ts";
import { resolveWeek } from "./week.ts";

export function resolvePoint(point: Point, context: TimeContext): TimeValue | null {
  switch (point.kind) {
    case "fixed":
      return narrowed({ value: point.value, precision: point.precision, basis: "as written" }, point.edge);
    case "figures":
      return resolveFigures(point, context);
    case "vague":
      return resolveVague(point.side, context);
    case "shift":
      return resolveShift(point, context);
    case "week":
      return resolveWeek(point, context);
    case "feast":
      return resolveFeast(point, context);
    case "portion":
      return resolvePortion(point, context);
    case "date":
      return resolveDate(point, context);
  }
}

function resolvePortion({ unit, nth, count, of }: Portion, context: TimeContext): TimeValue | null {
  const whole = resolvePoint(of, context);
  if (!whole) return null;
  const { first, last } = boundsOf(whole.value);
  if (first === null || last === null) return null;
  const range = unit === "D" || unit === "W" ? daysOf(first, last, unit, nth, count) : monthsOf(first, last, unit, nth, count);
  if (range === null) return null;
  const value = range[0] === range[1] ? range[0] : `${range[0]}/${range[1]}`;
  const precision = count > 1 ? "duration" : unit === "D" ? "day" : unit === "W" ? "week" : unit === "M" ? "month" : "year";
  return { value, precision, basis: whole.basis };
}

function daysOf(first: number, last: number, unit: "D" | "W", nth: number, count: number): readonly [string, string] | null {
  if (unit === "D") {
    const from = nth < 0 ? last - count + 1 : first + nth - 1;
    return from < first || from + count - 1 > last ? null : [isoDay(from), isoDay(from + count - 1)];
  }
  const thursday = (day: number): number => day - weekdayOf(day) + 4;
  const opening = thursday(first) >= first ? thursday(first) : thursday(first) + 7;
  const closing = thursday(last) <= last ? thursday(last) : thursday(last) - 7;
  const from = nth < 0 ? closing - 7 * (count - 1) : opening + 7 * (nth - 1);
  if (from < first - 6 || from > last) return null;
  return count === 1 ? [isoWeek(from), isoWeek(from)] : [isoDay(from - 3), isoDay(from - 3 + 7 * count - 1)];
}

function monthsOf(first: number, last: number, unit: Unit, nth: number, count: number): readonly [string, string] | null {
  const months = unit === "Y" ? 12 : 1;
  const [a, b] = [calendarDay(first), calendarDay(last)];
  const whole = (b.year - a.year) * 12 + b.month - a.month + 1;
  const start = nth < 0 ? whole - months * count : months * (nth - 1);
  if (start < 0 || start + months * count > whole) return null;
  const written = (offset: number): string => (unit === "Y" ? isoYear(a.year + offset / 12) : isoMonth(a.year, a.month + offset));
  return [written(start), written(start + months * (count - 1))];
}

function resolveVague(side: "P" | "B" | "A", { written, writtenBasis }: TimeContext): TimeValue | null {
  if (written === null) return null;
  const day = isoDay(written);
  if (side === "P") return { value: day, precision: "present", basis: `${writtenBasis} (${day})` };
  return {
    value: side === "B" ? `../${day}` : `${day}/..`,
    precision: "vague",
    basis: `${side === "B" ? "before" : "after"} ${writtenBasis} (${day})`,
  };
}
