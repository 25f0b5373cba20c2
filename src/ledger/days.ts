/**
 * Dates as whole days since 1970-01-01 UTC, and the dates and intervals of ISO 8601 and EDTF level 1 that a record
 * carries: `2021-08-02`, `2021-08`, `2021`, `2021-07-30/2021-08-10`, `../2021-08-10`, with `~ ? %` for doubt.
 */
export interface DayRange {
  /** First day, `null` when open. */
  readonly start: number | null;
  /** Last day, `null` when open. */
  readonly end: number | null;
}

const DAY_MS = 86_400_000;

/** The day's number, or `null` when `iso` is no calendar day. */
export function dayOf(iso: string): number | null {
  const range = rangeOf(iso);
  return range !== null && range.start !== null && range.start === range.end ? range.start : null;
}

export const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** ISO 8601's week: it begins on a Monday, and the first of a year is that of 4 January. */
const WEEK = /^(\d{4})-W(\d\d)[~?%]?$/;

function week(year: number, number: number): DayRange | null {
  if (number < 1 || number > 53) return null;
  const fourth = utc(year, 1, 4);
  // 1970-01-01 was a Thursday.
  const monday = fourth - ((fourth + 3) % 7) + 7 * (number - 1);
  return { start: monday, end: monday + 6 };
}

/** The first and last day a date value allows; `null` when it says nothing we can read. */
export function rangeOf(value: string | null): DayRange | null {
  if (value === null) return null;
  const parts = value.split("/");
  if (parts.length > 2) return null;
  if (parts.length === 1) return single(value);
  const [from, to] = parts.map((part) => (part === "" || part === ".." ? "open" : single(part)));
  if (from === null || to === null) return null;
  const start = from === "open" ? null : from.start;
  const end = to === "open" ? null : to.end;
  if (start === null && end === null) return null;
  if (start !== null && end !== null && end < start) return null;
  return { start, end };
}

// A date, possibly only to the month, season or decade; an instant counts by its day.
function single(value: string): DayRange | null {
  const weekly = WEEK.exec(value.trim());
  if (weekly !== null) return week(Number(weekly[1]), Number(weekly[2]));
  const match = /^(\d{3}[\dX]|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?[~?%]?$/.exec(value.trim());
  if (!match) return null;
  const [, year, month, day] = match;
  const firstYear = Number(year.replaceAll("X", "0"));
  const lastYear = Number(year.replaceAll("X", "9"));
  if (month === undefined || month === "XX") return { start: utc(firstYear, 1, 1), end: utc(lastYear, 12, 31) };
  const m = Number(month);
  if (SEASONS[m]) return season(firstYear, SEASONS[m]);
  if (m < 1 || m > 12) return null;
  if (day === undefined || day === "XX") return { start: utc(firstYear, m, 1), end: utc(firstYear, m + 1, 0) };
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(firstYear, m, 0)).getUTCDate()) return null;
  return { start: utc(firstYear, m, d), end: utc(firstYear, m, d) };
}

/** EDTF level 1 season numbers and the months they begin in, northern; winter runs over into the next year. */
const SEASONS: Record<number, number> = { 21: 3, 22: 6, 23: 9, 24: 12 };

const season = (year: number, month: number): DayRange => ({ start: utc(year, month, 1), end: utc(year, month + 3, 0) });

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;

/** Months since 1970-01, the blocks in which happenings are drawn again. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}
