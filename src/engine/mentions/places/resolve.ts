/**
 * Which of the places that share a name is meant: the one whose country or division the words beside it name,
 * else the one near the text's other places, else the best known. A resolver of news, after Leidner's and
 * Lieberman's findings that nearness and prominence decide most of it.
 */
import type { Place } from "../../../document/schema.ts";
import { stateAbbreviated } from "./abbreviations.ts";
import { type Candidate, foldName, type Gazetteer } from "./gazetteer.ts";

/** A place's name in the text and what stands with it. */
export interface Toponym {
  readonly name: string;
  readonly start: number;
  /** Code of a state that the words right after it name ("Tripoli, Lebanon"), or the name of a division ("Paris, Texas"). */
  readonly within: string | null;
  /** Code of the state whose capital has this name. */
  readonly seatOf?: string | null;
}

export interface PlaceContext {
  /** How often each state is named in the text, by ISO alpha-3. */
  readonly states: ReadonlyMap<string, number>;
  /** How often each division is named, in longer names too, by state and division: `USA.TX`. */
  readonly divisions?: () => ReadonlyMap<string, number>;
}

/** Divisions that the text names anywhere, "the Texas Forestry Service" among them: where it happens, if not where they are. */
export function divisionsNamed(text: string, gazetteer: Gazetteer): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  const known = new Map<string, readonly Candidate[]>();
  for (const [whole] of text.matchAll(/\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)*/gu)) {
    const words = whole.split(" ");
    for (let i = 0; i < words.length; i++) {
      for (let size = Math.min(3, words.length - i); size >= 1; size--) {
        const name = words
          .slice(i, i + size)
          .join(" ")
          .replace(/['’]s$|[.'’]$/u, "");
        if (!known.has(name)) known.set(name, divisionsOf(name, gazetteer));
        const found = known.get(name)!;
        for (const { country, admin1Code } of found) {
          const key = `${country}.${admin1Code}`;
          named.set(key, (named.get(key) ?? 0) + 1);
        }
        if (found.length > 0) {
          i += size - 1;
          break;
        }
      }
    }
  }
  return named;
}

// A name two divisions share says nothing.
function divisionsOf(name: string, gazetteer: Gazetteer): readonly Candidate[] {
  const written = stateAbbreviated(name) ?? name;
  if (name.length < 2 || (written === name && name.length < 4)) return [];
  const all = gazetteer.find(written);
  const found = all.filter(({ kind, population }) => kind === "division" && population > 0);
  return found.length === 1 && !all.some(({ kind }) => kind === "country") ? found : [];
}

/** One answer for each toponym; `null` where the gazetteer knows none. */
export function resolvePlaces(toponyms: readonly Toponym[], gazetteer: Gazetteer, context: PlaceContext): (Candidate | null)[] {
  const options = toponyms.map(({ name }) => gazetteer.find(name));
  const said = withinOf(toponyms, options, gazetteer);
  // What has one candidate needs no weighing.
  const weighed = (i: number, how: (candidate: Candidate, k: number) => number): readonly number[] =>
    options[i].length > 1 ? options[i].map(how) : options[i].length === 1 ? ALONE : [];
  const prior = said.map((toponym, i) =>
    weighed(
      i,
      (candidate) =>
        weigh(candidate, toponym, gazetteer, context) -
        (toponym.within !== null && isWithin(candidate, toponym.within, gazetteer) ? 0 : shadow(candidate, options[i])),
    ),
  );
  const names = toponyms.map(({ name }) => foldName(name));
  const towns = townsNamed(names, options);
  const meeting = options.map((_, i) => weighed(i, (candidate) => couldMeet(candidate, names[i], towns)));
  let weights = prior;
  // The second round hears the places the first one settled.
  for (let round = 0; round < 2; round++) {
    const first = weights.map((these, i) => options[i][best(these)] ?? null);
    const anchors = first.flatMap((candidate, i) => (candidate && isSure(weights[i]) ? [{ candidate, i }] : []));
    weights = said.map((toponym, i) =>
      weighed(i, (candidate, k) => prior[i][k] + company(candidate, toponym, i, first, anchors, said) + meeting[i][k]),
    );
  }
  return weights.map((these, i) => {
    const found = options[i][best(these)];
    const { within } = toponyms[i];
    const isElsewhere = found?.kind === "town" && within !== null && !isWithin(found, within, gazetteer);
    return found === undefined || isElsewhere ? (wider(toponyms[i], gazetteer) ?? found ?? null) : found;
  });
}

const ALONE: readonly number[] = [0];

// "Nagrig, Egypt", "Belgrade, Minn.": a village nobody lists lies somewhere in what is named after it, wherever its namesakes are.
function wider({ within }: Toponym, gazetteer: Gazetteer): Candidate | null {
  if (within === null) return null;
  const [country] = gazetteer.findCountry(within);
  return country ?? gazetteer.find(within).find(({ kind }) => kind === "division") ?? null;
}

// All that each name of a town in the text may mean.
function townsNamed(
  names: readonly string[],
  options: readonly (readonly Candidate[])[],
): ReadonlyMap<string, readonly Candidate[]> {
  const towns = new Map<string, readonly Candidate[]>();
  for (const [i, name] of names.entries()) {
    if (options[i].length > 0 && !options[i].some(({ kind }) => kind === "country" || kind === "area"))
      towns.set(name, options[i]);
  }
  return towns;
}

// Where several names have a town each within a short drive, they most likely all mean those; a common name says less.
function couldMeet(candidate: Candidate, name: string, towns: ReadonlyMap<string, readonly Candidate[]>): number {
  if (candidate.kind === "country") return 0;
  let weight = 0;
  for (const [other, candidates] of towns) {
    if (weight >= MEETING) break;
    if (other === name) continue;
    const near = candidates.some(
      (one) => one.kind !== "division" && one.country === candidate.country && distanceKm(one, candidate) < DRIVE_KM,
    );
    if (near) weight += 1 / Math.sqrt(candidates.length);
  }
  return Math.min(MEETING, weight);
}

const DRIVE_KM = 100;
// Two points, a hundredfold of people; from `bench places`, flat between 2 and 3.
const MEETING = 2;

// What is once said to lie in Texas lies there when it is named again.
function withinOf(
  toponyms: readonly Toponym[],
  options: readonly (readonly Candidate[])[],
  gazetteer: Gazetteer,
): readonly Toponym[] {
  const said = new Map<string, string>();
  for (const [i, { name, within }] of toponyms.entries()) {
    if (within !== null && options[i].some((one) => isWithin(one, within, gazetteer))) said.set(foldName(name), within);
  }
  return toponyms.map((toponym) =>
    toponym.within === null ? { ...toponym, within: said.get(foldName(toponym.name)) ?? null } : toponym,
  );
}

const best = (weights: readonly number[]): number => weights.reduce((top, weight, i) => (weight > weights[top] ? i : top), 0);

// A lead of one point is ten times the people: enough to lend a hand to the others.
const isSure = (weights: readonly number[]): boolean => {
  const sorted = [...weights].sort((a, b) => b - a);
  return sorted.length === 1 || sorted[0] - sorted[1] > 1;
};

/** How well known a candidate is and how well its state fits; one point is a tenfold of people. */
function weigh(
  candidate: Candidate,
  { within, seatOf }: Toponym,
  gazetteer: Gazetteer,
  { states, divisions }: PlaceContext,
): number {
  let weight = Math.log10(candidate.population + 10) + KIND_BONUS[candidate.kind];
  const named = candidate.country === null ? 0 : (states.get(candidate.country) ?? 0);
  // Named once counts most; more often adds little.
  if (named > 0 && candidate.kind !== "country") weight += 1.5 + Math.min(1.2, 0.3 * named);
  const isInOne = candidate.kind !== "country" && candidate.kind !== "division";
  const division = isInOne ? (divisions?.().get(`${candidate.country}.${candidate.admin1Code}`) ?? 0) : 0;
  if (division > 0) weight += 1 + Math.min(1.5, 0.3 * division);
  if (within !== null && isWithin(candidate, within, gazetteer)) weight += 10;
  // La Paz, which the gazetteer lists as no capital.
  if (seatOf && candidate.country === seatOf && candidate.kind === "town") weight += KIND_BONUS.capital;
  return weight;
}

/** What a candidate loses to a namesake that is meant unless the text says otherwise. */
function shadow(candidate: Candidate, namesakes: readonly Candidate[]): number {
  const { country, admin1Code, kind, population } = candidate;
  // Mexico is the country, not its State of México.
  if (kind !== "country" && namesakes.some((other) => other.kind === "country" && other.country === country)) return 20;
  // "Kharkiv" alone is the city, "Kharkiv region" the region.
  if (kind === "division") {
    const city = namesakes.some(
      (other) =>
        (other.kind === "town" || other.kind === "seat") &&
        other.country === country &&
        other.admin1Code === admin1Code &&
        other.population > 100_000,
    );
    return city ? 2 : 0;
  }
  // Florida is the state before it is a small town of New York, and Texas before a county of Missouri.
  const state = namesakes.some((other) => other.kind === "division" && other.country === country && other.population > 1e6);
  return (kind === "town" || kind === "district") && population < 100_000 && state ? 4 : 0;
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
    if (other.candidate.kind !== "division" && distanceKm(candidate, other.candidate) < NEAR_KM) near++;
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
  name: LOUD.test(name) ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase()) : name,
  country: candidate.country,
  admin1: candidate.admin1,
  lat: candidate.lat,
  lon: candidate.lon,
  uncertaintyKm: Math.max(1, candidate.radiusKm + extraKm),
  span,
});

/** "OHRID" in a dateline is Ohrid; "UAE" and "DRC" are so written. */
const LOUD = /^(?=.*\p{Lu}{4})[^\p{Ll}]+$/u;
