/** Who put documents out, counted over all of them in one pass, each row's index taken apart by DuckDB. */
import type { Publishers } from "../../../ledger/store.ts";
import type { Connection } from "./connection.ts";

/** A document's publisher, or where none is stated its issuer; "" where nobody signs. */
export const PUBLISHED_BY = "coalesce(publisher, entry->>'$.issuer', '')";

const SHAPE = JSON.stringify({
  issuer: "VARCHAR",
  published: "VARCHAR",
  genre: "VARCHAR",
  events: "INTEGER",
  counted: "INTEGER",
  classes: "MAP(VARCHAR, INTEGER)",
});

export async function publishersIn({ all }: Connection, limit: number): Promise<Publishers> {
  const rows =
    await all(`with told as (select ${PUBLISHED_BY} as name, language, from_json(entry, '${SHAPE}') as e from documents),
    classed as (select name, each.key as class, sum(each.value)::integer as n
      from (select name, unnest(map_entries(e.classes)) as each from told) group by name, class),
    made as (select name, json_group_object(class, n)::varchar as classes from classed group by name)
    select name, count(*)::integer as documents, to_json(list_sort(list(distinct language)))::varchar as languages,
      to_json(coalesce(list_sort(list(distinct e.genre) filter (e.genre is not null)), []))::varchar as genres,
      to_json(coalesce(list_sort(list(distinct e.issuer) filter (e.issuer is not null)), []))::varchar as issuers,
      any_value(made.classes) as classes, sum(e.events)::integer as events, sum(e.counted)::integer as counted,
      min(substr(e.published, 1, 10)) as first, max(substr(e.published, 1, 10)) as last, (count(*) over ())::integer as total
    from told left join made using (name) group by name order by documents desc, name limit ${Math.trunc(limit)}`);
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map(({ name, documents, languages, genres, issuers, classes, events, counted, first, last }) => ({
      publisher: String(name),
      documents: Number(documents),
      languages: JSON.parse(String(languages)) as string[],
      genres: JSON.parse(String(genres)) as string[],
      issuers: JSON.parse(String(issuers)) as string[],
      classes: JSON.parse(String(classes ?? "{}")) as Record<string, number>,
      events: Number(events),
      counted: Number(counted),
      first: first === null ? null : String(first),
      last: last === null ? null : String(last),
    })),
  };
}
