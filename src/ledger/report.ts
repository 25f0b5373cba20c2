/**
 * A report: one document's telling of one happening, with whoever it goes back to. Reports are what is kept as said;
 * happenings, lineages and figures are made from them and can be made again.
 */
import { hash32, sha256 } from "../base/hash.ts";
import { plainName } from "../base/letters.ts";
import { overlaps, type Span } from "../base/span.ts";
import { FIRST_DAY, LAST_DAY, ONE_MORE } from "../document/phases.ts";
import type { Document, Event, Instrument, Place } from "../document/schema.ts";
import { type DayRange, rangeOf } from "./days.ts";
import { kindsAlike } from "./kinds.ts";
import { type EvidenceClass, METHOD, type Method } from "./method.ts";
import { powerOf, stateOf } from "./parties.ts";
import { wordsOf } from "./terms.ts";
import { shinglesOf, sketchOf } from "./wording.ts";

export interface Root {
  /** The same for every report that goes back to the same speaker. */
  readonly lineage: string;
  readonly name: string;
  readonly actor: string | null;
  /** A speaker the text names, not the document's own issuer. */
  readonly stated: boolean;
}

export interface Size {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly unit: string;
}

export interface Report {
  readonly id: string;
  readonly document: string;
  /** The event's id within the document's present reading. */
  readonly event: string;
  readonly trigger: Span;
  readonly span: Span;
  /** Where it stands: a headline and the first sentence under it tell one thing. Missing in ledgers of before. */
  readonly part?: "title" | "lead" | "body";
  /** Told as one more act beside those before it: "he also met the president". */
  readonly further?: true;
  /** The characters of `span`, so that a figure opens to its words without opening every document. */
  readonly words: string;
  readonly type: string | null;
  readonly frame: string | null;
  readonly instrument: Instrument;
  readonly presence: number;
  readonly tone: number;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly reciprocal: boolean;
  readonly time: DayRange & {
    readonly value: string | null;
    readonly stated: "announced" | "realised" | null;
    readonly dated: boolean;
    /** Which end of what goes on for days the day is, where the text says so. */
    readonly edge?: "first" | "last";
  };
  readonly place: Place | null;
  readonly sizes: readonly Size[];
  readonly status: Event["status"];
  /** The event's class in its document. */
  readonly claim: Event["class"];
  readonly evidence: EvidenceClass;
  readonly denies: boolean;
  readonly root: Root;
  /**
   * Of a headline that names nobody: whom the first sentence under it names; of either, whom a later line names that tells more of the
   * same and is no report by itself ("Some 200 soldiers were sent, NATO said"). A lineage's name; `null` elsewhere.
   */
  readonly lead: string | null;
  /** Root speaker first, issuer last. */
  readonly chain: readonly string[];
  readonly relays: number;
  readonly issuer: string;
  readonly published: DayRange | null;
  readonly language: string;
  /** Shingles of the words around the trigger, quotations included. */
  readonly wording: readonly number[];
  /** Of a headline, shingles of the first other sentence that tells it too; empty elsewhere. */
  readonly retold: readonly number[];
  /** What its words are about, and not what stands beside them in the sentence: content words, hashed, ascending; without the actors, and without who says so. */
  readonly topic: readonly number[];
  /** Names and numbers in them alike, but for actors and dates: two papers seldom share one by chance. */
  readonly names: readonly number[];
  /** Sketch of the whole document's wording. */
  readonly sketch: readonly number[];
  /** Whether it may weigh in a measure, and why not. */
  readonly counted: boolean;
  readonly why: string;
}

/** Every event of a reading as a report, counted or not, in document order. @param sketch of its text, for whoever has it */
export function reportsOf(
  document: Document,
  method: Method = METHOD,
  sketch: readonly number[] = sketchOf(shinglesOf(document.text)),
): Report[] {
  const issuer = issuerOf(document, method);
  const told = new Map<string, number>();
  return document.events.map((event) => {
    const report = reportOf(document, event, issuer, sketch, method);
    const before = told.get(report.id) ?? 0;
    told.set(report.id, before + 1);
    // Two events may rest on one word ("visited Russia and China"): the second takes a name of its own.
    return before === 0 ? report : { ...report, id: nameOf(document.id, report.trigger, before) };
  });
}

function reportOf(document: Document, event: Event, issuer: Root, sketch: readonly number[], method: Method): Report {
  const named = rootOf(document, event, issuer, method);
  const heads = inTitle(document, event) ? leadOf(document, event, issuer, method) : null;
  // "Russia says", over a first line that its ministry says it: the ministry speaks for it.
  const spoken = heads?.startsWith(`${named.lineage}:`) ? { ...named, lineage: heads, actor: heads } : named;
  const denies = event.status === "denied" || event.factuality === "CT-" || event.factuality === "PR-";
  const evidence = evidenceOf(document, event, spoken, issuer, method);
  const root = ofMovement(spoken, event);
  const isPart = event.partOf !== null;
  const sentence = sentenceAround(document, event);
  return {
    id: nameOf(document.id, event.trigger, 0),
    document: document.id,
    event: event.id,
    trigger: { start: event.trigger.start, end: event.trigger.end },
    span: { start: event.span.start, end: event.span.end },
    part: partOf(document, event),
    ...(event.basis.some(({ rule }) => rule === ONE_MORE) && { further: true as const }),
    words: document.text.slice(event.span.start, event.span.end),
    type: event.plover.type,
    frame: event.frame,
    instrument: event.instrument,
    presence: event.presence,
    tone: event.tone,
    actors: codesOf(event.actors),
    recipients: codesOf(event.recipients),
    reciprocal: event.reciprocal,
    time: timeOf(document, event),
    place: event.place,
    sizes: sizesOf(document, event),
    status: event.status,
    claim: event.class,
    evidence,
    denies,
    root,
    lead: isNamed(root, issuer.lineage) ? null : (heads ?? detailOf(document, event, issuer, method)),
    chain: event.chain.map(({ who }) => who),
    relays: spoken === issuer ? 0 : Math.max(1, event.chain.length - 1),
    issuer: issuer.lineage,
    published: rangeOf(document.meta.published.value),
    language: document.meta.language,
    wording: shinglesOf(textOf(document, sentence)),
    retold: retoldIn(document, event),
    ...contentOf(document, [event.span, ...partsOf(document, event)]),
    sketch,
    counted: (event.counted || (denies && isDenial(document, event, root, method))) && !isPart && evidence !== "none",
    why: isPart ? "part of another happening" : event.why,
  };
}

/**
 * A movement's voice on its own deed, or on what was done to it or its land, is one by whatever name: "the Houthis", "Ansar Allah", its
 * spokesman, its television.
 */
function ofMovement(root: Root, { actors, recipients }: Event): Root {
  const { actor } = root;
  const land = actor?.split(":")[0];
  const isOf = (parties: Event["actors"]): boolean => parties.some(({ code }) => code === actor || code === land);
  const isOwn = actor !== null && MOVEMENT.test(actor) && isOf(actors) !== isOf(recipients);
  return isOwn ? { ...root, lineage: actor } : root;
}

const MOVEMENT = /:(?:REB|PRM)$/;

// "We sent no arms" denies that they were sent; "Moscow complained that the envoy had not been expelled" denies nothing.
function isDenial({ attributions, events }: Document, event: Event, root: Root, method: Method): boolean {
  const cues = attributions.find(({ id }) => id === event.chain[0]?.attribution)?.cue ?? [];
  if (events.some(({ plover, trigger }) => CHARGES.has(plover.type ?? "") && cues.some((cue) => overlaps(cue, trigger))))
    return false;
  const states = codesOf([...event.actors, ...event.recipients]).map((code) => powerOf(code, method) ?? code);
  return states.length > 1 || root.actor === null || states.includes(powerOf(root.actor, method) ?? root.actor);
}

/** What is charged with not having been done, or asked for, is not denied. */
const CHARGES = new Set(["ACCUSE", "REQUEST"]);

const nameOf = (document: string, { start, end }: Span, nth: number): string =>
  `r${sha256(`${document}|${start}|${end}${nth === 0 ? "" : `|${nth}`}`).slice(0, 16)}`;

const codesOf = (parties: Event["actors"]): string[] => [
  ...new Set(parties.map(({ code }) => code).filter((code) => code !== null)),
];

/** "TERMEZ, Aug 2 (Agency) —": an agency in brackets before the dash of a dateline. Whoever prints it, it is the agency's. */
const WIRE_TAG = /\((\p{Lu}[\p{L}\p{N}.&\- ]{1,30})\)\s*[-–—]/u;

function issuerOf(document: Document, method: Method): Root {
  const { issuer, publisher } = document.meta;
  const wire = WIRE_TAG.exec(document.text.slice(0, 400))?.[1];
  if (wire !== undefined) return { lineage: lineageName(wire, null, method), name: wire, actor: null, stated: false };
  const name = issuer?.name ?? publisher ?? document.meta.url ?? document.id;
  const actor = issuerActor(document);
  return { lineage: lineageName(name, actor, method), name, actor, stated: false };
}

/** Whose page it is; where its name stands in the text, as that name was read there. */
function issuerActor({ meta: { issuer }, mentions }: Document): string | null {
  const span = issuer?.span;
  if (issuer?.actor != null || span == null) return issuer?.actor ?? null;
  return mentions.find(({ start, end, actor }) => actor !== null && start === span.start && end === span.end)?.actor ?? null;
}

// "It was announced" names nobody where another is named, and "Iran granted a loan" is the act and no source for it.
function speakersOf({ attributions, events }: Document, event: Event): Event["chain"] {
  const { chain } = event;
  const acts = events.filter(({ id, plover }) => id === event.id || DEEDS.has(plover.type ?? "")).map(({ trigger }) => trigger);
  const stated = chain.filter(({ attribution }) => attribution !== undefined);
  const speaks = ({ attribution }: Event["chain"][number]): boolean => {
    const own = attributions.find(({ id }) => id === attribution);
    if (own === undefined) return true;
    const isAct = own.cue.some((cue) => acts.some((act) => overlaps(cue, act)));
    // "Iran granted it a loan to rebuild a road": who rebuilds and the word he is said to say it by are one clause.
    const isDoer = own.source.some((source) => event.actors.some(({ span }) => span !== null && overlaps(source, span)));
    const within = own.cue.every(({ start, end }) => event.span.start <= start && end <= event.span.end);
    return own.source.length > 0 && !isAct && !(isDoer && within);
  };
  const speakers = stated.filter(speaks);
  return handedOn(attributions, speakers.length > 0 && speakers.length < stated.length ? speakers : chain);
}

// "The ambassador said, the Post reports": a paper hands on what an office says, whichever stands first.
function handedOn(attributions: Document["attributions"], chain: Event["chain"]): Event["chain"] {
  const [first, second] = chain;
  if (first?.attribution === undefined || second?.attribution === undefined) return chain;
  const isReport = attributions.find(({ id }) => id === first.attribution)?.kind === "document";
  const isPaper = isReport && (first.actor == null || first.actor.endsWith(":JRN")) && hasName(first.who);
  const isOffice = second.actor != null && !second.actor.endsWith(":JRN");
  return isPaper && isOffice ? [second, first, ...chain.slice(2)] : chain;
}

/** PLOVER's types of what is done and not said. */
const DEEDS = new Set(["AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"]);

// A speaker without a name ("officials", lower case) is only as good as the one who lets him speak: one for each issuer.
function rootOf(document: Document, event: Event, issuer: Root, method: Method): Root {
  const [first] = speakersOf(document, event);
  if (first === undefined || first.attribution === undefined) return issuer;
  const actor = first.actor ?? null;
  if (actor === null && inTitle(document, event) && !standsBelow(document, first.who)) return issuer;
  const named = actor !== null || hasName(first.who);
  const lineage = named ? lineageName(first.who, actor, method) : `${lineageName(first.who, null, method)} via ${issuer.lineage}`;
  // A body that quotes itself on its own page is read at first hand.
  return lineage === issuer.lineage ? issuer : { lineage, name: first.who, actor, stated: true };
}

// "Still more: London sends troops" has a colon and no speaker: of one, the text below would have the name.
const standsBelow = ({ text, meta }: Document, name: string): boolean =>
  text
    .slice(meta.title?.span?.end ?? 0)
    .toLowerCase()
    .includes(name.toLowerCase());

const inTitle = ({ meta: { title } }: Document, { trigger }: Event): boolean =>
  title?.span != null && title.span.start <= trigger.start && trigger.end <= title.span.end;

/** The first sentence under the headline, whole and closed by a stop; a dateline of its own ("DUSHANBE, 28 October 2021.") says nothing yet. */
function leadSentence({ text, meta, sentences, tokens }: Document): Span | undefined {
  const below = meta.title?.span?.end ?? 0;
  const says = ({ start, end }: Span): boolean =>
    tokens.length === 0 ||
    tokens.some((token) => (token.upos === "VERB" || token.upos === "AUX") && start <= token.start && token.end <= end);
  return sentences.find((one) => one.start >= below && /[.!?]["”’»)]?\s*$/u.test(text.slice(one.start, one.end)) && says(one));
}

function partOf(document: Document, event: Event): NonNullable<Report["part"]> {
  if (inTitle(document, event)) return "title";
  const lead = leadSentence(document);
  return lead !== undefined && lead.start <= event.trigger.start && event.trigger.end <= lead.end ? "lead" : "body";
}

// Whom the first sentence under the headline goes back to: a headline tells what its lead tells.
function leadOf(document: Document, headline: Event, issuer: Root, method: Method): string | null {
  const { text, attributions, events } = document;
  const lead = leadSentence(document);
  if (lead === undefined) return null;
  const inside = ({ start, end }: Span): boolean => lead.start <= start && end <= lead.end;
  const told = { frame: headline.frame, type: headline.plover.type };
  for (const event of events) {
    if (!inside(event.trigger) || kindsAlike({ frame: event.frame, type: event.plover.type }, told) < 0.6) continue;
    const root = rootOf(document, event, issuer, method);
    return isNamed(root, issuer.lineage) ? root.lineage : null;
  }
  // Of several speakers, the one to whom most of the sentence is given.
  let [most, speaker]: [number, string | null] = [0, null];
  const parties = codesOf([...headline.actors, ...headline.recipients]);
  for (const { kind, source, sourceActor, cue, content } of attributions) {
    const [first] = source;
    // "Turkey pledged", under a headline on Turkey's pledge, is the act and no source for it.
    if (!SPEAKING.has(kind) || parties.includes(sourceActor ?? "")) continue;
    const given = content.filter(inside).reduce((sum, { start, end }) => sum + end - start, 0);
    if (first === undefined || given <= most || !cue.some(inside)) continue;
    const who = text.slice(first.start, first.end);
    if (sourceActor !== null || hasName(who)) [most, speaker] = [given, lineageName(who, sourceActor, method)];
  }
  return speaker;
}

// A line with one party is not matched with anything, but says who tells.
function detailOf(document: Document, event: Event, issuer: Root, method: Method): string | null {
  if (partOf(document, event) === "body") return null;
  const parties = codesOf([...event.actors, ...event.recipients]);
  const kind = { frame: event.frame, type: event.plover.type };
  for (const other of document.events) {
    const own = codesOf([...other.actors, ...other.recipients]);
    const isDetail = !other.counted && other.status === event.status && other.trigger.start > event.trigger.start;
    if (!isDetail || own.length === 0 || !own.every((code) => parties.includes(code))) continue;
    if (kindsAlike({ frame: other.frame, type: other.plover.type }, kind) < ONE_THING) continue;
    const root = rootOf(document, other, issuer, method);
    if (isNamed(root, issuer.lineage)) return root.lineage;
  }
  return null;
}

const ONE_THING = 0.75;

const hasName = (who: string): boolean => /\p{Lu}|\p{Lo}/u.test(who);

/** A speaker with a name. "Reports", "sources", "officials" are only as good as the paper that lets them speak. */
export const isNamed = ({ stated, lineage }: Root, issuer: string): boolean => stated && !lineage.endsWith(` via ${issuer}`);

// Organs of a state and international bodies go by their code, so that every wording of them is one; all others by name,
// for one code may stand for many voices (every newspaper of a country).
function lineageName(name: string, actor: string | null, method: Method): string {
  if (actor !== null && (actor.startsWith("IGO:") || isOrgan(actor, method)))
    return stateOf(actor, method) === actor ? `${actor}:GOV` : actor;
  return plainName(name) || name;
}

function isOrgan(actor: string, method: Method): boolean {
  const [, sector] = actor.split(":");
  return stateOf(actor, method) !== null && (sector === undefined || method.officialSectors.includes(sector));
}

function evidenceOf(document: Document, event: Event, root: Root, issuer: Root, method: Method): EvidenceClass {
  switch (event.class) {
    case "quoted":
      return "sourced";
    case "report":
    case "unsourced":
      if (root !== issuer) return "sourced";
      if (isOfficialRecord(document, event, method)) return "official";
      return event.class === "report" ? "unattributed" : "unsourced";
    case "presupposed":
      return "presupposed";
    case "background":
      return "background";
    default:
      return "none";
  }
}

// A state's own organ on its own state's act, held at first hand.
function isOfficialRecord(document: Document, event: Event, method: Method): boolean {
  const actor = issuerActor(document);
  const state = actor === null ? null : stateOf(actor, method);
  if (actor === null || state === null || document.meta.translated.value) return false;
  if (
    !actor
      .split(":")
      .slice(1)
      .some((sector) => method.officialSectors.includes(sector))
  )
    return false;
  return [...event.actors, ...event.recipients].some(({ code }) => code !== null && stateOf(code, method) === state);
}

// An undated event is bounded by the day the text was put out; an open end by the same, once begun.
function timeOf(document: Document, event: Event): Report["time"] {
  const { value, stated } = event.time;
  const told = rangeOf(value);
  const edge = edgeOf(event);
  const { published } = document.meta;
  const bound = rangeOf(published.value)?.end ?? rangeOf(published.latest)?.end ?? null;
  if (told === null) return { value, stated, start: null, end: bound, dated: false };
  if (told.end !== null) return { value, stated, ...told, dated: told.start !== null, ...(edge && { edge }) };
  return { value, stated, start: told.start, end: Math.max(told.start ?? 0, bound ?? told.start ?? 0), dated: false };
}

function edgeOf({ basis }: Event): "first" | "last" | null {
  const rules = basis.filter(({ field }) => field === "time").map(({ rule }) => rule);
  return rules.includes(FIRST_DAY) ? "first" : rules.includes(LAST_DAY) ? "last" : null;
}

// The sentence that holds the trigger; its span alone where no sentence does.
const sentenceAround = ({ sentences }: Document, { trigger, span }: Event): Span =>
  sentences.find(({ start, end }) => start <= trigger.start && trigger.end <= end) ?? span;

// A headline's own words are few and anybody's.
function retoldIn(document: Document, event: Event): number[] {
  const below = document.meta.title?.span?.end ?? 0;
  const other = event.mentions.find(({ start }) => start >= below);
  if (other === undefined || !inTitle(document, event)) return [];
  const sentence = document.sentences.find(({ start, end }) => start <= other.start && other.end <= end);
  return sentence === undefined ? [] : shinglesOf(textOf(document, sentence));
}

const textOf = ({ text }: Document, { start, end }: Span): string => text.slice(start, end);

const CONTENT = new Set(["NOUN", "VERB", "ADJ"]);
const NAMES = new Set(["PROPN", "NUM"]);
/** Attributions that only hand on; a decree or a refusal is itself what happened. */
const SPEAKING = new Set(["speech", "document", "belief", "evidence", "perception"]);

// Lemmas where the reading has them, else longer words. Actors are compared by their codes; speakers say nothing of the matter.
function contentOf(document: Document, within: readonly Span[]): { topic: number[]; names: number[] } {
  const { tokens, attributions, mentions, times } = document;
  const inside = ({ start, end }: Span): boolean => within.some((span) => span.start <= start && end <= span.end);
  const actors = mentions.filter(({ actor, kind }) => actor !== null && kind !== "place");
  const speech = attributions.filter(({ kind }) => SPEAKING.has(kind)).flatMap(({ source, cue }) => [...source, ...cue]);
  const elsewhere = [...speech, ...actors, ...times].filter(inside);
  const own = tokens.filter(
    (token) => inside(token) && !elsewhere.some((span) => span.start <= token.start && token.end <= span.end),
  );
  const lemmas = (classes: ReadonlySet<string>): string[] =>
    own.filter(({ upos }) => classes.has(upos)).flatMap(({ lemma }) => wordsOf(lemma));
  const topic =
    tokens.length > 0
      ? lemmas(CONTENT)
      : wordsOf(within.map((span) => textOf(document, span)).join(" ")).filter((word) => word.length > 4);
  return { topic: hashed(topic), names: hashed(lemmas(NAMES)) };
}

// "A statement in which they agreed to work together" is of that work.
const partsOf = ({ events }: Document, { id }: Event): Span[] =>
  events.filter(({ partOf }) => partOf === id).map(({ span }) => span);

const hashed = (words: readonly string[]): number[] => [...new Set(words.map(hash32))].sort((a, b) => a - b);

function sizesOf(document: Document, event: Event): Size[] {
  const told = event.magnitudes.flatMap((id) => document.quantities.find((quantity) => quantity.id === id) ?? []);
  return told.map(({ value, low, high, approximate, unit }) => ({ value, low, high, approximate, unit }));
}
