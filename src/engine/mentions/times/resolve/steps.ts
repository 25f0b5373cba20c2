/** Steps along the calendar: so many days, weeks, months or years on. */
import { calendarDay, dayNumber, daysInMonth, isoDay, isoMonth, isoWeek, isoYear, weekdayOf } from "../../../../base/calendar.ts";
import type { Unit } from "../expressions.ts";
import type { TimeValue } from "./context.ts";

export function boundary(day: number, unit: Unit, by: number): number | null {
  const days = DAYS[unit];
  if (days !== undefined) return Number.isInteger(days * by) ? day + days * by : null;
  const months = MONTHS[unit];
  if (months === undefined || !Number.isInteger(months * by)) return null;
  const at = calendarDay(day);
  const month = dayNumber(at.year, at.month + months * by, 1);
  const { year, month: m } = calendarDay(month);
  return month + Math.min(at.day, daysInMonth(year, m)) - 1;
}

const DAYS: Partial<Record<Unit, number>> = { D: 1, NI: 1, W: 7, F: 14, WE: 7 };

const MONTHS: Partial<Record<Unit, number>> = { M: 1, Q: 3, Y: 12, DE: 120, CE: 1200, ML: 12000 };

export function moved(day: number, unit: Unit, by: number): Omit<TimeValue, "basis"> | null {
  const at = calendarDay(day);
  switch (unit) {
    case "S":
    case "MI":
    case "H":
      return {
        value: isoDay(by < 0 ? day - (Math.abs(by) >= 24 && unit === "H" ? Math.floor(-by / 24) : 0) : day),
        precision: "day",
      };
    case "D":
    case "NI":
      return Number.isInteger(by) ? { value: isoDay(day + by), precision: "day" } : null;
    case "W":
    case "F":
      return Number.isInteger(by) ? { value: isoWeek(day + by * (unit === "F" ? 14 : 7)), precision: "week" } : null;
    case "WE": {
      const saturday = day + 6 - weekdayOf(day) + by * 7 - (by === 0 && weekdayOf(day) < 6 ? 7 : 0);
      return { value: `${isoDay(saturday)}/${isoDay(saturday + 1)}`, precision: "weekend" };
    }
    case "M":
      return Number.isInteger(by) ? { value: isoMonth(at.year, at.month + by), precision: "month" } : null;
    case "Q": {
      const quarter = at.year * 4 + Math.floor((at.month - 1) / 3) + by;
      return { value: `${isoYear(Math.floor(quarter / 4))}-${33 + (((quarter % 4) + 4) % 4)}`, precision: "quarter" };
    }
    case "Y":
      return Number.isInteger(by)
        ? { value: isoYear(at.year + by), precision: "year" }
        : { value: isoMonth(at.year, at.month + Math.round(by * 12)), precision: "month" };
    case "DE":
      return by === 0
        ? { value: `${Math.floor(at.year / 10)}X`, precision: "decade" }
        : { value: isoYear(at.year + by * 10), precision: "year" };
    case "CE":
      return { value: `${Math.floor(at.year / 100) + by}XX`, precision: "century" };
    case "ML":
      return null;
  }
}
