/** The items of a feed (RSS, Atom, RDF, JSON Feed) that carry words. What an item only links to is not fetched. */
import { AscribeError } from "../../base/error.ts";
import { firstDate, firstStated, type StatedFields } from "../found.ts";
import { textOfFragment } from "./html.ts";

export interface FeedItem {
  /** The feed's own id for it, or its address. */
  readonly id: string;
  readonly text: string;
  readonly fields: StatedFields;
  /** When the feed says it was changed; a later one is a correction. */
  readonly updated: string | null;
}

type Loose = Readonly<Record<string, unknown>>;

/** @throws {AscribeError} `bad-feed`, `xml-entities` */
export async function readFeed(source: string): Promise<{ title: string | null; items: FeedItem[] }> {
  if (/<!ENTITY/i.test(source))
    throw new AscribeError("xml-entities", "declares entities of its own, which may unfold without end; remove its DOCTYPE");
  const { parseFeed } = await import("feedsmith");
  let feed: Loose;
  try {
    feed = parseFeed(source).feed as Loose;
  } catch (cause) {
    throw new AscribeError(
      "bad-feed",
      "is no feed that can be read (RSS, Atom, RDF or JSON Feed); give its address or its file again",
      { cause },
    );
  }
  const title = words(feed.title);
  const entries = (feed.items ?? feed.entries ?? []) as readonly Loose[];
  const items: FeedItem[] = [];
  for (const entry of entries) {
    const item = await itemOf(entry, feed, title);
    if (item) items.push(item);
  }
  return { title, items };
}

async function itemOf(entry: Loose, feed: Loose, feedTitle: string | null): Promise<FeedItem | null> {
  const body =
    words((entry.content as Loose | undefined)?.encoded) ??
    words(entry.content) ??
    words(entry.content_html) ??
    words(entry.content_text) ??
    words(entry.description) ??
    words(entry.summary) ??
    "";
  const text = await textOfFragment(body);
  const dc = entry.dc as Loose | undefined;
  const title = firstStated([plainTitle(words(entry.title)), "feed item title"]);
  const published = firstDate(
    [words(entry.pubDate) ?? words(entry.published) ?? words(entry.date_published), "feed item date"],
    [words(first(dc?.dates)) ?? words(dc?.date), "feed item dc:date"],
    [words(entry.updated), "feed item updated"],
  );
  const publisher = firstStated(
    [words((entry.source as Loose | undefined)?.title), "feed item source"],
    [feedTitle, "feed title"],
  );
  const byline = firstStated(
    [words(first(dc?.creators)) ?? words(dc?.creator), "feed item dc:creator"],
    [words(first(entry.authors)), "feed item author"],
  );
  const url = firstStated([addressOf(entry), "feed item link"]);
  const language = firstStated([words(feed.language), "feed language"]);
  if (text === "" && !title) return null;
  return {
    id: words((entry.guid as Loose | undefined)?.value) ?? words(entry.id) ?? url?.value ?? `${title?.value} ${published?.value}`,
    text,
    fields: {
      ...(title && { title }),
      ...(published && { published }),
      ...(publisher && { publisher }),
      ...(byline && { byline }),
      ...(url && /^https?:/.test(url.value) && { url }),
      ...(language && { language: { ...language, value: language.value.split(/[-_]/)[0].toLowerCase() } }),
    },
    updated: firstDate([words(entry.updated), ""], [words(entry.date_modified), ""])?.value ?? null,
  };
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

function addressOf(entry: Loose): string | null {
  const links = Array.isArray(entry.links) ? (entry.links as readonly Loose[]) : [];
  const main = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? links[0];
  return words(entry.link) ?? words(entry.url) ?? words(main?.href);
}

/** Words of a string, or of the construct some feeds put around one. */
function words(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return null;
  const node = value as Loose;
  return typeof node.value === "string" ? node.value : typeof node.name === "string" ? node.name : null;
}

const plainTitle = (title: string | null): string | null => title?.replace(/<[^>]*>/g, "") ?? null;
