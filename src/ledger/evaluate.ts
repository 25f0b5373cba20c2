/**
 * Many happenings made ready to be weighed over and over: the part of each weight that no resampling changes is worked
 * out once, and evidence weights are remembered by how often each lineage was drawn.
 */
import type { Instrument } from "../document/schema.ts";
import { compare } from "./canonical.ts";
import { daysOf } from "./engagement.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import { counts, movesOf, type Question, within } from "./tally.ts";
import { evidenceWeight, intensity, magnitude, recency } from "./weight.ts";

export interface Ready {
  readonly happening: Happening;
  readonly instrument: Instrument;
  /** Day of its end. */
  readonly end: number;
  /** intensity × size × recency. */
  readonly fixed: number;
  /** Indices into `Evaluation.lineages`, of those that say or deny it. */
  readonly lineages: readonly number[];
  /** Indices into `Evaluation.powers` with each power's part, instrument weight included; draw-downs have none. */
  readonly parts: readonly (readonly [power: number, part: number])[];
  /** Evidence weight when lineages were drawn so often. */
  q(drawn: ArrayLike<number>): number;
}

export interface Evaluation {
  readonly powers: readonly string[];
  readonly lineages: readonly string[];
  readonly events: readonly Ready[];
}

export function prepare(happenings: readonly Happening[], question: Question, method: Method): Evaluation {
  const days = daysOf(question);
  const asked = [...happenings].sort((a, b) => compare(a.id, b.id)).filter((happening) => within(happening, question, days));
  const powers = new Map<string, number>();
  const lineages = new Map<string, number>();
  const events: Ready[] = [];
  for (const happening of asked) {
    const fixed = intensity(happening.type, method) * magnitude(happening.size, method) * recency(happening, days.at, method);
    const moves = movesOf(happening, question.state, question.region ?? [], method).filter(
      (move) => !move.regional && counts(move, method) > 0,
    );
    const voices = happening.voices.filter(({ evidence }) => method.base[evidence] > 0);
    if (!(fixed > 0) || moves.length === 0 || voices.length === 0) continue;
    const own = [...new Set(voices.map(({ lineage }) => indexIn(lineages, lineage)))];
    const parts = moves
      .filter(({ kind }) => kind !== "drawdown")
      .map((move): [number, number] => [
        indexIn(powers, move.power),
        move.part * counts(move, method) * method.weights[happening.instrument],
      ]);
    const { instrument, end } = happening;
    events.push({
      happening,
      instrument,
      end: end as number,
      fixed,
      lineages: own,
      parts,
      q: remembered(happening, own, lineages, method),
    });
  }
  return { powers: [...powers.keys()], lineages: [...lineages.keys()], events };
}

/** B+ of each power, when each happening and each lineage was drawn so often. */
export function activities({ powers, events }: Evaluation, drawn: ArrayLike<number>, times?: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(powers.length);
  for (let i = 0; i < events.length; i++) {
    const often = times === undefined ? 1 : times[i];
    if (often === 0) continue;
    const event = events[i];
    const weight = often * event.q(drawn) * event.fixed;
    for (const [power, part] of event.parts) sums[power] += weight * part;
  }
  return sums;
}

/** Each activity over their sum; `null` when there is none. */
export function sharesOf(sums: Float64Array): Float64Array | null {
  const total = sums.reduce((all, one) => all + one, 0);
  return total > 0 ? sums.map((one) => one / total) : null;
}

/** Every lineage drawn once. */
export const onceEach = ({ lineages }: Evaluation): Uint8Array => new Uint8Array(lineages.length).fill(1);

function indexIn(table: Map<string, number>, key: string): number {
  const known = table.get(key);
  if (known !== undefined) return known;
  table.set(key, table.size);
  return table.size - 1;
}

function remembered(
  happening: Happening,
  own: readonly number[],
  lineages: ReadonlyMap<string, number>,
  method: Method,
): (drawn: ArrayLike<number>) => number {
  const { sightings } = method.bootstrap;
  const known = new Map<number, number>();
  return (drawn) => {
    let key = 0;
    for (const lineage of own) key = key * (sightings + 1) + Math.min(drawn[lineage], sightings);
    const found = known.get(key);
    if (found !== undefined) return found;
    const q = evidenceWeight(happening, method, (lineage) => drawn[lineages.get(lineage) as number] ?? 0);
    known.set(key, q);
    return q;
  };
}
