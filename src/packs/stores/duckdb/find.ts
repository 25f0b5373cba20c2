/** Happenings looked for by what is worked with of them: columns of their own, so that of millions only a page is unpacked. */
import type { DuckDBValue } from "@duckdb/node-api";
import type { Happening, HappeningsWanted } from "../../../ledger/store.ts";
import { among } from "./among.ts";
import type { Connection } from "./connection.ts";

export async function findHappenings({ all }: Connection, wanted: HappeningsWanted) {
  const [fits, values] = filter(wanted);
  const page = wanted.after ? `${fits} and ${later(wanted.after)}` : fits;
  const [{ total }] = await all(`select count(*)::integer as total from happenings where ${fits}`, values);
  const rows = await all(
    `select id from happenings where ${page} order by day_to desc nulls last, id limit ${Math.trunc(wanted.limit)}`,
    values,
  );
  const ids = rows.map(({ id }) => String(id));
  const found = new Map<string, Happening>();
  for (const { id, happening } of await all(`select id, happening from happenings where ${among("id", ids)}`))
    found.set(String(id), JSON.parse(String(happening)) as Happening);
  return { total: Number(total), happenings: ids.map((id) => found.get(id) as Happening) };
}

/** An actor's code, twice, among codes between bars: `RUS` finds `RUS:MIL` too. */
export const HAS_PART = "(contains(actors, '|' || ? || '|') or contains(actors, '|' || ? || ':'))";

function filter({ parties, instrument, type, reports, from, to }: HappeningsWanted): [where: string, values: DuckDBValue[]] {
  const parts = ["true"];
  const values: DuckDBValue[] = [];
  for (const party of parties) {
    parts.push(HAS_PART);
    values.push(party, party);
  }
  if (instrument !== undefined) {
    parts.push("instrument = ?");
    values.push(instrument);
  }
  if (type !== undefined) {
    parts.push("type = ?");
    values.push(type);
  }
  if (reports !== undefined) parts.push(`reports >= ${Math.trunc(reports)}`);
  if (from !== undefined) parts.push(`day_to >= ${Math.trunc(from)}`);
  if (to !== undefined) parts.push(`day_from <= ${Math.trunc(to)}`);
  return [parts.join(" and "), values];
}

function later({ day, id }: { readonly day: number | null; readonly id: string }): string {
  const name = `'${id.replaceAll("'", "''")}'`;
  if (day === null) return `(day_to is null and id > ${name})`;
  return `(day_to is null or day_to < ${Math.trunc(day)} or (day_to = ${Math.trunc(day)} and id > ${name}))`;
}
