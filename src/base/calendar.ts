/**
 * Days of the proleptic Gregorian calendar as whole numbers (0 = 1970-01-01), and the ISO 8601 and EDTF
 * values written with them. Integer arithmetic only, no `Date`: the same everywhere.
 */

/** The day's number; months and days beyond their range roll over. */
export function dayNumber(year: number, month: number, day: number): number {
  const y0 = year + Math.floor((month - 1) / 12);
  const m = (((month - 1) % 12) + 12) % 12;
  // Counting from March puts the leap day last (Hinnant, chrono-compatible date algorithms).
  const y = m < 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const inEra = y - era * 400;
  const inYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarDay(number: number): CalendarDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const inEra = z - era * 146097;
  const y = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: y + era * 400 + (month <= 2 ? 1 : 0), month, day: inYear - Math.floor((153 * m + 2) / 5) + 1 };
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** `YYYY-MM-DD`. */
export function isoDay(number: number): string {
  const { year, month, day } = calendarDay(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `YYYY-MM`. */
export const isoMonth = (year: number, month: number): string => {
  const { year: y, month: m } = calendarDay(dayNumber(year, month, 1));
  return `${pad(y, 4)}-${pad(m, 2)}`;
};

export const isoYear = (year: number): string => pad(year, 4);

/** Monday 1 to Sunday 7. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** `YYYY-Www` of the week that holds the day; weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(number: number): string {
  const thursday = number - weekdayOf(number) + 4;
  const { year } = calendarDay(thursday);
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1, 2)}`;
}

export const daysInMonth = (year: number, month: number): number => dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** Whether the three numbers name a day that exists. */
export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** First and last day of a value; `null` at an open or unknown end. */
export interface DayBounds {
  readonly first: number | null;
  readonly last: number | null;
}

const OPEN: DayBounds = { first: null, last: null };

/**
 * The days an ISO 8601 or EDTF value covers: `2021`, `2021-07`, `2021-07-30` (a time of day is dropped), `2021-W30`, seasons
 * `2021-21` to `-24`, quarters `-33` to `-36`, halves `-40` and `-41`, decades `199X`, centuries `19XX`, intervals `a/b` with `..` for an open end.
 * Both ends are `null` for a duration, a set, or anything else.
 */
export function boundsOf(value: string): DayBounds {
  const slash = value.indexOf("/");
  if (slash > 0 && !value.startsWith("R/")) {
    return { first: boundsOf(value.slice(0, slash)).first, last: boundsOf(value.slice(slash + 1)).last };
  }
  const plain = value.replace(/[~?%]$/, "").replace(/T.*$/, "");
  const unknown = /^(\d+)(X+)$/.exec(plain);
  if (unknown) {
    const width = 10 ** unknown[2].length;
    const year = Number(unknown[1]) * width;
    return { first: dayNumber(year, 1, 1), last: dayNumber(year + width, 1, 0) };
  }
  const week = /^(\d{4})-W(\d{2})$/.exec(plain);
  if (week) {
    const january4 = dayNumber(Number(week[1]), 1, 4);
    const first = january4 - weekdayOf(january4) + 1 + (Number(week[2]) - 1) * 7;
    return { first, last: first + 6 };
  }
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain);
  if (!parts) return OPEN;
  const year = Number(parts[1]);
  if (parts[2] === undefined) return { first: dayNumber(year, 1, 1), last: dayNumber(year + 1, 1, 0) };
  const month = Number(parts[2]);
  if (parts[3] !== undefined) {
    const number = dayNumber(year, month, Number(parts[3]));
    return { first: number, last: number };
  }
  return spanOfMonths(year, month);
}

// EDTF level 2 numbers what is longer than a month from 21 on; seasons are taken as of the northern half.
function spanOfMonths(year: number, code: number): DayBounds {
  const [from, months] =
    code <= 12
      ? [code, 1]
      : code >= 21 && code <= 24
        ? [(code - 21) * 3 + 3, 3]
        : code >= 33 && code <= 36
          ? [(code - 33) * 3 + 1, 3]
          : code === 40 || code === 41
            ? [(code - 40) * 6 + 1, 6]
            : [0, 0];
  return months === 0 ? OPEN : { first: dayNumber(year, from, 1), last: dayNumber(year, from + months, 0) };
}

/** The day's number of an ISO day or instant, or `null`. */
export function readIsoDay(value: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value);
  if (!parts || !isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) return null;
  return dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}
