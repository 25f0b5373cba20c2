/** Dates with a month: "Friday, 30 July 2021", "July 30", "late last month". */
import type { Dated } from "../expressions.ts";
import { clockAfter, dayAt, dayEnd, edgeAt, isYear, monthAt, weekdayAt } from "./parts.ts";
import { classAt, DASHES, dated, is, STROKES, sign, type Words } from "./words.ts";
import { spokenYear, underHundred, yearAfter } from "./years.ts";

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
  const spoken = dayAtWord === at && dayAt(words, at) === null ? spokenDay(words, at) : null;
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
    within: shifted === null && year ? "Y" : null,
    anaphoric: year?.anaphoric ?? false,
    edge: edge?.edge ?? null,
  });
}

// "May twenty nine", unless it begins a spoken year ("May nineteen ninety-six") or counts what follows ("in May two ships")
function spokenDay(words: Words, i: number): { value: number; to: number } | null {
  if (spokenYear(words, i)) return null;
  const spoken = underHundred(words, i);
  const counts = words[spoken?.to ?? 0]?.kind === "word" && words[spoken?.to ?? 0].classes === null;
  return spoken && spoken.value >= 1 && spoken.value <= 31 && !counts && !is(words, spoken.to, "unit") ? spoken : null;
}

// "May 1,500 soldiers" and "March 5.5" hold no day; "July 30:" does.
const joinsFigure = (words: Words, i: number): boolean =>
  sign(words, i, "%:") && (words[i + 1]?.kind === "figure" || sign(words, i, "%"));

// "March" and "May" at the head of a sentence, or before a name, are a verb, a modal or a person.
function standsAlone(words: Words, i: number, to: number): boolean {
  const name = words[to - 1]?.form === "." ? to - 2 : to - 1;
  if (!is(words, name, "ambiguous") && !is(words, name, "month-short")) return true;
  // "charges against Jan Novak"
  const next = words[to];
  if (name === to - 1 && is(words, name, "month-short") && next?.kind === "word" && next.capital && next.classes === null)
    return false;
  if ((sign(words, to, DASHES) || is(words, to, "to")) && monthAt(words, to + 1)) return true;
  return is(words, i - 1, "cue") || is(words, i - 1, "shift") || is(words, i - 1, "edge") || i < name;
}
