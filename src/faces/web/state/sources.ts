/** Who put the documents out, with what their own texts are made of. No score: what they did, counted. */
import type { ClaimClass } from "../../../document/schema.ts";
import type { DocumentRow } from "../../client/answers.ts";
import { type Family, tally } from "./families.ts";

export interface SourceRow {
  readonly name: string;
  readonly documents: readonly DocumentRow[];
  readonly languages: readonly string[];
  readonly genres: readonly string[];
  readonly sentences: Readonly<Record<Family, number>>;
  readonly classes: Partial<Record<ClaimClass, number>>;
  readonly total: number;
  readonly events: number;
  readonly counted: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Those with the most documents first; a document that nobody signs stands under "". */
export function sourcesOf(rows: readonly DocumentRow[]): SourceRow[] {
  const by = new Map<string, DocumentRow[]>();
  for (const row of rows) {
    const name = row.publisher ?? row.issuer ?? "";
    by.set(name, [...(by.get(name) ?? []), row]);
  }
  return [...by]
    .map(([name, documents]) => sourceOf(name, documents))
    .sort((a, b) => b.documents.length - a.documents.length || (a.name < b.name ? -1 : 1));
}

function sourceOf(name: string, documents: readonly DocumentRow[]): SourceRow {
  const classes: Partial<Record<ClaimClass, number>> = {};
  for (const row of documents)
    for (const [claim, n] of Object.entries(row.classes) as [ClaimClass, number][]) classes[claim] = (classes[claim] ?? 0) + n;
  const sentences = tally(
    (Object.entries(classes) as [ClaimClass, number][]).flatMap(([claim, n]) => Array.from({ length: n }, () => claim)),
  );
  const days = documents.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  const unique = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value): value is string => value !== null))].sort();
  const sum = (of: (row: DocumentRow) => number) => documents.reduce((all, row) => all + of(row), 0);
  return {
    name,
    documents,
    languages: unique(documents.map(({ language }) => language)),
    genres: unique(documents.map(({ genre }) => genre)),
    sentences,
    classes,
    total: Object.values(sentences).reduce((all, n) => all + n, 0),
    events: sum(({ events }) => events),
    counted: sum(({ counted }) => counted),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  };
}
