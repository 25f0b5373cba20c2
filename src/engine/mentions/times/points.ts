/** The grammar of a single date: "Friday, 30 July 2021", "late last month", "the third quarter of 1989", "31/07/2021". */
import { isDay } from "../../../base/calendar.ts";
import type { Dated, Edge, Figures, Fixed, Weekly } from "./expressions.ts";
import type { TimeWord } from "./lex.ts";

export type Words = readonly TimeWord[];

/** The value of a class at a word, or `null`. */
export const classAt = (words: Words, i: number, name: string): string | null => words[i]?.classes?.get(name) ?? null;

export const is = (words: Words, i: number, name: string): boolean => words[i]?.classes?.has(name) ?? false;

export const sign = (words: Words, i: number, signs: string): boolean =>
  words[i]?.kind === "sign" && signs.includes(words[i].form);

export const DASHES = "-–—‑~";

// "Dec/2018", "22/Jan/2019", "2019-Aug-01"
const STROKES = `${DASHES}/`;

const EMPTY = {
  kind: "date" as const,
  year: null,
  month: null,
  day: null,
  weekday: null,
  division: null,
  edge: null,
  clock: null,
  shift: null,
  anaphoric: false,
  within: null,
};

/** A date that says these parts and no more. */
export const dated = (from: number, to: number, parts: Partial<Dated>): Dated => ({ ...EMPTY, from, to, ...parts });

/** A date whose every part is written in figures. */
export function figureDate(words: Words, i: number): Figures | Fixed | null {
  const word = words[i];
  if (word?.kind !== "date") return yearMonth(words, i) ?? compactDate(words, i) ?? shortFigures(words, i);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(t.*)?$/.exec(word.form);
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    if (!isDay(year, month, day)) return null;
    const value = `${iso[1]}-${iso[2].padStart(2, "0")}-${iso[3].padStart(2, "0")}`;
    return { kind: "fixed", from: i, to: i + 1, value, precision: "day", edge: null };
  }
  const parts = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2}|\d{4})$/.exec(word.form);
  if (!parts) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const year = fullYear(Number(parts[4]), parts[4].length);
  if (!isDay(year, second, first) && !isDay(year, first, second)) return null;
  return { kind: "figures", from: i, to: i + 1, first, second, year, sign: parts[2] };
}

function yearMonth(words: Words, i: number): Fixed | null {
  const month = words[i + 2];
  if (!isYear(words, i) || !sign(words, i + 1, "-") || !words[i + 1].joined || month?.kind !== "figure" || !month.joined)
    return null;
  if (month.form.length !== 2 || month.number < 1 || month.number > 12) return null;
  return { kind: "fixed", from: i, to: i + 3, value: `${words[i].form}-${month.form}`, precision: "month", edge: null };
}

// "20161016"
function compactDate(words: Words, i: number): Fixed | null {
  const parts = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(words[i]?.kind === "figure" ? words[i].form : "");
  if (!parts || !isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) return null;
  return { kind: "fixed", from: i, to: i + 1, value: parts.slice(1).join("-"), precision: "day", edge: null };
}

/** "on 22/04", "5/1-5/7, 2020": day and month without a year, where a word or a second such date says that it is one. */
function shortFigures(words: Words, i: number): Figures | null {
  const date = dayAndMonth(words, i);
  if (!date) return null;
  const led = is(words, i - 1, "on") || is(words, i - 1, "cue") || is(words, i - 1, "shift") || is(words, i - 1, "weekday");
  const listed = (sign(words, i - 1, ",") || is(words, i - 1, "or")) && dayAndMonth(words, i - 4) !== null;
  const ranged =
    sign(words, date.to, DASHES) && (dayAndMonth(words, date.to + 1) !== null || words[date.to + 1]?.kind === "date");
  const ranges = sign(words, i - 1, DASHES) && dayAndMonth(words, i - 4) !== null;
  // "from 1/2 inch", "by 2/3": one figure each is a fraction unless another date follows.
  const full = words[i].form.length === 2 || words[i + 2].form.length === 2 || is(words, i - 1, "weekday");
  const counts = words[date.to]?.kind === "word" && words[date.to].classes === null;
  if (!ranged && !ranges && !listed && (!led || !full || counts)) return null;
  const year = yearAfter(words, date.to);
  return {
    kind: "figures",
    from: i,
    to: year?.year == null ? date.to : year.to,
    first: words[i].number,
    second: words[i + 2].number,
    year: year?.year ?? null,
    sign: "/",
  };
}

function dayAndMonth(words: Words, i: number): { to: number } | null {
  const [first, stroke, second] = [words[i], words[i + 1], words[i + 2]];
  if (first?.kind !== "figure" || second?.kind !== "figure" || !sign(words, i + 1, "/") || !stroke.joined || !second.joined)
    return null;
  if (!/^\d\d?$/.test(first.form) || !/^\d\d?$/.test(second.form) || sign(words, i + 3, "/%")) return null;
  // A leap year lets 29 February stand.
  return isDay(2020, second.number, first.number) || isDay(2020, first.number, second.number) ? { to: i + 3 } : null;
}

// "'98" is 1998 and "'21" 2021: two figures reach no further ahead than about a generation from now.
const fullYear = (year: number, figures: number): number => (figures > 2 ? year : year < 50 ? 2000 + year : 1900 + year);

/** A figure that can be a year: four digits, no comma, in the span news writes of. */
export const isYear = (words: Words, i: number): boolean => {
  const word = words[i];
  return word?.kind === "figure" && word.suffix === "" && /^(1[0-9]|20)\d\d$/.test(word.form);
};

/** A day of the month: "7", "7th", "first". */
export function dayAt(words: Words, i: number): number | null {
  const word = words[i];
  if (!word || word.suffix === "s" || word.number < 1 || word.number > 31 || !Number.isInteger(word.number)) return null;
  if (word.kind === "figure") return word.form.length > 4 ? null : word.number;
  if (!is(words, i, "ordinal")) return tensDay(words, i) === null ? null : tensDay(words, i)!.day;
  return word.number;
}

// "twenty-first", "twenty first"
function tensDay(words: Words, i: number): { day: number; to: number } | null {
  const tens = Number(classAt(words, i, "number"));
  if (tens !== 20 && tens !== 30) return null;
  const next = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  if (!is(words, next, "ordinal") || words[next].number > 9) return null;
  return { day: tens + words[next].number, to: next + 1 };
}

/** The end of a day's words that begin at `i`. */
export const dayEnd = (words: Words, i: number): number => tensDay(words, i)?.to ?? i + 1;

/** A month's name, its short form's full stop included. */
export function monthAt(words: Words, i: number, beside = false): { month: number; to: number; short: boolean } | null {
  const long = classAt(words, i, "month");
  // In small letters only what is no other word: "jan", "friday", not "may", "march".
  if (long !== null && (words[i].capital || !is(words, i, "ambiguous"))) return { month: Number(long), to: i + 1, short: false };
  const short = classAt(words, i, "month-short");
  // "14 nov", "feb 29": a day beside a short form leaves no doubt.
  const dayBeside = beside || (/^\d\d?$/.test(words[i + 1]?.form ?? "") && words[i + 1].number <= 31);
  if (short === null || !(words[i].capital || dayBeside || !is(words, i, "ambiguous"))) return null;
  return { month: Number(short), to: sign(words, i + 1, ".") && words[i + 1].joined ? i + 2 : i + 1, short: true };
}

function weekdayAt(words: Words, i: number): { weekday: number; to: number } | null {
  const long = classAt(words, i, "weekday");
  if (long !== null) return { weekday: Number(long), to: i + 1 };
  const short = classAt(words, i, "weekday-short");
  if (short === null || !words[i].capital) return null;
  const to = sign(words, i + 1, ".") && words[i + 1].joined ? i + 2 : i + 1;
  // "Sat", "Sun" and "Wed" alone are verbs, papers and stars as often as days.
  const next = sign(words, to, ",") ? to + 1 : to;
  return monthAt(words, next) || words[next]?.kind === "figure" || to > i + 1 ? { weekday: Number(short), to } : null;
}

/** The year after a day or month: "2021", ", 2021", "of 2021", "'98", "this year", "last year". */
function yearAfter(
  words: Words,
  i: number,
): { year: number | null; shift: number | null; anaphoric: boolean; to: number } | null {
  let at = i;
  if (sign(words, at, ",") || sign(words, at, ".")) at++;
  // "April of 87."
  const bare = is(words, at, "of") && /^[3-9]\d$/.test(words[at + 1]?.form ?? "") ? words[at + 1].number : null;
  if (bare !== null && (words[at + 2] === undefined || sign(words, at + 2, ".,;)")))
    return { year: fullYear(bare, 2), shift: null, anaphoric: false, to: at + 2 };
  if (is(words, at, "of") || is(words, at, "on")) at++;
  if (isYear(words, at) && !(is(words, at + 1, "unit") && !is(words, at + 1, "season"))) {
    return { year: words[at].number, shift: null, anaphoric: false, to: at + 1 };
  }
  if (sign(words, at, "'’‘") && words[at + 1]?.kind === "figure" && words[at + 1].joined && /^\d\d$/.test(words[at + 1].form)) {
    return { year: fullYear(words[at + 1].number, 2), shift: null, anaphoric: false, to: at + 2 };
  }
  const spoken = spokenYear(words, at);
  if (spoken) return { ...spoken, shift: null, anaphoric: false };
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  if (shift !== null && classAt(words, at + 1, "unit") === "Y") {
    return { year: null, shift: Number(shift), anaphoric: is(words, at, "anaphoric"), to: at + 2 };
  }
  return null;
}

/** "nineteen ninety-six", "two thousand", "two thousand and four". */
export function spokenYear(words: Words, i: number): { year: number; to: number } | null {
  const first = Number(classAt(words, i, "number"));
  if (first >= 11 && first <= 20 && classAt(words, i + 1, "scale") === "100") {
    const rest = underHundred(words, is(words, i + 2, "and") ? i + 3 : i + 2);
    if (rest && first >= 15) return { year: first * 100 + rest.value, to: rest.to };
  }
  if (first === 2 && words[i + 1] && classAt(words, i + 1, "scale") === "1000") {
    const at = is(words, i + 2, "and") ? i + 3 : i + 2;
    const rest = underHundred(words, at);
    return rest ? { year: 2000 + rest.value, to: rest.to } : { year: 2000, to: i + 2 };
  }
  if (!(first >= 15 && first <= 20)) return null;
  const rest = underHundred(words, i + 1);
  return rest && rest.value >= 10 ? { year: first * 100 + rest.value, to: rest.to } : null;
}

function underHundred(words: Words, i: number): { value: number; to: number } | null {
  if (words[i]?.kind !== "word" || !is(words, i, "number")) return null;
  const tens = words[i].number;
  if (tens < 20 || tens % 10 !== 0) return { value: tens, to: i + 1 };
  const next = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  const unit = Number(classAt(words, next, "number"));
  return unit >= 1 && unit <= 9 ? { value: tens + unit, to: next + 1 } : { value: tens, to: i + 1 };
}

/** "early", "late in", "the beginning of", "mid-". */
export function edgeAt(words: Words, i: number): { edge: Edge; to: number } | null {
  let at = i;
  if (is(words, at, "the")) at++;
  const edge = classAt(words, at, "edge") as Edge | null;
  if (edge === null) return null;
  at++;
  if (sign(words, at, DASHES) && words[at].joined) at++;
  else if (is(words, at, "of")) at++;
  if (is(words, at, "the")) at++;
  return { edge, to: at };
}

/** A part of the day after a date or weekday: "morning", "at 5 p.m.", "night". */
export function clockAfter(words: Words, i: number): { clock: string; to: number } | null {
  const part = classAt(words, i, "part");
  if (part !== null) return { clock: part, to: i + 1 };
  return null;
}

/** Months and days with or without weekday and year, either order; `null` when there is no month. */
export function monthDate(words: Words, i: number): Dated | null {
  let at = i;
  const weekday = weekdayAt(words, at);
  if (weekday) {
    at = weekday.to;
    const part = clockAfter(words, at);
    if (part) at = part.to;
    if (sign(words, at, ",")) at++;
    if (is(words, at, "the")) at++;
  } else if (is(words, at, "the")) at++;
  const inner = dayMonth(words, at) ?? monthDay(words, at) ?? yearFirst(words, at);
  if (!inner) return null;
  return { ...inner, from: i, weekday: weekday?.weekday ?? null };
}

// "2019 April", "2019-Aug-01"
function yearFirst(words: Words, i: number): Dated | null {
  if (!isYear(words, i)) return null;
  const month = monthAt(words, sign(words, i + 1, STROKES) ? i + 2 : i + 1, true);
  if (!month) return null;
  const at = sign(words, month.to, STROKES) && words[month.to].joined ? month.to + 1 : -1;
  const day = at < 0 ? null : dayAt(words, at);
  return dated(i, day === null ? month.to : at + 1, { year: words[i].number, month: month.month, day });
}

function dayMonth(words: Words, i: number): Dated | null {
  const day = dayAt(words, i);
  if (day === null) return null;
  let at = dayEnd(words, i);
  if (sign(words, at, STROKES)) at++;
  if (classAt(words, at, "unit") === "D" && is(words, at + 1, "of") && words[i].number > 0) at++;
  if (is(words, at, "of")) at++;
  const month = monthAt(words, at, words[i].kind === "figure");
  if (!month) return null;
  const year =
    sign(words, month.to, STROKES) && isYear(words, month.to + 1) ? yearAfter(words, month.to + 1) : yearAfter(words, month.to);
  return dated(i, year?.to ?? month.to, {
    day,
    month: month.month,
    year: year?.year ?? null,
    shift: year?.shift ?? null,
    anaphoric: year?.anaphoric ?? false,
  });
}

function monthDay(words: Words, i: number): Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  const shift = classAt(words, at, "shift");
  if (shift !== null && monthAt(words, at + 1)) at++;
  const month = monthAt(words, at);
  if (!month) return null;
  const shifted = month && at > (edge?.to ?? i) ? Number(shift) : null;
  at = month.to;
  if (
    sign(words, at, STROKES) &&
    words[at].joined &&
    words[at + 1]?.joined &&
    (dayAt(words, at + 1) !== null || isYear(words, at + 1))
  )
    at++;
  if (sign(words, at, ",") && /^(st|nd|rd|th)$/.test(words[at + 1]?.suffix ?? "")) at++;
  const dayAtWord = is(words, at, "the") ? at + 1 : at;
  const spoken = dayAt(words, dayAtWord) === null ? spokenDay(words, dayAtWord) : null;
  const day = spoken?.value ?? dayAt(words, dayAtWord);
  const dayTo = spoken?.to ?? dayEnd(words, dayAtWord);
  const takes = day !== null && !joinsFigure(words, dayTo);
  if (takes) at = dayTo;
  const year = yearAfter(words, at);
  if (!takes && !year && !standsAlone(words, i, month.to)) return null;
  return dated(i, year?.to ?? at, {
    month: month.month,
    day: takes ? day : null,
    year: year?.year ?? null,
    shift: shifted ?? year?.shift ?? null,
    anaphoric: year?.anaphoric ?? false,
    edge: edge?.edge ?? null,
  });
}

// "May twenty nine", unless it begins a spoken year: "May nineteen ninety-six"
function spokenDay(words: Words, i: number): { value: number; to: number } | null {
  if (spokenYear(words, i)) return null;
  const spoken = underHundred(words, i);
  return spoken && spoken.value >= 1 && spoken.value <= 31 && !is(words, spoken.to, "unit") ? spoken : null;
}

// "May 1,500 soldiers" and "March 5.5" hold no day; "July 30:" does.
const joinsFigure = (words: Words, i: number): boolean =>
  sign(words, i, "%:") && (words[i + 1]?.kind === "figure" || sign(words, i, "%"));

// "March" and "May" at the head of a sentence, or before a name, are a verb, a modal or a person.
function standsAlone(words: Words, i: number, to: number): boolean {
  const name = words[to - 1]?.form === "." ? to - 2 : to - 1;
  if (!is(words, name, "ambiguous") && !is(words, name, "month-short")) return true;
  if ((sign(words, to, DASHES) || is(words, to, "to")) && monthAt(words, to + 1)) return true;
  return is(words, i - 1, "cue") || is(words, i - 1, "shift") || is(words, i - 1, "edge") || i < name;
}

/** A day of an unnamed month: "on the 18th", "Friday the 31st". */
export function bareDay(words: Words, i: number): Dated | null {
  const weekday =
    weekdayAt(words, i) ??
    (words[i]?.classes?.has("weekday-short") && words[i].capital
      ? { weekday: Number(classAt(words, i, "weekday-short")), to: i + 1 }
      : null);
  let at = weekday?.to ?? i;
  const definite = is(words, at, "the");
  if (definite) at++;
  const spelled = is(words, at, "ordinal") || tensDay(words, at) !== null;
  const day = dayAt(words, at);
  const to = dayEnd(words, at);
  if (day === null || !(spelled || /^(st|nd|rd|th)$/.test(words[at].suffix) || endsAfter(words, at, weekday !== null)))
    return null;
  const month = monthShift(words, to);
  if (month && definite) return dated(i, month.to, { day, weekday: weekday?.weekday ?? null, shift: month.shift, within: "M" });
  if (!weekday && !(definite && !spelled && is(words, i - 1, "on"))) return null;
  // "on the 18th floor", "on the 10th anniversary"
  const next = words[to];
  if (next?.kind === "word" && next.classes === null) return null;
  return dated(i, to, { day, weekday: weekday?.weekday ?? null });
}

// "Sunday 31." is a day of the month, "Sunday 31 people" a count.
const endsAfter = (words: Words, i: number, led: boolean): boolean =>
  led && words[i].kind === "figure" && words[i].suffix === "" && (words[i + 1] === undefined || sign(words, i + 1, ".;)!?"));

// "of next month", "this month"
function monthShift(words: Words, i: number): { shift: number; to: number } | null {
  let at = classAt(words, i, "unit") === "D" ? i + 1 : i;
  if (is(words, at, "of")) at++;
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  return shift !== null && classAt(words, at + 1, "unit") === "M" ? { shift: Number(shift), to: at + 2 } : null;
}

/** A weekday without a month: "Friday", "last Friday", "Friday night", "Thursday of last week". */
export function weekdayDate(words: Words, i: number): Dated | null {
  let at = i;
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  if (shift !== null) at++;
  const weekday = weekdayAt(words, at);
  if (
    !weekday ||
    (words[at].form.endsWith("s") && shift === null && words[at].form.length > 6 && words[at].form.endsWith("days"))
  )
    return null;
  if (shift === null && is(words, i, "the") && !weekday) return null;
  const part = clockAfter(words, weekday.to);
  const week = shift === null ? weekShift(words, part?.to ?? weekday.to) : null;
  if (week) return dated(i, week.to, { weekday: weekday.weekday, shift: week.shift, within: "W", clock: part?.clock ?? null });
  return dated(i, part?.to ?? weekday.to, {
    weekday: weekday.weekday,
    shift: shift === null ? null : Number(shift),
    anaphoric: shift !== null && is(words, at - 1, "anaphoric"),
    clock: part?.clock ?? null,
  });
}

// "of next week", "last week"
function weekShift(words: Words, i: number): { shift: number; to: number } | null {
  let at = is(words, i, "of") ? i + 1 : i;
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  return shift !== null && classAt(words, at + 1, "unit") === "W" ? { shift: Number(shift), to: at + 2 } : null;
}

/** Weeks by number or place: "week 31", "the first week of 2015", "the last week of December", "the week of March 6". */
export function weekDate(words: Words, i: number): Weekly | null {
  let at = is(words, i, "the") ? i + 1 : i;
  const nth =
    is(words, at, "ordinal") || /^(st|nd|rd|th)$/.test(words[at]?.suffix ?? "")
      ? words[at].number
      : classAt(words, at, "shift") === "-1"
        ? -1
        : null;
  if (nth !== null) at++;
  if (classAt(words, at, "unit") !== "W") return null;
  const figure = words[at + 1];
  if (nth === null && figure?.kind === "figure" && figure.number >= 1 && figure.number <= 53 && figure.suffix === "") {
    return { kind: "week", from: i, to: at + 2, nth: figure.number, side: null, of: null };
  }
  const side = is(words, at + 1, "ended") ? "last" : is(words, at + 1, "opened") ? "first" : null;
  if (!is(words, at + 1, "of") && side === null) return null;
  const day = side !== null && is(words, at + 2, "on") ? at + 3 : at + 2;
  const inner = monthDate(words, day) ?? (side === null ? (eraDate(words, day) ?? dayOfWeek(words, day)) : null);
  if (inner?.kind !== "date" || (nth === null && inner.day === null) || (nth !== null && inner.day !== null)) return null;
  return { kind: "week", from: i, to: inner.to, nth, side, of: inner };
}

// "the week of the 18th"
function dayOfWeek(words: Words, i: number): Dated | null {
  const at = i + 1;
  if (!is(words, i, "the") || !/^(st|nd|rd|th)$/.test(words[at]?.suffix ?? "") || dayAt(words, at) === null) return null;
  return dated(i, at + 1, { day: dayAt(words, at) });
}

/** Quarters, halves and seasons: "the third quarter of 1989", "third-quarter", "Q3 2021", "last summer", "the summer of 2021". */
export function divisionDate(words: Words, i: number): Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  if (shift !== null) at++;
  const dash = sign(words, at + 1, DASHES) ? 1 : 0;
  const leads = isYear(words, at) && (dash > 0 || /^[qh]$/.test(words[at + 1]?.form ?? "")) ? words[at].number : null;
  const found = divisionAt(words, leads === null ? at : at + 1 + dash);
  if (!found) return null;
  const joint = sign(words, found.to, STROKES) && words[found.to].joined && isYear(words, found.to + 1) ? 1 : 0;
  const year = leads === null ? yearAfter(words, found.to + joint) : { year: leads, shift: null, anaphoric: false, to: found.to };
  const season = found.division < 30;
  if (season && shift === null && !year && edge === null && !is(words, i - 1, "cue") && !is(words, i, "the")) return null;
  return dated(i, year?.to ?? found.to, {
    division: found.division,
    year: year?.year ?? null,
    shift: shift === null ? (year?.shift ?? null) : Number(shift),
    anaphoric: year?.anaphoric ?? false,
    edge: edge?.edge ?? null,
  });
}

function divisionAt(words: Words, i: number): { division: number; to: number } | null {
  const season = classAt(words, i, "season");
  if (season !== null) return { division: Number(season), to: i + 1 };
  const lettered = /^[qh]$/.test(words[i]?.form ?? "") && words[i + 1]?.joined ? words[i + 1].number : Number.NaN;
  if (lettered >= 1 && lettered <= (words[i].form === "q" ? 4 : 2))
    return { division: (words[i].form === "q" ? 32 : 39) + lettered, to: i + 2 };
  const nth = words[i]?.number ?? Number.NaN;
  if (!(nth >= 1 && nth <= 4) || !(is(words, i, "ordinal") || /^(st|nd|rd|th)$/.test(words[i].suffix))) return null;
  const at = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  if (classAt(words, at, "unit") === "Q") return { division: 32 + nth, to: at + 1 };
  if (is(words, at, "half") && nth <= 2 && (is(words, at + 1, "of") || !is(words, at + 1, "unit")))
    return { division: 39 + nth, to: at + 1 };
  return null;
}

/** Years, decades and centuries: "2014", "the 1990s", "the mid-nineties", "the twenty-first century". */
export function eraDate(words: Words, i: number): Fixed | Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  if (is(words, at, "the")) at++;
  const decade = decadeAt(words, at) ?? centuryAt(words, at);
  if (decade)
    return { kind: "fixed", from: i, to: decade.to, value: decade.value, precision: decade.precision, edge: edge?.edge ?? null };
  const marked = markedYear(words, at);
  if (marked) return dated(i, marked.to, { year: marked.year, edge: edge?.edge ?? null });
  if (is(words, at, "year-word")) at++;
  if (at > i && is(words, at - 1, "year-kind") && is(words, at, "year-word")) at++;
  const spoken = spokenYear(words, at);
  if (spoken && (at > i || is(words, i - 1, "cue"))) return dated(i, spoken.to, { year: spoken.year, edge: edge?.edge ?? null });
  if (!isYear(words, at) || !yearStands(words, at, i)) return null;
  return dated(i, at + 1, { year: words[at].number, edge: edge?.edge ?? null });
}

// "FY2016", "CY18"
function markedYear(words: Words, i: number): { year: number; to: number } | null {
  if (!is(words, i, "year-mark") || !words[i].capital || words[i + 1]?.kind !== "figure") return null;
  const { form, joined, number } = words[i + 1];
  if (isYear(words, i + 1)) return { year: number, to: i + 2 };
  return joined && /^\d\d$/.test(form) ? { year: fullYear(number, 2), to: i + 2 } : null;
}

function decadeAt(words: Words, i: number): { value: string; to: number; precision: string } | null {
  const word = words[i];
  if (!word) return null;
  if (word.kind === "figure" && word.suffix === "s") {
    const digits = String(word.number);
    if (/^(1[0-9]|20)\d0$/.test(digits)) {
      const century = digits.endsWith("00");
      return {
        value: century ? `${digits.slice(0, 2)}XX` : `${digits.slice(0, 3)}X`,
        to: i + 1,
        precision: century ? "century" : "decade",
      };
    }
    if (/^[2-9]0$/.test(digits) && is(words, i - 1, "the")) return { value: `19${digits[0]}X`, to: i + 1, precision: "decade" };
  }
  if (sign(words, i, "'’‘") && words[i + 1]?.suffix === "s" && /^[2-9]0$/.test(String(words[i + 1].number))) {
    return { value: `19${String(words[i + 1].number)[0]}X`, to: i + 2, precision: "decade" };
  }
  const named = classAt(words, i, "decade-name");
  if (named === null) return null;
  return { value: `19${named}X`, to: i + 1, precision: "decade" };
}

function centuryAt(words: Words, i: number): { value: string; to: number; precision: string } | null {
  const tens = tensDay(words, i);
  const nth = tens?.day ?? words[i]?.number ?? Number.NaN;
  const ordinal = tens !== null || is(words, i, "ordinal") || /^(st|nd|rd|th)$/.test(words[i]?.suffix ?? "");
  let at = tens?.to ?? i + 1;
  if (sign(words, at, DASHES)) at++;
  if (!ordinal || classAt(words, at, "unit") !== "CE" || !(nth >= 10 && nth <= 22)) return null;
  return { value: `${nth - 1}XX`, to: at + 1, precision: "century" };
}

// A bare figure is a year unless it counts something: "2,000" has its comma, "2000 soldiers" a plural after it.
function yearStands(words: Words, i: number, from: number): boolean {
  if (i > from || is(words, from - 1, "cue")) return !(is(words, i + 1, "unit") && !is(words, i + 1, "season"));
  if (sign(words, i - 1, "$€£¥#№%/") || sign(words, i + 1, "%°") || is(words, i + 1, "unit") || is(words, i + 1, "scale"))
    return false;
  const next = words[i + 1];
  if (!(words[i].number >= 1800 && words[i].number <= 2100)) return false;
  return next === undefined || next.kind !== "word" || next.capital || next.classes !== null || !/[^s]s$/.test(next.form);
}
