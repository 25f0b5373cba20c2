/** How figures and dates are written: share `60%`, weight `.515`, interval `52–86`, date `30 Jul – 10 Aug 2021`. */

export const share = (value: number): string => `${Math.round(value * 100)}%`;

/** Three places, no leading zero. */
export function weight(value: number): string {
  const text = value.toFixed(3);
  return value > -1 && value < 1 ? text.replace(/^(-?)0/, "$1") : text;
}

/** A factor as it is multiplied: `.60`, `.9`, `1.06`. */
export function factor(value: number, places = 2): string {
  const text = value.toFixed(places);
  return value > -1 && value < 1 ? text.replace(/^(-?)0/, "$1") : text;
}

export const interval = ([low, high]: readonly [number, number]): string => `${Math.round(low * 100)}–${Math.round(high * 100)}`;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const power = (exponent: number): string => [...String(exponent)].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");

/**
 * An ISO 8601 date, month, year or interval for a person. EDTF's `~`, `?` and `%` become "about".
 * @returns the value itself when it is none of these
 */
export function date(value: string, language: string, about = "about"): string {
  const ends = value.split("/");
  // An end that nobody knows is left open, in no language: "… – 10 Aug 2021".
  const [first, second] = ends;
  if (first === ".." && second && second !== "..") return `… – ${date(second, language, about)}`;
  if (second === ".." && first !== "..") return `${date(first, language, about)} – …`;
  const parsed = ends.map(parse);
  if (parsed.some((part) => part === null)) return value;
  const [from, to] = parsed as Day[];
  const prefix = /[~?%]/.test(value) ? `${about} ` : "";
  if (!to || same(from, to)) return prefix + one(from, language, true);
  const sameYear = from.year === to.year;
  if (sameYear && from.month === to.month && from.day && to.day) return `${prefix}${from.day} – ${one(to, language, true)}`;
  return `${prefix}${one(from, language, !sameYear)} – ${one(to, language, true)}`;
}

interface Day {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

function parse(text: string): Day | null {
  const match = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?[~?%]?$/.exec(text.trim());
  if (!match) return null;
  return { year: Number(match[1]), month: match[2] ? Number(match[2]) : null, day: match[3] ? Number(match[3]) : null };
}

const same = (a: Day, b: Day): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

function one({ year, month, day }: Day, language: string, withYear: boolean): string {
  if (month === null) return String(year);
  const name = monthName(month, language);
  return [day, name, withYear ? year : null].filter((part) => part !== null).join(" ");
}

const months = new Map<string, string[]>();

export function monthName(month: number, language: string): string {
  let names = months.get(language);
  if (!names) {
    const format = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone: "UTC" });
    names = Array.from({ length: 12 }, (_, i) =>
      format
        .formatToParts(Date.UTC(2021, i, 15))
        .find(({ type }) => type === "month")!
        .value.replace(".", ""),
    );
    months.set(language, names);
  }
  return names[month - 1] ?? "";
}

/** Whole numbers with thin groups, so that 50 000 and 5 000 differ at a glance. */
export const count = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

/** A size as texts write it: "2,500", but "10 billion", whose zeros nobody counts. */
export const amount = (value: number, language: string): string =>
  value < 1e6
    ? count(value, language)
    : new Intl.NumberFormat(language, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 }).format(value);
