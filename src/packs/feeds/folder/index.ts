/** A folder into which documents are put: what is new or changed since the last look. */
import type { Feed } from "../../../ingest/feed.ts";

export const folderFeed = (path: string): Feed => ({
  name: path,
  poll: async (cursor, tools) => {
    const seen: Record<string, string> = {};
    const found = [];
    for (const file of await tools.listFolder(path)) {
      seen[file.path] = file.mark;
      if (cursor?.seen[file.path] === file.mark) continue;
      for await (const one of tools.takePath(file.path)) found.push(one);
    }
    return { found, cursor: { seen } };
  },
});
