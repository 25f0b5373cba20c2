/** What stands at an address: a feed (RSS, Atom, RDF, JSON Feed), or a sitemap. Which of them, only its answer tells. */
import { AscribeError } from "../../../base/error.ts";
import type { Cursor, Feed, FeedPage, FeedTools, Fetched } from "../../../ingest/feed.ts";
import { pollSitemap } from "./sitemap.ts";

/** Items that left the feed so long ago that they will not come back under the same id. */
const REMEMBERED = 5000;

export const addressFeed = (address: string): Feed => ({
  name: address,
  poll: async (cursor, tools) => {
    const isUnfinished = cursor?.more === true;
    const marks = { etag: cursor?.etag ?? null, modified: cursor?.modified ?? null };
    const fetched = await tools.fetch(address, isUnfinished ? {} : marks);
    if (fetched.unchanged) return { found: [], cursor: { ...marks, seen: { ...cursor?.seen } } };
    const listed = await tools.listed(address, fetched.bytes);
    return listed ? pollSitemap(address, listed, fetched, cursor, tools) : items(address, fetched, cursor, tools);
  },
});

/** Items of a feed, as it carries them; pages they link to are not fetched. */
async function items(address: string, fetched: Fetched, cursor: Cursor | null, tools: FeedTools): Promise<FeedPage> {
  const seen = { ...cursor?.seen };
  const found = [];
  for await (const one of tools.take(address, fetched.bytes)) {
    if ("error" in one) {
      found.push(one);
      continue;
    }
    // A login, a notice that the feed has moved: no item, and no news.
    if (one.transform.startsWith("html"))
      throw new AscribeError(
        "bad-feed",
        `${address} answers with a page and no feed; look at it in a browser, and give the feed's own address`,
      );
    const id = one.fields.url?.value ?? one.fields.title?.value ?? one.name;
    const mark = tools.mark(one.article.text);
    if (seen[id] === mark) continue;
    delete seen[id];
    seen[id] = mark;
    found.push(one);
  }
  const kept = Object.fromEntries(Object.entries(seen).slice(-REMEMBERED));
  return { found, cursor: { etag: fetched.etag, modified: fetched.modified, seen: kept } };
}
