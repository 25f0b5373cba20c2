/** Every kind of feed there is, chosen by how it is named. One line each. */
import { AscribeError } from "../../base/error.ts";
import type { Feed } from "../../ingest/feed.ts";
import { addressFeed } from "./address/index.ts";
import { folderFeed } from "./folder/index.ts";

/** @throws {AscribeError} `bad-address` for what is neither a web address nor a folder's path */
export function feedFor(name: string): Feed {
  if (/^https?:\/\//i.test(name)) return addressFeed(name);
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(name) ?? [];
  if (scheme) throw new AscribeError("bad-address", `${name}: only http and https are fetched, not ${scheme}`);
  return folderFeed(name);
}
