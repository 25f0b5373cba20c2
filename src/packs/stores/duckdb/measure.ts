/**
 * The measure's sums in SQL: the same cells as `ledger/tally.ts` makes one happening at a time, which a test compares.
 * A move keeps its strength (evidence × intensity × size); recency is worked out for the day asked.
 */
import { DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Cell, Method, MoveRow, Question, Span, Tally } from "../../../ledger/store.ts";
import { QUARTER_DAYS } from "../../../ledger/store.ts";
import type { Connection, Row } from "./connection.ts";

export async function tallyMoves({ all }: Connection, question: Question, days: Span, method: Method): Promise<Tally> {
  const [where, values] = scope(question, days);
  const weighed = `with weighed as (select *, ${weight(days, method)} as w from moves where ${where})`;
  const cells = await all(
    `${weighed} select power, regional, instrument, direction, kind, count(*)::integer as happenings, sum(w * part) as weight,
      sum(case when day_to > ${days.at - QUARTER_DAYS} then w * part else 0 end) as recent, sum(w * part * tone) / 10 as tone
    from weighed where w > 0 group by all order by power, regional, instrument, direction, kind`,
    values,
  );
  const heads = `${weighed}, heads as (select * from weighed where head and w > 0)`;
  const [footing] = await all(
    `${heads} select count(*)::integer as happenings, sum(w) as weight, sum(w * w) as squares,
      (count(distinct issuer) + max(case when issuer = '*' then 1 else 0 end))::integer as issuers,
      ${(["military", "economic", "diplomatic", "informational"] as const)
        .map((instrument) => `count(*) filter (instrument = '${instrument}' and kind <> 'drawdown')::integer as ${instrument}`)
        .join(", ")},
      (select count(distinct lineage)::integer from (select unnest(lineages) as lineage from heads)) as lineages
    from heads`,
    values,
  );
  const [largest] = await all(
    `${heads} select lead, sum(w) as weight from heads group by lead order by weight desc, lead limit 1`,
    values,
  );
  const { military, economic, diplomatic, informational } = footing;
  return {
    cells: cells as unknown as Cell[],
    footing: {
      happenings: Number(footing.happenings),
      lineages: Number(footing.lineages),
      issuers: Number(footing.issuers ?? 0),
      weight: Number(footing.weight ?? 0),
      squares: Number(footing.squares ?? 0),
      instruments: {
        military: Number(military),
        economic: Number(economic),
        diplomatic: Number(diplomatic),
        informational: Number(informational),
      },
      largest: largest ? { lineage: String(largest.lead), weight: Number(largest.weight) } : null,
    },
  };
}

export async function heaviestMoves(
  { all }: Connection,
  question: Question,
  days: Span,
  method: Method,
  limit: number,
): Promise<{ happening: string; weight: number }[]> {
  const [where, values] = scope(question, days);
  const rows = await all(
    `select happening, ${weight(days, method)} as w from moves where head and ${where} and strength > 0
    order by w desc, happening limit ${Math.trunc(limit)}`,
    values,
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

// 2^(−days since its end / half-life), 1 while it runs.
function weight({ at }: Span, method: Method): string {
  const halves = Object.entries(method.halfLifeDays).map(([instrument, days]) => `when '${instrument}' then ${Number(days)}`);
  return `strength * pow(2, -greatest(0, ${at} - day_to) / (case instrument ${halves.join(" ")} end)::double)`;
}
