/**
 * How much a happening weighs (measure: evidence weight, intensity, recency, activity). `q` is a weight between 0 and
 * the method's cap, not a probability, and is never printed as one.
 */
import { compare } from "./canonical.ts";
import type { Happening, Voice } from "./happening.ts";
import type { Method } from "./method.ts";
import { partiesOf, powerOf } from "./parties.ts";

/** How often a lineage was drawn, 1 when nothing is drawn again; 0 leaves it out. */
export type Sightings = (lineage: string) => number;

const once: Sightings = () => 1;

/** `q` of a happening: what is said for it, less what is said against it. */
export function evidenceWeight(happening: Happening, method: Method, sightings: Sightings = once): number {
  const [said, denied] = sidesOf(happening);
  const q = corroborated(happening, said, method, sightings);
  return denied.length === 0 ? q : q * (1 - corroborated(happening, denied, method, sightings));
}

/** What one report contributes alone: class, relays, the user's rating, how surely it was read. */
export const contribution = (voice: Voice, method: Method): number =>
  method.base[voice.evidence] * method.relay ** voice.relays * voice.rating * voice.sureness;

export const sidesOf = (happening: Happening): [said: readonly Voice[], denied: readonly Voice[]] => {
  if (!happening.voices.some(({ denies }) => denies)) return [happening.voices, []];
  return [happening.voices.filter(({ denies }) => !denies), happening.voices.filter(({ denies }) => denies)];
};

/**
 * Noisy-or over lineages, each discounted by its nearest kin before it, in the order that makes most of them. The
 * best order matters: strongest first would let one more report lower the whole (.75 to .52 in a counter-example).
 * Exact by dynamic programming over subsets of the strongest `maxLineages`.
 */
function corroborated(happening: Happening, voices: readonly Voice[], method: Method, sightings: Sightings): number {
  const lineages = strongest(voices, method).filter(({ lineage, worth }) => worth > 0 && sightings(lineage) > 0);
  const n = Math.min(lineages.length, method.maxLineages);
  if (n === 0) return 0;
  const drawn = lineages.map(({ lineage }) => Math.min(sightings(lineage), method.bootstrap.sightings));
  if (n === 1) return Math.min(method.cap, 1 - (1 - lineages[0].worth) ** drawn[0]);

  const alone = aloneness(happening, lineages, n, method);
  const doubt = new Float64Array(1 << n).fill(2);
  doubt[0] = 1;
  for (let heard = 0; heard < 1 << n; heard++) {
    for (let next = 0; next < n; next++) {
      if ((heard >> next) & 1) continue;
      let independence = 1;
      for (let before = 0; before < n; before++) {
        if ((heard >> before) & 1) independence = Math.min(independence, alone[next * n + before]);
      }
      const left = doubt[heard] * (1 - lineages[next].worth * independence) ** drawn[next];
      const both = heard | (1 << next);
      if (left < doubt[both]) doubt[both] = left;
    }
  }
  return Math.min(method.cap, 1 - doubt[(1 << n) - 1]);
}

export interface LineageWorth {
  readonly lineage: string;
  readonly actor: string | null;
  readonly worth: number;
}

/** Each lineage with its best report's contribution, strongest first; copies add nothing. */
export function strongest(voices: readonly Voice[], method: Method): LineageWorth[] {
  const best = new Map<string, LineageWorth>();
  for (const voice of voices) {
    const worth = contribution(voice, method);
    const known = best.get(voice.lineage);
    const actor = known?.actor ?? voice.actor;
    best.set(voice.lineage, { lineage: voice.lineage, actor, worth: Math.max(worth, known?.worth ?? 0) });
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || compare(a.lineage, b.lineage));
}

// 1 − share for each pair, row by row.
function aloneness(happening: Happening, lineages: readonly LineageWorth[], n: number, method: Method): Float64Array {
  const alone = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) alone[i * n + j] = 1 - kinship(happening, lineages[i], lineages[j], method);
  return alone;
}

/** How much two lineages are one voice about this happening: 1 the same, 0 independent. */
export function kinship(happening: Happening, a: LineageWorth, b: LineageWorth, method: Method): number {
  if (a.lineage === b.lineage) return 1;
  let share = 0;
  for (const kin of happening.kinships) {
    if ((kin.a === a.lineage && kin.b === b.lineage) || (kin.a === b.lineage && kin.b === a.lineage)) {
      share = Math.max(share, kin.share);
    }
  }
  if (a.actor === null || b.actor === null) return share;
  const [one, other] = [powerOf(a.actor, method), powerOf(b.actor, method)];
  if (one === null || other === null) return share;
  if (one === other) return Math.max(share, method.kinship.owner);
  const parties = partiesOf(happening, method);
  return parties.has(one) && parties.has(other) ? Math.max(share, method.kinship.parties) : share;
}

/** Deeds weigh 1, words less. */
export const intensity = (type: string | null, method: Method): number =>
  type === null || method.verbalTypes.includes(type) ? method.intensity.verbal : method.intensity.material;

/** clamp(log10(1 + M) / log10(1 + M_ref)); 1 when the size is unknown or in no unit we compare. */
export function magnitude(size: Happening["size"], method: Method): number {
  if (size === null || !method.magnitude.on || !(size.value > 0)) return 1;
  const reference = method.magnitude.reference[size.unit];
  if (reference === undefined) return 1;
  const scaled = Math.log10(1 + size.value) / Math.log10(1 + reference);
  return Math.min(method.magnitude.most, Math.max(method.magnitude.least, scaled));
}

/** 2^(−days since its end / half-life): 1 while it runs, 0 before it begins or when no day bounds it. */
export function recency(happening: Pick<Happening, "start" | "end" | "instrument">, at: number, method: Method): number {
  const { start, end } = happening;
  if (end === null || (start ?? end) > at) return 0;
  return 2 ** (-Math.max(0, at - end) / method.halfLifeDays[happening.instrument]);
}

/** Effective events: evidence × intensity × size × recency. `q` may be handed in when it is already known. */
export const weightAt = (happening: Happening, at: number, method: Method, q = evidenceWeight(happening, method)): number =>
  q * intensity(happening.type, method) * magnitude(happening.size, method) * recency(happening, at, method);
