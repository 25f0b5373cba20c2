/** A feed at an address: RSS, Atom, RDF or JSON Feed. Pages its items link to are not fetched. */
import type { Feed } from "../../../ingest/feed.ts";

/** Items that left the feed so long ago that they will not come back under the same id. */
const REMEMBERED = 5000;

export const syndicationFeed = (address: string): Feed => ({
  name: address,
  poll: async (cursor, tools) => {
    const fetched = await tools.fetch(address, { etag: cursor?.etag ?? null, modified: cursor?.modified ?? null });
    const seen = { ...cursor?.seen };
    if (fetched.unchanged) return { found: [], cursor: { etag: cursor?.etag ?? null, modified: cursor?.modified ?? null, seen } };
    const found = [];
    for await (const one of tools.take(address, fetched.bytes)) {
      if ("error" in one) {
        found.push(one);
        continue;
      }
      const id = one.fields.url?.value ?? one.fields.title?.value ?? one.name;
      const mark = tools.mark(one.article.text);
      if (seen[id] === mark) continue;
      delete seen[id];
      seen[id] = mark;
      found.push(one);
    }
    const kept = Object.fromEntries(Object.entries(seen).slice(-REMEMBERED));
    return { found, cursor: { etag: fetched.etag, modified: fetched.modified, seen: kept } };
  },
});
