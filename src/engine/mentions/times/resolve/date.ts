/** Dates by month, weekday or number, closed by what is near them. */
import { calendarDay, dayNumber, isDay, isoDay, isoMonth, isoYear, weekdayOf } from "../../../../base/calendar.ts";
import type { Dated } from "../expressions.ts";
import { type Anchor, anchorOf, anchorOfWeek, type TimeContext, type TimeValue } from "./context.ts";
import { narrowed } from "./edges.ts";
import { yearFor } from "./year.ts";

export function resolveDate(date: Dated, context: TimeContext): TimeValue | null {
  if (date.month === null && date.division === null && date.year === null) {
    if (date.within === "M") return resolveDayOfMonth(date, context);
    return date.day === null ? resolveWeekday(date, context) : resolveBareDay(date.day, date.weekday, context);
  }
  const { year, basis } = yearFor(date, context);
  if (year === null) return null;
  if (date.division !== null) {
    return narrowed({ value: `${isoYear(year)}-${date.division}`, precision: divisionName(date.division), basis }, date.edge);
  }
  if (date.month === null) return narrowed({ value: isoYear(year), precision: "year", basis }, date.edge);
  if (date.day === null) return narrowed({ value: isoMonth(year, date.month), precision: "month", basis }, date.edge);
  if (!isDay(year, date.month, date.day)) return null;
  return { value: isoDay(dayNumber(year, date.month, date.day)), precision: "day", basis };
}

// "the 21st of this month"
function resolveDayOfMonth({ day, shift }: Dated, context: TimeContext): TimeValue | null {
  const anchor = anchorOf(context);
  if (!anchor || day === null) return null;
  const at = calendarDay(anchor.day);
  const month = calendarDay(dayNumber(at.year, at.month + (shift ?? 0), 1));
  if (!isDay(month.year, month.month, day)) return null;
  return { value: isoDay(dayNumber(month.year, month.month, day)), precision: "day", basis: `from ${anchor.basis}` };
}

// "the 18th": of the nearest month that has it, and on that weekday if one is said.
function resolveBareDay(day: number, weekday: number | null, context: TimeContext): TimeValue | null {
  const anchor = anchorOf(context);
  if (!anchor) return null;
  const { year, month } = calendarDay(anchor.day);
  const forward = context.tense === "future";
  if (weekday !== null && context.tense !== "past") return nearestOnWeekday(day, weekday, anchor);
  for (let step = 0; step <= 12; step++) {
    const at = calendarDay(dayNumber(year, month + (forward ? step : -step), 1));
    const number = dayNumber(at.year, at.month, day);
    const passed = forward ? number < anchor.day : number > anchor.day;
    if (!isDay(at.year, at.month, day) || passed || (weekday !== null && weekdayOf(number) !== weekday)) continue;
    return {
      value: isoDay(number),
      precision: "day",
      basis: `the nearest ${forward ? "to come" : "gone by"}, from ${anchor.basis}`,
    };
  }
  return weekday === null ? null : nearestOnWeekday(day, weekday, anchor);
}

// "Tuesday the eleventh": the nearest eleventh that is a Tuesday.
function nearestOnWeekday(day: number, weekday: number, anchor: Anchor): TimeValue | null {
  const { year, month } = calendarDay(anchor.day);
  for (let step = 0; step <= 12; step++) {
    for (const m of [month + step, month - step]) {
      const number = dayNumber(year, m, day);
      if (calendarDay(number).day !== day || weekdayOf(number) !== weekday) continue;
      return { value: isoDay(number), precision: "day", basis: `the nearest on that weekday, from ${anchor.basis}` };
    }
  }
  return null;
}

const divisionName = (division: number): string => (division < 30 ? "season" : division < 40 ? "quarter" : "half");

function resolveWeekday(date: Dated, context: TimeContext): TimeValue | null {
  const anchor = date.anaphoric && context.last ? { day: context.last.day, basis: "the day last named" } : anchorOfWeek(context);
  if (!anchor || date.weekday === null) return null;
  const today = weekdayOf(anchor.day);
  if (date.within === "W")
    return {
      value: isoDay(anchor.day - today + date.weekday + (date.shift ?? 0) * 7),
      precision: "day",
      basis: `from ${anchor.basis}`,
    };
  const behind = (today - date.weekday + 7) % 7;
  const ahead = (date.weekday - today + 7) % 7;
  const offset =
    date.shift === null
      ? context.tense === "future"
        ? ahead
        : -behind
      : date.shift < 0
        ? -(behind || 7)
        : date.shift > 0
          ? ahead || 7
          : context.tense === "past"
            ? -behind
            : ahead;
  const told = date.shift === null ? (context.tense === "future" ? "the coming one" : "the last one") : "as said";
  return { value: isoDay(anchor.day + offset), precision: "day", basis: `${told}, from ${anchor.basis}` };
}
