/**
 * What a reader steps through: events, claims that are not reports, and quoted words, in the order of the text.
 * Each has the operative words to underline, and the sentence its note stands beside.
 */
import { bySpan, overlaps, type Span } from "../../../base/span.ts";
import type { ClaimClass, Document, Event } from "../../../document/schema.ts";
import { type Family, familyOf } from "./families.ts";

export type Role = "what" | "who" | "whom" | "when" | "where" | "howMany";

export interface Part extends Span {
  readonly role: Role | null;
}

export interface Item {
  readonly id: string;
  readonly kind: "event" | "claim" | "quote" | "aside";
  readonly class: ClaimClass;
  readonly family: Family;
  readonly parts: readonly Part[];
  /** Offset of the words the note stands level with. */
  readonly at: number;
  /** Index into the document's sentences, −1 outside them. */
  readonly sentence: number;
}

/** Two parts with no more letters than these between them (" at ", " - ") are underlined as one, so that a line does not stutter. */
const BRIDGE = 4;

export function itemsOf(document: Document): Item[] {
  const events = document.events.map((event) => eventItem(document, event));
  // A plain assertion says no more than the sign in the gutter does; only what must not be taken for one is marked.
  const claims = outermost(document.claims)
    .filter(({ class: claim }) => familyOf(claim) !== "report" && familyOf(claim) !== "unsourced")
    .filter(
      (claim) => !events.some(({ family, parts }) => family === familyOf(claim.class) && parts.some((p) => overlaps(p, claim))),
    )
    .map((claim) => item(document, claim.id, "claim", claim.class, [{ start: claim.start, end: claim.end, role: null }]));
  const quotes = document.quotes
    .filter((quote) => quote.kind === "speech" && !claims.some((c) => c.family === "quoted" && overlaps(c.parts[0], quote)))
    .map((quote) => item(document, quote.id, "quote", "quoted", [{ start: quote.start, end: quote.end, role: null }]));
  return [...events, ...claims, ...quotes, ...versesOf(document)].sort((a, b) => a.at - b.at || order(a) - order(b));
}

/** A claim that lies within another of its family says the same thing of fewer words. */
function outermost(claims: Document["claims"]): Document["claims"] {
  return claims.filter(
    (claim, i) =>
      !claims.some((other, j) => {
        if (i === j || familyOf(other.class) !== familyOf(claim.class) || other.imputes !== claim.imputes) return false;
        const isWithin = other.start <= claim.start && claim.end <= other.end;
        return isWithin && (other.end - other.start > claim.end - claim.start || j < i);
      }),
  );
}

const order = ({ kind }: Item): number => (kind === "event" ? 0 : 1);

function eventItem(document: Document, event: Event): Item {
  return item(document, event.id, "event", event.class, partsOf(document, event), event.trigger.start);
}

function item(
  document: Document,
  id: string,
  kind: Item["kind"],
  claim: ClaimClass,
  parts: readonly Part[],
  at = parts[0].start,
): Item {
  return { id, kind, class: claim, family: familyOf(claim), parts, at, sentence: sentenceAt(document, at) };
}

/** The spans an event rests on, each with the role it fills; where two overlap the earlier named keeps the words. */
function partsOf(document: Document, event: Event): Part[] {
  const named: Part[] = [{ ...event.trigger, role: "what" }];
  const add = (span: Span | null | undefined, role: Role) => {
    if (!span || span.end <= span.start) return;
    for (const part of named) {
      if (!overlaps(part, span)) continue;
      // The wider phrase shows better what was read: "the joint exercises", not "exercises".
      if (part.role === "what" && span.start <= part.start && span.end >= part.end) return;
      return;
    }
    named.push({ start: span.start, end: span.end, role });
  };
  for (const { span } of event.actors) add(span, "who");
  for (const { span } of event.recipients) add(span, event.reciprocal ? "who" : "whom");
  add(
    document.times.find(({ id }) => id === event.time.time),
    "when",
  );
  add(event.place?.span, "where");
  for (const id of event.magnitudes)
    add(
      document.quantities.find((quantity) => quantity.id === id),
      "howMany",
    );
  return named.sort(bySpan);
}

/** The parts as lines are drawn: neighbours joined across a few letters of the same sentence. */
export function lines(parts: readonly Span[], text: string): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...parts].sort(bySpan)) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, start) : "";
    if (last && start - last.end <= BRIDGE && !/[.,!?;:\n"“”«»]/.test(between)) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function versesOf(document: Document): Item[] {
  const found: Item[] = [];
  document.sentences.forEach((sentence, index) => {
    if (sentence.class !== "scripture") return;
    // A verse of several sentences gets one note.
    if (index > 0 && document.sentences[index - 1].class === "scripture") return;
    found.push(item(document, `v${index}`, "aside", "scripture", [{ start: sentence.start, end: sentence.end, role: null }]));
  });
  if (found.length === 0)
    for (const quote of document.quotes)
      if (quote.kind === "scripture") {
        found.push(item(document, quote.id, "aside", "scripture", [{ start: quote.start, end: quote.end, role: null }]));
        break;
      }
  return found;
}

/** Index of the sentence that holds an offset, or −1. Sentences are in text order. */
export function sentenceAt(document: Document, at: number): number {
  let low = 0;
  let high = document.sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = document.sentences[middle];
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The item after (`step` 1) or before (−1) the selected one, of those that `allow` admits; stays at the ends. */
export function stepTo(
  items: readonly Item[],
  selected: string | null,
  step: 1 | -1,
  allow: (item: Item) => boolean,
): Item | null {
  const allowed = items.filter(allow);
  if (allowed.length === 0) return null;
  const here = items.findIndex(({ id }) => id === selected);
  if (here < 0) return step > 0 ? allowed[0] : allowed[allowed.length - 1];
  const rest = step > 0 ? items.slice(here + 1) : items.slice(0, here).reverse();
  return rest.find(allow) ?? items.find((item) => item.id === selected && allow(item)) ?? null;
}
