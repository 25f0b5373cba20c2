/**
 * The measure's sums in SQL: the same cells as `ledger/tally.ts` makes one happening at a time, which a test compares.
 * A move keeps its strength (evidence × intensity × size); recency is worked out for the day asked.
 */
import { DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Cell, Happening, Method, MoveRow, Question, Span, Tally } from "../../../ledger/store.ts";
import { compare, QUARTER_DAYS } from "../../../ledger/store.ts";
import { among } from "./among.ts";
import type { Connection, Row } from "./connection.ts";

/** @param moves the relation that holds the asked state's moves, perhaps among others */
export async function tallyMoves(
  { all }: Connection,
  moves: string,
  question: Question,
  days: Span,
  method: Method,
): Promise<Tally> {
  const [where, values] = scope(question, days);
  const weighed = `(select *, ${weight(days, method)} as w from ${moves} where ${where} and strength > 0)`;
  // Cells hold their part of the footing as well; only what is distinct over all of them is counted beside them, lineages by a mark of
  // 64 bits, which takes two thirds of the time that their names would.
  const rows = await all(
    `select 'cell' as part, power, regional, instrument, direction, kind, count(*)::integer as n, sum(w * part) as weight,
      sum(case when day_to > ${days.at - QUARTER_DAYS} then w * part else 0 end) as recent, sum(w * part * tone) / 10 as tone,
      count(*) filter (head)::integer as heads, coalesce(sum(w) filter (head), 0) as whole, coalesce(sum(w * w) filter (head), 0) as squares,
      min(issuer) filter (head) as least_issuer, max(issuer) filter (head) as most_issuer
      from ${weighed} group by power, regional, instrument, direction, kind
    union all select 'lineages', null, null, null, null, null, count(distinct lineage)::integer, 0, 0, 0, 0, 0, 0, null, null
      from (select hash(unnest(lineages)) as lineage from ${weighed} where head)
    union all select * from (select 'largest', lead, null, null, null, null, 0, sum(w) as most, 0, 0, 0, 0, 0, null, null
      from ${weighed} where head group by lead order by most desc, lead limit 1)`,
    [...values, ...values, ...values],
  );
  const of = (part: string): Row[] => rows.filter((row) => row.part === part);
  const cells = of("cell").sort((a, b) => compare(orderOf(cellOf(a)), orderOf(cellOf(b))));
  const sum = (column: string, among: readonly Row[] = cells): number =>
    among.reduce((total, row) => total + Number(row[column]), 0);
  const [largest] = of("largest");
  const started = (instrument: Cell["instrument"]): number =>
    sum(
      "heads",
      cells.filter((row) => row.instrument === instrument && row.kind !== "drawdown"),
    );
  return {
    cells: cells.map(cellOf),
    footing: {
      happenings: sum("heads"),
      lineages: sum("n", of("lineages")),
      issuers: issuersIn(cells),
      weight: sum("whole"),
      squares: sum("squares"),
      instruments: {
        military: started("military"),
        economic: started("economic"),
        diplomatic: started("diplomatic"),
        informational: started("informational"),
      },
      largest: largest ? { lineage: String(largest.power), weight: Number(largest.weight) } : null,
    },
  };
}

/** None, one, or more than one: a happening with several bears `*`. */
function issuersIn(cells: readonly Row[]): number {
  const named = new Set(
    cells.flatMap(({ least_issuer, most_issuer }) => [least_issuer, most_issuer]).filter((one) => one !== null),
  );
  return named.has("*") ? 2 : Math.min(2, named.size);
}

const cellOf = ({ power, regional, instrument, direction, kind, n, weight: w, recent, tone }: Row): Cell => ({
  power: String(power),
  regional: regional === true,
  instrument: instrument as Cell["instrument"],
  direction: direction as Cell["direction"],
  kind: kind as Cell["kind"],
  happenings: Number(n),
  weight: Number(w),
  recent: Number(recent),
  tone: Number(tone),
});

const orderOf = ({ power, regional, instrument, direction, kind }: Cell): string =>
  [power, regional, instrument, direction, kind].join("|");

export async function heaviestMoves(
  { all }: Connection,
  moves: string,
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
    `select happening, max(${weight(days, method)}) as w from ${moves} where ${where} and ${which} and strength > 0 group by happening
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

/**
 * Moves of these happenings, where they can stand: a state named by one of them, a day one of them ended. By those the moves are laid
 * out, by happenings they are not.
 */
export function movesAmong(happenings: readonly Happening[]): string {
  const states = happenings.flatMap(statesNamed);
  const days = [...new Set(happenings.flatMap(({ end }) => end ?? []))];
  if (days.length === 0) return "false";
  const ids = happenings.map(({ id }) => id);
  return `${among("state", [...new Set(states)])} and day_to in (${days.join(", ")}) and ${among("happening", ids)}`;
}

export const statesNamed = ({ actors, recipients }: Happening): string[] => [
  ...new Set([...actors, ...recipients].map((code) => code.split(":")[0]!)),
];

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
