/** Every kind of feed there is, chosen by how it is named. One line each. */
import type { Feed } from "../../ingest/feed.ts";
import { folderFeed } from "./folder/index.ts";
import { syndicationFeed } from "./syndication/index.ts";

export const feedFor = (name: string): Feed => (/^https?:\/\//.test(name) ? syndicationFeed(name) : folderFeed(name));
