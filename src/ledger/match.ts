/**
 * Whether two tellings are of one happening: parties, kind of act, days, place and size that can be the same, and words of one
 * matter. A wrong digit or a day's slip does not part them; a different place on the same day does.
 */
import type { Span } from "../base/span.ts";
import type { Place } from "../document/schema.ts";
import { compare } from "./canonical.ts";
import { isGiving, isMeeting, isPaper, type Kind, kindsAlike } from "./kinds.ts";
import type { Report } from "./report.ts";
import type { Window } from "./store.ts";
import { type Telling, wordingOf } from "./telling.ts";

/** From here up two tellings are taken for one happening. bench/matching (seeds 21-23) is flat from .5 to .66 and loses recall at .7. */
export const SAME = 0.6;

/** Days by which two dated reports may differ. */
const SLIP_DAYS = 3;
/** Days for which an act without a date may have waited to be told. */
const TELLING_DAYS = 45;

/** 0 (cannot be one) … 1.25 (one, in the same words). */
export function sameness(a: Telling, b: Telling): number {
  const parties = partiesAlike(a, b);
  if (parties === 0) return 0;
  const time = timeAlike(a, b);
  if (time === 0) return 0;
  const place = placeAlike(placeOf(a), placeOf(b)) ?? (isSaid(a) && isSaid(b) ? SAID_ELSEWHERE : null);
  if (place === null) return 0;
  if (heldApart(a, b)) return 0;
  const words = wordsAlike(a, b);
  const kind = kindAlike(a, b, words.agree);
  if (kind < (a.document === b.document && !isHeadlineOf(a, b) ? LEAST_WITHIN : 0.05)) return 0;
  const turned = turnedRound(a, b);
  if ((turned || isAcrossSides(a, b)) && (a.hostile || b.hostile)) return 0;
  const alike =
    0.4 * time +
    0.2 * place +
    0.1 * sizeAlike(a, b) +
    0.15 * parties +
    0.15 * kind +
    words.score +
    (isHeadlineOf(a, b) ? 0.1 : 0) -
    (turned ? 0.1 : 0) -
    (isAnotherGathering(a, b) ? (onOtherDays(a, b) ? 0.35 : 0.25) : 0) -
    (isPartOfFight(a, b) ? 0.1 : 0) -
    (kind < HARDLY ? 0.1 : 0) -
    (namesDiffer(a, b) ? 0.08 : 0);
  return place < 0.2 ? alike / 2 : alike;
}

/** Of a protest or a charge one paper gives the town where it was said, the other that of which it speaks. */
const SAID_ELSEWHERE = 0.3;
const SAID = new Set(["ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"]);
const isSaid = ({ kinds }: Telling): boolean => kinds.every(({ type }) => SAID.has(type ?? ""));

/** Below this, that the two do much on one day is as likely. */
export const HARDLY = 0.25;

/** Two acts of one text were held apart by its reader, who saw more than we do: only what is commonly told as one is one after all. */
const LEAST_WITHIN = 0.5;

/** A headline and the first sentence under it tell one thing, however each is read. */
const isHeadlineOf = (a: Telling, b: Telling): boolean =>
  a.document === b.document && ((isOpenTitle(a) && b.part.lead) || (a.part.lead && isOpenTitle(b))) && a.aside === b.aside;

/** Where its reader found what a headline tells, no other line need be looked for. */
const isOpenTitle = ({ part, reports }: Telling): boolean => part.title && reports.every(({ retold }) => retold.length === 0);

/** Of one text, the president received the minister, and the ministers met: two meetings. */
function areOfOtherOffices(a: Telling, b: Telling): boolean {
  if (a.document !== b.document || isHeadlineOf(a, b) || ![a, b].every(({ kinds }) => kinds.every(isMeeting))) return false;
  const [one, other] = [officesOf(a), officesOf(b)];
  return one.length > 0 && other.length > 0 && !one.some((office) => other.includes(office));
}

function officesOf({ reports }: Telling): string[] {
  const found = reports.flatMap(({ actors, recipients }) =>
    [...actors, ...recipients].flatMap((code) => /:GOV(?::\w+)?/.exec(code)?.[0] ?? []),
  );
  return found.length < 2 ? [] : found;
}

/** Two acts of one sentence are two, unless they are of one kind: its reader saw both and told them apart. Two verbs of giving are two gifts. */
export const heldApart = (a: Telling, b: Telling): boolean =>
  a.document === b.document &&
  (areOfOtherOffices(a, b) ||
    isFurther(a, b) ||
    isFurther(b, a) ||
    (shareSentence(a, b) && (nearestKinds(a, b) < ONE_SCENE || (areGifts(a, b) && !isOneClause(a, b)))));

// A headline may tell it too.
const isFurther = (a: Telling, b: Telling): boolean =>
  a.reports.some(
    (one) => one.further && b.reports.some(({ part, trigger }) => part !== "title" && trigger.start < one.trigger.start),
  );

const ONE_SCENE = 0.5;

const shareSentence = (a: Telling, b: Telling): boolean =>
  a.reports.some((one) => b.reports.some((other) => sameSentence(one, other)));

// "Helping to evacuate": each verb stands in what the other tells; "paid for the buildings and sent the teachers" does not.
const isOneClause = (a: Telling, b: Telling): boolean =>
  a.reports.some((one) => b.reports.some((other) => holds(one.span, other.trigger) && holds(other.span, one.trigger)));

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

// The shingles are those of the whole sentence.
const sameSentence = (one: Report, other: Report): boolean =>
  (one.part === "title" && other.part === "title") ||
  (one.wording.length > 0 &&
    one.wording.length === other.wording.length &&
    one.wording.every((hash, i) => hash === other.wording[i]));

// Of what is told to be done, the nearest two; where the readings differ but the words agree, one of them is likely wrong. A lead
// tells several things, of which the headline's may be read better elsewhere.
function kindAlike(a: Telling, b: Telling, agree: boolean): number {
  const best = nearestKinds(a, b);
  return best > 0 ? best : isHeadlineOf(a, b) ? 0.2 : agree ? WORDS.kind : 0;
}

export function nearestKinds(a: Pick<Telling, "kinds">, b: Pick<Telling, "kinds">): number {
  let best = 0;
  for (const one of a.kinds) for (const other of b.kinds) best = Math.max(best, kindsAlike(one, other));
  return best;
}

/** Of those who did a thing together each paper gives the list; where one has a party more, it is as likely another meeting of some of them. */
const isAnotherGathering = (a: Telling, b: Telling): boolean =>
  (a.mutual || b.mutual) &&
  a.parties.size !== b.parties.size &&
  !groupIsNamed(a, b) &&
  Math.min(a.parties.size, b.parties.size) > 1 &&
  commonIn(a.names, b.names) < SURE_NAMES &&
  hasStranger(a, b);

/** A region or a movement beside its own state is not one guest more. */
function hasStranger(a: Telling, b: Telling): boolean {
  const [few, many] = a.parties.size < b.parties.size ? [a.parties, b.parties] : [b.parties, a.parties];
  const states = new Set([...few].map(stateIn));
  return [...many].some((party) => !few.has(party) && !states.has(stateIn(party)));
}

const stateIn = (party: string): string => (/^[A-Z]{3}:/.test(party) && !party.startsWith("IGO:") ? party.slice(0, 3) : party);

const onOtherDays = ({ time: one }: Telling, { time: other }: Telling): boolean =>
  one.dated && other.dated && ((one.start as number) > (other.end as number) || (other.start as number) > (one.end as number));

/** A fight of two holds many blows of one. */
const isPartOfFight = (a: Telling, b: Telling): boolean => a.hostile && b.hostile && a.mutual !== b.mutual;

/** Each gives names or numbers of its own, and none is the other's. */
const namesDiffer = (a: Telling, b: Telling): boolean =>
  a.document !== b.document && a.names.length > 0 && b.names.length > 0 && commonIn(a.names, b.names) === 0;

/** Shingles of ten words: of headlines, chance makes many alike. */
export const LEAST_SHINGLES = 6;

/** "Calm Strait 23", "400 million dollars": two names or numbers in common are hardly chance. */
export const SURE_NAMES = 2;

/** What words are worth: more than so much of a sentence is a copy of it; names in common; a matter in common; nothing; and the kind, where they agree. */
export const WORDS = { copied: 0.3, copy: 0.25, named: 0.12, matter: 0.4, nothing: -0.12, kind: 0.3 };

/** What the words themselves say: copied, of one matter, or with nothing in common. */
function wordsAlike(a: Telling, b: Telling): { score: number; agree: boolean } {
  if (a.document !== b.document) {
    const others = b.reports.map(wordingOf);
    for (const one of a.reports.map(wordingOf))
      for (const other of others)
        if (Math.min(one.length, other.length) >= LEAST_SHINGLES && sharedPart(one, other) > WORDS.copied)
          return { score: WORDS.copy, agree: true };
  }
  // One sentence has its words in common with itself.
  if (a.document === b.document && shareSentence(a, b)) return { score: 0, agree: false };
  const few = Math.min(a.topic.length, b.topic.length);
  const shared = commonIn(a.topic, b.topic);
  const names = commonIn(a.names, b.names);
  const named = names > 0 ? WORDS.named : 0;
  const agree = names >= SURE_NAMES;
  if (shared + names === 0 && few >= 2 && giveInOneText(a, b)) return { score: -0.15, agree };
  if (shared < 2 && names === 0 && few >= 2 && papersInOneText(a, b)) return { score: -0.15, agree };
  if (shared === 0) return { score: named > 0 || few < 5 ? named : WORDS.nothing, agree };
  // Words of one matter are many papers' words for many such acts; a name or a number is not.
  const part = shared < 2 && few > 3 ? 0 : shared / few;
  return {
    score: named + (part >= WORDS.matter ? 0.1 : part >= 0.25 ? 0.05 : 0),
    agree: agree || (shared >= 3 && part >= WORDS.matter),
  };
}

/** Of what one text tells to have been given, each line has its own object: books here, rifles there; 660,000 doses and 600,000 are one. */
const giveInOneText = (a: Telling, b: Telling): boolean => a.document === b.document && give(a, b) && sizeAlike(a, b) < NEAR_SIZE;

const areGifts = (a: Telling, b: Telling): boolean => give(a, b) && [a, b].every(({ kinds }) => kinds.every(isDone));

// What is offered at once is one offer.
const isDone = ({ type }: Kind): boolean => type === "AID";

const give = (a: Telling, b: Telling): boolean => [a, b].every(({ kinds }) => kinds.every(isGiving));

/** "They issued a joint statement", "they signed agreements on trade": one text calls a paper by one name, but for its headline. */
const papersInOneText = (a: Telling, b: Telling): boolean =>
  a.document === b.document && [a, b].every(({ kinds, part }) => kinds.every(isPaper) && !part.title);

const sharedPart = (a: readonly number[], b: readonly number[]): number => {
  const few = Math.min(a.length, b.length);
  return few === 0 ? 0 : commonIn(a, b) / few;
};

/** How many members two ascending lists share. */
function commonIn(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return shared;
}

/**
 * Keys of which two matching tellings share one, with the days between which they can match. Days are as narrow as `timeAlike` allows,
 * since all that meet are compared: who is dated waits for nobody, an undated one looks back for what it may tell of.
 */
export function windowsOf(telling: Telling): readonly Window[] {
  const known = windows.get(telling) ?? windowsFor(telling);
  windows.set(telling, known);
  return known;
}

const windows = new WeakMap<Telling, readonly Window[]>();

function windowsFor(telling: Telling): Window[] {
  const { start, end, dated, stated } = telling.time;
  if (end === null) return [];
  const from = dated ? (start as number) - SLIP_DAYS : end - TELLING_DAYS;
  const to = dated ? end : end + (stated === "announced" ? TELLING_DAYS : telling.lasts);
  return pairsOf([...telling.parties].sort(compare)).map((block) => ({ block, from, to }));
}

/** Up to so many parties, every pair of them is a key; of more, each with its neighbour, so that a summit does not fill a table. */
const FEW_PARTIES = 7;

function pairsOf(parties: readonly string[]): string[] {
  if (parties.length === 1) return [parties[0]];
  const pairs: string[] = [];
  for (let i = 0; i < parties.length; i++) {
    const last = parties.length > FEW_PARTIES ? Math.min(i + 1, parties.length - 1) : parties.length - 1;
    for (let j = i + 1; j <= last; j++) pairs.push(`${parties[i]}~${parties[j]}`);
  }
  return pairs;
}

// Two shared parties, or all of the one that names fewer.
function partiesAlike(a: Telling, b: Telling): number {
  const [one, other] = [a.parties, b.parties];
  let shared = groupIsNamed(a, b) ? 1 : 0;
  for (const party of one) if (other.has(party)) shared++;
  // Within one text, a later line of the same act need not name both again.
  const inOne = a.document === b.document && (isSameAct(a, b) || nearestKinds(a, b) >= LEAST_WITHIN);
  // "British battalion reinforces KFOR": of its headline, one party known again is enough for one act.
  if (shared > 0 && inOne && isHeadlineOf(a, b)) return shared / Math.min(one.size, other.size);
  const least = inOne ? Math.min(one.size, other.size) : Math.max(one.size, other.size);
  if (shared < Math.min(2, least)) return 0;
  if (hostsDiffer(a, b)) return 0;
  // One party alone, of whom much is told, says less than two who deal with each other.
  if (one.size + other.size === 2 && a.document !== b.document) return ALONE;
  // Naming fewer is not naming others: half for what is shared of all, half for what is shared of the shorter list.
  return (shared / (one.size + other.size - shared) + shared / Math.min(one.size, other.size)) / 2;
}

export const ALONE = 0.5;

/** "Sahel states recall envoys" over a line that names three: of one text, a group is those of whom the other line names two or more. */
function groupIsNamed(a: Telling, b: Telling): boolean {
  const [grouped, named] = [...a.parties].some(isGroup) ? [a, b] : [b, a];
  const others = [...named.parties].filter((party) => !isGroup(party) && !grouped.parties.has(party));
  return a.document === b.document && [...grouped.parties].some(isGroup) && others.length > 1;
}

const isGroup = (party: string): boolean => party.startsWith("group:");

/** Each names a doer of whom the other knows nothing: two powers that had the same guests in one week. */
function hostsDiffer(a: Telling, b: Telling): boolean {
  const apart = (one: Telling, other: Telling): boolean =>
    one.actors.size > 0 && [...one.actors].every((actor) => !other.parties.has(actor));
  return apart(a, b) && apart(b, a) && !groupIsNamed(a, b);
}

/** "America bombed the capital", "Britain struck them the same day": alone two acts; beside a paper that names both, two halves of its list. */
export function leaveOpen(a: Telling, b: Telling): boolean {
  if (a.document === b.document || a.mutual || b.mutual || a.actors.size === 0 || b.actors.size === 0) return false;
  const isShared = [...a.parties].some((party) => b.parties.has(party) && !a.actors.has(party) && !b.actors.has(party));
  return isShared && nearestKinds(a, b) >= LEAST_WITHIN && timeAlike(a, b) >= 0.8 && placeAlike(placeOf(a), placeOf(b)) !== null;
}

const isSameAct = ({ kinds: some }: Telling, { kinds: others }: Telling): boolean =>
  some.some(({ frame }) => frame !== null && others.some((other) => other.frame === frame));

// Who acted there is acted on here. Of blows and charges that makes two; of gifts and visits it is told from the other end.
function turnedRound(a: Telling, b: Telling): boolean {
  if (a.mutual || b.mutual || a.actors.size === 0 || b.actors.size === 0 || groupIsNamed(a, b)) return false;
  for (const actor of a.actors) if (b.actors.has(actor)) return false;
  return true;
}

/** Whom one lets do it, the other lets suffer it: "Iran and Tajikistan warned of Afghanistan", "Tajikistan accused Iran". */
function isAcrossSides(a: Telling, b: Telling): boolean {
  if (a.mutual || b.mutual) return false;
  const suffers = ({ actors, parties }: Telling, party: string): boolean => parties.has(party) && !actors.has(party);
  return [...a.actors].some((actor) => suffers(b, actor)) || [...b.actors].some((actor) => suffers(a, actor));
}

/** What of a telling its days are compared by. */
type Timed = Pick<Telling, "document" | "time" | "lasts" | "part">;

/**
 * Days of one act can differ by what is known of them: a day, a month, only that it was news on the day it was told.
 * Told of the past, an act lies before that day; announced, after it.
 */
export function timeAlike(a: Timed, b: Timed): number {
  const [one, other] = [a.time, b.time];
  if (one.end === null || other.end === null) return 0;
  const lasts = Math.min(a.lasts, b.lasts);
  if (!one.dated && !other.dated) {
    const apart = Math.abs(one.end - other.end);
    return apart <= 1 ? 0.7 : apart <= 3 ? 0.55 : apart <= Math.max(7, lasts) ? 0.25 : 0;
  }
  if (one.dated !== other.dated) {
    const [dated, loose, teller] = one.dated ? [one, other, b] : [other, one, a];
    const told = loose.end as number;
    const [since, until] = [told - (dated.start as number), told - (dated.end as number)];
    // Told while it ran, or soon after; what is announced may be told long before.
    if (since >= -1 && until <= 1) return 0.8;
    const waited = until > 0 ? until : loose.stated === "announced" ? -since : Infinity;
    // What goes on for days is news while it does: told as begun, and dated by its end.
    if (waited === Infinity && -since <= lasts) return 0.5;
    // Of one text, what bears no day of its own is told beside the day that another line gives.
    if (waited <= 7) return a.document === b.document ? 0.8 : 0.6;
    // A headline is news of these days; further down a text looks back.
    return waited > TELLING_DAYS ? 0 : teller.part.title || teller.part.lead ? 0.1 : 0.4;
  }
  const gap = Math.max((one.start as number) - other.end, (other.start as number) - one.end);
  if (gap > SLIP_DAYS) return 0;
  if (gap > 0) return [0, 0.5, 0.25, 0.1][gap];
  if (one.start === other.start && one.end === other.end) return 1;
  const overlap = Math.min(one.end, other.end) - Math.max(one.start as number, other.start as number) + 1;
  const shorter = Math.min(one.end - (one.start as number), other.end - (other.start as number)) + 1;
  const longer = Math.max(one.end - (one.start as number), other.end - (other.start as number)) + 1;
  // A day within a month is that month told more exactly, but any month has many such days.
  return longer > 25 && shorter / longer < 0.5 ? 0.6 : 0.8 + 0.2 * (overlap / longer);
}

// That it was in a state which is a party to it says nothing that its parties do not.
export const placeOf = ({ place, parties }: Telling): Place | null =>
  place !== null && parties.has(place.country ?? "") && (place.uncertaintyKm ?? 0) >= VAGUE_KM ? null : place;

/** `null` where both name places that are surely two, in two states. */
function placeAlike(one: Place | null, other: Place | null): number | null {
  if (one === null || other === null) return 0.5;
  if (one.name === other.name) return 1;
  if (one.lat !== null && one.lon !== null && other.lat !== null && other.lon !== null) {
    const [near, far] = [one.uncertaintyKm ?? 10, other.uncertaintyKm ?? 10];
    const apart = kilometres(one.lat, one.lon, other.lat, other.lon);
    if (apart <= Math.min(near + far, 60) + 20) return 0.9;
    // A state or a province holds many places: within what is meant, no more is known.
    const vague = Math.max(near, far) >= VAGUE_KM;
    if (one.country === other.country) return vague ? 0.6 : 0.1;
    return vague || apart <= near + far + 100 ? 0.3 : null;
  }
  if (one.country === null || other.country === null) return 0.4;
  return one.country === other.country ? 0.6 : null;
}

/** From here up a place is a province or a state, and its point says little. */
const VAGUE_KM = 90;

/** Great-circle distance (haversine). */
export function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** A digit's difference. */
const NEAR_SIZE = 0.8;

function sizeAlike(a: Telling, b: Telling): number {
  let best: number | null = null;
  for (const one of a.sizes) {
    for (const other of b.sizes) {
      if (one.unit !== other.unit) continue;
      const [x, y] = [one.value ?? one.low ?? one.high, other.value ?? other.low ?? other.high];
      if (x === null || y === null || x <= 0 || y <= 0) continue;
      const ratio = Math.max(x, y) / Math.min(x, y);
      best = Math.max(best ?? 0, ratio < 1.01 ? 1 : ratio < 1.15 ? NEAR_SIZE : ratio < 2 ? 0.5 : 0.2);
    }
  }
  return best ?? 0.5;
}
