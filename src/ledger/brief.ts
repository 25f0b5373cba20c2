/**
 * A telling in brief: enough to say of most that share a block that they are not one, without their reports being opened. Of an archive a
 * batch of new documents meets ten thousand reports that stand, of which a tenth can match; each opened costs as much as a hundred briefs.
 */
import type { Kind } from "./kinds.ts";
import { ALONE, HARDLY, LEAST_SHINGLES, nearestKinds, placeOf, SAME, SURE_NAMES, timeAlike, WORDS, windowsOf } from "./match.ts";
import type { BlockRow } from "./store.ts";
import { type Telling, wordingOf } from "./telling.ts";

/** Rows by which what may be told of it later is found, one for each of its reports. */
export function blocksOf(telling: Telling): BlockRow[] {
  const windows = windowsOf(telling);
  const brief = briefOf(telling);
  return telling.reports.flatMap(({ id: report }) => windows.map(({ block, from, to }) => ({ block, report, from, to, brief })));
}

// In this order: numbers of four bytes, then of one, then the kinds in letters.
const [DOCUMENT, START, END, NAMES, TOPIC, WORDING] = [0, 4, 8, 12, 20, 28];
const [FLAGS, LASTS, SHORTEST, TOPICS, KINDS] = [44, 45, 46, 47, 48];
const [DATED, ANNOUNCED, TITLE, LEAD, PLACE, SIZES] = [1, 2, 4, 8, 16, 32];
const NEVER = -(2 ** 31);
const MOST = 255;

/** Bits in which hashes are marked: another's hash that is not marked is surely not among them. */
const [NAME_BITS, TOPIC_BITS, WORDING_BITS] = [64, 64, 128];

export function briefOf(telling: Telling): Uint8Array {
  const { document, time, part, sizes, kinds, lasts, names, topic, reports } = telling;
  const letters = kinds.map(({ frame, type }) => `${frame ?? ""}|${type ?? ""}`).join(";");
  const bytes = new Uint8Array(KINDS + letters.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(DOCUMENT, numberOf(document), true);
  view.setInt32(START, time.start ?? NEVER, true);
  view.setInt32(END, time.end ?? NEVER, true);
  mark(bytes, NAMES, NAME_BITS, names);
  mark(bytes, TOPIC, TOPIC_BITS, topic);
  const wordings = reports.map(wordingOf).filter(({ length }) => length >= LEAST_SHINGLES);
  for (const wording of wordings) mark(bytes, WORDING, WORDING_BITS, wording);
  bytes[FLAGS] =
    (time.dated ? DATED : 0) |
    (time.stated === "announced" ? ANNOUNCED : 0) |
    (part.title ? TITLE : 0) |
    (part.lead ? LEAD : 0) |
    (placeOf(telling) === null ? 0 : PLACE) |
    (sizes.length > 0 ? SIZES : 0);
  bytes[LASTS] = Math.min(MOST, lasts);
  bytes[SHORTEST] = wordings.length === 0 ? 0 : Math.min(MOST, ...wordings.map(({ length }) => length));
  bytes[TOPICS] = Math.min(MOST, topic.length);
  for (let i = 0; i < letters.length; i++) bytes[KINDS + i] = letters.charCodeAt(i);
  return bytes;
}

/** False only where `sameness` of the two is surely below `SAME`: what cannot be told from the brief is taken to be as alike as may be. */
export function mayBeOne(telling: Telling, brief: Uint8Array): boolean {
  const view = new DataView(brief.buffer, brief.byteOffset, brief.byteLength);
  // Two tellings of one document are compared by rules of their own.
  if (view.getUint32(DOCUMENT, true) === numberOf(telling.document)) return true;
  const flags = brief[FLAGS];
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const [start, end] = [view.getInt32(START, true), view.getInt32(END, true)];
  const time = timeAlike(telling, {
    document: "",
    time: {
      value: null,
      start: start === NEVER ? null : start,
      end: end === NEVER ? null : end,
      dated: has(DATED),
      stated: has(ANNOUNCED) ? "announced" : null,
    },
    // More than is written down is as long as the other lasts.
    lasts: brief[LASTS] === MOST ? Number.POSITIVE_INFINITY : brief[LASTS],
    part: { title: has(TITLE), lead: has(LEAD) },
  });
  if (time === 0) return false;
  const words = mostWords(telling, brief);
  const nearest = nearestKinds(telling, { kinds: kindsIn(brief) });
  const kind = nearest > 0 ? nearest : words.agree ? WORDS.kind : 0;
  if (kind < 0.05) return false;
  const place = has(PLACE) && placeOf(telling) !== null ? 1 : 0.5;
  const size = has(SIZES) && telling.sizes.length > 0 ? 1 : 0.5;
  // Who shares a block with one that names a single party names no other either.
  const parties = telling.parties.size === 1 ? ALONE : 1;
  const most = 0.4 * time + 0.2 * place + 0.1 * size + 0.15 * parties + 0.15 * kind + words.score - (kind < HARDLY ? 0.1 : 0);
  return most >= SAME - 1e-9;
}

/** What the words could score at most: `wordsAlike` of two documents, with every hash that may be shared taken to be. */
function mostWords({ reports, topic, names }: Telling, brief: Uint8Array): { score: number; agree: boolean } {
  const shortest = brief[SHORTEST];
  for (const { length, shared } of shortest === 0 ? [] : reports.map((report) => likely(wordingOf(report), brief)))
    if (length >= LEAST_SHINGLES && shared / Math.min(length, shortest) > WORDS.copied) return { score: WORDS.copy, agree: true };
  const few = Math.min(topic.length, brief[TOPICS]);
  const shared = Math.min(few, marked(topic, brief, TOPIC, TOPIC_BITS));
  const common = marked(names, brief, NAMES, NAME_BITS);
  const part = few === 0 ? 0 : shared / few;
  const agree = common >= SURE_NAMES || (shared >= 3 && part >= WORDS.matter);
  const named = common > 0 ? WORDS.named : 0;
  // With nothing in common the score is known, and below nothing only where the count of words is.
  if (shared === 0) return { score: named > 0 || few < 5 ? named : WORDS.nothing, agree };
  return { score: named + (part >= WORDS.matter ? 0.1 : part >= 0.25 ? 0.05 : 0), agree };
}

const likely = (wording: readonly number[], brief: Uint8Array): { length: number; shared: number } => ({
  length: wording.length,
  shared: marked(wording, brief, WORDING, WORDING_BITS),
});

function mark(bytes: Uint8Array, at: number, bits: number, hashes: readonly number[]): void {
  for (const hash of hashes) {
    const bit = hash & (bits - 1);
    bytes[at + (bit >> 3)] |= 1 << (bit & 7);
  }
}

/** How many of these are marked there. */
function marked(hashes: readonly number[], bytes: Uint8Array, at: number, bits: number): number {
  let count = 0;
  for (const hash of hashes) {
    const bit = hash & (bits - 1);
    count += (bytes[at + (bit >> 3)] >> (bit & 7)) & 1;
  }
  return count;
}

/** Eight digits of a document's hash; of ids that are none, nothing is told apart. */
function numberOf(document: string): number {
  const known = numbers.document === document ? numbers.number : Number.parseInt(document.slice(7, 15), 16) >>> 0;
  numbers = { document, number: known };
  return known;
}

let numbers = { document: "", number: 0 };

function kindsIn(brief: Uint8Array): readonly Kind[] {
  let letters = "";
  for (let i = KINDS; i < brief.length; i++) letters += String.fromCharCode(brief[i]);
  const known = kindsBy.get(letters) ?? letters.split(";").map(kindOf);
  kindsBy.set(letters, known);
  return known;
}

/** Of frames and types there are some hundreds, and few stand together. */
const kindsBy = new Map<string, readonly Kind[]>();

function kindOf(letters: string): Kind {
  const [frame, type] = letters.split("|");
  return { frame: frame === "" ? null : frame, type: type === "" ? null : type };
}
