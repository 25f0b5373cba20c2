/** Happenings as lists and matrices show them. */
import type { Happening, Report } from "../../client/answers.ts";
import { nameOf } from "./names.ts";
import { dayNumber } from "./weeks.ts";

/** First and last day of a happening's time, which may be open at either end; `null` when nobody says. */
export function daysOf({
  time,
}: Pick<Happening, "time">): { readonly from: number; readonly to: number; readonly isOpen: boolean } | null {
  if (time === null) return null;
  const [from, to = from] = time.split("/");
  const known = ends(`${from === ".." ? to : from}/${to === ".." ? from : to}`);
  return known && { from: known[0], to: Math.max(known[0], known[1]), isOpen: time.includes("..") };
}

/** Its time for `format.date`: an open end is left out. */
export const whenOf = ({ time }: Pick<Happening, "time">): string | null =>
  time
    ?.split("/")
    .filter((end) => end !== "..")
    .join("/") || null;

/** Who with whom, each state once: "Russia ↔ Uzbekistan". */
export function dyadOf(
  { actors, recipients, reciprocal }: Pick<Happening, "actors" | "recipients" | "reciprocal">,
  language: string,
): string {
  const names = (codes: readonly string[]) => [...new Set(codes.map((code) => nameOf(code, language)))];
  if (reciprocal && recipients.length === 0) return names(actors).join(" ↔ ");
  return [names(actors).join(", "), names(recipients).join(", ")].filter(Boolean).join(reciprocal ? " ↔ " : " → ");
}

export type Agreement = "first" | "same" | "inside" | "differs" | "silent";

export interface Cell {
  readonly value: string | null;
  readonly agreement: Agreement;
  /** Days, or a part, by which it differs from the first that spoke. */
  readonly by: number | null;
}

export type Field = "announced" | "realised" | "where" | "howMany" | "status";
export const FIELDS: readonly Field[] = ["announced", "realised", "where", "howMany", "status"];

export interface Lineage {
  readonly id: string;
  readonly name: string;
  readonly reports: readonly Report[];
}

/** Reports by root speaker, the lineage with the most outlets first; within it as they were put out. */
export function lineagesOf(reports: readonly Report[]): Lineage[] {
  const lineages = new Map<string, Report[]>();
  for (const report of reports) lineages.set(report.lineage, [...(lineages.get(report.lineage) ?? []), report]);
  return [...lineages]
    .map(([id, own]) => ({ id, name: rootOf(own[0]), reports: own }))
    .sort((a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1));
}

/** Who said it first; where nobody is named, whoever put the text out. */
export const rootOf = ({ chain, publisher, lineage }: Report): string => {
  const [root] = chain;
  return !root || root === "(issuer)" ? (publisher ?? lineage) : root;
};

/** One row of the matrix: what each report says of a field, against the first that says anything. */
export function rowOf(field: Field, reports: readonly Report[]): Cell[] {
  const values = reports.map((report) => saidOf(field, report));
  const first = values.find((value) => value !== null) ?? null;
  let isFirst = true;
  return values.map((value) => {
    if (value === null || first === null) return { value: null, agreement: "silent", by: null };
    if (isFirst) {
      isFirst = false;
      return { value, agreement: "first", by: null };
    }
    return { value, ...compare(field, first, value) };
  });
}

/** Fields somebody says something of. */
export const spokenFields = (reports: readonly Report[]): Field[] =>
  FIELDS.filter((field) => field !== "status" && reports.some((report) => saidOf(field, report) !== null));

function saidOf(field: Field, { time, stated, place, size, status }: Report): string | null {
  if (field === "announced") return stated !== "realised" ? time : null;
  if (field === "realised") return stated === "realised" ? time : null;
  if (field === "where") return place;
  if (field === "status") return status;
  return size === null ? null : `${size.approximate ? "≈ " : ""}${size.value}`;
}

function compare(field: Field, first: string, value: string): { agreement: Agreement; by: number | null } {
  if (first === value) return { agreement: "same", by: null };
  if (field === "announced" || field === "realised") return compareDays(first, value);
  if (field === "howMany") {
    const [a, b] = [first, value].map((text) => Number(text.replace(/[^\d.]/g, "")));
    if (a === b) return { agreement: "same", by: null };
    return { agreement: "differs", by: a > 0 && Number.isFinite(b / a) ? b / a - 1 : null };
  }
  const [a, b] = [first, value].map((text) => text.toLowerCase());
  return { agreement: a.includes(b) || b.includes(a) ? "inside" : "differs", by: null };
}

function compareDays(first: string, value: string): { agreement: Agreement; by: number | null } {
  const [a, b] = [first, value].map(ends);
  if (!a || !b) return { agreement: "differs", by: null };
  if (a[0] === b[0] && a[1] === b[1]) return { agreement: "same", by: null };
  if (b[0] >= a[0] && b[1] <= a[1]) return { agreement: "inside", by: null };
  return { agreement: "differs", by: Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) };
}

/** First and last day of an ISO date, month, year or interval. */
export function ends(value: string): readonly [number, number] | null {
  const [from, to = from] = value.replace(/[~?%]/g, "").split("/");
  const start = dayNumber(full(from, false));
  const end = dayNumber(full(to, true));
  return Number.isFinite(start) && Number.isFinite(end) ? [start, end] : null;
}

function full(date: string, isEnd: boolean): string {
  if (/^\d{4}$/.test(date)) return `${date}-${isEnd ? "12-31" : "01-01"}`;
  if (/^\d{4}-\d{2}$/.test(date)) {
    const [year, month] = date.split("-").map(Number);
    return `${date}-${isEnd ? String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0") : "01"}`;
  }
  return date;
}
