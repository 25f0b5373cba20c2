/**
 * The day of a feast in a year. A rule is a fixed `MM-DD`; `MM-n-W`, the n-th weekday W of a month (n −1 the last); `western+N` and
 * `eastern+N`, days from Easter; `islamic MM-DD` and `hebrew MM-DD` in those calendars' own reckoning, which for the Islamic
 * one may differ by a day from where the moon was seen.
 */
import { calendarDay, dayNumber, weekdayOf } from "../../../base/calendar.ts";

/** Feasts by their names, and the words that names begin with. */
export interface Feasts {
  readonly rules: ReadonlyMap<string, string>;
  readonly heads: ReadonlySet<string>;
}

/** The feast's days in a Gregorian year, one for most, two or none where a lunar year is shorter; each a day's number. */
export function feastDays(rule: string, year: number): number[] {
  const [calendar, rest] = rule.includes(" ") ? rule.split(" ") : ["", rule];
  if (calendar === "islamic") return lunar(rest, year, islamicDay, Math.floor(((year - 622) * 33) / 32));
  if (calendar === "hebrew") return lunar(rest, year, hebrewDay, year + 3760);
  const easter = /^(western|eastern)([+-]\d+)$/.exec(rule);
  if (easter) return [(easter[1] === "western" ? westernEaster(year) : easternEaster(year)) + Number(easter[2])];
  const nth = /^(\d\d)-(-?\d)-(\d)$/.exec(rule);
  if (nth) return [nthWeekday(year, Number(nth[1]), Number(nth[2]), Number(nth[3]))];
  return [dayNumber(year, Number(rule.slice(0, 2)), Number(rule.slice(3)))];
}

/** Whether sighting of the moon, not reckoning, fixes the day. */
export const isSighted = (rule: string): boolean => rule.startsWith("islamic");

function nthWeekday(year: number, month: number, nth: number, weekday: number): number {
  if (nth < 0) {
    const last = dayNumber(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
function westernEaster(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

// Meeus' Julian algorithm; the Julian day is then as far behind the Gregorian as the centuries without leap day make it.
function easternEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1) + behind;
}

function lunar(day: string, year: number, toDay: (year: number, month: number, day: number) => number, near: number): number[] {
  const [month, date] = day.split("-").map(Number);
  return [near - 1, near, near + 1, near + 2].map((own) => toDay(own, month, date)).filter((n) => calendarDay(n).year === year);
}

// Tabular civil calendar: eleven leap years in thirty; 1 Muharram 1 is 16 July 622 Julian.
const islamicDay = (year: number, month: number, day: number): number =>
  day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + ISLAMIC_EPOCH;
const ISLAMIC_EPOCH = dayNumber(622, 7, 19) - 1;

// Months count from Nisan, the year from Tishri (7), after Dershowitz and Reingold, Calendrical Calculations, ch. 8.
function hebrewDay(year: number, month: number, day: number): number {
  const leap = (7 * year + 1) % 19 < 7;
  const months = leap ? 13 : 12;
  const length = (m: number): number => {
    if ([2, 4, 6, 10, 13].includes(m) || (m === 12 && !leap)) return 29;
    const days = hebrewNewYear(year + 1) - hebrewNewYear(year);
    if (m === 8) return days % 10 === 5 ? 30 : 29;
    if (m === 9) return days % 10 === 3 ? 29 : 30;
    return 30;
  };
  let before = 0;
  if (month >= 7) for (let m = 7; m < month; m++) before += length(m);
  else {
    for (let m = 7; m <= months; m++) before += length(m);
    for (let m = 1; m < month; m++) before += length(m);
  }
  return hebrewNewYear(year) + before + day - 1;
}

function hebrewNewYear(year: number): number {
  const delay = (y: number): number => {
    const months = Math.floor((235 * y - 234) / 19);
    const days = 29 * months + Math.floor((12084 + 13753 * months) / 25920);
    return (3 * (days + 1)) % 7 < 3 ? days + 1 : days;
  };
  const [last, here, next] = [delay(year - 1), delay(year), delay(year + 1)];
  const correction = next - here === 356 ? 2 : here - last === 382 ? 1 : 0;
  return HEBREW_EPOCH + here + correction;
}
// 1 Tishri 1: 7 October 3761 BCE, Julian.
const HEBREW_EPOCH = dayNumber(-3760, 9, 7);
