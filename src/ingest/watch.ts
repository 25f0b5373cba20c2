/**
 * Feeds watched in turn, for ever or once. What each has given is remembered in one file, so that a stop loses nothing; a
 * feed that fails waits longer each time and says so, and the others go on.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeError } from "../base/error.ts";
import { standsBeside } from "./beside.ts";
import { decodeText } from "./decode.ts";
import type { Cursor, Feed, FeedTools, Listed } from "./feed.ts";
import { whyNot } from "./file.ts";
import { readSitemap } from "./formats/sitemap.ts";
import type { Found } from "./found.ts";
import { gunzip, takeBytes, takeIn } from "./intake.ts";
import { createFetcher, type FetchOptions } from "./polite-fetch.ts";
import { sniff } from "./sniff.ts";

export interface WatchOptions extends ToolOptions {
  /** Where cursors are kept. */
  readonly memory: string;
  readonly everyMs: number;
  /** One turn, and done. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
}

export interface ToolOptions extends FetchOptions {
  /** Files in a followed folder that are passed over: those of the ledger that is written. */
  readonly isOwn?: (path: string) => boolean;
}

export type WatchNews =
  | { readonly kind: "found"; readonly feed: string; readonly found: readonly Found[]; readonly done: () => Promise<void> }
  | {
      readonly kind: "failed";
      readonly feed: string;
      readonly error: { readonly code: string; readonly message: string };
      readonly againMs: number;
    };

/** No feed is left alone longer than this, however often it failed. */
const LONGEST_MS = 6 * 3_600_000;

/** The taker calls `done` when what was found is recorded; only then is it remembered as given. */
export async function* watch(feeds: readonly Feed[], options: WatchOptions): AsyncGenerator<WatchNews> {
  const cursors = await recall(options.memory);
  const tools = toolsFor(options);
  const failures = new Map<string, number>();
  const due = new Map(feeds.map(({ name }) => [name, 0]));
  const unfinished = new Set(feeds.map(({ name }) => name));
  for (;;) {
    for (const feed of feeds) {
      if (options.signal?.aborted) return;
      if (options.once ? !unfinished.has(feed.name) : (due.get(feed.name) as number) > Date.now()) continue;
      unfinished.delete(feed.name);
      try {
        const { found, cursor, more } = await feed.poll(cursors[feed.name] ?? null, tools);
        failures.delete(feed.name);
        due.set(feed.name, more ? 0 : Date.now() + options.everyMs);
        if (more) unfinished.add(feed.name);
        const done = async (): Promise<void> => {
          cursors[feed.name] = cursor;
          await remember(options.memory, cursors);
        };
        yield { kind: "found", feed: feed.name, found, done };
      } catch (error) {
        const times = (failures.get(feed.name) ?? 0) + 1;
        failures.set(feed.name, times);
        const againMs = Math.min(LONGEST_MS, options.everyMs * 2 ** times);
        due.set(feed.name, Date.now() + againMs);
        yield { kind: "failed", feed: feed.name, error: describeError(error), againMs };
      }
    }
    if (options.signal?.aborted || (options.once && unfinished.size === 0)) return;
    if (unfinished.size === 0) await pause(Math.max(200, Math.min(...due.values()) - Date.now()), options.signal);
  }
}

export function toolsFor(options: ToolOptions): FeedTools {
  const fetch = createFetcher(options);
  return {
    fetch,
    take: (name, bytes) => takeBytes(name, bytes, /^https?:/.test(name) ? { address: name } : {}),
    listed: listedIn,
    takePath: (path) => takeIn(path),
    listFolder: (folder) => listFolder(folder, options.isOwn),
    mark: (words) => createHash("sha256").update(words).digest("base64url").slice(0, 16),
  };
}

async function listedIn(name: string, bytes: Uint8Array): Promise<Listed | null> {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes;
  if (sniff(name.replace(/\.gz$/, ""), plain) !== "sitemap") return null;
  return readSitemap(decodeText(plain, { declared: null }).text);
}

/** A file still growing is left for the next turn: its mark would change under the reading. */
async function listFolder(folder: string, isOwn?: (path: string) => boolean): Promise<{ path: string; mark: string }[]> {
  const out: { path: string; mark: string }[] = [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    throw whyNot(folder, error);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile() || entry.name.startsWith(".") || entry.name.endsWith(".part") || standsBeside(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (isOwn?.(path)) continue;
    const { size, mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs >= 500) out.push({ path, mark: `${size}-${Math.round(mtimeMs)}` });
  }
  return out;
}

async function recall(path: string): Promise<Record<string, Cursor>> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Record<string, Cursor>;
  } catch {
    return {};
  }
}

async function remember(path: string, cursors: Readonly<Record<string, Cursor>>): Promise<void> {
  await writeFile(`${path}.part`, JSON.stringify(cursors));
  await rename(`${path}.part`, path);
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
