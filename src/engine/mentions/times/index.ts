/**
 * Times: every expression of a date, a stretch, a length or a rhythm, as ISO 8601 or EDTF, with what it was
 * read from. Works on the text itself, so it needs no tags; a caller that has them says how the clause looks.
 */

import { isoDay, readIsoDay } from "../../../base/calendar.ts";
import type { Span } from "../../../base/span.ts";
import type { Time } from "../../../document/schema.ts";
import type { FindTimes, Tense, TimeOptions, TimeWords } from "../words.ts";
import type { Expression, Figures, Point } from "./expressions.ts";
import type { Feasts } from "./feasts.ts";
import { parseTimes } from "./grammar.ts";
import { lex, type TimeWord } from "./lex.ts";
import { anchorDay, type TimeContext } from "./resolve/context.ts";
import { resolve } from "./resolve/index.ts";

interface Found {
  readonly expression: Expression;
  readonly words: readonly TimeWord[];
}

export const findTimes: FindTimes = (text, stretches, words, options) => {
  const feasts = feastsOf(words);
  const lexed = stretches.map(({ start, end }) => lex(text, start, end, words));
  const found = lexed.flatMap((stretch) =>
    parseTimes(stretch, feasts).map((expression): Found => ({ expression, words: stretch })),
  );
  const order = orderOf(found, words, options);
  const full = found.map((one) => fullDay(one, order));
  const days = found.map((one, i) => (isToTheDay(one, order) ? full[i] : null));
  const writing = writtenDay(options.written);
  const times: Omit<Time, "id">[] = [];
  let [last, lastDay]: [TimeContext["last"], number | null] = [null, null];
  for (const [i, one] of found.entries()) {
    const { start, end } = spanOf(one);
    const tense = options.tenseAt?.(start) ?? tenseNear(one);
    const written = underYear(one, writing);
    const [near, nearDay] = [nearestFull(full, i), nearestFull(days, i)];
    const value = resolve(one.expression, {
      order: order.order,
      orderBasis: order.orderBasis,
      written: written.written,
      writtenBasis: written.writtenBasis,
      near,
      nearDay,
      last,
      lastDay,
      tense,
    });
    if (!value) continue;
    times.push({ start, end, ...value });
    const day = value.precision === "present" || value.precision === "vague" ? null : anchorDay(value.value);
    if (day !== null) last = { day, precision: value.precision };
    if (day !== null && value.precision === "day") lastDay = day;
  }
  return times;
};

const feastTables = new WeakMap<TimeWords, Feasts>();

// Feasts have names of several words; the table is made once for each pack.
function feastsOf(words: TimeWords): Feasts {
  const known = feastTables.get(words);
  if (known) return known;
  const rules = new Map<string, string>();
  for (const [form, classes] of words.classes) {
    const day = classes.get("feast");
    if (day !== undefined) rules.set(form, day);
  }
  const feasts = { rules, heads: new Set(Array.from(rules.keys(), (name) => name.split(/[ '-]/)[0])) };
  feastTables.set(words, feasts);
  return feasts;
}

function spanOf({ expression, words }: Found): Span {
  return { start: words[expression.from].start, end: words[expression.to - 1].end };
}

type Writing = Pick<TimeContext, "written" | "writtenBasis">;

function writtenDay(written: string | null): Writing {
  const day = written === null ? null : readIsoDay(written.slice(0, 10));
  return { written: day, writtenBasis: "the document's date" };
}

// "2021. The Commission sought a mandate in July": what a year at the head of a paragraph dates is told from the end of it.
function underYear({ words }: Found, writing: Writing): Writing {
  const [head, stop] = words;
  if (!/^\d{4}$/.test(head.form) || !/^[.:]$/.test(stop?.form ?? "")) return writing;
  const last = readIsoDay(`${head.form}-12-31`);
  const isPast = last !== null && (writing.written === null || last < writing.written);
  return isPast ? { written: last, writtenBasis: "the year at the head of the paragraph" } : writing;
}

// A date that can be read one way only tells how this text writes the others; else the reading nearer to the document's day; else the habit
// of where it was written; else how it writes months in words; else the language's.
function orderOf(
  found: readonly Found[],
  words: TimeWords,
  options: TimeOptions,
): { order: "day-first" | "month-first"; orderBasis: string } {
  const written = options.written === null ? null : readIsoDay(options.written.slice(0, 10));
  const figures = found.flatMap(({ expression }) => pointsOf(expression)).filter((point) => point.kind === "figures");
  const dayFirst = figures.find(({ first, sign }) => first > 12 && sign !== ".");
  const monthFirst = figures.find(({ second, sign }) => second > 12 && sign !== ".");
  const shown = ({ first, second, year, sign }: Figures): string => [first, second, ...(year === null ? [] : [year])].join(sign);
  if (dayFirst && !monthFirst) return { order: "day-first", orderBasis: `as in ${shown(dayFirst)}` };
  if (monthFirst && !dayFirst) return { order: "month-first", orderBasis: `as in ${shown(monthFirst)}` };
  const open = figures.find(({ first, second, sign }) => first <= 12 && second <= 12 && first !== second && sign !== ".");
  if (open && written !== null) {
    const distance = (order: "day-first" | "month-first"): number => {
      return Math.abs((anchorDay(resolve(open, { ...NOWHERE, written, order })?.value ?? "") ?? Infinity) - written);
    };
    const [day, month] = [distance("day-first"), distance("month-first")];
    // Only a reading within a month of the document's day, the other well outside, says anything.
    if (Math.min(day, month) < 31 && Math.abs(day - month) > 20) {
      return {
        order: day < month ? "day-first" : "month-first",
        orderBasis: `nearer to the document's date (${isoDay(written)})`,
      };
    }
  }
  const { home } = options;
  if (home) return { order: words.monthFirst.has(home) ? "month-first" : "day-first", orderBasis: `as in papers of ${home}` };
  const spelled = open === undefined ? null : spelledOrder(found);
  if (spelled !== null) return spelled;
  return { order: words.slashOrder, orderBasis: "assumed; nothing in the text decides" };
}

// "14 June" or "June 14", where a text has one and not the other.
function spelledOrder(found: readonly Found[]): { order: "day-first" | "month-first"; orderBasis: string } | null {
  const orders = found.flatMap(({ expression, words }) =>
    pointsOf(expression).flatMap((point) => {
      if (point.kind !== "date" || point.day === null || point.month === null) return [];
      const first = words.slice(point.from, point.to).find(({ kind, classes }) => kind === "figure" || classes?.has("month"));
      return first === undefined ? [] : [first.kind === "figure" ? ("day-first" as const) : ("month-first" as const)];
    }),
  );
  const [order] = orders;
  return order !== undefined && orders.every((one) => one === order)
    ? {
        order,
        orderBasis: order === "day-first" ? "as the text writes days before months" : "as the text writes months before days",
      }
    : null;
}

function pointsOf(expression: Expression): Point[] {
  switch (expression.kind) {
    case "between":
      return [expression.first, expression.last];
    case "open":
    case "offset":
    case "run":
      return [expression.point];
    case "length":
    case "rhythm":
      return [];
    default:
      return [expression];
  }
}

const NOWHERE: TimeContext = {
  written: null,
  writtenBasis: "",
  near: null,
  nearDay: null,
  last: null,
  lastDay: null,
  tense: null,
  order: "day-first",
  orderBasis: "",
};

// A date that needs nothing around it: it can lend its year to its neighbours.
function fullDay({ expression }: Found, order: Pick<TimeContext, "order" | "orderBasis">): number | null {
  if (expression.kind === "length" || expression.kind === "rhythm") return null;
  for (const point of pointsOf(expression)) {
    if (point.kind === "date" && (point.year === null || point.month === null)) continue;
    if (point.kind === "fixed" && point.precision !== "day" && point.precision !== "month") continue;
    const value = resolve(point, { ...NOWHERE, ...order });
    if (value) return anchorDay(value.value);
  }
  return null;
}

const isToTheDay = ({ expression }: Found, order: Pick<TimeContext, "order" | "orderBasis">): boolean =>
  pointsOf(expression).some((point) => resolve(point, { ...NOWHERE, ...order })?.precision === "day");

function nearestFull(full: readonly (number | null)[], i: number): number | null {
  for (let distance = 1; distance < full.length; distance++) {
    const before = full[i - distance] ?? null;
    if (before !== null) return before;
    const after = full[i + distance] ?? null;
    if (after !== null) return after;
  }
  return null;
}

// How far a verb may stand from its time when no tree says which verb it is.
const REACH = 14;

function tenseNear({ expression, words }: Found): Tense {
  let future = REACH;
  let past = REACH;
  for (let distance = 1; distance < REACH; distance++) {
    for (const i of [expression.from - distance, expression.to - 1 + distance]) {
      const word = words[i];
      if (!word || word.form === ".") continue;
      if (word.classes?.has("future") && distance < future) future = distance;
      if ((word.classes?.has("past") || (word.form.length > 4 && word.form.endsWith("ed"))) && distance < past) past = distance;
    }
  }
  return future === past ? null : future < past ? "future" : "past";
}
