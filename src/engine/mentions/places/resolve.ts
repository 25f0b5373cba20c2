/**
 * Which of the places that share a name is meant: the one whose country or division the words beside it name,
 * else the one near the text's other places, else the best known. A resolver of news, after Leidner's and
 * Lieberman's findings that nearness and prominence decide most of it.
 */
import type { Place } from "../../../document/schema.ts";
import type { Candidate, Gazetteer } from "./gazetteer.ts";

/** A place's name in the text and what stands with it. */
export interface Toponym {
  readonly name: string;
  readonly start: number;
  /** Code of a state that the words right after it name ("Tripoli, Lebanon"), or the name of a division ("Paris, Texas"). */
  readonly within: string | null;
}

export interface PlaceContext {
  /** How often each state is named in the text, by ISO alpha-3. */
  readonly states: ReadonlyMap<string, number>;
}

/** One answer for each toponym; `null` where the gazetteer knows none. */
export function resolvePlaces(toponyms: readonly Toponym[], gazetteer: Gazetteer, context: PlaceContext): (Candidate | null)[] {
  const options = toponyms.map(({ name }) => gazetteer.find(name));
  const prior = toponyms.map((toponym, i) => options[i].map((candidate) => weigh(candidate, toponym, gazetteer, context)));
  const first = prior.map((weights, i) => options[i][best(weights)] ?? null);
  const anchors = first.flatMap((candidate, i) => (candidate && isSure(prior[i]) ? [{ candidate, i }] : []));
  return toponyms.map((toponym, i) => {
    const weights = options[i].map((candidate, k) => prior[i][k] + company(candidate, toponym, i, first, anchors, toponyms));
    return options[i][best(weights)] ?? null;
  });
}

const best = (weights: readonly number[]): number => weights.reduce((top, weight, i) => (weight > weights[top] ? i : top), 0);

// A lead of one point is ten times the people: enough to lend a hand to the others.
const isSure = (weights: readonly number[]): boolean => {
  const sorted = [...weights].sort((a, b) => b - a);
  return sorted.length === 1 || sorted[0] - sorted[1] > 1;
};

/** How well known a candidate is and how well its state fits; one point is a tenfold of people. */
function weigh(candidate: Candidate, { within }: Toponym, gazetteer: Gazetteer, { states }: PlaceContext): number {
  let weight = Math.log10(candidate.population + 10) + KIND_BONUS[candidate.kind];
  const named = candidate.country === null ? 0 : (states.get(candidate.country) ?? 0);
  // Named once counts most; more often adds little.
  if (named > 0 && candidate.kind !== "country") weight += 1.5 + Math.min(1.2, 0.3 * named);
  if (within !== null && isWithin(candidate, within, gazetteer)) weight += 10;
  return weight;
}

const KIND_BONUS: Readonly<Record<Candidate["kind"], number>> = {
  country: 3,
  capital: 2.2,
  area: 1.5,
  division: 0.6,
  seat: 0.5,
  town: 0,
  district: -0.8,
};

function isWithin(candidate: Candidate, within: string, gazetteer: Gazetteer): boolean {
  if (candidate.country === within) return true;
  if (candidate.admin1 === null) return false;
  const divisions = gazetteer.find(within).filter(({ kind }) => kind === "division");
  return divisions.some(
    ({ country, admin1Code }) =>
      country === candidate.country && admin1Code === candidate.admin1Code && candidate.kind !== "division",
  );
}

interface Anchor {
  readonly candidate: Candidate;
  readonly i: number;
}

// Places told together lie together: in the same division, the same state, within a day's drive.
function company(
  candidate: Candidate,
  toponym: Toponym,
  i: number,
  first: readonly (Candidate | null)[],
  anchors: readonly Anchor[],
  toponyms: readonly Toponym[],
): number {
  if (candidate.kind === "country") return 0;
  let weight = 0;
  let [near, division, state] = [0, 0, 0];
  const seen = new Set<string>();
  for (const other of anchors) {
    const name = toponyms[other.i].name;
    if (other.i === i || name === toponym.name || seen.has(name) || other.candidate.kind === "country") continue;
    seen.add(name);
    if (other.candidate.country !== candidate.country) continue;
    state++;
    if (other.candidate.admin1Code === candidate.admin1Code) division++;
    if (distanceKm(candidate, other.candidate) < NEAR_KM) near++;
  }
  for (const [k, other] of first.entries()) {
    if (k === i || !other || toponyms[k].name === toponym.name || other.kind === "country" || other.country !== candidate.country)
      continue;
    if (distanceKm(candidate, other) < NEAR_KM) near += 0.3;
  }
  weight += Math.min(1.2, 0.5 * state) + Math.min(1.5, 0.7 * division) + Math.min(2, 0.8 * near);
  return weight;
}

const NEAR_KM = 150;

/** Great-circle distance on a sphere of 6371 km. */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const dLat = ((b.lat - a.lat) * radians) / 2;
  const dLon = ((b.lon - a.lon) * radians) / 2;
  const h = Math.sin(dLat) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The record's place of a candidate, under the name the text gives it. */
export const placeOf = (candidate: Candidate, name: string, span: { start: number; end: number }, extraKm = 0): Place => ({
  name,
  country: candidate.country,
  admin1: candidate.admin1,
  lat: candidate.lat,
  lon: candidate.lon,
  uncertaintyKm: Math.max(1, candidate.radiusKm + extraKm),
  span,
});
