/**
 * Feeds and folders followed by a running server: asked in turn, what is new read and recorded one text at a time, so
 * that it can be paused, and goes on whether or not anybody looks.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { AscribeError, describeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import type { Cursor, Feed } from "./feed.ts";
import { type FoundArticle, isRefusal } from "./found.ts";
import { type ToolOptions, toolsFor } from "./watch.ts";

export interface Followed {
  readonly name: string;
  readonly state: "waiting" | "asking" | "reading" | "paused" | "failed";
  /** Of the present round: documents it has to give, and how many of them are read. */
  readonly found: number;
  readonly read: number;
  /** Of all rounds: documents that were new to the ledger, and what could not be read. */
  readonly added: number;
  readonly refused: number;
  /** Documents a minute over the present round; `null` before the first. */
  readonly rate: number | null;
  /** ISO 8601 instant of the next asking; `null` while at work or paused. */
  readonly next: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface Following {
  list(): readonly Followed[];
  /** @throws {AscribeError} `bad-input` */
  follow(name: string): Promise<Followed>;
  /** `now` asks at once; `leave` forgets the feed and keeps what it gave. @throws {AscribeError} `no-feed` */
  tell(name: string, what: "pause" | "resume" | "now" | "leave"): Promise<void>;
  close(): Promise<void>;
}

export interface FollowingParts extends ToolOptions {
  readonly feedFor: (name: string) => Feed;
  read(article: Article): Promise<Document>;
  /** @param found what it was read from @returns whether it was new */
  record(document: Document, found: FoundArticle): Promise<boolean>;
  /** Where the list and each feed's place are kept; `null` keeps them with the process. */
  readonly memory: string | null;
  readonly everyMs: number;
}

interface Kept {
  readonly cursors: Record<string, Cursor>;
  readonly paused: readonly string[];
}

interface One {
  status: Followed;
  due: number;
  failures: number;
}

const LONGEST_MS = 6 * 3_600_000;

export async function openFollowing(parts: FollowingParts): Promise<Following> {
  const kept = await recall(parts.memory);
  const cursors: Record<string, Cursor> = { ...kept.cursors };
  const tools = toolsFor(parts);
  const all = new Map<string, One>(Object.keys(cursors).map((name) => [name, fresh(name, kept.paused.includes(name))]));
  let turn: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const paused = (): string[] =>
    [...all.values()].filter(({ status }) => status.state === "paused").map(({ status }) => status.name);
  const save = () => remember(parts.memory, { cursors, paused: paused() });
  const put = (one: One, change: Partial<Followed>) => {
    one.status = { ...one.status, ...change };
  };

  async function work(one: One): Promise<void> {
    const { name } = one.status;
    put(one, { state: "asking", next: null, error: null });
    try {
      const { found, cursor, more } = await parts.feedFor(name).poll(cursors[name]?.seen ? cursors[name] : null, tools);
      const began = Date.now();
      put(one, { state: "reading", found: found.length, read: 0, rate: null });
      for (const item of found) {
        while (one.status.state === "paused" && !isClosed && all.get(name) === one) await wait(200);
        if (isClosed || all.get(name) !== one) return;
        // What cannot be read is one document's fault; that the ledger takes nothing is the whole round's.
        const document = isRefusal(item) ? null : (item.document ?? (await parts.read(item.article).catch(() => null)));
        if (isRefusal(item) || document === null) put(one, { refused: one.status.refused + 1 });
        else {
          if (await parts.record(document, item)) put(one, { added: one.status.added + 1 });
        }
        const read = one.status.read + 1;
        put(one, { read, rate: (read / Math.max(1, Date.now() - began)) * 60_000 });
        // A text takes long enough that others who ask the server should get a word in.
        await wait(0);
      }
      cursors[name] = cursor;
      one.failures = 0;
      rest(one, more ? 0 : parts.everyMs, "waiting");
      await save();
    } catch (error) {
      one.failures++;
      put(one, { error: describeError(error) });
      rest(one, Math.min(LONGEST_MS, parts.everyMs * 2 ** one.failures), "failed");
    }
  }

  function rest(one: One, forMs: number, state: "waiting" | "failed"): void {
    one.due = Date.now() + forMs;
    put(one, one.status.state === "paused" ? {} : { state, next: new Date(one.due).toISOString() });
  }

  /** One feed after another, as they fall due; then sleeps until the next. */
  function go(): void {
    if (timer) clearTimeout(timer);
    if (turn !== null || isClosed) return;
    turn = (async () => {
      for (;;) {
        const due = [...all.values()].find(({ status, due }) => status.state !== "paused" && due <= Date.now());
        if (!due || isClosed) break;
        await work(due);
      }
    })().finally(() => {
      turn = null;
      const waiting = [...all.values()].filter(({ status }) => status.state !== "paused").map(({ due }) => due);
      if (isClosed || waiting.length === 0) return;
      timer = setTimeout(go, Math.max(50, Math.min(...waiting) - Date.now()));
      timer.unref();
    });
  }

  function named(name: string): One {
    const one = all.get(name);
    if (!one) throw new AscribeError("no-feed", `nothing called "${name}" is followed here`);
    return one;
  }

  go();
  return {
    list: () => [...all.values()].map(({ status }) => status),
    follow: async (given) => {
      const name = given.trim();
      if (name === "") throw new AscribeError("bad-input", "give the address of a feed, or the path of a folder");
      // What can never be asked is said at once, not after a turn.
      parts.feedFor(name);
      if (!all.has(name)) {
        all.set(name, fresh(name, false));
        cursors[name] = { seen: {} };
        await save();
        go();
      }
      return named(name).status;
    },
    tell: async (name, what) => {
      const one = named(name);
      if (what === "pause") put(one, { state: "paused", next: null });
      if (what === "resume" && one.status.state === "paused")
        put(one, { state: one.status.read < one.status.found ? "reading" : "waiting" });
      if (what === "now") one.due = 0;
      if (what === "leave") {
        all.delete(name);
        delete cursors[name];
      }
      await save();
      go();
    },
    close: async () => {
      isClosed = true;
      if (timer) clearTimeout(timer);
      await turn;
    },
  };
}

const fresh = (name: string, isPaused: boolean): One => ({
  status: {
    name,
    state: isPaused ? "paused" : "waiting",
    found: 0,
    read: 0,
    added: 0,
    refused: 0,
    rate: null,
    next: null,
    error: null,
  },
  due: 0,
  failures: 0,
});

async function recall(path: string | null): Promise<Kept> {
  try {
    return path === null ? { cursors: {}, paused: [] } : (JSON.parse(await readFile(path, "utf8")) as Kept);
  } catch {
    return { cursors: {}, paused: [] };
  }
}

async function remember(path: string | null, kept: Kept): Promise<void> {
  if (path === null) return;
  await writeFile(`${path}.part`, JSON.stringify(kept));
  await rename(`${path}.part`, path);
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
