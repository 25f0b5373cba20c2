/** "Early", "mid" and "late": a part of what is named. */
import { boundsOf, dayNumber, daysInMonth, isoDay, isoMonth } from "../../../../base/calendar.ts";
import type { Edge } from "../expressions.ts";
import type { TimeValue } from "./context.ts";

// "early", "mid" and "late" are the thirds of what they stand before; "earlier this month" ends on the day of writing.
export function narrowed(value: TimeValue, edge: Edge | null, today: number | null = null): TimeValue {
  if (edge === null) return value;
  const within = sinceOrUntil(value.value, edge, today) ?? thirds(value.value, edge);
  return within === null
    ? { ...value, precision: `part of ${value.precision}` }
    : { value: within, precision: `part of ${value.precision}`, basis: `${value.basis}; ${edge} of it` };
}

function sinceOrUntil(value: string, edge: Edge, today: number | null): string | null {
  if (today === null || (edge !== "earlier" && edge !== "later")) return null;
  const { first, last } = boundsOf(value);
  if (first === null || last === null || first === last || today < first || today > last) return null;
  return edge === "earlier" ? `${isoDay(first)}/${isoDay(today)}` : `${isoDay(today)}/${isoDay(last)}`;
}

function thirds(value: string, edge: Edge): string | null {
  const third = edge === "start" || edge === "earlier" ? 0 : edge === "mid" ? 1 : 2;
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value);
  if (month) {
    const [year, m] = [Number(month[1]), Number(month[2])];
    const first = dayNumber(year, m, 1);
    const end = third === 2 ? first + daysInMonth(year, m) - 1 : first + third * 10 + 9;
    return `${isoDay(first + third * 10)}/${isoDay(end)}`;
  }
  if (/^\d{4}$/.test(value)) {
    const year = Number(value);
    return `${isoMonth(year, third * 4 + 1)}/${isoMonth(year, third * 4 + 4)}`;
  }
  if (/^\d{4}-W\d\d$/.test(value)) {
    const monday = boundsOf(value).first!;
    return `${isoDay(monday + third * 2)}/${isoDay(third === 2 ? monday + 6 : monday + third * 2 + 2)}`;
  }
  const decade = /^(\d{3})X$/.exec(value);
  if (decade) return `${decade[1]}${third * 3 + (third === 2 ? 1 : 0)}/${decade[1]}${third === 0 ? 3 : third === 1 ? 6 : 9}`;
  return null;
}
