/** What intake hands on: an article with where each thing about it came from, or why there is none. */
import { boundsOf, isDay, readIsoDay } from "../base/calendar.ts";
import { AscribeError, describeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import { datelineOf } from "../engine/segment/dateline.ts";

/** A field of the metadata and the place that stated it. What nothing states is absent, never guessed. */
export interface Stated {
  readonly value: string;
  /** In words: "JSON-LD datePublished", "Date header", "given by the caller". */
  readonly from: string;
}

export type StatedFields = Readonly<
  Partial<Record<"title" | "published" | "publisher" | "byline" | "agency" | "url" | "language", Stated>>
>;

export interface FoundArticle {
  /** Where it was: a path, and inside an archive the path within. */
  readonly name: string;
  readonly article: Article;
  readonly fields: StatedFields;
  /** What was done to the bytes to get the text: "html: defuddle". */
  readonly transform: string;
  /** The bytes it was taken from; null when it is one row of many. */
  readonly original: Uint8Array | null;
  /** When others have coded it already, their codes over its own text; it is not read again. */
  readonly document?: Document;
}

export interface Refusal {
  readonly name: string;
  readonly error: { readonly code: string; readonly message: string };
}

export type Found = FoundArticle | Refusal;

export const isRefusal = (found: Found): found is Refusal => "error" in found;

export const refuse = (name: string, error: unknown): Refusal => ({ name, error: describeError(error) });

/** Text and stated fields as an article; what the caller gave outranks what the document says. */
export function found(
  name: string,
  text: string,
  stated: StatedFields,
  transform: string,
  original: Uint8Array | null,
  given: Partial<Article> = {},
): FoundArticle {
  const fields: Record<string, Stated> = { ...stated };
  for (const field of ["title", "published", "publisher", "url", "language"] as const) {
    const value = given[field];
    if (value) fields[field] = { value, from: "given by the caller" };
  }
  const agency = fields.agency ? undefined : agencyOf(text);
  if (agency) fields.agency = agency;
  const article: Article = {
    text,
    ...(given.given !== undefined && { given: given.given }),
    ...(fields.title && { title: fields.title.value }),
    ...(fields.published && { published: fields.published.value }),
    ...(fields.publisher && { publisher: fields.publisher.value }),
    ...(fields.url && { url: fields.url.value }),
    ...(fields.language && { language: fields.language.value }),
  };
  return { name, article, fields, transform, original };
}

/** "TASHKENT, July 30 (Steppe Wire) - …": who wrote a text that others print. It stands at the head or not at all. */
function agencyOf(text: string): Stated | undefined {
  for (const line of text.slice(0, 1000).split("\n", 6)) {
    const agency = datelineOf(line.trim())?.agency;
    if (agency) return { value: agency, from: "dateline" };
  }
  return undefined;
}

/** The first of several statements that says anything. */
export function firstStated(...candidates: readonly (readonly [value: unknown, from: string])[]): Stated | undefined {
  for (const [value, from] of candidates) {
    if (typeof value !== "string") continue;
    const plain = value.replace(/\s+/g, " ").trim();
    if (plain !== "") return { value: plain, from };
  }
  return undefined;
}

/** As `firstStated`, of dates: ISO 8601 day or instant; what is no date is passed over. */
export function firstDate(...candidates: readonly (readonly [value: unknown, from: string])[]): Stated | undefined {
  for (const [value, from] of candidates) {
    const date = isoDate(value);
    if (date) return { value: date, from };
  }
  return undefined;
}

/** ISO 8601 of an ISO or RFC 2822 date; a day stays a day, an instant is given in UTC. */
export function isoDate(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (day) return isDay(+day[1], +day[2], +day[3]) ? `${day[1]}-${day[2]}-${day[3]}` : null;
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d|^(\w{3},? )?\d{1,2} \w{3} \d{4}/.test(text)) return null;
  const at = Date.parse(/[zZ]$|[+-]\d{2}:?\d{2}$|\s[A-Z]{2,4}$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace(".000Z", "Z");
}

/** A year, month, day or instant of the calendar, as ISO 8601 writes it: no 31 June. */
export const isIsoDate = (value: string): boolean =>
  /^\d{4}(-\d{2})?$/.test(value) ? boundsOf(value).first !== null : readIsoDay(value) !== null;

/** For a limit that was passed, in one voice. */
export const overLimit = (what: string, limit: string): AscribeError =>
  new AscribeError("too-large", `${what}, more than ${limit}; give a smaller one`);
