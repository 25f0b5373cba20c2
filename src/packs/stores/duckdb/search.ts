/**
 * Search: BM25 (Robertson and Spärck Jones; k1 = 1.2, b = 0.75, as Lucene has them) over an inverted index of hashed
 * terms, and facets over the reports. Terms are made in `ledger/terms.ts`; this only counts.
 */
import type { DuckDBValue } from "@duckdb/node-api";
import type { Found, Search } from "../../../ledger/store.ts";
import type { Connection } from "./connection.ts";
import { HAS_PART } from "./find.ts";

export async function searchDocuments({ all }: Connection, wanted: Search): Promise<Found> {
  const values: DuckDBValue[] = [];
  const scored = scoring(wanted);
  const filter = filters(wanted, values);
  const matched = `with scored as (${scored}), matched as (select d.id, d.sequence, d.publisher, d.language, scored.score
    from scored join documents d using (sequence) where ${filter})`;
  const hits = await all(
    `${matched} select id, score, (select count(*)::integer from matched) as total from matched
    order by score desc, sequence limit ${Math.trunc(wanted.limit)} offset ${Math.trunc(wanted.offset)}`,
    values,
  );
  const total = hits.length > 0 ? Number(hits[0].total) : 0;
  const documents = hits.map(({ id, score }) => ({ id: String(id), score: Number(score) }));
  if (total === 0) return { total, documents, facets: { actor: [], type: [], country: [], publisher: [], language: [] } };

  const counted = async (column: string, from: string): Promise<[string, number][]> => {
    const rows = await all(
      `${matched} select ${column} as value, count(distinct id)::integer as n from ${from}
      where value is not null and value <> '' group by value order by n desc, value limit 30`,
      values,
    );
    return rows.map(({ value, n }) => [String(value), Number(n)]);
  };
  const reports = "(select m.id, r.type, r.country, r.actors from matched m join reports r on r.document = m.id)";
  const facets = {
    actor: await counted("actor", `(select id, unnest(string_split(trim(actors, '|'), '|')) as actor from ${reports})`),
    type: await counted("type", reports),
    country: await counted("country", reports),
    publisher: await counted("publisher", "matched"),
    language: await counted("language", "matched"),
  };
  return { total, documents, facets };
}

// Rounded, so that documents alike in every count tie, in whatever order the sums were made.
function scoring({ terms }: Search): string {
  if (terms.length === 0) return "select sequence, 0.0::double as score from documents";
  const list = [...new Set(terms)].map(Number).join(", ");
  return `select t.sequence, round(sum(
      ln(1 + (n.documents - f.holding + 0.5) / (f.holding + 0.5))
      * t.count * 2.2 / (t.count + 1.2 * (0.25 + 0.75 * d.length / n.mean))), 6) as score
    from terms t
    join (select term, count(*) as holding from terms where term in (${list}) group by term) f on f.term = t.term
    join documents d on d.sequence = t.sequence
    cross join (select count(*) as documents, greatest(avg(length), 1) as mean from documents) n
    where t.term in (${list}) group by t.sequence`;
}

function filters(wanted: Search, values: DuckDBValue[]): string {
  const parts = ["true"];
  const facet = (sql: string, value: DuckDBValue): void => {
    parts.push(sql);
    values.push(value);
  };
  if (wanted.language !== undefined) facet("d.language = ?", wanted.language);
  if (wanted.publisher !== undefined) facet("d.publisher = ?", wanted.publisher);
  const { actor, type, evidence, lineage, country, place, instrument, from, to } = wanted;
  const ofEvents = [actor, type, evidence, lineage, country, place, instrument].some((value) => value !== undefined);
  if (!ofEvents) {
    if (from !== undefined) facet("d.published >= ?", from);
    if (to !== undefined) facet("d.published <= ?", to);
    return parts.join(" and ");
  }
  const inner = ["r.document = d.id"];
  const about = (sql: string, value: DuckDBValue | undefined): void => {
    if (value === undefined) return;
    inner.push(sql);
    values.push(value);
  };
  about(HAS_PART, actor);
  if (actor !== undefined) values.push(actor);
  about("r.type = ?", type);
  about("r.evidence = ?", evidence);
  about("r.lineage = ?", lineage);
  about("r.country = ?", country);
  about("lower(json_extract_string(r.report, '$.place.name')) = ?", place?.toLowerCase());
  about("r.instrument = ?", instrument);
  about("r.day_to >= ?", from);
  about("r.day_from <= ?", to);
  parts.push(`exists (select 1 from reports r where ${inner.join(" and ")})`);
  return parts.join(" and ");
}
