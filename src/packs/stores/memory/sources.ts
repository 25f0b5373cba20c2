/** Who speaks and who prints, counted over rows in memory. */
import { compare, type KeptReport, type SourceRow } from "../../../ledger/store.ts";

type Counting = { -readonly [K in keyof SourceRow]: SourceRow[K] } & { readonly issued: Set<string> };

export function sourcesIn(reports: readonly KeptReport[]): SourceRow[] {
  const found = new Map<string, Counting>();
  const at = (source: string): Counting => {
    const known = found.get(source) ?? {
      ...{ source, report: null, originates: 0, counted: 0, relays: 0, documents: 0 },
      issued: new Set<string>(),
    };
    found.set(source, known);
    return known;
  };
  for (const { id, root, issuer, document, happening } of reports) {
    const speaker = at(root.lineage);
    speaker.originates++;
    if (happening !== null) speaker.counted++;
    if (speaker.report === null || compare(id, speaker.report) < 0) speaker.report = id;
    const hand = at(issuer);
    hand.issued.add(document);
    if (issuer !== root.lineage) hand.relays++;
  }
  const rows = Array.from(found.values(), ({ issued, ...row }): SourceRow => ({ ...row, documents: issued.size }));
  return rows.sort((a, b) => b.originates - a.originates || b.relays - a.relays || compare(a.source, b.source));
}
