/** Search over rows in memory: BM25 with the constants of the DuckDB pack, and the same facets. */
import { compare, type Found, type KeptReport, type Search } from "../../../ledger/store.ts";
import { hasPart } from "./find.ts";
import type { Tables } from "./index.ts";

const K1 = 1.2;
const B = 0.75;

export function searchRows({ documents, reports }: Tables, wanted: Search): Found {
  const writes = [...documents.values()];
  const mean = Math.max(1, writes.reduce((sum, { entry }) => sum + entry.length, 0) / Math.max(1, writes.length));
  const counts = writes.map(({ terms }) => new Map(terms));
  const terms = [...new Set(wanted.terms)];
  const rarity = terms.map((term) => {
    const holding = counts.filter((of) => of.has(term)).length;
    return Math.log(1 + (writes.length - holding + 0.5) / (holding + 0.5));
  });
  const byDocument = new Map<string, KeptReport[]>();
  for (const report of reports.values()) byDocument.set(report.document, [...(byDocument.get(report.document) ?? []), report]);

  const found = writes.flatMap(({ entry }, index) => {
    let score = 0;
    for (const [i, term] of terms.entries()) {
      const count = counts[index].get(term) ?? 0;
      if (count > 0) score += (rarity[i] * count * (K1 + 1)) / (count + K1 * (1 - B + (B * entry.length) / mean));
    }
    const told = byDocument.get(entry.id) ?? [];
    return (terms.length > 0 && score === 0) || !fits(entry, told, wanted)
      ? []
      : [{ entry, told, score: Math.round(score * 1e6) / 1e6 }];
  });
  found.sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence);
  return {
    total: found.length,
    documents: found.slice(wanted.offset, wanted.offset + wanted.limit).map(({ entry, score }) => ({ id: entry.id, score })),
    facets: {
      actor: most(found, ({ told }) => told.flatMap(({ actors, recipients }) => [...actors, ...recipients])),
      type: most(found, ({ told }) => told.map(({ type }) => type)),
      country: most(found, ({ told }) => told.map(({ place }) => place?.country ?? null)),
      publisher: most(found, ({ entry }) => [entry.publisher]),
      language: most(found, ({ entry }) => [entry.language]),
    },
  };
}

function fits(
  entry: { language: string; publisher: string | null; day: number | null },
  told: readonly KeptReport[],
  wanted: Search,
): boolean {
  const { actor, type, evidence, lineage, country, place, instrument, from, to, language, publisher } = wanted;
  if (language !== undefined && entry.language !== language) return false;
  if (publisher !== undefined && entry.publisher !== publisher) return false;
  if ([actor, type, evidence, lineage, country, place, instrument].every((facet) => facet === undefined)) {
    return (from === undefined || (entry.day ?? -Infinity) >= from) && (to === undefined || (entry.day ?? Infinity) <= to);
  }
  return told.some(
    (report) =>
      (actor === undefined || hasPart(report, actor)) &&
      (type === undefined || report.type === type) &&
      (evidence === undefined || report.evidence === evidence) &&
      (lineage === undefined || report.root.lineage === lineage) &&
      (country === undefined || report.place?.country === country) &&
      (place === undefined || report.place?.name.toLowerCase() === place.toLowerCase()) &&
      (instrument === undefined || report.instrument === instrument) &&
      (from === undefined || (report.time.end ?? -Infinity) >= from) &&
      (to === undefined || (report.time.start ?? report.time.end ?? Infinity) <= to),
  );
}

function most<T>(found: readonly T[], values: (item: T) => readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of found) for (const value of new Set(values(item))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).slice(0, 30);
}
