/**
 * What an operation may use: the parts `app/` has chosen and joined. Everything heavy is opened on first use, so
 * that a command which needs no ledger never opens one.
 */
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";

/** `fast`: rules and small models, thousands of words a second. `accurate`: the best that was trained. */
export type Mode = "fast" | "accurate";

export interface Reader {
  /** Never throws on odd prose: it finds less. */
  read(article: Article): Document;
}

export interface Ascribe {
  readonly version: string;
  /** The ledger's file; null when it is held in memory only. */
  readonly ledgerPath: string | null;
  reader(mode: Mode): Promise<Reader>;
  shelf(): Promise<Shelf>;
  close(): Promise<void>;
}

/** Where read documents stand. */
export interface Shelf {
  /** @returns whether it was not there before. */
  record(document: Document): Promise<boolean>;
  document(id: string): Promise<Document | null>;
  /** In the order they were added, at most `limit` after the one named by `after`. */
  list(limit: number, after: string | null): Promise<{ readonly document: Document; readonly added: string | null }[]>;
  count(): Promise<number>;
}
