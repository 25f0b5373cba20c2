/** Days without a month: "the 18th", "last Friday", "Thursday of last week". */
import type { Dated } from "../expressions.ts";
import { clockAfter, dayAt, dayEnd, tensDay, weekdayAt } from "./parts.ts";
import { classAt, dated, is, sign, type Words } from "./words.ts";

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
  // "the 5th inst.", as letters have it
  const letter = classAt(words, at, "of-month");
  if (letter !== null) return { shift: Number(letter), to: sign(words, at + 1, ".") && words[at + 1].joined ? at + 2 : at + 1 };
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
