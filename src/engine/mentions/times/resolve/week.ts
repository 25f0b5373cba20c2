/** Weeks: "week 31", "the first week of 2015", "the week of March 6". */
import { boundsOf, calendarDay, dayNumber, isoDay, isoWeek, weekdayOf } from "../../../../base/calendar.ts";
import type { Weekly } from "../expressions.ts";
import { anchorOf, type TimeContext, type TimeValue } from "./context.ts";
import { resolveDate } from "./date.ts";

export function resolveWeek({ nth, side, of }: Weekly, context: TimeContext): TimeValue | null {
  const anchor = anchorOf(context);
  if (of === null) {
    if (!anchor || nth === null) return null;
    const { year } = calendarDay(anchor.day);
    return { value: isoWeek(dayNumber(year, 1, 4) + (nth - 1) * 7), precision: "week", basis: `year from ${anchor.basis}` };
  }
  const whole = resolveDate(of, context);
  if (!whole) return null;
  const { first, last } = boundsOf(whole.value);
  if (first === null || last === null) return null;
  if (side === "first") return { value: `${isoDay(first)}/${isoDay(first + 6)}`, precision: "week", basis: whole.basis };
  if (side === "last" && nth === null)
    return { value: `${isoDay(first - 6)}/${isoDay(first)}`, precision: "week", basis: whole.basis };
  // The first week of a month or year is the one with its first Thursday, as ISO 8601 numbers them.
  const thursday = (day: number): number => day - weekdayOf(day) + 4;
  const opening = thursday(first) >= first ? thursday(first) : thursday(first) + 7;
  const closing = thursday(last) <= last ? thursday(last) : thursday(last) - 7;
  const day = nth === null ? first : nth < 0 ? closing : opening + (nth - 1) * 7;
  return { value: isoWeek(day), precision: "week", basis: whole.basis };
}
