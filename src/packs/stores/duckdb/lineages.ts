/** Lineages by how much goes back to each, counted by columns in one pass: of a happening's voices as they were settled, of other reports as told. */
import type { LineageRow } from "../../../ledger/store.ts";
import type { Connection } from "./connection.ts";

export async function lineagesIn({ all }: Connection, limit: number): Promise<LineageRow[]> {
  const rows = await all(`with voices as (
      select unnest(from_json(happening, '{"voices":[{"report":"VARCHAR","lineage":"VARCHAR"}]}').voices, recursive := true) from happenings),
    told as (
      select document, happening, coalesce(voices.lineage, reports.lineage) as lineage from reports left join voices on voices.report = reports.id)
    select lineage, count(*)::integer as reports, count(distinct document)::integer as documents,
      count(distinct happening)::integer as happenings
    from told group by lineage order by reports desc, lineage limit ${Math.trunc(limit)}`);
  return rows.map(({ lineage, reports, documents, happenings }) => ({
    lineage: String(lineage),
    reports: Number(reports),
    documents: Number(documents),
    happenings: Number(happenings),
  }));
}
