/** Happenings as lists and matrices show them. */
import type { Happening, Report, ToldHappening } from "../../client/answers.ts";
import { amount } from "./format.ts";
import { nameOf } from "./names.ts";
import { type Translate, wordsOr } from "./strings.ts";
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

export type Agreement = "first" | "same" | "inside" | "holds" | "differs" | "silent";

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

/** A text that tells of it in two sentences is one voice: what the fuller telling leaves out is taken from the other. */
export function oneToDocument(lineage: Lineage): Lineage {
  const texts = new Map<string, Report[]>();
  for (const report of lineage.reports) texts.set(report.document, [...(texts.get(report.document) ?? []), report]);
  const reports = [...texts.values()].map((own) => {
    const [fullest, ...rest] = [...own].sort((a, b) => saidBy(b) - saidBy(a));
    // First comes the fuller telling, so that a day or a number is not taken from two when one gives both.
    const said = <Value>(of: (report: Report) => Value | null): Value | null =>
      [fullest, ...rest].map(of).find((value) => value !== null) ?? null;
    const when = said((report) => (report.time === null ? null : report));
    return {
      ...fullest,
      ...(when && { time: when.time, stated: when.stated }),
      place: said(({ place }) => place),
      size: said(({ size }) => size),
    };
  });
  return { ...lineage, reports };
}

const saidBy = ({ time, place, size }: Report): number => [time, place, size].filter((value) => value !== null).length;

/** Who said it first; where nobody is named, whoever put the text out. */
export const rootOf = ({ chain, publisher, lineage }: Report): string => {
  const [root] = chain;
  return !root || root === "(issuer)" ? (publisher ?? lineage) : root;
};

type Statements = ToldHappening["statements"];

/** Fields that the ledger compares: it knows where a place lies, and what "about" leaves open. */
const COMPARED: Readonly<Partial<Record<Field, string>>> = { where: "place", howMany: "size" };

/**
 * One row of the matrix: what each report says of a field, against the first that says anything.
 * @param statements how the ledger finds what is said to stand to each other
 */
export function rowOf(field: Field, reports: readonly Report[], statements: Statements = []): Cell[] {
  const told = statements.find((one) => one.field === COMPARED[field]);
  const keys = new Map((told?.statements ?? []).map(({ value, key }) => [sayable(field, value), key]));
  const values = reports.map((report) => saidOf(field, report));
  const first = values.find((value) => value !== null) ?? null;
  let isFirst = true;
  return values.map((value) => {
    if (value === null || first === null) return { value: null, agreement: "silent", by: null };
    if (isFirst) {
      isFirst = false;
      return { value, agreement: "first", by: null };
    }
    const found = told && between(told.differences, keys.get(first), keys.get(value));
    const own = compare(field, first, value);
    return { value, agreement: found ?? own.agreement, by: found === "differs" || !found ? own.by : null };
  });
}

/** How a second statement stands to the first, as the ledger finds it. */
function between(
  differences: Statements[number]["differences"],
  first: string | undefined,
  value: string | undefined,
): Agreement | undefined {
  if (first === undefined || value === undefined || first === value) return undefined;
  const one = differences.find(({ a, b }) => (a === first && b === value) || (a === value && b === first));
  if (!one) return "same";
  if (one.relation === "contradicts") return "differs";
  return one.a === value ? "inside" : "holds";
}

/** A statement's value as a report's is written in its cell. */
function sayable(field: Field, value: unknown): string | null {
  if (field !== "howMany") return typeof value === "string" ? value : null;
  const [size] = (value as Told[] | null) ?? [];
  return size ? sizeText({ ...size, value: size.value ?? size.low ?? size.high ?? 0 }) : null;
}

interface Told {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly unit: string;
}

const sizeText = ({ value, approximate }: { readonly value: number; readonly approximate: boolean }): string =>
  `${approximate ? "≈ " : ""}${value}`;

/** Sizes a report tells: "about 1,500 people; 3 aircraft". */
export function sizesInWords(sizes: unknown, t: Translate, language: string): string {
  return (Array.isArray(sizes) ? (sizes as Told[]) : [sizes as Told])
    .map(({ value, low, high, approximate, unit }) => {
      const n = (number: number) => amount(number, language);
      const range = low !== null && high !== null ? `${n(low)}–${n(high)}` : low !== null ? `≥ ${n(low)}` : `≤ ${n(high ?? 0)}`;
      return `${approximate ? "≈ " : ""}${value === null || value === undefined ? range : n(value)} ${unitInWords(unit, t)}`;
    })
    .join("; ");
}

/** The unit's name; what no language has a word for, as the text has it. */
export const unitInWords = (unit: string, t: Translate): string => wordsOr(t, `unit.${unit}`, unit);

/** Fields somebody says something of. */
export const spokenFields = (reports: readonly Report[]): Field[] =>
  FIELDS.filter((field) => field !== "status" && reports.some((report) => saidOf(field, report) !== null));

function saidOf(field: Field, { time, stated, place, size, status }: Report): string | null {
  if (field === "announced") return stated !== "realised" ? time : null;
  if (field === "realised") return stated === "realised" ? time : null;
  if (field === "where") return place;
  if (field === "status") return status;
  return size === null ? null : sizeText(size);
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
  // An end that is left open says nothing against one that is given: "until 10 August", "30 July to 10 August".
  const open = /^\.\.\/|\/\.\.$/;
  if (open.test(first) !== open.test(value)) {
    const [whole, part] = open.test(first) ? [value, first] : [first, value];
    const [from, to] = whole.split("/");
    const fits = part.startsWith("..") ? part.split("/")[1] === (to ?? from) : part.split("/")[0] === from;
    if (fits) return { agreement: open.test(first) ? "inside" : "holds", by: null };
  }
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
