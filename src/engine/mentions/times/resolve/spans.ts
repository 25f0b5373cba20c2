/** Stretches between two points, and those open at one end. */
import { boundsOf, calendarDay, isoDay, isoMonth, isoYear, weekdayOf } from "../../../../base/calendar.ts";
import type { Between, Dated, Figures, Open, Point } from "../expressions.ts";
import { endOf, startOf, type TimeContext, type TimeValue, yearOf } from "./context.ts";
import { resolveFigures } from "./figures.ts";
import { resolvePoint } from "./point.ts";

export function resolveOpen({ side, point }: Open, context: TimeContext): TimeValue | null {
  // A ban imposed "until 30 June" runs on: the verb's tense says nothing of its end.
  const inner = resolvePoint(point, side === "until" && context.tense === "past" ? { ...context, tense: null } : context);
  if (!inner || inner.precision === "vague") return inner;
  if (inner.value.includes("/")) {
    const { first, last } = boundsOf(inner.value);
    const value =
      side === "since"
        ? `${startOf(inner.value)}/..`
        : side === "until"
          ? `../${endOf(inner.value)}`
          : side === "before" && isEnd(point)
            ? `../${endOf(inner.value)}`
            : side === "after"
              ? `${last === null ? endOf(inner.value) : isoDay(last + 1)}/..`
              : `../${first === null ? startOf(inner.value) : isoDay(first - 1)}`;
    return { ...inner, value, basis: `${inner.basis}; ${side} it` };
  }
  if (side === "before" || side === "after") {
    const { first, last } = boundsOf(inner.value);
    if (first === null || last === null) return inner;
    const edge = calendarDay(side === "before" ? first - 1 : last + 1);
    const value =
      inner.precision === "day"
        ? isoDay(side === "before" ? first - 1 : last + 1)
        : inner.precision === "year"
          ? isoYear(edge.year)
          : isoMonth(edge.year, edge.month);
    return { ...inner, value: side === "before" ? `../${value}` : `${value}/..`, basis: `${inner.basis}; ${side} it` };
  }
  return { ...inner, value: side === "since" ? `${inner.value}/..` : `../${inner.value}`, basis: `${inner.basis}; ${side} it` };
}

// "before the end of 2022" is by its last day.
const isEnd = (point: Point): boolean => "edge" in point && point.edge === "end";

export function resolveBetween({ first, last }: Between, context: TimeContext): TimeValue | null {
  const [openFirst, openLast] = [yearless(first), yearless(last)];
  if (first.kind === "figures" && openFirst) return betweenFigures(first, last, context);
  const bareWeekday =
    last.kind === "date" && last.month === null && last.day === null && last.shift === null ? last.weekday : null;
  const near = first.kind === "shift" || (first.kind === "date" && first.weekday !== null);
  const opening = bareWeekday !== null && near ? resolvePoint(first, context) : null;
  const from = opening === null ? null : boundsOf(opening.value).first;
  if (bareWeekday !== null && opening && from !== null) {
    // "from next Monday to Friday": the first Friday from then on.
    const to = from + ((bareWeekday - weekdayOf(from) + 7) % 7);
    return { value: `${startOf(opening.value)}/${isoDay(to)}`, precision: "day", basis: opening.basis };
  }
  // One year, said once, holds for both ends: "from July 30 to August 10, 2021".
  const lastValue = resolvePoint(
    openLast && !openFirst && first.kind === "date" ? withYear(last as Dated, first, 0) : last,
    context,
  );
  if (!lastValue) return null;
  const firstPoint = openFirst ? withYear(first as Dated, last, yearOf(lastValue.value)) : first;
  const firstValue = resolvePoint(firstPoint, context);
  if (!firstValue) return null;
  const [start, end] = [boundsOf(startOf(firstValue.value)).first, boundsOf(endOf(lastValue.value)).last];
  if (start !== null && end !== null && start > end) return null;
  const value = `${startOf(firstValue.value)}/${endOf(lastValue.value)}`;
  return {
    value,
    precision: lastValue.precision,
    basis: firstValue.basis === lastValue.basis ? firstValue.basis : `${firstValue.basis}; ${lastValue.basis}`,
  };
}

// "5/1-5/7, 2020", "from 10/25 to 01/25": the first lies in the last year before the second that lets it come first.
function betweenFigures(first: Figures, last: Point, context: TimeContext): TimeValue | null {
  const end = resolvePoint(last, context);
  const day = end === null ? null : boundsOf(end.value).last;
  if (end === null || day === null) return null;
  const { year } = calendarDay(day);
  for (const guess of [year, year - 1]) {
    const start = resolveFigures({ ...first, year: guess }, context);
    if (start && (boundsOf(start.value).first ?? Infinity) <= day)
      return { value: `${start.value}/${endOf(end.value)}`, precision: end.precision, basis: end.basis };
  }
  return null;
}

export const yearless = (point: Point): boolean =>
  (point.kind === "figures" && point.year === null) ||
  (point.kind === "date" && point.year === null && point.shift === null && (point.month !== null || point.division !== null));

function withYear(date: Dated, other: Point, year: number): Dated {
  const known = other.kind === "date" && other.year !== null ? other.year : year;
  if (known === 0) return date;
  const later =
    other.kind === "date" && date.from < other.from && date.month !== null && other.month !== null && date.month > other.month;
  const earlier =
    other.kind === "date" && date.from > other.from && date.month !== null && other.month !== null && date.month < other.month;
  return { ...date, year: known + (later ? -1 : 0) + (earlier ? 1 : 0) };
}
