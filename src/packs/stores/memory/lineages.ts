/** Lineages by how much goes back to each, counted over rows in memory. */
import { compare, type Happening, type KeptReport, type LineageRow } from "../../../ledger/store.ts";

export function lineagesIn(reports: readonly KeptReport[], happenings: readonly Happening[]): LineageRow[] {
  const settled = new Map(happenings.flatMap(({ voices }) => voices.map(({ report, lineage }) => [report, lineage] as const)));
  const found = new Map<string, { reports: number; documents: Set<string>; happenings: Set<string> }>();
  for (const { id, document, happening, root } of reports) {
    const lineage = settled.get(id) ?? root.lineage;
    const one = found.get(lineage) ?? { reports: 0, documents: new Set<string>(), happenings: new Set<string>() };
    one.reports++;
    one.documents.add(document);
    if (happening !== null) one.happenings.add(happening);
    found.set(lineage, one);
  }
  const rows = Array.from(
    found,
    ([lineage, one]): LineageRow => ({
      lineage,
      reports: one.reports,
      documents: one.documents.size,
      happenings: one.happenings.size,
    }),
  );
  return rows.sort((a, b) => b.reports - a.reports || compare(a.lineage, b.lineage));
}
