/** A figure in the form the command prints, whose names and meanings are fixed. */
import type { Figure, Withheld } from "./engagement.ts";

export interface PrintedFigure {
  readonly state: string;
  readonly at: string;
  readonly instrument: Figure["instrument"];
  readonly method: Figure["method"];
  readonly shares: readonly {
    readonly power: string;
    readonly share: number | null;
    readonly interval: readonly [number, number] | null;
    readonly why: Withheld | null;
    readonly range: readonly [number, number] | null;
  }[];
  readonly events: number;
  readonly lineages: number;
}

/** Shares to four places: more would claim what the evidence cannot bear. */
export function printed({ state, at, instrument, method, shares, events, lineages }: Figure): PrintedFigure {
  const rows = shares.map(({ power, share, interval, why, range }) => ({
    power,
    share: share === null ? null : rounded(share),
    interval: pair(interval),
    why,
    range: pair(range),
  }));
  return { state, at, instrument, method, shares: rows, events, lineages };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const pair = (values: readonly [number, number] | null): [number, number] | null =>
  values === null ? null : [rounded(values[0]), rounded(values[1])];
