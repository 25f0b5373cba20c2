/** Time expressions of a stretch of words, left to right, the longest at each place; ranges are built of single dates. */
import type { Between, Dated, Expression, Offset, Point } from "./expressions.ts";
import {
  bareDay,
  DASHES,
  dayAt,
  dayEnd,
  divisionDate,
  eraDate,
  figureDate,
  is,
  isYear,
  monthAt,
  monthDate,
  sign,
  type Words,
  weekDate,
  weekdayDate,
} from "./points.ts";
import { countedShift, deictic, feast, length, plainUnit, rhythm, shiftedUnit } from "./relatives.ts";

export function parseTimes(words: Words, feasts: ReadonlyMap<string, string>): Expression[] {
  const found: Expression[] = [];
  for (let i = 0; i < words.length; ) {
    const expression = mayBegin(words, i) ? expressionAt(words, i, feasts) : null;
    if (expression) found.push(expression);
    i = expression ? Math.max(expression.to, i + 1) : i + 1;
  }
  return found;
}

const mayBegin = (words: Words, i: number): boolean => {
  const { kind, classes, form } = words[i];
  return kind === "figure" || kind === "date" || classes !== null || form === "'" || form === "’" || form === "q";
};

function expressionAt(words: Words, i: number, feasts: ReadonlyMap<string, string>): Expression | null {
  const range = rangeAt(words, i, feasts);
  if (range) return range;
  const point = pointAt(words, i, feasts);
  const rest = longest<Expression>([length(words, i), rhythm(words, i)]);
  const best = longest<Expression>([point, rest, offsetAt(words, i, feasts)]);
  if (best === null || best !== point || !point) return best;
  if (is(words, i - 1, "since")) return { kind: "open", side: "since", point, from: point.from, to: point.to };
  // After or before a whole year or month lies outside it; a day's attack "after Friday's" is on that day.
  const isLong =
    point.kind === "date" && point.day === null && point.weekday === null && point.edge === null && point.division === null;
  if (isLong && is(words, i - 1, "ahead-of")) return { kind: "open", side: "before", point, from: point.from, to: point.to };
  if (isLong && is(words, i - 1, "after")) return { kind: "open", side: "after", point, from: point.from, to: point.to };
  if (is(words, i - 1, "until") && point.kind === "date")
    return { kind: "open", side: "until", point, from: point.from, to: point.to };
  return point;
}

/** "two weeks before Christmas", "16 days after 3 May", "two days from tomorrow" */
function offsetAt(words: Words, i: number, feasts: ReadonlyMap<string, string>): Offset | null {
  const span = length(words, i);
  if (!span || span.count === null) return null;
  const before = is(words, span.to, "ahead-of");
  const after = !before && (is(words, span.to, "ahead") || is(words, span.to, "from"));
  if (!before && !after) return null;
  const point = pointAt(words, span.to + 1, feasts);
  const isDay =
    point !== null &&
    (point.kind === "figures" ||
      (point.kind === "fixed" && point.precision === "day") ||
      (point.kind === "date" && (point.day !== null || point.weekday !== null)) ||
      (point.kind === "shift" && point.unit === "D"));
  return isDay ? { kind: "offset", from: i, to: point.to, unit: span.unit, by: span.count, forward: after, point } : null;
}

const longest = <T extends Expression>(found: readonly (T | null)[]): T | null =>
  found.reduce<T | null>((best, one) => (one && (!best || one.to > best.to) ? one : best), null);

function pointAt(words: Words, i: number, feasts: ReadonlyMap<string, string>): Point | null {
  const found = longest<Expression>([
    figureDate(words, i),
    monthDate(words, i),
    weekdayDate(words, i),
    bareDay(words, i),
    divisionDate(words, i),
    eraDate(words, i),
    weekDate(words, i),
    shiftedUnit(words, i),
    plainUnit(words, i),
    countedShift(words, i),
    deictic(words, i),
    feast(words, i, feasts),
  ]);
  return found as Point | null;
}

/** "from July 30 to August 10", "March 23 – 27 of 2021", "23-27 March", "2019–2021", "between May and July". */
function rangeAt(words: Words, i: number, feasts: ReadonlyMap<string, string>): Between | null {
  const opened = is(words, i, "from") && !is(words, i, "since");
  const at = opened ? i + 1 : i;
  const days = dayRange(words, at);
  if (days) return { ...days, from: i };
  const first = pointAt(words, at, feasts);
  if (!first) return null;
  const joint = jointAt(words, first.to, opened && is(words, i, "between"), opened);
  if (joint === null) return null;
  const last = bareEnd(words, joint, first) ?? pointAt(words, joint, feasts);
  if (!last || !fits(first, last)) return null;
  return { kind: "between", from: i, to: last.to, first, last };
}

// Without "from", only a dash or "to" right between two dates of one grain joins them.
function jointAt(words: Words, i: number, between: boolean, opened: boolean): number | null {
  if (between) return is(words, i, "and") ? i + 1 : null;
  if (sign(words, i, DASHES)) return i + 1;
  if (is(words, i, "to")) return i + 1;
  if (opened && sign(words, i, ",") && is(words, i + 1, "to")) return i + 2;
  return null;
}

// "March 23 to 27": the second figure is a day of the first one's month. "2019-21": a year of its century.
function bareEnd(words: Words, i: number, first: Point): Dated | null {
  if (first.kind !== "date") return null;
  if (first.month !== null && first.day !== null && !monthAt(words, dayEnd(words, i))) {
    const at = is(words, i, "the") ? i + 1 : i;
    const day = dayAt(words, at);
    if (day === null || day <= first.day || isYear(words, at)) return null;
    const to = dayEnd(words, at);
    const year = trailingYear(words, to);
    return { ...first, from: i, to: year?.to ?? to, day, weekday: null, year: year?.year ?? first.year };
  }
  if (
    first.year !== null &&
    first.month === null &&
    words[i]?.kind === "figure" &&
    /^\d\d$/.test(words[i].form) &&
    words[i].joined
  ) {
    const year = Math.floor(first.year / 100) * 100 + words[i].number;
    return year > first.year ? { ...first, from: i, to: i + 1, year } : null;
  }
  return null;
}

function trailingYear(words: Words, i: number): { year: number; to: number } | null {
  const at = sign(words, i, ",") || is(words, i, "of") ? i + 1 : i;
  return isYear(words, at) ? { year: words[at].number, to: at + 1 } : null;
}

// "23-27 March 2021", "the 23rd to the 27th of March"
function dayRange(words: Words, i: number): Omit<Between, "from"> | null {
  const at = is(words, i, "the") ? i + 1 : i;
  const day = dayAt(words, at);
  if (day === null) return null;
  const joint = jointAt(words, dayEnd(words, at), is(words, i - 1, "between"), true);
  if (joint === null) return null;
  const last = monthDate(words, joint);
  if (!last || last.day === null || last.day <= day || last.weekday !== null || last.month === null || monthAt(words, joint))
    return null;
  return { kind: "between", to: last.to, first: { ...last, from: at, to: joint - 1, day }, last };
}

function fits(first: Point, last: Point): boolean {
  if (first.kind === "vague" || first.kind === "shift")
    return last.kind === first.kind || last.kind === "date" || last.kind === "vague";
  if (last.kind === "vague" || last.kind === "shift") return first.kind === "date";
  if (first.kind !== "date" || last.kind !== "date")
    return first.kind === last.kind || first.kind === "fixed" || last.kind === "fixed";
  return grain(first) === grain(last);
}

const grain = (date: Dated): string =>
  date.day !== null
    ? "day"
    : date.month !== null
      ? "month"
      : date.weekday !== null
        ? "weekday"
        : date.division !== null
          ? "division"
          : "year";
