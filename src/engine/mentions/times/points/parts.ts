/** Parts of a date: the day, the month, the weekday, "late" and "early", the hour. */
import type { Edge } from "../expressions.ts";
import { classAt, DASHES, is, sign, type Words } from "./words.ts";

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
export function tensDay(words: Words, i: number): { day: number; to: number } | null {
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

export function weekdayAt(words: Words, i: number): { weekday: number; to: number } | null {
  const long = classAt(words, i, "weekday");
  if (long !== null) return { weekday: Number(long), to: i + 1 };
  const short = classAt(words, i, "weekday-short");
  if (short === null || !words[i].capital) return null;
  const to = sign(words, i + 1, ".") && words[i + 1].joined ? i + 2 : i + 1;
  // "Sat", "Sun" and "Wed" alone are verbs, papers and stars as often as days.
  const next = sign(words, to, ",") ? to + 1 : to;
  return monthAt(words, next) || words[next]?.kind === "figure" || to > i + 1 ? { weekday: Number(short), to } : null;
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
