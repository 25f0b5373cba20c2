/** As many as DuckDB still looks up in an index rather than joining with the whole table. */
const LOOKED_UP = 200;

/** A test for membership: few ids as literals, which an index serves; many as one JSON text, which a join does. */
export function among(column: string, ids: readonly string[]): string {
  const literal = (id: string): string => `'${id.replaceAll("'", "''")}'`;
  if (ids.length === 0) return "false";
  if (ids.length <= LOOKED_UP) return `${column} in (${ids.map(literal).join(", ")})`;
  return `${column} in (select unnest(from_json(${literal(JSON.stringify(ids))}, '["VARCHAR"]')))`;
}

/** Ids by the piece, as many as an index is asked at a time: of a table of many and long rows, joining reads them all. */
export function* pieces(ids: readonly string[]): Iterable<readonly string[]> {
  const ordered = [...new Set(ids)].sort();
  for (let at = 0; at < ordered.length; at += LOOKED_UP) yield ordered.slice(at, at + LOOKED_UP);
}
