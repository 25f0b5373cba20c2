/**
 * The measure's sums in SQL: the same cells as `ledger/tally.ts` makes one happening at a time, which a test compares.
 * A move keeps its strength (evidence × intensity × size); recency is worked out for the day asked.
 */
import { DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Cell, Method, MoveRow, Question, Span, Tally } from "../../../ledger/store.ts";
import { compare, QUARTER_DAYS } from "../../../ledger/store.ts";
import type { Connection, Row } from "./connection.ts";

export async function tallyMoves({ all }: Connection, question: Question, days: Span, method: Method): Promise<Tally> {
  const [where, values] = scope(question, days);
  // One scan: the state's moves are weighed once, and everything else is summed from those.
  const rows = await all(
    `with weighed as materialized (select * exclude (happening, state, strength, day_from), ${weight(days, method)} as w from moves where ${where} and strength > 0),
      heads as (select * from weighed where head)
    select 'cell' as part, power, regional, instrument, direction, kind, count(*)::integer as n, sum(w * part) as weight,
      sum(case when day_to > ${days.at - QUARTER_DAYS} then w * part else 0 end) as other, sum(w * part * tone) / 10 as tone
      from weighed group by power, regional, instrument, direction, kind
    union all select 'footing', null, null, null, null, null, count(*)::integer, coalesce(sum(w), 0), coalesce(sum(w * w), 0),
      count(distinct issuer) + coalesce(max(case when issuer = '*' then 1 else 0 end), 0) from heads
    union all select 'instrument', null, null, instrument, null, null, count(*)::integer, 0, 0, 0
      from heads where kind <> 'drawdown' group by instrument
    union all select 'lineages', null, null, null, null, null, count(distinct lineage)::integer, 0, 0, 0
      from (select unnest(lineages) as lineage from heads)
    union all select * from (select 'largest', lead, null, null, null, null, 0, sum(w) as most, 0, 0
      from heads group by lead order by most desc, lead limit 1)`,
    values,
  );
  const of = (part: string): Row[] => rows.filter((row) => row.part === part);
  const count = (part: string): number => Number(of(part)[0]?.n ?? 0);
  const [footing] = of("footing");
  const [largest] = of("largest");
  const instruments = { military: 0, economic: 0, diplomatic: 0, informational: 0 };
  for (const { instrument, n } of of("instrument")) instruments[instrument as keyof typeof instruments] = Number(n);
  return {
    cells: of("cell")
      .map(cellOf)
      .sort((a, b) => compare(orderOf(a), orderOf(b))),
    footing: {
      happenings: Number(footing.n),
      lineages: count("lineages"),
      // The column that is a cell's tone.
      issuers: Number(footing.tone),
      weight: Number(footing.weight),
      squares: Number(footing.other),
      instruments,
      largest: largest ? { lineage: String(largest.power), weight: Number(largest.weight) } : null,
    },
  };
}

const cellOf = ({ power, regional, instrument, direction, kind, n, weight: sum, other, tone }: Row): Cell => ({
  power: String(power),
  regional: regional === true,
  instrument: instrument as Cell["instrument"],
  direction: direction as Cell["direction"],
  kind: kind as Cell["kind"],
  happenings: Number(n),
  weight: Number(sum),
  recent: Number(other),
  tone: Number(tone),
});

const orderOf = ({ power, regional, instrument, direction, kind }: Cell): string =>
  [power, regional, instrument, direction, kind].join("|");

export async function heaviestMoves(
  { all }: Connection,
  question: Question,
  days: Span,
  method: Method,
  limit: number,
  power?: string,
): Promise<{ happening: string; weight: number }[]> {
  const [where, values] = scope(question, days);
  // One row a happening: the head of its rows, or those of the power.
  const [which, own]: [string, string[]] = power === undefined ? ["head", []] : ["power = ?", [power]];
  const rows = await all(
    `select happening, max(${weight(days, method)}) as w from moves where ${where} and ${which} and strength > 0 group by happening
    order by w desc, happening limit ${Math.trunc(limit)}`,
    [...values, ...own],
  );
  return rows.map(({ happening, w }) => ({ happening: String(happening), weight: Number(w) }));
}

/** Rows of the table as moves. */
export const movesIn = (rows: readonly Row[]): MoveRow[] =>
  rows.map(({ day_from, day_to, lineages, ...row }) => ({
    ...(row as unknown as MoveRow),
    start: Number(day_from),
    end: Number(day_to),
    lineages: lineages instanceof DuckDBListValue ? lineages.items.map(String) : [],
  }));

/** What a question leaves of the moves. */
export function scope(question: Question, days: Span): [where: string, values: DuckDBValue[]] {
  const parts = ["state = ?", `day_from <= ${days.at}`];
  const values: DuckDBValue[] = [question.state];
  if (question.instrument) {
    parts.push("instrument = ?");
    values.push(question.instrument);
  }
  if (days.from !== null) parts.push(`day_to >= ${days.from}`);
  return [parts.join(" and "), values];
}

// 2^(−days since its end / half-life), 1 while it runs; `exp` takes half the time of `pow`.
function weight({ at }: Span, method: Method): string {
  const halves = Object.entries(method.halfLifeDays).map(([instrument, days]) => `when '${instrument}' then ${Number(days)}`);
  return `strength * exp(${(-Math.LN2).toExponential()} * greatest(0, ${at} - day_to) / (case instrument ${halves.join(" ")} end)::double)`;
}
