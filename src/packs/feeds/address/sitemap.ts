/**
 * A sitemap watched: pages it lists that are new, or changed since, are fetched a few at a time, newest first. Naming a
 * sitemap asks for its pages; of other hosts' pages, or those a page itself links to, none is fetched.
 */
import type { Cursor, FeedPage, FeedTools, Fetched, Listed, ListedAddress } from "../../../ingest/feed.ts";

/** Pages fetched in one poll: two minutes at the usual pause, so that a stop loses little. */
const PAGES = 60;
/** Of an index, the sitemaps that changed last. */
const MAPS = 20;

export async function pollSitemap(
  address: string,
  listed: Listed,
  fetched: Fetched,
  cursor: Cursor | null,
  tools: FeedTools,
): Promise<FeedPage> {
  const host = new URL(address).host;
  const pages = [...listed.pages, ...(await pagesOfIndex(listed, host, tools))].filter((page) => isOf(host, page));
  const seen: Record<string, string> = {};
  // Only what is still listed is remembered: a site takes old pages out.
  for (const page of pages) {
    const before = cursor?.seen[page.address];
    if (before !== undefined) seen[page.address] = before;
  }
  const wanted = newestFirst(pages.filter((page) => dateOf(seen[page.address]) !== stamp(page)));
  const found: FeedPage["found"][number][] = [];
  for (const page of wanted.slice(0, PAGES)) {
    const before = seen[page.address]?.split(" ")[1];
    let mark = before ?? "-";
    for await (const one of takePage(page.address, tools)) {
      const own = "error" in one ? "-" : tools.mark(one.article.text);
      // Many a site moves the date and not the words.
      if (own !== before) found.push(one);
      mark = own;
    }
    seen[page.address] = `${stamp(page)} ${mark}`;
  }
  const more = wanted.length > PAGES;
  return { found, more, cursor: { etag: fetched.etag, modified: fetched.modified, seen, ...(more && { more }) } };
}

async function* takePage(address: string, tools: FeedTools): AsyncGenerator<FeedPage["found"][number]> {
  let bytes: Uint8Array;
  try {
    ({ bytes } = await tools.fetch(address, {}));
  } catch (error) {
    const { code = "unreachable", message } = error as { code?: string; message: string };
    yield { name: address, error: { code, message } };
    return;
  }
  yield* tools.take(address, bytes);
}

async function pagesOfIndex({ maps }: Listed, host: string, tools: FeedTools): Promise<ListedAddress[]> {
  const pages: ListedAddress[] = [];
  for (const map of newestFirst(maps.filter((one) => isOf(host, one))).slice(0, MAPS)) {
    const { bytes } = await tools.fetch(map.address, {});
    pages.push(...((await tools.listed(map.address, bytes))?.pages ?? []));
  }
  return pages;
}

const isOf = (host: string, { address }: ListedAddress): boolean => URL.canParse(address) && new URL(address).host === host;

const newestFirst = (all: readonly ListedAddress[]): ListedAddress[] =>
  [...all].sort((a, b) => ((a.changed ?? "") < (b.changed ?? "") ? 1 : (a.changed ?? "") > (b.changed ?? "") ? -1 : 0));

const stamp = ({ changed }: ListedAddress): string => changed ?? "undated";
const dateOf = (kept: string | undefined): string | undefined => kept?.split(" ")[0];
