/** Search as a person asks it: words and facets in, documents with the stretches that fit out. */
import { AscribeError } from "../base/error.ts";
import type { Span } from "../base/span.ts";
import { rangeOf } from "./days.ts";
import type { Entry, Facets, Found, Store } from "./store.ts";
import { askedTerms, fold, wordsOf } from "./terms.ts";

export interface Query extends Facets {
  readonly text?: string;
  /** ISO 8601 dates, days or months or years; of the event where an event is asked for, else of publication. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Hit {
  readonly entry: Entry;
  /** BM25; 0 when no words were asked for. Not comparable between queries. */
  readonly score: number;
  /** Stretches of the text that hold the words asked for, at most 20. */
  readonly spans: readonly Span[];
}

export interface Answer {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Found["facets"];
}

/** @throws {AscribeError} `bad-date` */
export async function find(store: Store, query: Query): Promise<Answer> {
  const { text = "", from, to, limit = 20, offset = 0, ...facets } = query;
  const found = await store.search({
    ...facets,
    terms: askedTerms(text),
    from: from === undefined ? undefined : (askedDays(from).start ?? undefined),
    to: to === undefined ? undefined : (askedDays(to).end ?? undefined),
    limit,
    offset,
  });
  const entries = new Map((await store.entries(found.documents.map(({ id }) => id))).map((entry) => [entry.id, entry]));
  const words = new Set(wordsOf(text));
  const hits: Hit[] = [];
  for (const { id, score } of found.documents) {
    const document = words.size > 0 ? await store.document(id) : null;
    hits.push({ entry: entries.get(id) as Entry, score, spans: document === null ? [] : spansOf(document.text, words) });
  }
  return { total: found.total, hits, facets: found.facets };
}

const MOST_SPANS = 20;

/** Where a text has one of these folded words. */
export function spansOf(text: string, words: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|['’‘ʻʼ`´](?=\p{L}))*/gu)) {
    if (!words.has(fold(match[0]))) continue;
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (spans.length === MOST_SPANS) break;
  }
  return spans;
}

/** @throws {AscribeError} `bad-date` */
export function askedDays(value: string): { start: number | null; end: number | null } {
  const range = rangeOf(value);
  if (range === null) throw new AscribeError("bad-date", `"${value}" is no date; write it as 2021-08-10, 2021-08 or 2021`);
  return range;
}
