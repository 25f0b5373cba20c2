/**
 * A telling: what one document says of one happening, taken as one. A headline seldom gives the day, a lead the place, a
 * later line the size; only together do they say enough to be compared with another paper's.
 */
import type { Place } from "../document/schema.ts";
import { actorRows } from "../inventory/actors.ts";
import { compare } from "./canonical.ts";
import { rangeOf } from "./days.ts";
import { isMeeting, type Kind, lastsOf } from "./kinds.ts";
import { METHOD } from "./method.ts";
import { powerOf } from "./parties.ts";
import type { Report, Size } from "./report.ts";

export interface Telling {
  readonly document: string;
  /** In order of their ids. */
  readonly reports: readonly Report[];
  readonly kinds: readonly Kind[];
  /** Days for which what it tells may have gone on. */
  readonly lasts: number;
  /** States and bodies, not their ministries; what stands for none goes by its own code. */
  readonly parties: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly mutual: boolean;
  readonly hostile: boolean;
  readonly time: Report["time"];
  /** It holds the headline, or the first sentence under it. */
  readonly part: { readonly title: boolean; readonly lead: boolean };
  /** Said only in passing, as known or as the occasion: "during a visit". */
  readonly aside: boolean;
  readonly place: Place | null;
  readonly sizes: readonly Size[];
  /** Hashed content words, ascending. */
  readonly topic: readonly number[];
  readonly names: readonly number[];
}

/** @param reports of one document, at least one */
export function tellingOf(reports: readonly Report[]): Telling {
  const ordered = [...reports].sort((a, b) => compare(a.id, b.id));
  const told = [...reports].sort((a, b) => a.trigger.start - b.trigger.start || compare(a.id, b.id));
  const kinds = new Map(told.map(kindOf).map((kind) => [`${kind.frame} ${kind.type}`, kind]));
  return {
    document: ordered[0].document,
    reports: ordered,
    kinds: [...kinds.values()],
    lasts: Math.max(...Array.from(kinds.values(), lastsOf)),
    parties: new Set(told.flatMap((report) => [...report.actors, ...report.recipients].map(keyOf).concat(landOf(report)))),
    actors: new Set(told.flatMap(({ actors }) => actors.map(keyOf))),
    mutual: told.some(({ reciprocal }) => reciprocal),
    hostile: told.some(({ tone }) => tone < 0),
    time: most(told, knownOf, exactness),
    part: { title: told.some(({ part }) => part === "title"), lead: told.some(({ part }) => part === "lead") },
    aside: told.every(({ claim }) => claim === "presupposed" || claim === "background"),
    place: most(told, ({ place }) => place, nearness),
    sizes: told.flatMap(({ sizes }) => sizes),
    topic: all(told, ({ topic }) => topic),
    names: all(told, ({ names }) => names),
  };
}

// Who agreed to meet has agreed; the meeting is yet to come. What is announced for a day is that day's deed and no threat of it.
function kindOf({ frame, type, time }: Report): Kind {
  if (type === "AGREE" && time.stated === "realised" && isMeeting({ frame, type })) return { frame: "agree-to-act", type };
  return type === "THREATEN" && time.stated === "announced" && time.dated ? { frame, type: null } : { frame, type };
}

// "To the people of Uzbekistan" is to Uzbekistan; its rebels and firms are not it. A mission is its body's.
function keyOf(code: string): string {
  const known = keys.get(code) ?? keyFor(code);
  keys.set(code, known);
  return known;
}

const keys = new Map<string, string>();

function keyFor(code: string): string {
  const power = powerOf(code.replace(PEOPLE, ""), METHOD) ?? code;
  const { kind, parent } = actorRows(power).at(-1) ?? {};
  return kind === "force" && parent?.startsWith("IGO:") ? parent : power;
}

const PEOPLE = /:CVL$/;

/** A blow at a movement in another's land is a blow on that land: "struck Hamas in Qatar", "struck Qatar". */
function landOf({ type, actors, recipients, place }: Report): string[] {
  const states = actors.map(keyOf);
  const land = place?.country ?? null;
  const isBlow = type === "ASSAULT" && land !== null && states.length > 0 && recipients.length > 0;
  return isBlow && !states.includes(land) ? [keyOf(land)] : [];
}

const all = (told: readonly Report[], read: (report: Report) => readonly number[]): readonly number[] =>
  told.length === 1 ? read(told[0]) : ascending(told.flatMap(read));

/** Shingles of a report's sentence, ascending; asked for of the few that are told by two papers. */
export function wordingOf(report: Report): readonly number[] {
  const known = wordings.get(report) ?? ascending(report.wording);
  wordings.set(report, known);
  return known;
}

const wordings = new WeakMap<Report, readonly number[]>();

const ascending = (hashes: readonly number[]): number[] => Array.from(Uint32Array.from(new Set(hashes)).sort());

/** Longer than this, "this year" says no more of what was news on the day than that day does. */
const VAGUE_DAYS = 45;
/** What goes on until a day has begun before it was told: most drills, talks and strikes within a month. */
const BEGUN_DAYS = 30;

function knownOf({ time: read, published, frame, type, status }: Report): Report["time"] {
  const told = published?.end ?? null;
  const time = wholeOf(begunIn(read), lastsOf({ frame, type }), told);
  const { start, end, dated, stated } = time;
  if (told === null || end === null) return time;
  // What is told as past is not of a day to come: that day was read wrongly, "on Sunday" as the next one, or is another thing's, as
  // "asked to leave by Saturday" gives the day by which and not of the asking.
  const isTold = stated === "realised" || (stated === "announced" && status === "happened");
  if (dated && isTold && start !== null && start > told + 1) return { ...time, start: null, end: told, dated: false };
  if (start === null) return end > told ? { ...time, start: told - BEGUN_DAYS, dated: true } : time;
  const isVague = dated && stated !== "announced" && end - start > VAGUE_DAYS && start <= told && told <= end;
  return isVague ? { ...time, start: null, end: told, dated: false } : time;
}

// "Has been granted access since last year": that was last year.
function begunIn(time: Report["time"]): Report["time"] {
  const [begun, open] = time.value?.split("/") ?? [];
  const range = open === ".." && time.stated === "realised" ? rangeOf(begun) : null;
  return range === null ? time : { ...time, ...range, dated: true };
}

// "Concluded today" and "began on Monday" are of one drill, of which each day is an end.
function wholeOf(time: Report["time"], lasts: number, told: number | null): Report["time"] {
  const { start, end, edge } = time;
  if (edge === undefined || start === null || end === null) return time;
  // "The withdrawal had begun in October": since then, and until it was told at the latest.
  if (start !== end) return edge === "first" && lasts > 1 && told !== null ? { ...time, end: Math.max(end, told) } : time;
  return edge === "first" ? { ...time, end: start + lasts - 1 } : { ...time, start: end - lasts + 1 };
}

// The first in the text of those that say most.
function most<T>(told: readonly Report[], read: (report: Report) => T, worth: (value: T) => number): T {
  return told.map(read).reduce((best, value) => (worth(value) > worth(best) ? value : best));
}

const exactness = ({ start, end, dated }: Report["time"]): number =>
  end === null ? -Infinity : dated ? -(end - (start as number)) : -1e6;

const nearness = (place: Place | null): number => (place === null ? -Infinity : -(place.uncertaintyKm ?? 1000));
