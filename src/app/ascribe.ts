/**
 * `createAscribe(config)`: the one place where parts are chosen and joined. Nothing is opened here; each part is
 * on first use, and only once.
 */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { AscribeError } from "../base/error.ts";
import type { Following } from "../ingest/following.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Ascribe, Mode, Reader } from "../operations/ascribe.ts";
import { packageVersion } from "../platform/paths.ts";

export interface Config {
  /** The ledger's file, or the folder of a gathered lake, which is only read; null keeps it in memory. */
  readonly ledgerPath: string | null;
  /** What is asked makes sense of a ledger that is there only: of a mistyped name the answer is not "nothing". */
  readonly mustExist?: boolean;
  /** What the ledger's store may hold of its pages in memory, `192MB`; its usual measure when nothing is said. */
  readonly memory?: string;
}

/** One whose readings are made here and now. */
export interface OwnAscribe extends Ascribe {
  reader(mode: Mode): Promise<Reader>;
}

/** Its ledger, on first use, throws `AscribeError` `no-ledger` where it must exist and does not. */
export function createAscribe({ ledgerPath, mustExist = false, memory }: Config): OwnAscribe {
  const readers = new Map<Mode, Promise<Reader>>();
  let ledger: Promise<Ledger> | null = null;
  let following: Promise<Following> | null = null;
  const ascribe: OwnAscribe = {
    version: packageVersion(),
    ledgerPath,
    reader: (mode) => {
      const reader = readers.get(mode) ?? import("./reader.ts").then(({ createReader }) => createReader(mode));
      readers.set(mode, reader);
      return reader;
    },
    ledger: async () => {
      if (mustExist && ledgerPath !== null && !existsSync(ledgerPath))
        throw new AscribeError(
          "no-ledger",
          `there is no ledger at ${ledgerPath}; begin one with: ascribe add FILE…, or name another with --ledger`,
        );
      ledger ??= openAt(ledgerPath, memory);
      return ledger;
    },
    codeNamed: async (words) => (await import("../packs/languages/actor-names.ts")).codeNamed(words),
    following: () => {
      following ??= follow(ascribe);
      return following;
    },
    close: async () => {
      await (await following)?.close();
      following = null;
      const opened = ledger;
      ledger = null;
      if (opened) await (await opened).close();
    },
  };
  return ascribe;
}

/** A feed is asked again after a quarter of an hour. */
const EVERY_MS = 15 * 60_000;

async function follow(ascribe: Ascribe): Promise<Following> {
  const [{ openFollowing }, { feedFor }, { isFileOf, keepOriginal }] = await Promise.all([
    import("../ingest/following.ts"),
    import("../packs/feeds/index.ts"),
    import("../ingest/originals.ts"),
  ]);
  const { ledgerPath } = ascribe;
  return openFollowing({
    feedFor,
    read: async (article) => (await ascribe.reader("fast")).read(article),
    record: async (document, found) => {
      const { added } = await (await ascribe.ledger()).record(document);
      if (added && ledgerPath !== null) await keepOriginal(ledgerPath, document.id, found);
      return added;
    },
    memory: ledgerPath && `${ledgerPath}.feeds.json`,
    ...(ledgerPath !== null && { isOwn: isFileOf(ledgerPath) }),
    everyMs: EVERY_MS,
  });
}

async function openAt(path: string | null, memory?: string): Promise<Ledger> {
  const { openLedger } = await import("../ledger/ledger.ts");
  const now = (): string => new Date().toISOString();
  if (path === null) return openLedger((await import("../packs/stores/memory/index.ts")).memoryStore(), { now });
  if (isLake(path)) return openLedger(await (await import("../packs/stores/lake/store.ts")).openLakeStore(path), { now });
  makeFolder(path);
  const { openDuckdbStore } = await import("../packs/stores/duckdb/index.ts");
  return openLedger(await openDuckdbStore(path, memory === undefined ? {} : { memory }), { now });
}

// Told by its own file, so that DuckDB is loaded for the store that is wanted and no other.
const isLake = (path: string): boolean => existsSync(join(path, "lake.json"));

function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = dirname(path); !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  try {
    // One by one: told to make them all, Node tries for ever where the system has no room for folders, as below /proc.
    for (const folder of missing) if (!existsSync(folder)) mkdirSync(folder);
  } catch (cause) {
    throw new AscribeError("ledger-unreadable", `${dirname(path)} cannot be made: ${(cause as Error).message}`, { cause });
  }
}
