/**
 * Socket: where documents keep coming from. A feed says what is new since a cursor and nothing else; politeness, retries
 * and what was seen before belong to intake.
 */
import type { Listed } from "./formats/sitemap.ts";
import type { Found } from "./found.ts";

export type { Listed, ListedAddress } from "./formats/sitemap.ts";

export interface Feed {
  /** As the user named it: an address or a path. */
  readonly name: string;
  /** @param cursor what the last poll gave; null at the first @throws {AscribeError} when it cannot be asked */
  poll(cursor: Cursor | null, tools: FeedTools): Promise<FeedPage>;
}

export interface FeedPage {
  readonly found: readonly Found[];
  readonly cursor: Cursor;
  /** There is more to give at once: it should be asked again without a wait. */
  readonly more?: boolean;
}

export interface Cursor {
  /** For conditional requests. */
  readonly etag?: string | null;
  readonly modified?: string | null;
  /** Each item's id with the mark of its content; a changed mark is a correction, and goes in as a text of its own. */
  readonly seen: Readonly<Record<string, string>>;
  /** The last poll did not come to the end of what there was. */
  readonly more?: boolean;
}

/** What a feed may use of the world. */
export interface FeedTools {
  fetch(address: string, conditions: { readonly etag?: string | null; readonly modified?: string | null }): Promise<Fetched>;
  /** The documents in bytes of any format, or in a folder. */
  take(name: string, bytes: Uint8Array): AsyncIterable<Found>;
  /** The addresses of a sitemap; null when the bytes are none. */
  listed(name: string, bytes: Uint8Array): Promise<Listed | null>;
  takePath(path: string): AsyncIterable<Found>;
  /** Files below a folder with the mark of each one's state. */
  listFolder(path: string): Promise<readonly { readonly path: string; readonly mark: string }[]>;
  /** A short mark of some words. */
  mark(words: string): string;
}

export interface Fetched {
  /** Nothing has changed since the conditions. */
  readonly unchanged: boolean;
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  readonly modified: string | null;
}
