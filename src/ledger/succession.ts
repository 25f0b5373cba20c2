/**
 * Which document takes back which: a later version at the same address, a correction, a retraction. It follows from the two
 * documents, whichever came first, and is kept in the log with its reason, where a person can undo it.
 */
import type { Document as Whole } from "../document/schema.ts";
import type { Entry, Store } from "./store.ts";
import { askedTerms, fold, wordsOf } from "./terms.ts";
import { likeness, shinglesOf, sketchOf } from "./wording.ts";

/** What of a document is looked at. */
type Document = Pick<Whole, "id" | "text" | "meta">;

export interface Succession {
  /** The one that no longer stands as it is. */
  readonly document: string;
  /** The one that says so. */
  readonly source: string;
  readonly kind: "version" | "correction" | "retraction";
  readonly reason: string;
}

/** What another must share of the wording to be the same article, or to be what a notice is about. */
const SAME_ARTICLE = 0.3;
const ABOUT_IT = 0.15;
/** A headline of fewer words is quoted by chance. */
const TITLE_WORDS = 4;
const LOOKED_THROUGH = 20;

/** Under which a document is kept for others to find: its address, and its source when it puts itself right. */
export function keysOf({ meta }: Pick<Document, "meta">): string[] {
  const address = addressOf(meta.url);
  return [...(address === null ? [] : [`at ${address}`]), ...(meta.notice ? [`${BY}${sourceOf(meta)}`] : [])];
}

/** Begins the key of a source that puts itself right. */
export const BY = "by ";

/** @param fresh documents about to be recorded, in order of arrival */
export async function successions(store: Store, fresh: readonly Document[]): Promise<Succession[]> {
  const arriving = new Set(fresh.map(({ id }) => id));
  const held = (await candidates(store, fresh)).filter(({ id }) => !arriving.has(id)).sort((a, b) => a.sequence - b.sequence);
  const documents = (await Promise.all(held.map(({ id }) => store.document(id)))).filter((document) => document !== null);
  return among([...documents, ...fresh], arriving);
}

/** What one of many documents takes back, or by which it is taken back, when all of them are held already. */
export async function successionsOf(store: Store, document: Document): Promise<Succession[]> {
  const own = await store.entries([document.id]);
  const others = (await candidates(store, [document])).filter(({ id }) => id !== document.id);
  const ordered = [...own, ...others].sort((a, b) => a.sequence - b.sequence);
  const documents = await Promise.all(ordered.map(({ id }) => (id === document.id ? document : store.document(id))));
  const held = documents.filter((one) => one !== null);
  return among(held, new Set([document.id]));
}

/** @param documents in order of arrival, which decides where the dates do not; @param asked pairs without any of them are left */
function among(documents: readonly Document[], asked: ReadonlySet<string>): Succession[] {
  const sides = documents.map(sideOf);
  const found: Succession[] = [];
  for (const [i, one] of sides.entries()) {
    for (const other of sides.slice(i + 1)) {
      if (!asked.has(one.document.id) && !asked.has(other.document.id)) continue;
      const [earlier, later] = other.day !== "" && one.day > other.day ? [other, one] : [one, other];
      const succession = succeeds(later, earlier);
      if (succession !== null) found.push(succession);
    }
  }
  return found;
}

/** What of a document is compared first. */
interface Side {
  readonly document: Document;
  readonly address: string | null;
  readonly source: string;
  readonly day: string;
}

const sideOf = (document: Document): Side => ({
  document,
  address: addressOf(document.meta.url),
  source: sourceOf(document.meta),
  day: document.meta.published.value ?? "",
});

// Those at their addresses; and, of their own sources, notices, or what their notices may be about.
async function candidates(store: Store, fresh: readonly Document[]): Promise<Entry[]> {
  const keys = fresh.flatMap((document) => [...keysOf(document), `${BY}${sourceOf(document.meta)}`]);
  const entries = new Map((await store.keyed([...new Set(keys)])).map((entry) => [entry.id, entry]));
  for (const { meta, text } of fresh) {
    if (!meta.notice) continue;
    const { documents } = await store.search({ terms: askedTerms(text), limit: LOOKED_THROUGH, offset: 0 });
    for (const entry of await store.entries(documents.map(({ id }) => id))) entries.set(entry.id, entry);
  }
  return [...entries.values()];
}

function succeeds(now: Side, then: Side): Succession | null {
  const [later, earlier] = [now.document, then.document];
  const { notice } = later.meta;
  const atOne = now.address !== null && now.address === then.address;
  if (!atOne && !(notice && now.source === then.source)) return null;
  const shared = { document: earlier.id, source: later.id };
  const alike = likeness(sketchOf(shinglesOf(later.text)), sketchOf(shinglesOf(earlier.text)));
  if (notice && (atOne || alike >= ABOUT_IT || quotesTitle(later, earlier))) {
    return { ...shared, kind: notice.kind, reason: later.text.slice(notice.span.start, notice.span.end).slice(0, 200) };
  }
  const reason = `a later version stands at ${later.meta.url}`;
  return atOne && alike >= SAME_ARTICLE ? { ...shared, kind: "version", reason } : null;
}

function quotesTitle(later: Document, earlier: Document): boolean {
  const title = wordsOf(earlier.meta.title?.value ?? "");
  return title.length >= TITLE_WORDS && ` ${wordsOf(later.text).join(" ")} `.includes(` ${title.join(" ")} `);
}

const sourceOf = ({ publisher, issuer }: Document["meta"]): string => fold(publisher ?? issuer?.name ?? "").trim();

/** An address without what only counts visits; `null` for none, and for a site's front page, which holds something else each day. */
export function addressOf(url: string | null): string | null {
  const [, host, pathname, query = ""] = /^https?:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(url ?? "") ?? [];
  if (host === undefined) return null;
  const kept = query.split("&").filter((part) => part !== "" && !/^(?:utm_\w*|fbclid|gclid|ref)(?:=|$)/.test(part));
  const path = pathname.replace(/\/+$/, "");
  if (path === "" && kept.length === 0) return null;
  return `${host.toLowerCase().replace(/^www\./, "")}${path}${kept.length > 0 ? `?${kept.sort().join("&")}` : ""}`;
}
