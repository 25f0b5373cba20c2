/** What an item's note says: a title, an aside, and a line or two of why. */

import { sliceOf } from "../../../base/span.ts";
import type { Document, Event } from "../../../document/schema.ts";
import type { Item } from "./items.ts";
import { isState, nameOf, sectorOf } from "./names.ts";
import type { Translate } from "./strings.ts";

export interface NoteText {
  readonly title: string;
  readonly aside: string;
  readonly lines: readonly string[];
}

export function noteOf(document: Document, item: Item, t: Translate, language: string): NoteText {
  const event = document.events.find(({ id }) => id === item.id);
  if (event) return eventNote(document, event, t, language);
  if (item.kind === "aside") return { title: t("note.scripture"), aside: t("note.setAside"), lines: [t("note.scriptureWhy")] };
  if (item.kind === "quote") return quoteNote(document, item, t);
  return claimNote(document, item, t);
}

function eventNote(document: Document, event: Event, t: Translate, language: string): NoteText {
  const dyad = sidesOf(document, event, language).filter(Boolean);
  const between = event.reciprocal ? " ↔ " : " → ";
  const lines = [dyad.join(between)].filter(Boolean);
  if (!event.counted) lines.push(event.why ? sentence(event.why) : t("note.notCounted"));
  else if (event.class !== "report") lines.push(t(`class.${event.class}`));
  return { title: kindOf(event, t), aside: event.counted ? "" : t("note.notCounted"), lines: lines.slice(0, 2) };
}

function quoteNote(document: Document, item: Item, t: Translate): NoteText {
  const quote = document.quotes.find(({ id }) => id === item.id);
  const speaker = quote?.speaker ? speakerOf(document, quote.speaker) : null;
  return {
    title: speaker ?? t("note.quote"),
    aside: t("note.quoted"),
    lines: [t(speaker ? "note.quoteWhy" : "note.quoteUnnamed")],
  };
}

/** A speaker is a mention's id; the words of its first, fullest mention are shown. */
function speakerOf(document: Document, id: string): string | null {
  const mention = document.mentions.find((m) => m.id === id);
  const first = mention?.sameAs ? document.mentions.find((m) => m.id === mention.sameAs) : mention;
  return first ? sliceOf(document.text, first).replace(/\s+/g, " ") : null;
}

function claimNote(document: Document, item: Item, t: Translate): NoteText {
  const claim = document.claims.find(({ id }) => id === item.id);
  const title = claim?.imputes ? t(`imputes.${claim.imputes}`) : t(`class.${item.class}`);
  const lines: string[] = [];
  const holder = claim ? holderOf(document, claim.holder) : null;
  if (holder === "(issuer)") lines.push(t("note.issuerSays"));
  else if (holder) lines.push(t("note.holderSays", { who: holder }));
  const loaded = document.findings.filter(
    ({ kind, start, end }) => kind === "loaded" && claim && start < claim.end && claim.start < end,
  );
  if (loaded.length > 0)
    lines.push(t("note.loaded", { words: loaded.map((finding) => `“${sliceOf(document.text, finding)}”`).join(", ") }));
  return { title, aside: t("note.notCounted"), lines };
}

function holderOf(document: Document, holder: string | null): string | null {
  if (holder === null || holder === "(issuer)") return holder;
  return speakerOf(document, holder) ?? holder;
}

/** What happened, in the interface's words: the ontology's type, with its first context where there is one. */
export function kindOf(event: Event, t: Translate): string {
  const { type, mode } = event.plover;
  const frame = event.frame ? t(`frame.${event.frame}`) : null;
  if (frame && !frame.startsWith("frame.")) return frame;
  if (event.frame) return capital(event.frame.replaceAll("-", " "));
  if (type) return capital(t(`plover.${type}`));
  return mode ? capital(mode) : t("note.event");
}

export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
const sentence = (words: string): string => capital(/[.!?]$/.test(words) ? words : `${words}.`);

/** The two sides of an event by name, each state once. A mutual act among actors alone has its first on one side. */
export function sidesOf(document: Document, event: Event, language: string): readonly [string, string] {
  const names = (parties: Event["actors"]) => [...new Set(parties.map((party) => partyName(document, party, language)))];
  const [actors, recipients] = [names(event.actors), names(event.recipients)];
  if (event.reciprocal && recipients.length === 0) return [actors[0] ?? "", actors.slice(1).join(", ")];
  return [actors.join(", "), recipients.join(", ")];
}

/** What has no code keeps the text's own words; a sector too, since "Russian troops" says more than "Russia". */
export function partyName(document: Document, { code, span }: Event["actors"][number], language: string): string {
  if (code && isState(code)) {
    const sector = sectorOf(code);
    return sector && span
      ? sliceOf(document.text, span)
          .replace(/^(the|a)\s+/i, "")
          .replace(/\s+/g, " ")
      : nameOf(code, language);
  }
  if (span) return sliceOf(document.text, span).replace(/\s+/g, " ");
  return code ? nameOf(code, language) : "?";
}

/** The same for a happening: its frame in words, else its type. */
export function happeningKind(
  { frame, type }: { readonly frame?: string | null; readonly type: string | null },
  t: Translate,
): string {
  if (frame) return capital(frame.replaceAll("-", " "));
  return type ? capital(t(`plover.${type}`)) : t("note.event");
}
