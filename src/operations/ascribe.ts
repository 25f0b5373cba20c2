/**
 * What an operation may use: the parts `app/` has chosen and joined. Everything heavy is opened on first use, so
 * that a command which needs no ledger never opens one.
 */
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import type { Following } from "../ingest/following.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** `fast`: rules and small models, thousands of words a second. `accurate`: the best that was trained. */
export type Mode = "fast" | "accurate";

export interface Reader {
  /** Never throws on odd prose: it finds less. */
  read(article: Article): Document;
  /** Several, each as it would be read alone, a fifth sooner. */
  readAll(articles: readonly Article[]): Document[];
}

/** One that may read beside the caller's own thread. */
export interface AnyReader {
  /** @throws {AscribeError} `too-slow`, `reader-stopped` */
  read(article: Article): Document | Promise<Document>;
}

export interface Ascribe {
  readonly version: string;
  /** The ledger's file; null when it is held in memory only. */
  readonly ledgerPath: string | null;
  reader(mode: Mode): Promise<AnyReader>;
  /** @throws {AscribeError} `ledger-busy`, `ledger-unreadable` */
  ledger(): Promise<Ledger>;
  /** The code of an actor given by its name; absent where no language is at hand, and then codes alone are understood. */
  codeNamed?(words: string): Promise<string | null>;
  /** Feeds followed by a process that stays; absent where none does. */
  following?(): Promise<Following>;
  close(): Promise<void>;
}
