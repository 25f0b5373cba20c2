/**
 * Engagement share: of all reported, traceable dealings of outside powers with a state, each power's part. It measures
 * reported moves, not influence: not control, not effect, nothing covert.
 */
import { AscribeError } from "../base/error.ts";
import { INSTRUMENTS, type Instrument } from "../document/schema.ts";
import { compare } from "./canonical.ts";
import { dayOf } from "./days.ts";
import { grouped } from "./grouped.ts";
import type { Happening } from "./happening.ts";
import { METHOD, type Method, methodHash } from "./method.ts";
import { type Cell, counts, type Footing, type Question, type Span, type Tally, tally } from "./tally.ts";

/** Why no interval stands beside a share. */
export type Withheld = "one source" | "too few" | "no reported moves";

export interface Share {
  readonly power: string;
  /** 0 to 1, summing to 1 over powers; `null` when only draw-downs were reported. */
  readonly share: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly why: Withheld | null;
  /** The least and the most it can be, whatever weights the instruments are given. */
  readonly range: readonly [least: number, most: number] | null;
  /** In how many of the draws this power came first; `null` when none were made. */
  readonly leads: number | null;
  /** B+, effective events. */
  readonly activity: number;
  readonly cooperative: number;
  readonly coercive: number;
  /** B−, effective events. */
  readonly drawdown: number;
  /** −1 … 1, weighted; `null` without any weight. */
  readonly tone: number | null;
  /** B+ − B− over the last quarter, effective events. */
  readonly trend: number;
  /** −1 (the state starts) … 1 (the power starts); a mutual act counts half each way. */
  readonly initiative: number | null;
  readonly happenings: number;
}

export interface Figure {
  readonly state: string;
  readonly at: string;
  readonly from: string | null;
  readonly instrument: Instrument | null;
  readonly region: readonly string[];
  readonly method: { readonly version: string; readonly hash: string };
  /** Largest first. */
  readonly shares: readonly Share[];
  /** Dealings with states of the same region: never part of a share. */
  readonly regional: readonly Share[];
  readonly events: number;
  readonly lineages: number;
  /** (Σw)² / Σw²: how many equal happenings would carry as much. */
  readonly effective: number;
  readonly largest: { readonly lineage: string; readonly share: number } | null;
  /** 1 / Σ share², 1 … number of powers; `null` without shares. */
  readonly contest: number | null;
  /** First share less the second. */
  readonly lead: number | null;
  readonly withheld: Withheld | null;
  /** Some of it was added to see what would change. */
  readonly hypothetical: boolean;
}

/** @throws {AscribeError} `bad-date` */
export function engagement(happenings: readonly Happening[], question: Question, method: Method = METHOD): Figure {
  const figure = figureOf(tally(happenings, question, daysOf(question), method), question, method);
  return happenings.some(({ hypothetical }) => hypothetical) ? { ...figure, hypothetical: true } : figure;
}

/** @throws {AscribeError} `bad-date` when a day of the question is no calendar day */
export function daysOf(question: Question): Span {
  const day = (value: string): number => {
    const found = dayOf(value);
    if (found === null) throw new AscribeError("bad-date", `"${value}" is no day; write it as 2021-08-10`);
    return found;
  };
  return { at: day(question.at), from: question.from ? day(question.from) : null };
}

export function figureOf({ cells, footing }: Tally, question: Question, method: Method = METHOD): Figure {
  const outside = cells.filter(({ regional }) => !regional);
  const withheld = withheldFor(footing, method);
  const shares = rowsOf(outside, method, withheld, footing);
  const values = shares.map(({ share }) => share).filter((share) => share !== null);
  return {
    state: question.state,
    at: question.at,
    from: question.from ?? null,
    instrument: question.instrument ?? null,
    region: [...(question.region ?? [])].sort(compare),
    method: { version: method.version, hash: methodHash(method) },
    shares,
    regional: rowsOf(
      cells.filter(({ regional }) => regional),
      method,
      withheld,
      footing,
    ).map((row) => ({ ...row, share: null, range: null })),
    events: footing.happenings,
    lineages: footing.lineages,
    effective: footing.squares > 0 ? footing.weight ** 2 / footing.squares : 0,
    largest: footing.largest && { lineage: footing.largest.lineage, share: footing.largest.weight / footing.weight },
    contest: values.length > 0 ? 1 / values.reduce((sum, share) => sum + share * share, 0) : null,
    lead: values.length > 0 ? values[0] - (values[1] ?? 0) : null,
    withheld,
    hypothetical: false,
  };
}

/** Thin evidence prints a word in place of an interval. Everything through one issuer's hands is one source. */
export function withheldFor(footing: Footing, method: Method): Withheld | null {
  if (footing.happenings === 0) return "no reported moves";
  if (footing.lineages <= 1 || footing.issuers === 1) {
    return footing.lineages < method.minLineages || footing.happenings < method.minEvents ? "one source" : null;
  }
  return footing.lineages < method.minLineages || footing.happenings < method.minEvents ? "too few" : null;
}

/** B+ of a cell as it enters a share. */
export const activityOf = (cell: Cell, method: Method): number =>
  cell.kind === "drawdown" ? 0 : cell.weight * counts(cell, method);

function rowsOf(cells: readonly Cell[], method: Method, withheld: Withheld | null, footing: Footing): Share[] {
  const pooled = (own: readonly Cell[]): number =>
    own.reduce((sum, cell) => sum + method.weights[cell.instrument] * activityOf(cell, method), 0);
  const total = pooled(cells);
  const groups = instrumentGroups(cells, method, footing);
  const rows = Array.from(
    grouped(cells, ({ power }) => power),
    ([power, own]): Share => {
      const sum = (of: (cell: Cell) => number): number => own.reduce((all, cell) => all + of(cell), 0);
      const activity = sum((cell) => activityOf(cell, method));
      const drawdown = sum((cell) => (cell.kind === "drawdown" ? cell.weight : 0));
      const counted = sum((cell) => cell.weight * counts(cell, method));
      const out = sum(({ direction, weight }) => (direction === "on" ? weight : direction === "with" ? weight / 2 : 0));
      const back = sum(({ direction, weight }) => (direction === "from" ? weight : direction === "with" ? weight / 2 : 0));
      return {
        power,
        share: pooled(own) > 0 ? pooled(own) / total : null,
        interval: null,
        why: withheld,
        range: pooled(own) > 0 ? rangeOver(groups, power, method) : null,
        leads: null,
        activity,
        cooperative: sum((cell) => (cell.kind === "cooperative" ? activityOf(cell, method) : 0)),
        coercive: sum((cell) => (cell.kind === "coercive" ? activityOf(cell, method) : 0)),
        drawdown,
        tone: counted > 0 ? sum((cell) => cell.tone * counts(cell, method)) / counted : null,
        trend: sum((cell) => (cell.kind === "drawdown" ? -1 : counts(cell, method)) * cell.recent),
        initiative: out + back > 0 ? (out - back) / (out + back) : null,
        happenings: sum((cell) => cell.happenings),
      };
    },
  );
  const known = rows.filter((row) => row.activity > 0 || row.drawdown > 0);
  return known.sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || compare(a.power, b.power));
}

// Instruments with few happenings are one group: a lone telephone call must not swing the range.
function instrumentGroups(cells: readonly Cell[], method: Method, footing: Footing): Cell[][] {
  const up = cells.filter((cell) => activityOf(cell, method) * method.weights[cell.instrument] > 0);
  const enough = (instrument: Instrument): boolean => footing.instruments[instrument] >= method.minPerInstrument;
  const groups = INSTRUMENTS.filter(enough).map((instrument) => up.filter((cell) => cell.instrument === instrument));
  return [...groups, up.filter(({ instrument }) => !enough(instrument))].filter((group) => group.length > 0);
}

// The pooled share is a weighted mean of the groups' shares, so these bounds are exact.
function rangeOver(groups: readonly (readonly Cell[])[], power: string, method: Method): [number, number] {
  const shares = groups.map((group) => {
    const all = group.reduce((sum, cell) => sum + method.weights[cell.instrument] * activityOf(cell, method), 0);
    const own = group.reduce(
      (sum, cell) => sum + (cell.power === power ? method.weights[cell.instrument] * activityOf(cell, method) : 0),
      0,
    );
    return own / all;
  });
  return [Math.min(...shares), Math.max(...shares)];
}
