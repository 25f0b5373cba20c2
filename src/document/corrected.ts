/**
 * A person's corrections, laid over what the machine read. The reading itself is never touched: take the corrections
 * away and it stands as it was. A finding is named by its words, which stay when the text is read again.
 */
import { overlaps, type Span, sliceOf } from "../base/span.ts";
import type { ClaimClass, Document, Event, Party } from "./schema.ts";

export type Change =
  | { readonly field: "verdict"; readonly value: "accept" | "reject" }
  | { readonly field: "class"; readonly value: ClaimClass }
  /** `tone` is the type's score, −10 … +10, by the scheme the type is of. */
  | { readonly field: "type"; readonly value: { readonly type: string | null; readonly tone: number } }
  | {
      readonly field: "actors" | "recipients";
      readonly value: readonly { readonly code: string | null; readonly span: Span | null }[];
    }
  | { readonly field: "what"; readonly value: Span }
  | { readonly field: "when"; readonly value: { readonly span: Span | null; readonly value: string | null } }
  | {
      readonly field: "where";
      readonly value: { readonly span: Span | null; readonly name: string; readonly country: string | null } | null;
    }
  | { readonly field: "howMany"; readonly value: { readonly span: Span; readonly value: number; readonly unit: string } | null }
  /** These words name this actor, wherever they stand in the document. */
  | { readonly field: "entity"; readonly value: { readonly words: string; readonly actor: string } };

export interface Correction {
  readonly document: string;
  /** An event's trigger, a claim's words, a mention's. */
  readonly at: Span;
  readonly change: Change;
  readonly reason: string;
  readonly by: string | null;
  /** ISO 8601 instant. */
  readonly made: string | null;
  /** Its place in the log, by which it is undone. */
  readonly sequence: number;
}

export function corrected(document: Document, corrections: readonly Correction[]): Document {
  return corrections.reduce((now, correction) => apply(now, correction, document), document);
}

// A trigger that was moved is still found by the words it was read at.
function apply(document: Document, correction: Correction, read: Document): Document {
  const { at, change } = correction;
  if (change.field === "entity") return renamed(document, change.value.words, change.value.actor);
  const extra = additions(document, correction);
  const next = { ...document, ...extra };
  const place = eventAt(read, at);
  const claims = next.claims.map((claim) =>
    claim.start === at.start && claim.end === at.end && change.field === "class" ? { ...claim, class: change.value } : claim,
  );
  const events = next.events.map((event, i) => (i === place ? changed(event, correction, next) : event));
  return { ...next, claims, events };
}

/** Index of the event whose trigger these words are; after a new reading, of the one that shares most of them. −1 for none. */
export function eventAt({ events }: Document, at: Span): number {
  const exact = events.findIndex(({ trigger }) => trigger.start === at.start && trigger.end === at.end);
  return exact >= 0 ? exact : events.findIndex(({ trigger }) => overlaps(trigger, at));
}

// A time or a size that nobody had read is one of the document's own from now on.
function additions(document: Document, { change, sequence }: Correction): Partial<Document> {
  if (change.field === "when" && change.value.span && change.value.value) {
    const { span, value } = change.value;
    const time = { id: `t+${sequence}`, ...span, value, precision: "day", basis: "as corrected" };
    return { times: [...document.times, time] };
  }
  if (change.field === "howMany" && change.value) {
    const { span, value, unit } = change.value;
    const size = { id: `q+${sequence}`, ...span, value, low: null, high: null, approximate: false, unit, of: null };
    return { quantities: [...document.quantities, size] };
  }
  return {};
}

function changed(event: Event, { change, reason, by, sequence }: Correction, document: Document): Event {
  switch (change.field) {
    case "verdict": {
      if (change.value === "accept") return event;
      return { ...event, counted: false, why: `rejected by ${by ?? "a person"}${reason && `: ${reason}`}` };
    }
    case "class":
      return recounted({ ...event, class: change.value });
    case "type": {
      const { type, tone } = change.value;
      const presence = type === "RETREAT" ? -1 : Math.max(0, event.presence);
      return recounted({ ...event, plover: { ...event.plover, type, mode: null }, frame: null, tone, presence });
    }
    case "actors":
    case "recipients":
      return recounted({ ...event, [change.field]: change.value.map((party) => partyOf(document, party)) });
    case "what":
      return { ...event, trigger: change.value };
    case "when": {
      const { span, value } = change.value;
      return { ...event, time: { ...event.time, value, time: span && value ? `t+${sequence}` : null } };
    }
    case "where": {
      const place = change.value && { ...change.value, admin1: null, lat: null, lon: null, uncertaintyKm: null };
      return { ...event, place };
    }
    case "howMany":
      return { ...event, magnitudes: change.value ? [`q+${sequence}`] : [] };
    default:
      return event;
  }
}

function partyOf({ mentions }: Document, { code, span }: { readonly code: string | null; readonly span: Span | null }): Party {
  const mention = span ? mentions.find((one) => overlaps(one, span)) : undefined;
  return { code, mention: mention?.id ?? null, span };
}

function renamed(document: Document, words: string, actor: string): Document {
  const same = (span: Span | null): boolean => span !== null && plain(sliceOf(document.text, span)) === plain(words);
  const mentions = document.mentions.map((mention) => (same(mention) ? { ...mention, actor } : mention));
  const isRenamed = (code: string | null, span: Span | null, mention: string | null): boolean =>
    code !== actor && (same(span) || mentions.some((one) => one.id === mention && same(one)));
  const party = (one: Party): Party => (isRenamed(one.code, one.span, one.mention) ? { ...one, code: actor } : one);
  const events = document.events.map((event) => {
    const [actors, recipients] = [event.actors.map(party), event.recipients.map(party)];
    const chain = event.chain.map((link) => (plain(link.who) === plain(words) ? { ...link, actor } : link));
    const isSame = [...actors, ...recipients].every((one) => event.actors.includes(one) || event.recipients.includes(one));
    return isSame ? { ...event, chain } : recounted({ ...event, actors, recipients, chain });
  });
  return { ...document, mentions, events };
}

const plain = (words: string): string =>
  words
    .replace(/^(the|an?)\s+/i, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

const COUNTABLE: ReadonlySet<ClaimClass> = new Set(["report", "quoted", "unsourced", "presupposed", "background"]);

/** What may enter a number, once a person has changed what it hangs on: told as done, doing or announced, between named parties. */
function recounted(event: Event): Event {
  const { class: claim, status, reciprocal, actors, recipients } = event;
  if (!COUNTABLE.has(claim)) return { ...event, counted: false, why: `${claim}, as corrected` };
  if (event.counted && event.plover.type !== null) return event;
  if (status !== "happened" && status !== "ongoing" && status !== "planned") return event;
  const named = (parties: readonly Party[]): number => new Set(parties.flatMap(({ code }) => code ?? [])).size;
  const between = named(actors) > 0 && (named(recipients) > 0 || (reciprocal && named(actors) > 1));
  if (!between || event.plover.type === null)
    return { ...event, counted: false, why: between ? "no type, as corrected" : "a party is not named" };
  return { ...event, counted: true, why: "as corrected" };
}
