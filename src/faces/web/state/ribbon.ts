/** The chain of hands between a document's reader and the root speaker of a report, and what each of them carries. */
import type { ChainLink, Document } from "../../../document/schema.ts";
import { type Item, sentenceAt } from "./items.ts";

export interface Voice {
  /** Names the voice in the address and across chains. */
  readonly key: string;
  readonly name: string;
  readonly kind: "translator" | "issuer" | "relay" | "root";
  /** Sentences it carries; `null` for all of them. */
  readonly sentences: ReadonlySet<number> | null;
}

/**
 * Outermost first: translator, issuer, relays, root speaker.
 * @param item the selected item; without one, the counted event with the longest chain
 */
export function ribbonOf(document: Document, item: Item | null): Voice[] {
  const chain = chainOf(document, item);
  const links = chain.filter((link) => !isIssuer(link)).reverse();
  const voices: Voice[] = links.map((link, i) => ({
    key: link.who,
    name: link.who,
    kind: i === links.length - 1 ? "root" : "relay",
    sentences: carriedBy(document, link.who),
  }));
  voices.unshift({
    key: "(issuer)",
    name: document.meta.issuer?.name ?? document.meta.publisher ?? "",
    kind: "issuer",
    sentences: null,
  });
  if (document.meta.translated.value) voices.unshift({ key: "(translator)", name: "", kind: "translator", sentences: null });
  return voices;
}

export const isIssuer = ({ who }: ChainLink): boolean => who === "(issuer)";

export function chainOf(document: Document, item: Item | null): readonly ChainLink[] {
  if (item) {
    const event = document.events.find(({ id }) => id === item.id) ?? document.claims.find(({ id }) => id === item.id);
    if (event) return event.chain;
  }
  let longest: readonly ChainLink[] = [];
  for (const { chain, counted } of document.events) if (counted && chain.length > longest.length) longest = chain;
  return longest;
}

/** Sentences with an event, a claim or an attribution that passed through this voice. */
function carriedBy(document: Document, who: string): Set<number> {
  const carried = new Set<number>();
  for (const { chain, mentions, trigger } of document.events)
    if (chain.some((link) => link.who === who))
      for (const { start } of [trigger, ...mentions]) carried.add(sentenceAt(document, start));
  for (const { chain, start } of document.claims)
    if (chain.some((link) => link.who === who)) carried.add(sentenceAt(document, start));
  const heard = new Set(
    [...document.events, ...document.claims].flatMap(({ chain }) =>
      chain.flatMap((link) => (link.who === who && link.attribution ? [link.attribution] : [])),
    ),
  );
  for (const { id, cue, content } of document.attributions)
    if (heard.has(id)) for (const { start } of [...cue, ...content]) carried.add(sentenceAt(document, start));
  carried.delete(-1);
  return carried;
}
