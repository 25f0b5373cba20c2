/** As many as DuckDB still looks up in an index rather than joining with the whole table. */
const LOOKED_UP = 200;

/** A test for membership: few ids as literals, which an index serves; many as one JSON text, which a join does. */
export function among(column: string, ids: readonly string[]): string {
  const literal = (id: string): string => `'${id.replaceAll("'", "''")}'`;
  if (ids.length === 0) return "false";
  if (ids.length <= LOOKED_UP) return `${column} in (${ids.map(literal).join(", ")})`;
  return `${column} in (select unnest(from_json(${literal(JSON.stringify(ids))}, '["VARCHAR"]')))`;
}
