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
import type { Between, Dated, Edge, Expression, Figures, Open, Point, Shifted, Unit, Weekly } from "./expressions.ts";
import { isoLength } from "./relatives.ts";

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
        const far = boundary(context.written, expression.unit, expression.count);
        if (far !== null)
          return { value: isoDay(far), precision: "day", basis: `ahead of ${context.writtenBasis} (${isoDay(context.written)})` };
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
    case "offset": {
      const base = resolvePoint(expression.point, context);
      const day = base === null ? null : readIsoDay(base.value);
      const far = day === null ? null : boundary(day, expression.unit, expression.forward ? expression.by : -expression.by);
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
    case "date":
      return resolveDate(point, context);
  }
}

function resolveWeek({ nth, of }: Weekly, context: TimeContext): TimeValue | null {
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
  // The first week of a month or year is the one with its first Thursday, as ISO 8601 numbers them.
  const thursday = (day: number): number => day - weekdayOf(day) + 4;
  const opening = thursday(first) >= first ? thursday(first) : thursday(first) + 7;
  const closing = thursday(last) <= last ? thursday(last) : thursday(last) - 7;
  const day = nth === null ? first : nth < 0 ? closing : opening + (nth - 1) * 7;
  return { value: isoWeek(day), precision: "week", basis: whole.basis };
}

function resolveFigures({ first, second, year, sign }: Figures, { order, orderBasis }: TimeContext): TimeValue | null {
  const dayFirst = second > 12 ? false : first > 12 || sign === "." ? true : order === "day-first";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  if (!isDay(year, month, day)) return null;
  const only = first > 12 || second > 12 || first === second;
  const basis = only
    ? `${dayFirst ? "day" : "month"} first: no other reading is a date`
    : sign === "."
      ? "day first, as full stops have it"
      : `${dayFirst ? "day" : "month"} first: ${orderBasis}`;
  return { value: isoDay(dayNumber(year, month, day)), precision: "day", basis };
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
  if (!inner || inner.precision === "vague" || inner.value.includes("/")) return inner;
  if (side === "before" || side === "after") {
    const { first, last } = boundsOf(inner.value);
    if (first === null || last === null) return inner;
    const edge = calendarDay(side === "before" ? first - 1 : last + 1);
    const value = inner.precision === "year" ? isoYear(edge.year) : isoMonth(edge.year, edge.month);
    return { ...inner, value: side === "before" ? `../${value}` : `${value}/..`, basis: `${inner.basis}; ${side} it` };
  }
  return { ...inner, value: side === "since" ? `${inner.value}/..` : `../${inner.value}`, basis: `${inner.basis}; ${side} it` };
}

function resolveBetween({ first, last }: Between, context: TimeContext): TimeValue | null {
  const [openFirst, openLast] = [yearless(first), yearless(last)];
  // One year, said once, holds for both ends: "from July 30 to August 10, 2021".
  const lastValue = resolvePoint(
    openLast && !openFirst && first.kind === "date" ? withYear(last as Dated, first, 0) : last,
    context,
  );
  if (!lastValue) return null;
  const firstPoint = openFirst ? withYear(first as Dated, last, yearOf(lastValue.value)) : first;
  const firstValue = resolvePoint(firstPoint, context);
  if (!firstValue) return null;
  const value = `${startOf(firstValue.value)}/${endOf(lastValue.value)}`;
  return {
    value,
    precision: lastValue.precision,
    basis: firstValue.basis === lastValue.basis ? firstValue.basis : `${firstValue.basis}; ${lastValue.basis}`,
  };
}

const startOf = (value: string): string => value.split("/")[0];
const endOf = (value: string): string => value.split("/").at(-1)!;

const yearless = (point: Point): boolean =>
  point.kind === "date" && point.year === null && point.shift === null && (point.month !== null || point.division !== null);

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

// "the 18th": of the nearest month that has it, and on that weekday if one is said.
function resolveBareDay(day: number, weekday: number | null, context: TimeContext): TimeValue | null {
  const anchor = anchorOf(context);
  if (!anchor) return null;
  const { year, month } = calendarDay(anchor.day);
  const forward = context.tense === "future";
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
    const distance = at(y) - base;
    if (distance === 0) return 0;
    // A date ahead costs as much as one three times as far behind when the verb is past, and the reverse.
    const lean = tense === "past" ? (distance > 0 ? 3 : 1) : tense === "future" ? (distance < 0 ? 3 : 1) : distance > 0 ? 1.3 : 1;
    return Math.abs(distance) * lean;
  };
  return [year - 1, year, year + 1].reduce((best, y) => (cost(y) < cost(best) ? y : best));
}

function resolveWeekday(date: Dated, context: TimeContext): TimeValue | null {
  const anchor = date.anaphoric && context.last ? { day: context.last.day, basis: "the day last named" } : anchorOf(context);
  if (!anchor || date.weekday === null) return null;
  const today = weekdayOf(anchor.day);
  if (date.inWeek)
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
  if (shift.stretch !== null) return stretched(shift, anchor.day, basis);
  const signed = shift.forward ? shift.by : -shift.by;
  const value = moved(anchor.day, shift.unit, signed);
  return value ? narrowed({ ...value, basis }, shift.edge, shift.edge !== null && shift.by === 0 ? anchor.day : null) : null;
}

// "the past two weeks" ends today, "the next three days" begin tomorrow.
function stretched({ unit, stretch, forward }: Shifted, day: number, basis: string): TimeValue | null {
  const far = boundary(day, unit, forward ? stretch! : -stretch!);
  if (far === null) return null;
  const value = forward ? `${isoDay(day + 1)}/${isoDay(far)}` : `${isoDay(far)}/${isoDay(day)}`;
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
function narrowed(value: TimeValue, edge: Edge | null, until: number | null = null): TimeValue {
  if (edge === null) return value;
  const within = thirds(value.value, edge, until);
  return within === null
    ? { ...value, precision: `part of ${value.precision}` }
    : { value: within, precision: `part of ${value.precision}`, basis: `${value.basis}; ${edge} of it` };
}

function thirds(value: string, edge: Edge, until: number | null): string | null {
  const third = edge === "start" ? 0 : edge === "mid" ? 1 : 2;
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value);
  if (month) {
    const [year, m] = [Number(month[1]), Number(month[2])];
    const first = dayNumber(year, m, 1);
    const end = third === 2 ? first + daysInMonth(year, m) - 1 : first + third * 10 + 9;
    if (until !== null && third === 0) return `${isoDay(first)}/${isoDay(Math.max(first, until))}`;
    return `${isoDay(first + third * 10)}/${isoDay(end)}`;
  }
  if (/^\d{4}$/.test(value)) {
    const year = Number(value);
    if (until !== null && third === 0) return `${isoMonth(year, 1)}/${isoMonth(year, calendarDay(until).month)}`;
    return `${isoMonth(year, third * 4 + 1)}/${isoMonth(year, third * 4 + 4)}`;
  }
  const decade = /^(\d{3})X$/.exec(value);
  if (decade) return `${decade[1]}${third * 3 + (third === 2 ? 1 : 0)}/${decade[1]}${third === 0 ? 3 : third === 1 ? 6 : 9}`;
  return null;
}

/** The day a value begins, to anchor what is told from it; `null` for lengths and rhythms. */
export const anchorDay = (value: string): number | null =>
  readIsoDay(startOf(value)) ?? readIsoDay(`${startOf(value)}-01`) ?? readIsoDay(`${startOf(value)}-01-01`);
