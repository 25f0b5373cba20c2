/** Who speaks and who prints, counted by columns in one pass, whatever the ledger's size. */
import type { SourceRow } from "../../../ledger/store.ts";
import type { Connection } from "./connection.ts";

export async function sourcesIn({ all }: Connection, limit: number): Promise<SourceRow[]> {
  const rows = await all(`with speaking as (select lineage as source, min(id) as report, count(*)::integer as originates,
      count(happening)::integer as counted from reports group by lineage),
    printing as (select issuer as source, count_if(issuer <> lineage)::integer as relays, count(distinct document)::integer as documents
      from reports group by issuer)
    select source, report, coalesce(originates, 0) as originates, coalesce(counted, 0) as counted, coalesce(relays, 0) as relays,
      coalesce(documents, 0) as documents
    from speaking full join printing using (source) order by originates desc, relays desc, source limit ${Math.trunc(limit)}`);
  return rows.map(({ source, report, originates, counted, relays, documents }) => ({
    source: String(source),
    report: report === null ? null : String(report),
    originates: Number(originates),
    counted: Number(counted),
    relays: Number(relays),
    documents: Number(documents),
  }));
}
