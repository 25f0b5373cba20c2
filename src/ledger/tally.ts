/**
 * Activity (measure: B+ and B−): what the weights of many happenings add up to, kept in the smallest cells from which
 * every figure can be made. A store that holds millions of happenings makes the same cells in its own language.
 */
import type { Instrument } from "../document/schema.ts";
import { compare } from "./canonical.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import { type Direction, dealingsOf } from "./parties.ts";
import { evidenceWeight, weightAt } from "./weight.ts";

/** What is asked: one state, at one day, perhaps one instrument, perhaps only what ended since a day. */
export interface Question {
  /** ISO 3166-1 alpha-3. */
  readonly state: string;
  /** ISO 8601 day. */
  readonly at: string;
  readonly instrument?: Instrument | null;
  /** ISO 8601 day: happenings that ended before it are left out. */
  readonly from?: string | null;
  /** States of one region deal with each other in rows apart; they are no outside powers. */
  readonly region?: readonly string[];
}

/** The days of a question, as numbers. */
export interface Span {
  readonly at: number;
  readonly from: number | null;
}

/** Sums over all dealings alike in these five; weights are divided by the number of outside powers. */
export interface Cell {
  readonly power: string;
  /** A member of the asked state's own region. */
  readonly regional: boolean;
  readonly instrument: Instrument;
  readonly direction: Direction;
  readonly kind: "cooperative" | "coercive" | "drawdown";
  readonly happenings: number;
  /** Σ w, effective events. */
  readonly weight: number;
  /** Σ w over what ended in the quarter before the day asked. */
  readonly recent: number;
  /** Σ w · tone / 10. */
  readonly tone: number;
}

/** How much stands behind the cells. */
export interface Footing {
  readonly happenings: number;
  readonly lineages: number;
  /** Happenings other than draw-downs, by instrument. */
  readonly instruments: Readonly<Record<Instrument, number>>;
  /** Documents' issuers behind them, 1 or more than 1. */
  readonly issuers: number;
  /** Σ w and Σ w², for the effective number. */
  readonly weight: number;
  readonly squares: number;
  /** The lineage whose happenings (as strongest voice) carry the most weight. */
  readonly largest: { readonly lineage: string; readonly weight: number } | null;
}

export interface Tally {
  readonly cells: readonly Cell[];
  readonly footing: Footing;
}

export const QUARTER_DAYS = 91;

/** One happening seen from one state: each power's dealing with its part of the weight, before `q` and recency. */
export interface Move {
  readonly power: string;
  readonly regional: boolean;
  readonly direction: Direction;
  readonly kind: Cell["kind"];
  /** 1 / number of powers on the same footing. */
  readonly part: number;
}

export function movesOf(happening: Happening, state: string, region: readonly string[], method: Method): Move[] {
  const dealings = dealingsOf(happening, state, method);
  const regional = (power: string): boolean => region.includes(power);
  const inside = dealings.filter(({ power }) => regional(power)).length;
  const kind = happening.presence < 0 ? "drawdown" : happening.tone < 0 ? "coercive" : "cooperative";
  return dealings.map(({ power, direction }) => {
    const near = regional(power);
    return { power, regional: near, direction, kind, part: 1 / (near ? inside : dealings.length - inside) };
  });
}

/** What part of a move enters a share. A draw-down counts whoever did it: an expulsion is the state's own act. */
export const counts = (move: Pick<Move, "direction" | "kind">, method: Method): number =>
  move.kind === "drawdown" ? 1 : method.direction[move.direction];

/** `weigh` may hand in weights already known, so that nothing is computed twice. */
export function tally(
  happenings: readonly Happening[],
  question: Question,
  days: Span,
  method: Method,
  weigh: (happening: Happening) => number = (happening) =>
    weightAt(happening, days.at, method, evidenceWeight(happening, method)),
): Tally {
  const cells = new Map<string, { -readonly [K in keyof Cell]: Cell[K] }>();
  const leading = new Map<string, number>();
  const lineages = new Set<string>();
  const issuers = new Set<string>();
  const sum = { happenings: 0, weight: 0, squares: 0 };
  const instruments = { military: 0, economic: 0, diplomatic: 0, informational: 0 };
  const ordered = [...happenings].sort((a, b) => compare(a.id, b.id));
  for (const happening of ordered) {
    if (!within(happening, question, days)) continue;
    const moves = movesOf(happening, question.state, question.region ?? [], method);
    if (moves.length === 0) continue;
    const weight = weigh(happening);
    if (!(weight > 0)) continue;
    for (const move of moves) add(cells, happening, move, weight, days);
    if (!moves.some((move) => !move.regional && counts(move, method) > 0)) continue;
    sum.happenings++;
    if (happening.presence >= 0) instruments[happening.instrument]++;
    sum.weight += weight;
    sum.squares += weight * weight;
    for (const voice of happening.voices) {
      if (method.base[voice.evidence] === 0 || voice.denies) continue;
      lineages.add(voice.lineage);
      issuers.add(voice.issuer);
    }
    const lead = leadOf(happening, method);
    leading.set(lead, (leading.get(lead) ?? 0) + weight);
  }
  return {
    cells: [...cells.values()].sort((a, b) => compare(keyOf(a), keyOf(b))),
    footing: { ...sum, instruments, lineages: lineages.size, issuers: issuers.size, largest: heaviest(leading) },
  };
}

export const within = (happening: Happening, question: Question, days: Span): boolean =>
  (!question.instrument || happening.instrument === question.instrument) &&
  happening.end !== null &&
  (days.from === null || happening.end >= days.from);

function add(
  cells: Map<string, { -readonly [K in keyof Cell]: Cell[K] }>,
  happening: Happening,
  move: Move,
  weight: number,
  days: Span,
): void {
  const { power, regional, direction, kind, part } = move;
  const fresh = {
    power,
    regional,
    instrument: happening.instrument,
    direction,
    kind,
    happenings: 0,
    weight: 0,
    recent: 0,
    tone: 0,
  };
  const key = keyOf(fresh);
  const cell = cells.get(key) ?? fresh;
  cell.happenings++;
  cell.weight += weight * part;
  cell.tone += (weight * part * happening.tone) / 10;
  if (happening.end !== null && happening.end > days.at - QUARTER_DAYS) cell.recent += weight * part;
  cells.set(key, cell);
}

const keyOf = (cell: Pick<Cell, "power" | "regional" | "instrument" | "direction" | "kind">): string =>
  [cell.power, cell.regional, cell.instrument, cell.direction, cell.kind].join("|");

/** The lineage with the strongest report for it. */
export function leadOf(happening: Happening, method: Method): string {
  let lead = "";
  let most = -1;
  for (const { lineage, evidence, relays, rating, sureness, denies } of happening.voices) {
    const worth = denies ? 0 : method.base[evidence] * method.relay ** relays * rating * sureness;
    if (worth > most || (worth === most && lineage < lead)) [lead, most] = [lineage, worth];
  }
  return lead;
}

function heaviest(weights: ReadonlyMap<string, number>): Footing["largest"] {
  let largest: Footing["largest"] = null;
  for (const [lineage, weight] of weights) {
    if (largest === null || weight > largest.weight || (weight === largest.weight && lineage < largest.lineage)) {
      largest = { lineage, weight };
    }
  }
  return largest;
}
