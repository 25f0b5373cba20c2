/** Every kind of feed there is, chosen by how it is named. One line each. */
import type { Feed } from "../../ingest/feed.ts";
import { addressFeed } from "./address/index.ts";
import { folderFeed } from "./folder/index.ts";

export const feedFor = (name: string): Feed => (/^https?:\/\//.test(name) ? addressFeed(name) : folderFeed(name));
