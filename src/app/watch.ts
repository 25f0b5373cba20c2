/** Feeds by their names, watched. */
import { type WatchNews, type WatchOptions, watch } from "../ingest/watch.ts";
import { feedFor } from "../packs/feeds/index.ts";

export type { WatchNews } from "../ingest/watch.ts";

export const watchFeeds = (names: readonly string[], options: WatchOptions): AsyncGenerator<WatchNews> =>
  watch(names.map(feedFor), options);
