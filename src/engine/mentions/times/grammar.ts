/** Time expressions of a stretch of words, left to right, the longest at each place; ranges are built of single dates. */
import type { Between, Dated, Expression, Figures, Length, Offset, Point, Portion, Run, Unit } from "./expressions.ts";
import type { Feasts } from "./feasts.ts";
import { bareDay, weekdayDate } from "./points/days.ts";
import { divisionDate } from "./points/divisions.ts";
import { eraDate } from "./points/eras.ts";
import { figureDate } from "./points/figures.ts";
import { monthDate } from "./points/months.ts";
import { dayAt, dayEnd, isYear, monthAt } from "./points/parts.ts";
import { weekDate } from "./points/weeks.ts";
import { classAt, DASHES, is, sign, type Words } from "./points/words.ts";
import { compound, countAt, countedShift, deictic, feast, length, plainUnit, rhythm, shiftedUnit } from "./relatives.ts";

export function parseTimes(words: Words, feasts: Feasts): Expression[] {
  const found: Expression[] = [];
  for (let i = 0; i < words.length; ) {
    const expression = mayBegin(words, i, feasts) ? expressionAt(words, i, feasts) : null;
    if (expression) found.push(expression, ...daysAfter(words, expression));
    i = Math.max(expression ? found[found.length - 1].to : 0, i + 1);
  }
  return found;
}

// "June 18 and 19": the second figure is a day of the same month, unless it counts something.
function daysAfter(words: Words, expression: Expression): Dated[] {
  if (expression.kind !== "date" || expression.day === null || expression.month === null) return [];
  const found: Dated[] = [];
  let to = expression.to;
  while (is(words, to, "and") || (sign(words, to, ",") && found.length + 1 < LISTED)) {
    const day = words[to + 1]?.kind === "figure" ? dayAt(words, to + 1) : null;
    if (day === null || !(endsPhrase(words, to + 2) || is(words, to + 2, "and")) || is(words, to + 2, "unit")) break;
    if (monthAt(words, to + 2) || sign(words, to + 2, "%:$") || day <= expression.day) break;
    found.push({ ...expression, from: to + 1, to: to + 2, day });
    to += 2;
  }
  return found;
}

// More days of one month than this are not told one by one.
const LISTED = 6;

function mayBegin(words: Words, i: number, feasts: Feasts): boolean {
  const { kind, classes, form } = words[i];
  if (kind === "figure" || kind === "date" || LETTERED.has(form) || feasts.heads.has(form)) return true;
  if (classes === null) return false;
  let leads = false;
  for (const name of classes.keys()) {
    if (JOINING.has(name)) continue;
    if (!LEADING.has(name)) return true;
    leads = true;
  }
  return leads && !isPlain(words, i + 1, feasts);
}

// "q3", "h1", "'90s"
const LETTERED: ReadonlySet<string> = new Set(["'", "’", "q", "h"]);

// Classes of words that stand within a time or before it and open none: "of", "and", "by", "will".
const JOINING: ReadonlySet<string> = new Set([
  ...["and", "or", "cue", "of", "on", "for", "as", "than", "to", "since", "within", "until", "no", "more"],
  ...["after", "back", "ahead", "ahead-of", "day-before", "ended", "now-tail", "past", "future", "age", "meridiem"],
]);

// Classes of words that open a time only with a word of time behind them: "the", "a", "last", "that".
const LEADING: ReadonlySet<string> = new Set(["the", "article", "shift", "anaphoric"]);

/** A word that is part of no time. */
function isPlain(words: Words, i: number, feasts: Feasts): boolean {
  const word = words[i];
  return word?.kind === "word" && word.classes === null && !LETTERED.has(word.form) && !feasts.heads.has(word.form);
}

function expressionAt(words: Words, i: number, feasts: Feasts): Expression | null {
  const point = pointAt(words, i, feasts);
  const range = rangeAt(words, i, feasts, point);
  if (range) return range;
  const rest = longest<Expression>([compound(words, i), length(words, i), rhythm(words, i)]);
  const best = longest<Expression>([runAt(words, i, feasts), point, rest, offsetAt(words, i, feasts)]);
  if (best === null || best !== point || !point) return best;
  if (is(words, i - 1, "since")) return { kind: "open", side: "since", point, from: point.from, to: point.to };
  // "later than 2020", "earlier than March"
  const than = is(words, i - 1, "than") ? classAt(words, i - 2, "edge") : null;
  if (than === "later" && is(words, i - 3, "no")) return { kind: "open", side: "until", point, from: point.from, to: point.to };
  if (than === "later") return { kind: "open", side: "after", point, from: point.from, to: point.to };
  if (than === "earlier") return { kind: "open", side: "before", point, from: point.from, to: point.to };
  // After or before a whole year or month lies outside it; a day's attack "after Friday's" is on that day.
  const isLong =
    point.kind === "date" && point.day === null && point.weekday === null && point.edge === null && point.division === null;
  if (isLong && is(words, i - 1, "ahead-of")) return { kind: "open", side: "before", point, from: point.from, to: point.to };
  if (isLong && is(words, i - 1, "after")) return { kind: "open", side: "after", point, from: point.from, to: point.to };
  // "not until Monday"
  if (is(words, i - 1, "until") && is(words, i - 2, "no")) return point;
  if (is(words, i - 1, "until") && (isClosed(point) || point.kind === "date"))
    return { kind: "open", side: "until", point, from: point.from, to: point.to };
  // "before 4 July." leaves the day open; "before the July 4 vote" does not.
  if (isClosed(point) && endsPhrase(words, point.to)) {
    const narrowed = (point.kind === "date" || point.kind === "fixed") && point.edge !== null;
    if (is(words, i - 1, "ahead-of"))
      return { kind: "open", side: narrowed ? "before" : "until", point, from: point.from, to: point.to };
    if (is(words, i - 1, "after"))
      return { kind: "open", side: narrowed ? "after" : "since", point, from: point.from, to: point.to };
  }
  return point;
}

const isClosed = (point: Point): boolean =>
  point.kind === "figures" ||
  point.kind === "feast" ||
  (point.kind === "fixed" && point.precision === "day") ||
  (point.kind === "date" && (point.day !== null || point.weekday === null));

const endsPhrase = (words: Words, i: number): boolean => {
  const word = words[i];
  return word === undefined || (word.kind === "sign" && !DASHES.includes(word.form)) || word.classes !== null;
};

/** "two weeks starting 20 May", "for 3 days from today", "one week, from 20 December" */
function runAt(words: Words, i: number, feasts: Feasts): Run | null {
  const span = length(words, i);
  if (!span || span.count === null) return null;
  const comma = sign(words, span.to, ",");
  let at = comma ? span.to + 1 : span.to;
  const opened = is(words, at, "opened");
  if (opened) at++;
  const from = (is(words, at, "from") && !is(words, at, "between")) || (opened && is(words, at, "on"));
  if (from) at++;
  if (!opened && !(from && (comma || is(words, i - 1, "for")))) return null;
  const point = pointAt(words, at, feasts);
  if (!point) return null;
  const isDay = isClosed(point) || point.kind === "shift" || (point.kind === "date" && point.weekday !== null);
  return isDay ? { kind: "run", from: i, to: point.to, unit: span.unit, count: span.count, point } : null;
}

/** "the first two weeks of 2021", "the third month of 2021", "the last week of this month". */
function portionAt(words: Words, i: number, feasts: Feasts): Portion | null {
  let at = is(words, i, "the") ? i + 1 : i;
  if (at + 3 >= words.length) return null;
  const numbered = numberedUnit(words, at, feasts);
  if (numbered) return { ...numbered, from: i };
  const ordinal = words[at].kind === "figure" && words[at].suffix === "" ? null : dayAt(words, at);
  const nth = ordinal ?? (classAt(words, at, "shift") === "-1" || is(words, at, "final") ? -1 : null);
  if (nth === null) return null;
  at = ordinal === null ? at + 1 : dayEnd(words, at);
  const count = countAt(words, at);
  if (count && (count.value === null || !Number.isInteger(count.value) || (nth !== 1 && nth !== -1))) return null;
  const unitAt = count?.to ?? at;
  const unit = classAt(words, unitAt, "unit") as Unit | null;
  if (unit === null || !is(words, unitAt + 1, "of") || (!count && words[unitAt].form.endsWith("s"))) return null;
  if (unit !== "D" && unit !== "W" && unit !== "M" && unit !== "Y") return null;
  const of = pointAt(words, unitAt + 2, feasts);
  if (!of || of.from !== unitAt + 2 || !contains(of, unit)) return null;
  return { kind: "portion", from: i, to: of.to, unit, nth, count: count?.value ?? 1, of };
}

// "week 27 of last year"
function numberedUnit(words: Words, i: number, feasts: Feasts): Portion | null {
  const figure = words[i + 1];
  if (classAt(words, i, "unit") !== "W" || figure.kind !== "figure" || !(figure.number >= 1 && figure.number <= 53)) return null;
  const of = is(words, i + 2, "of") ? pointAt(words, i + 3, feasts) : null;
  return of && contains(of, "W") ? { kind: "portion", from: i, to: of.to, unit: "W", nth: figure.number, count: 1, of } : null;
}

// Years lie in decades, months in years, weeks and days in both.
function contains(of: Point, unit: "D" | "W" | "M" | "Y"): boolean {
  if (of.kind === "fixed") return (of.precision === "decade" || of.precision === "century") && unit === "Y";
  if (of.kind === "shift") return of.stretch === null && of.by !== null && LARGER[unit].split(" ").includes(of.unit);
  if (of.kind !== "date" || of.day !== null || of.weekday !== null || of.edge !== null) return false;
  return of.month !== null ? unit === "D" || unit === "W" : unit !== "Y";
}

const LARGER: Readonly<Record<"D" | "W" | "M" | "Y", string>> = {
  D: "W M Q Y",
  W: "M Q Y",
  M: "Q Y",
  Y: "DE CE",
};

/** "two weeks before Christmas", "16 days after 3 May", "two days from tomorrow" */
function offsetAt(words: Words, i: number, feasts: Feasts): Offset | null {
  const span = compound(words, i) ?? length(words, i);
  if (!span || span.count === null) return null;
  const told = span.more.length > 0 ? compoundShift(words, span, i) : null;
  if (told) return told;
  const before = is(words, span.to, "ahead-of");
  const after = !before && (is(words, span.to, "ahead") || is(words, span.to, "from"));
  if (!before && !after) return null;
  const point = pointAt(words, span.to + 1, feasts);
  const isDay =
    point !== null &&
    (point.kind === "figures" ||
      (point.kind === "fixed" && point.precision === "day") ||
      point.kind === "feast" ||
      (point.kind === "date" && (point.day !== null || point.weekday !== null)) ||
      (point.kind === "shift" && point.unit === "D"));
  return isDay
    ? { kind: "offset", from: i, to: point.to, unit: span.unit, by: span.count, forward: after, point, more: span.more }
    : null;
}

// "two years and three months ago"
function compoundShift(words: Words, span: Length, i: number): Offset | null {
  const back = classAt(words, span.to, "back");
  const ahead = classAt(words, span.to, "ahead");
  if ((back === null && ahead === null) || span.count === null) return null;
  if (back === "n" && !endsPhrase(words, span.to + 1)) return null;
  const anchor = (back ?? ahead) === "d" ? "document" : "neighbour";
  const point = { ...TODAY, from: i, to: span.to + 1, anchor } as const;
  return {
    kind: "offset",
    from: i,
    to: span.to + 1,
    unit: span.unit,
    by: span.count,
    forward: back === null,
    point,
    more: span.more,
  };
}

const TODAY = { kind: "shift", unit: "D", by: 0, forward: false, edge: null, clock: null, stretch: null } as const;

const longest = <T extends Expression>(found: readonly (T | null)[]): T | null =>
  found.reduce<T | null>((best, one) => (one && (!best || one.to > best.to) ? one : best), null);

function pointAt(words: Words, i: number, feasts: Feasts): Point | null {
  const found = longest<Expression>([
    figureDate(words, i),
    monthDate(words, i),
    weekdayDate(words, i),
    bareDay(words, i),
    listedDay(words, i),
    divisionDate(words, i),
    eraDate(words, i),
    weekDate(words, i),
    portionAt(words, i, feasts),
    shiftedUnit(words, i),
    plainUnit(words, i),
    countedShift(words, i),
    deictic(words, i),
    feast(words, i, feasts),
  ]);
  return found as Point | null;
}

// "on 18 and 19 June": the first figure is a day of the second one's month.
function listedDay(words: Words, i: number): Dated | null {
  const day = words[i]?.kind === "figure" && words[i].suffix !== "s" ? dayAt(words, i) : null;
  if (day === null || words[i - 1]?.kind === "figure" || sign(words, i - 1, "$€£¥/-") || is(words, i - 1, "approx")) return null;
  let at = i + 1;
  while (sign(words, at, ",") && words[at + 1]?.kind === "figure" && !monthAt(words, at + 2)) at += 2;
  if (sign(words, at, ",") && is(words, at + 1, "and")) at++;
  if (!is(words, at, "and") && !is(words, at, "or")) return null;
  const last = words[at + 1]?.kind === "figure" ? monthDate(words, at + 1) : null;
  return last && last.day !== null && last.day > day ? { ...last, from: i, to: i + 1, day } : null;
}

/** "from July 30 to August 10", "March 23 – 27 of 2021", "23-27 March", "2019–2021", "between May and July". */
function rangeAt(words: Words, i: number, feasts: Feasts, here: Point | null): Between | null {
  const opened = is(words, i, "from") && !is(words, i, "since");
  const at = opened ? i + 1 : i;
  const days = dayRange(words, at);
  if (days) return { ...days, from: i };
  const first = opened ? pointAt(words, at, feasts) : here;
  if (!first) return null;
  const joint = jointAt(words, first.to, opened && is(words, i, "between"), opened);
  if (joint === null) return null;
  const last = bareEnd(words, joint, first) ?? pointAt(words, joint, feasts);
  const spoken = opened || (is(words, joint - 1, "until") && first.kind === "date" && first.year !== null);
  if (!last || !fits(first, last, spoken)) return null;
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
function bareEnd(words: Words, i: number, first: Point): Point | null {
  // "from March to date"
  if (is(words, i, "date-word")) return { kind: "vague", side: "P", from: i, to: i + 1 };
  if (first.kind !== "date") return null;
  if (first.month !== null && first.day !== null && !monthAt(words, dayEnd(words, i))) {
    const at = is(words, i, "the") ? i + 1 : i;
    const day = dayAt(words, at);
    if (day === null || isYear(words, at)) return null;
    const to = dayEnd(words, at);
    if (day <= first.day) {
      // "from April twenty-seventh to the third"
      const turn = first.month === 12 ? 1 : first.month + 1;
      return at > i && is(words, i - 1, "to") ? { ...first, from: i, to, month: turn, day, weekday: null, year: null } : null;
    }
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
  if (!last || last.day === null || last.weekday !== null || last.month === null || monthAt(words, joint)) return null;
  // "from the twenty-seventh to the third of April" begins in the month before.
  const opened = is(words, i - 1, "from");
  if (last.day === day || (last.day < day && !opened)) return null;
  const before = last.day < day;
  const month = before ? (last.month === 1 ? 12 : last.month - 1) : last.month;
  const year = before && last.month === 1 && last.year !== null ? last.year - 1 : last.year;
  return { kind: "between", to: last.to, first: { ...last, from: at, to: joint - 1, day, month, year }, last };
}

function fits(first: Point, last: Point, opened: boolean): boolean {
  const figures = (point: Point): point is Figures => point.kind === "figures";
  if (opened || figures(first) || figures(last)) return first.kind !== "vague" || first.side === "P";
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
