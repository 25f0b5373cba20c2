/** The grammar of what is told from another day: "yesterday", "two weeks ago", "the previous day", "the past five years". */
import type { Dated, Edge, Feast, Length, Portion, Rhythm, Shifted, Unit, Vague } from "./expressions.ts";
import type { Feasts } from "./feasts.ts";
import { clockAfter, edgeAt, isYear } from "./points/parts.ts";
import { classAt, DASHES, is, sign, type Words } from "./points/words.ts";

/** "today", "yesterday morning", "tonight", "now". */
export function deictic(words: Words, i: number): Shifted | Vague | null {
  // "to date"
  if (is(words, i, "till") && is(words, i + 1, "date-word") && words[i + 2]?.kind !== "figure")
    return { kind: "vague", side: "P", from: i, to: i + 2 };
  const value = classAt(words, i, "deictic");
  if (value === null) return null;
  // "as soon as possible", "as recently as last week"
  if ((value === "A" || value === "B") && is(words, i - 1, "as")) return null;
  if (value === "P" || value === "B" || value === "A") return { kind: "vague", side: value, from: i, to: i + 1 };
  // "struck overnight", not "overnight losses"
  const qualifies = words[i + 1]?.kind === "word" && words[i + 1].classes === null;
  if (qualifies && is(words, i, "part")) return null;
  const part = clockAfter(words, i + 1);
  const by = Number(value);
  return shifted(i, part?.to ?? i + 1, { unit: "D", by: Math.abs(by), forward: by > 0, clock: part?.clock ?? null });
}

/** "last week", "next year", "this month", "that day", "the same year", "the past two weeks", "early next year". */
export function shiftedUnit(words: Words, i: number): Shifted | Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  if (is(words, at, "the")) at++;
  const led = countedFirst(words, i, at);
  if (led) return led;
  const shift = classAt(words, at, "shift");
  if (shift === null) return null;
  const anaphoric = is(words, at, "anaphoric");
  const count = countAt(words, at + 1);
  const by = Number(shift);
  const kindAt = count?.to ?? at + 1;
  const unitAt = is(words, kindAt, "year-kind") && classAt(words, kindAt + 1, "unit") === "Y" ? kindAt + 1 : kindAt;
  const unit = unitOf(words, unitAt);
  if (unit === null) return partOfDay(words, i, at, by, anaphoric);
  if (count) {
    if (by === 0) return null;
    if (count.value === null) return shifted(i, unitAt + 1, { unit, by: null, forward: by > 0 });
    // "in the past 24 hours"
    const isHours = unit === "H";
    return shifted(i, unitAt + 1, {
      unit: isHours ? "D" : unit,
      by: 0,
      forward: by > 0,
      stretch: isHours ? Math.ceil(count.value / 24) : count.value,
      anchor: anaphoric ? "neighbour" : "document",
    });
  }
  if (unit === "S" || unit === "MI" || unit === "H") return null;
  const weekday = unit === "W" ? classAt(words, unitAt + (is(words, unitAt + 1, "on") ? 2 : 1), "weekday") : null;
  if (weekday !== null && !anaphoric) {
    const to = unitAt + (is(words, unitAt + 1, "on") ? 3 : 2);
    return { ...NO_DATE, from: i, to, weekday: Number(weekday), shift: by, within: "W" };
  }
  // The past fortnight is the fourteen days up to now.
  if (unit === "F" && by !== 0) return shifted(i, unitAt + 1, { unit, by: 0, forward: by > 0, stretch: 1 });
  if (words[unitAt].form.endsWith("s") && unit !== "CE") {
    return by === 0 ? null : shifted(i, unitAt + 1, { unit, by: null, forward: by > 0 });
  }
  // "the next day" follows what was just told, "next week" the day of writing.
  const follows = unit === "D" && by === 1 && !edge && at > i;
  return shifted(i, unitAt + 1, {
    unit,
    by: Math.abs(by),
    forward: by > 0,
    anchor: anaphoric || follows ? "neighbour" : "document",
    edge: edge?.edge ?? null,
  });
}

// "10 previous weeks", "the three coming years"
function countedFirst(words: Words, i: number, at: number): Shifted | null {
  const count = countAt(words, at);
  if (!count || count.value === null) return null;
  const shift = Number(classAt(words, count.to, "shift") ?? 0);
  const unit = unitOf(words, count.to + 1);
  if (shift === 0 || unit === null || !words[count.to + 1].form.endsWith("s")) return null;
  return shifted(i, count.to + 2, { unit, by: 0, forward: shift > 0, stretch: count.value });
}

const NO_DATE = {
  kind: "date" as const,
  year: null,
  month: null,
  day: null,
  division: null,
  edge: null,
  clock: null,
  anaphoric: false,
};

// "this morning", "last night"; "the same evening" is that of the day told before.
function partOfDay(words: Words, i: number, at: number, by: number, anaphoric: boolean): Shifted | null {
  const part = clockAfter(words, at + 1);
  if (!part || (by !== 0 && classAt(words, at + 1, "part") !== "NI")) return null;
  const anchor = anaphoric ? "neighbour" : "document";
  return shifted(i, part.to, { unit: "D", by: Math.abs(by), forward: by > 0, anchor, clock: part.clock });
}

/** "the week", "the weekend", "the month": the one of writing; "end of year", "the end of the month". */
export function plainUnit(words: Words, i: number): Shifted | Portion | null {
  const closing = unitsEnd(words, i) ?? nextButOne(words, i) ?? unitToDate(words, i);
  if (closing) return closing;
  const edge = edgeAt(words, i);
  const at = edge?.to ?? (is(words, i, "the") ? i + 1 : i);
  if (at === i) return null;
  const unit = unitOf(words, at);
  if (unit !== "W" && unit !== "WE" && unit !== "M" && unit !== "Q" && !(unit === "Y" && edge)) return null;
  if (
    words[at].form.endsWith("s") ||
    is(words, at + 1, "back") ||
    is(words, at + 1, "ahead") ||
    (!edge && (is(words, at + 1, "of") || is(words, at + 1, "ended")))
  )
    return null;
  return shifted(i, at + 1, { unit, by: 0, forward: true, edge: edge?.edge ?? null });
}

// "the week after next", "the month before last"
function nextButOne(words: Words, i: number): Shifted | null {
  const at = is(words, i, "the") ? i + 1 : i;
  const unit = unitOf(words, at);
  const shift = Number(classAt(words, at + 2, "shift") ?? 0);
  if (
    unit === null ||
    shift === 0 ||
    unitOf(words, at + 3) !== null ||
    is(words, at + 3, "weekday") ||
    is(words, at + 3, "month") ||
    words[at].form.endsWith("s")
  )
    return null;
  const joint = shift > 0 ? is(words, at + 1, "after") : is(words, at + 1, "ahead-of");
  return joint ? shifted(i, at + 3, { unit, by: 2, forward: shift > 0 }) : null;
}

// "the year to date"
function unitToDate(words: Words, i: number): Shifted | null {
  const at = is(words, i, "the") ? i + 1 : i;
  const unit = unitOf(words, at);
  const dash = sign(words, at + 1, DASHES) ? 1 : 0;
  const isToDate = is(words, at + 1 + dash, "till") && is(words, at + 2 + dash * 2, "date-word");
  if (!isToDate || (unit !== "Y" && unit !== "Q" && unit !== "M")) return null;
  return shifted(i, at + 3 + dash * 2, { unit, by: 0, forward: true, edge: "earlier" });
}

// "by year-end", "at quarter end"
function unitsEnd(words: Words, i: number): Portion | null {
  const unit = unitOf(words, i);
  const at = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  if ((unit !== "Y" && unit !== "Q" && unit !== "M") || words[i].form.endsWith("s") || classAt(words, at, "edge") !== "end")
    return null;
  if (!is(words, at, "end-noun") || is(words, at + 1, "of") || !is(words, i - 1, "cue")) return null;
  const of = shifted(i, i + 1, { unit, by: 0, forward: true });
  return { kind: "portion", from: i, to: at + 1, unit: "D", nth: -1, count: 1, of };
}

/** "three days ago", "a year earlier", "two weeks later", "the day before yesterday", "the day before", "five years from now". */
export function countedShift(words: Words, i: number): Shifted | null {
  let at = i;
  while (is(words, at, "approx")) at++;
  const count = countAt(words, at);
  const definite = !count && is(words, at, "the");
  const unitAt = count?.to ?? (definite ? at + 1 : at);
  const unit = unitOf(words, unitAt);
  if (unit === null || (!count && !definite)) return null;
  const half = count?.value != null && isAndHalf(words, unitAt + 1);
  const after = half ? unitAt + 4 : unitAt + 1;
  const by = half ? count.value! + 0.5 : count ? count.value : 1;
  const back = classAt(words, after, "back");
  if (back !== null) {
    const deicticDay = classAt(words, after + 1, "deictic");
    if (definite && unit === "D" && deicticDay === "-1") return shifted(i, after + 2, { unit, by: 2, forward: false });
    // "30 days before the vote" is a length; "three days before." looks back from the day last named.
    if (back === "n" && is(words, after, "ahead-of") && words[after + 1]?.kind === "word" && !is(words, after + 1, "and"))
      return null;
    if (definite && !is(words, after, "day-before")) return null;
    return shifted(i, after + 1, {
      unit,
      by,
      forward: false,
      anchor: back === "d" ? "document" : "neighbour",
    });
  }
  const ahead = classAt(words, after, "ahead");
  if (ahead !== null && !sign(words, after, ",")) {
    const deicticDay = classAt(words, after + 1, "deictic");
    if (definite && unit === "D" && deicticDay === "1") return shifted(i, after + 2, { unit, by: 2, forward: true });
    if (definite && !(unit === "D" && words[after].form === "after")) return null;
    if (!definite && words[after].form === "after") return null;
    return shifted(i, after + 1, {
      unit,
      by,
      forward: true,
      anchor: ahead === "d" ? "document" : "neighbour",
    });
  }
  if (is(words, after, "from") && is(words, after + 1, "now-tail")) {
    return shifted(i, after + 2, { unit, by: count?.value ?? 1, forward: true });
  }
  return null;
}

/** "five days", "a decade", "several hours", "two-year"; the length alone, on no calendar. */
export function length(words: Words, i: number): Length | null {
  let at = i;
  while (is(words, at, "approx")) at++;
  const count = countAt(words, at);
  const unitAt = count?.to ?? at;
  const unit = unitOf(words, unitAt);
  if (unit === null || unit === "WE" || unit === "NI") return null;
  if (!count) {
    if (!words[unitAt].form.endsWith("s") || unit === "S" || unit === "Q") return null;
    return { kind: "length", from: i, to: unitAt + 1, unit, count: null, ahead: null, more: [] };
  }
  // "Their first meeting in a year" is ranked among those of the year behind.
  const ranks = words.slice(Math.max(0, i - RANKS_WITHIN), i).some(({ classes }) => classes?.has("ordinal"));
  const ahead = ranks ? null : (classAt(words, i - 1, "within") as "at" | "by" | null);
  // "a second" and "a second half" are ordinals.
  if (unit === "S" && count.value !== null && count.value < 2) return null;
  // Ages are of persons, not of times.
  if (is(words, unitAt + 1, "age") || (sign(words, unitAt + 1, DASHES) && is(words, unitAt + 2, "age"))) return null;
  const half = isAndHalf(words, unitAt + 1);
  const value = half && count.value !== null ? count.value + 0.5 : count.value;
  return { kind: "length", from: i, to: half ? unitAt + 4 : unitAt + 1, unit, count: value, ahead, more: [] };
}

const RANKS_WITHIN = 8;

/** "two years and three months", "1 week, 2 days": counts of ever smaller units. */
export function compound(words: Words, i: number): Length | null {
  const first = length(words, i);
  if (!first || first.count === null || !Number.isInteger(first.count)) return null;
  const more: { unit: Unit; count: number }[] = [];
  let [to, last] = [first.to, first.unit];
  for (;;) {
    const comma = sign(words, to, ",") ? to + 1 : to;
    const at = is(words, comma, "and") ? comma + 1 : comma;
    const next = words[at]?.kind === "figure" || is(words, at, "number") ? length(words, at) : null;
    if (!next || next.count === null || SIZES.indexOf(next.unit) <= SIZES.indexOf(last)) break;
    more.push({ unit: next.unit, count: next.count });
    [to, last] = [next.to, next.unit];
  }
  return more.length === 0 ? null : { ...first, to, more };
}

const SIZES: readonly Unit[] = ["Y", "M", "W", "D", "H", "MI", "S"];

export function compoundLength(parts: readonly { readonly unit: Unit; readonly count: number }[]): string {
  const written = parts.map(({ unit, count }) => isoLength(unit, count).slice(1));
  const clock = written.filter((part) => part.startsWith("T")).map((part) => part.slice(1));
  return `P${written.filter((part) => !part.startsWith("T")).join("")}${clock.length > 0 ? `T${clock.join("")}` : ""}`;
}

// "a year and a half"
const isAndHalf = (words: Words, i: number): boolean =>
  is(words, i, "and") && is(words, i + 1, "article") && is(words, i + 2, "half");

/** "every Thursday", "each year", "daily". */
export function rhythm(words: Words, i: number): Rhythm | null {
  const set = classAt(words, i, "set");
  if (set !== null) return { kind: "rhythm", from: i, to: i + 1, every: set };
  if (!is(words, i, "every")) return null;
  const weekday = classAt(words, i + 1, "weekday");
  if (weekday !== null) return { kind: "rhythm", from: i, to: i + 2, every: weekday };
  const count = countAt(words, i + 1);
  const at = count?.to ?? i + 1;
  const unit = unitOf(words, at);
  return unit === null || count?.value === null
    ? null
    : { kind: "rhythm", from: i, to: at + 1, every: isoLength(unit, count?.value ?? 1) };
}

const unitOf = (words: Words, i: number): Unit | null =>
  is(words, i, "season") ? null : (classAt(words, i, "unit") as Unit | null);

/** ISO 8601 duration; `X` for a number the text leaves open. */
export function isoLength(unit: Unit, count: number | null): string {
  const [letter, times, clock] = LENGTHS[unit];
  if (unit === "Y" && count !== null && count % 1 === 0.5) return count > 1 ? `P${Math.floor(count)}Y6M` : "P6M";
  return `P${clock ? "T" : ""}${count === null ? "X" : count * times}${letter}`;
}

const LENGTHS: Readonly<Record<Unit, readonly [string, number, boolean]>> = {
  S: ["S", 1, true],
  MI: ["M", 1, true],
  H: ["H", 1, true],
  D: ["D", 1, false],
  NI: ["D", 1, false],
  W: ["W", 1, false],
  F: ["W", 2, false],
  WE: ["W", 1, false],
  M: ["M", 1, false],
  Q: ["M", 3, false],
  Y: ["Y", 1, false],
  DE: ["Y", 10, false],
  CE: ["Y", 100, false],
  ML: ["Y", 1000, false],
};

/** A count before a unit: "3", "three", "a", "twenty-five", "a couple of", "several", "one and a half"; `value` is null for "several". */
export function countAt(words: Words, i: number): { value: number | null; to: number } | null {
  const word = words[i];
  if (!word) return null;
  if (
    word.kind === "figure" &&
    word.suffix === "" &&
    words[i + 1]?.kind === "figure" &&
    sign(words, i + 2, "/") &&
    words[i + 3]?.kind === "figure"
  ) {
    // "2 1/2 years"
    return { value: word.number + words[i + 1].number / words[i + 3].number, to: i + 4 };
  }
  if (word.kind === "figure" && word.suffix === "") return withJoint(words, scaled(words, { value: word.number, to: i + 1 }));
  if (is(words, i, "number")) return withJoint(words, scaled(words, spelled(words, i)));
  if (is(words, i, "vague")) return withJoint(words, { value: null, to: i + 1 });
  if (is(words, i, "article")) {
    if (is(words, i + 1, "vague")) return { value: null, to: i + 2 };
    if (is(words, i + 1, "half") && !is(words, i + 2, "of")) return { value: 0.5, to: i + 2 };
    const couple = coupleAt(words, i + 1);
    if (couple) return couple;
    return scaled(words, { value: 1, to: i + 1 });
  }
  if (is(words, i, "half") && is(words, i + 1, "article")) return { value: 0.5, to: i + 2 };
  return coupleAt(words, i);
}

const withJoint = (words: Words, count: { value: number | null; to: number }): { value: number | null; to: number } => ({
  value: count.value,
  to: is(words, count.to, "more")
    ? count.to + 1
    : sign(words, count.to, DASHES) && words[count.to].joined && words[count.to + 1]?.joined
      ? count.to + 1
      : count.to,
});

function coupleAt(words: Words, i: number): { value: number; to: number } | null {
  const couple = classAt(words, i, "couple");
  return couple === null ? null : { value: Number(couple), to: is(words, i + 1, "of") ? i + 2 : i + 1 };
}

function spelled(words: Words, i: number): { value: number; to: number } {
  const tens = words[i].number;
  const next = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  const unit = Number(classAt(words, next, "number"));
  return tens >= 20 && unit >= 1 && unit <= 9 ? { value: tens + unit, to: next + 1 } : { value: tens, to: i + 1 };
}

function scaled(words: Words, count: { value: number; to: number }): { value: number; to: number } {
  const scale = classAt(words, count.to, "scale");
  return scale === null ? count : { value: count.value * Number(scale), to: count.to + 1 };
}

function shifted(
  from: number,
  to: number,
  parts: Partial<Shifted> & { unit: Unit; by: number | null; forward: boolean },
): Shifted {
  return { kind: "shift", from, to, anchor: "document", edge: null as Edge | null, clock: null, stretch: null, ...parts };
}

/** "Christmas Day 2020", "next Easter", "Labor Day weekend", "the weekend of Thanksgiving". */
export function feast(words: Words, i: number, feasts: Feasts): Feast | null {
  const of = is(words, i, "the") ? i + 1 : i;
  const weekendOf = classAt(words, of, "unit") === "WE" && is(words, of + 1, "of");
  const first = weekendOf ? of + 2 : i;
  const shift = classAt(words, first, "shift");
  const at = shift === null ? first : first + 1;
  const named = feastNamed(words, at, feasts);
  if (!named) return null;
  const weekend = weekendOf || classAt(words, named.to, "unit") === "WE";
  const end = weekend && !weekendOf ? named.to + 1 : named.to;
  const yearAt = is(words, end, "of") && isYear(words, end + 1) ? end + 1 : end;
  const year = isYear(words, yearAt) ? words[yearAt].number : null;
  // "Labor Day 2021 weekend"
  const trailing = year !== null && classAt(words, yearAt + 1, "unit") === "WE";
  return {
    kind: "feast",
    from: i,
    to: year === null ? end : trailing ? yearAt + 2 : yearAt + 1,
    rule: named.rule,
    year,
    shift: shift === null ? null : Number(shift),
    weekend: weekend || trailing,
  };
}

function feastNamed(words: Words, i: number, feasts: Feasts): { rule: string; to: number } | null {
  for (let size = 4; size >= 1; size--) {
    if (!feasts.heads.has(words[i]?.form) || i + size > words.length || (!words[i].capital && is(words, i, "ambiguous")))
      continue;
    const name = words
      .slice(i, i + size)
      .map((word, k) => (k > 0 && !word.joined ? ` ${word.form}` : word.form))
      .join("");
    const rule = feasts.rules.get(name);
    if (rule !== undefined) return { rule, to: i + size };
  }
  return null;
}
