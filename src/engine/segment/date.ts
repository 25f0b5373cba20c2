/**
 * A line that is nothing but a date, as ISO 8601. Dates within prose are the mentions stage's work.
 * @param eras abbreviations after a year of the common calendar, "ce"
 * @returns `null` when the line holds anything else, or a day and month that could be either way round
 */
export function readDate(line: string, months: ReadonlyMap<string, number>, eras: ReadonlySet<string>): string | null {
  const text = withoutClock(line);
  const era = /\s(\p{L}{1,2})\.?$/u.exec(text)?.[1].toLowerCase();
  if (era !== undefined && eras.has(era)) return readDate(text.replace(/\s\S+$/, ""), months, eras);
  const iso = /(?:^|\s)(\d{4})-(\d{2})-(\d{2})(?:T[\d:.Z+-]+)?$/.exec(text);
  if (iso) return compose(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /(?:^|[\s:])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (numeric) {
    const [first, second, year] = [numeric[1], numeric[3], numeric[4]].map(Number);
    // Between stops the day comes first, wherever dates are so written.
    if (numeric[2] === ".") return compose(fullYear(year), second, first);
    return fromNumbers(first, second, fullYear(year));
  }

  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const at = words.findIndex((word) => months.has(word));
  if (at < 0 || words.length > 8) return null;
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const year = numbers.find((n) => n >= 1900 && n < 2200);
  const day = numbers.find((n) => n >= 1 && n <= 31);
  return year !== undefined && day !== undefined ? compose(year, months.get(words[at])!, day) : null;
}

/**
 * The day that a line gives in a part of its own: "Analysis | by Ines Dubreuil | 2 June 2024", "12 Jul. 2023 - Last updated: 13 Jul. 2023".
 * The first part counts: what was put out before it was put right.
 */
export function dayOfLine(line: string, months: ReadonlyMap<string, number>, eras: ReadonlySet<string>): string | null {
  for (const part of partsOf(line)) {
    const day = readDate(part, months, eras);
    if (day !== null) return day;
  }
  return null;
}

/** What bars, dots, strokes and dashes part a line into. */
export const partsOf = (line: string): string[] =>
  line
    .split(/\s*[|•·]\s*|\s[/–—-]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** "14:20", "09:12:33", "11.45 CET", "9.30am": an hour's numbers are no day's. A stop parts an hour only before its zone; what follows a "T" belongs to the date. */
export const withoutClock = (line: string): string =>
  line
    .replace(/(?<![\d.T]|\d:)\d{1,2}(?::\d{2}){1,2}(?![\d.:])(?:\s?[AaPp]\.?[Mm]\b\.?)?/g, " ")
    .replace(/(?<![\d.])\d{1,2}[.h]\d{2}\s?(?:[AaPp]\.?[Mm]\b\.?|(?=\s?\p{Lu}{2,5}\b))/gu, " ")
    .trim();

// Texts of the web's time: "24" is 2024, "98" is 1998.
const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

// 31/07/2021 can only be day first; 03/04/2021 is left alone.
function fromNumbers(first: number, second: number, year: number): string | null {
  if (first > 12) return compose(year, second, first);
  if (second > 12) return compose(year, first, second);
  return first === second ? compose(year, first, second) : null;
}

function compose(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
