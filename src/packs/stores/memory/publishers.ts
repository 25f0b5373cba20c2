/** Who put documents out, counted over rows in memory. */
import { compare, type Entry, type PublisherRow } from "../../../ledger/store.ts";

/** A document's publisher, or where none is stated its issuer; "" where nobody signs. */
export const publishedBy = ({ publisher, issuer }: Entry): string => publisher ?? issuer ?? "";

export function publishersIn(entries: readonly Entry[]): PublisherRow[] {
  const by = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = publishedBy(entry);
    const own = by.get(name) ?? [];
    own.push(entry);
    by.set(name, own);
  }
  return Array.from(by, ([name, own]) => rowOf(name, own)).sort(
    (a, b) => b.documents - a.documents || compare(a.publisher, b.publisher),
  );
}

function rowOf(publisher: string, own: readonly Entry[]): PublisherRow {
  const classes: Record<string, number> = {};
  for (const entry of own) for (const [name, n] of Object.entries(entry.classes)) classes[name] = (classes[name] ?? 0) + n;
  const days = own.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort(compare);
  const unique = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort(compare);
  return {
    publisher,
    documents: own.length,
    languages: unique(own.map(({ language }) => language)),
    genres: unique(own.map(({ genre }) => genre)),
    issuers: unique(own.map(({ issuer }) => issuer)),
    classes,
    events: own.reduce((sum, { events }) => sum + events, 0),
    counted: own.reduce((sum, { counted }) => sum + counted, 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  };
}
