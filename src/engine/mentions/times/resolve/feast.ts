/** Feasts, whose day moves with the year and the moon. */
import { calendarDay, isoDay, weekdayOf } from "../../../../base/calendar.ts";
import type { Feast } from "../expressions.ts";
import { feastDays, isSighted } from "../feasts.ts";
import { anchorOf, type TimeContext, type TimeValue } from "./context.ts";
import { leaned } from "./year.ts";

// A feast without a year is the nearest of past and coming, leaned by the tense as other dates are.
export function resolveFeast({ rule, year, shift, weekend }: Feast, context: TimeContext): TimeValue | null {
  const anchor = anchorOf(context);
  if (year === null && anchor === null) return null;
  const here = year ?? calendarDay(anchor!.day).year;
  const days = year !== null ? feastDays(rule, year) : [here - 1, here, here + 1].flatMap((y) => feastDays(rule, y));
  const base = anchor?.day ?? 0;
  const fitting = year !== null || shift === null ? days : days.filter((day) => (shift < 0 ? day < base : day >= base));
  const day = fitting.reduce<number | null>(
    (best, one) => (best === null || leaned(one - base, context.tense) < leaned(best - base, context.tense) ? one : best),
    null,
  );
  if (day === null) return null;
  const basis = year !== null ? "as written" : `year from ${anchor!.basis}`;
  const told = isSighted(rule) ? `${basis}; reckoned, the moon's sighting may differ by a day` : basis;
  if (weekend) return { value: weekendAround(day), precision: "weekend", basis: told };
  return { value: isSighted(rule) ? `${isoDay(day)}~` : isoDay(day), precision: "day", basis: told };
}

// The Saturday and Sunday nearest to a feast, and the feast where it makes them longer.
function weekendAround(day: number): string {
  const weekday = weekdayOf(day);
  const saturday = weekday <= 2 ? day - weekday - 1 : day + 6 - weekday;
  return `${isoDay(Math.min(saturday, weekday > 3 ? day : saturday))}/${isoDay(Math.max(saturday + 1, day))}`;
}
