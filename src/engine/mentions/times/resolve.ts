/**
 * From what the words say to a value: ISO 8601 where the calendar has it, EDTF where it is fuzzy. What is left
 * open is closed by the document's own day, by the day last named, or by the tense around; `basis` says by which.
 */
import {
  boundsOf,
  calendarDay,
  dayNumber,
  daysInMonth,
  isDay,
  isoDay,
  isoMonth,
  isoWeek,
  isoYear,
  readIsoDay,
  weekdayOf,
} from "../../../base/calendar.ts";
import type {
  Between,
  Dated,
  Edge,
  Expression,
  Feast,
  Figures,
  Open,
  Point,
  Portion,
  Shifted,
  Unit,
  Weekly,
} from "./expressions.ts";
import { feastDays, isSighted } from "./feasts.ts";
import { dated } from "./points.ts";
import { compoundLength, isoLength } from "./relatives.ts";

export interface TimeValue {
  readonly value: string;
  readonly precision: string;
  readonly basis: string;
}

export interface TimeContext {
  /** The day on which the text was written, or `null`. */
  readonly written: number | null;
  /** How `written` is known. */
  readonly writtenBasis: string;
  /** A day named with its year nearest to this expression, for what `written` cannot decide. */
  readonly near: number | null;
  /** The day last named before this expression. */
  readonly last: { readonly day: number; readonly precision: string } | null;
  readonly tense: "past" | "future" | null;
  readonly order: "day-first" | "month-first";
  readonly orderBasis: string;
}

/** `null` when the words fix nothing: a weekday in a text without any date. */
export function resolve(expression: Expression, context: TimeContext): TimeValue | null {
  switch (expression.kind) {
    case "length":
      if (expression.ahead && context.tense === "future" && expression.count !== null && context.written !== null) {
        const basis = `ahead of ${context.writtenBasis} (${isoDay(context.written)})`;
        const at = expression.ahead === "at" ? moved(context.written, expression.unit, expression.count) : null;
        if (at !== null) return { ...at, basis };
        const far = boundary(context.written, expression.unit, expression.count);
        if (far !== null && expression.ahead === "by")
          return { value: `${isoDay(context.written)}/${isoDay(far)}`, precision: "duration", basis };
      }
      if (expression.more.length > 0) {
        const parts = [{ unit: expression.unit, count: expression.count ?? 1 }, ...expression.more];
        return { value: compoundLength(parts), precision: "duration", basis: "a length of time" };
      }
      return { value: isoLength(expression.unit, expression.count), precision: "duration", basis: "a length of time" };
    case "rhythm":
      return {
        value: expression.every.startsWith("P") ? `R/${expression.every}` : `R/XXXX-WXX-${expression.every}`,
        precision: "set",
        basis: "a rhythm",
      };
    case "between":
      return resolveBetween(expression, context);
    case "open":
      return resolveOpen(expression, context);
    case "run": {
      const base = resolvePoint(expression.point, context);
      const day = base === null ? null : readIsoDay(base.value);
      const far = day === null ? null : boundary(day, expression.unit, expression.count);
      return base === null || far === null
        ? null
        : {
            value: `${base.value}/${isoDay(far - 1)}`,
            precision: "duration",
            basis: `counted from ${base.value}: ${base.basis}`,
          };
    }
    case "offset": {
      const base = resolvePoint(expression.point, context);
      const day = base === null ? null : readIsoDay(base.value);
      const counts = [{ unit: expression.unit, count: expression.by }, ...expression.more];
      const far = counts.reduce<number | null>(
        (at, { unit, count }) => (at === null ? null : boundary(at, unit, expression.forward ? count : -count)),
        day,
      );
      return base === null || far === null
        ? null
        : { value: isoDay(far), precision: "day", basis: `counted from ${base.value}: ${base.basis}` };
    }
    default:
      return resolvePoint(expression, context);
  }
}

function resolvePoint(point: Point, context: TimeContext): TimeValue | null {
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

function resolveWeek({ nth, side, of }: Weekly, context: TimeContext): TimeValue | null {
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

// A feast without a year is the nearest of past and coming, leaned by the tense as other dates are.
function resolveFeast({ rule, year, shift, weekend }: Feast, context: TimeContext): TimeValue | null {
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

function resolveFigures({ first, second, year: told, sign }: Figures, context: TimeContext): TimeValue | null {
  const { order, orderBasis } = context;
  const dayFirst = second > 12 ? false : first > 12 || sign === "." ? true : order === "day-first";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const yearless = told === null ? yearFor(dated(0, 0, { month, day }), context) : null;
  const year = told ?? yearless!.year;
  if (year === null || !isDay(year, month, day)) return null;
  const only = first > 12 || second > 12 || first === second;
  const basis = only
    ? `${dayFirst ? "day" : "month"} first: no other reading is a date`
    : sign === "."
      ? "day first, as full stops have it"
      : `${dayFirst ? "day" : "month"} first: ${orderBasis}`;
  const how = yearless === null ? basis : `${basis}; ${yearless.basis}`;
  return { value: isoDay(dayNumber(year, month, day)), precision: "day", basis: how };
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

function resolveOpen({ side, point }: Open, context: TimeContext): TimeValue | null {
  const inner = resolvePoint(point, context);
  if (!inner || inner.precision === "vague") return inner;
  if (inner.value.includes("/")) {
    const { first, last } = boundsOf(inner.value);
    const value =
      side === "since"
        ? `${startOf(inner.value)}/..`
        : side === "until"
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

function resolveBetween({ first, last }: Between, context: TimeContext): TimeValue | null {
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

const startOf = (value: string): string => value.split("/")[0];
const endOf = (value: string): string => value.split("/").at(-1)!;

const yearless = (point: Point): boolean =>
  (point.kind === "figures" && point.year === null) ||
  (point.kind === "date" && point.year === null && point.shift === null && (point.month !== null || point.division !== null));

const yearOf = (value: string): number => Number(startOf(value).slice(0, 4));

function withYear(date: Dated, other: Point, year: number): Dated {
  const known = other.kind === "date" && other.year !== null ? other.year : year;
  if (known === 0) return date;
  const later =
    other.kind === "date" && date.from < other.from && date.month !== null && other.month !== null && date.month > other.month;
  const earlier =
    other.kind === "date" && date.from > other.from && date.month !== null && other.month !== null && date.month < other.month;
  return { ...date, year: known + (later ? -1 : 0) + (earlier ? 1 : 0) };
}

function resolveDate(date: Dated, context: TimeContext): TimeValue | null {
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

function yearFor(date: Dated, context: TimeContext): { year: number | null; basis: string } {
  if (date.year !== null) return { year: date.year, basis: "as written" };
  const anchor = anchorOf(context);
  if (anchor === null) return { year: null, basis: "" };
  const base = date.anaphoric && context.last ? context.last.day : anchor.day;
  const { year } = calendarDay(base);
  const told = date.anaphoric && context.last ? "the year last named" : anchor.basis;
  if (date.shift !== null) return { year: shiftedYear(date, base, date.shift), basis: `from ${told}` };
  return { year: nearestYear(date, base, year, context.tense), basis: `year from ${told}` };
}

interface Anchor {
  readonly day: number;
  readonly basis: string;
}

function anchorOf({ written, writtenBasis, near }: TimeContext): Anchor | null {
  if (written !== null) return { day: written, basis: `${writtenBasis} (${isoDay(written)})` };
  return near === null ? null : { day: near, basis: `the nearest full date (${isoDay(near)})` };
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
  if (date.day !== null) return year + shift;
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

// A date ahead costs as much as one three times as far behind when the verb is past, and the reverse.
function leaned(distance: number, tense: TimeContext["tense"]): number {
  const lean = tense === "past" ? (distance > 0 ? 3 : 1) : tense === "future" ? (distance < 0 ? 3 : 1) : distance > 0 ? 1.3 : 1;
  return Math.abs(distance) * lean;
}

function resolveWeekday(date: Dated, context: TimeContext): TimeValue | null {
  const anchor = date.anaphoric && context.last ? { day: context.last.day, basis: "the day last named" } : anchorOf(context);
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

function resolveShift(shift: Shifted, context: TimeContext): TimeValue | null {
  // "a year earlier" goes back from a day or month that was named; a bare year named before says too little.
  const neighbour =
    shift.anchor === "neighbour" && context.last !== null && /^(?:day|month|week|part of month)$/.test(context.last.precision);
  const anchor = neighbour
    ? { day: context.last!.day, basis: `the day last named (${isoDay(context.last!.day)})` }
    : anchorOf(context);
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

function boundary(day: number, unit: Unit, by: number): number | null {
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

function moved(day: number, unit: Unit, by: number): Omit<TimeValue, "basis"> | null {
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

// "early", "mid" and "late" are the thirds of what they stand before; "earlier this month" ends on the day of writing.
function narrowed(value: TimeValue, edge: Edge | null, today: number | null = null): TimeValue {
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

/** The day a value begins, to anchor what is told from it; `null` for lengths and rhythms. */
export const anchorDay = (value: string): number | null =>
  readIsoDay(startOf(value)) ?? readIsoDay(`${startOf(value)}-01`) ?? readIsoDay(`${startOf(value)}-01-01`);
