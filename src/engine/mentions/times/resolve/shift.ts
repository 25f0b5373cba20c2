/** "Last month", "two weeks ago": counted from the day of the text. */
import { calendarDay, dayNumber, isoDay, weekdayOf } from "../../../../base/calendar.ts";
import type { Shifted } from "../expressions.ts";
import { anchorOf, type TimeContext, type TimeValue } from "./context.ts";
import { narrowed } from "./edges.ts";
import { boundary, moved } from "./steps.ts";

export function resolveShift(shift: Shifted, context: TimeContext): TimeValue | null {
  // "a year earlier" goes back from a day or month that was named; a bare year named before says too little.
  const from = shift.anchor === "neighbour" ? neighbourOf(shift, context) : null;
  const anchor = from === null ? anchorOf(context) : { day: from, basis: `the day last named (${isoDay(from)})` };
  if (!anchor) return null;
  const basis = `from ${anchor.basis}`;
  if (shift.by === null)
    return { value: shift.forward ? `${isoDay(anchor.day)}/..` : `../${isoDay(anchor.day)}`, precision: "vague", basis };
  if (shift.unit === "WE" && shift.by === 0 && context.tense === "future")
    return { ...moved(anchor.day, "WE", weekdayOf(anchor.day) < 6 ? 1 : 0)!, basis };
  if (shift.stretch !== null) return stretched(shift, anchor.day, basis);
  const signed = shift.forward ? shift.by : -shift.by;
  const value = moved(anchor.day, shift.unit, signed);
  return value ? narrowed({ ...value, basis }, shift.edge, shift.by === 0 ? anchor.day : null) : null;
}

// Days are counted from a day: of "last month", which stands between, nobody knows the day; and years from a year.
function neighbourOf({ unit }: Shifted, { last, lastDay }: TimeContext): number | null {
  if (unit === "D" || unit === "H") return lastDay;
  if (unit === "Y" && last?.precision === "year") return last.day;
  return last !== null && /^(?:day|month|week|part of month)$/.test(last.precision) ? last.day : null;
}

// "the past two weeks" ends today, "the next three days" begin tomorrow.
function stretched({ unit, stretch, forward }: Shifted, day: number, basis: string): TimeValue | null {
  if (unit === "Q") return quarters(day, forward ? stretch! : -stretch!, basis);
  const far = boundary(day, unit, forward ? stretch! : -stretch!);
  if (far === null) return null;
  const value = forward ? `${isoDay(day + 1)}/${isoDay(far)}` : `${isoDay(far)}/${isoDay(day)}`;
  return { value, precision: "duration", basis };
}

// Quarters are those of the calendar: the last two are the whole ones before this.
function quarters(day: number, by: number, basis: string): TimeValue {
  const at = calendarDay(day);
  const month = at.month - ((at.month - 1) % 3);
  const [from, to] = by < 0 ? [month + 3 * by, month - 1] : [month + 3, month + 2 + 3 * by];
  const value = `${isoDay(dayNumber(at.year, from, 1))}/${isoDay(dayNumber(at.year, to + 1, 0))}`;
  return { value, precision: "duration", basis };
}
