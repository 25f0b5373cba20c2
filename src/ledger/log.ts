/**
 * The log: what was added, read again, merged, split, rated, chosen, in order, each entry holding the hash of the one
 * before. Nothing is ever taken out: an undoing is an entry of its own.
 */
import { sha256 } from "../base/hash.ts";
import { canonicalJson } from "./canonical.ts";

export interface LogEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly kind: LogKind;
  /** What was done, as plain data. */
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO 8601 instant by the caller's clock; `null` when it gave none. */
  readonly at: string | null;
  readonly by: string | null;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

export type LogKind =
  | "add"
  | "reread"
  | "merge"
  | "split"
  | "undo"
  | "rate"
  | "owner"
  | "review"
  | "choose"
  | "correct"
  | "propose"
  | "retract"
  | "view"
  | "region";

/** Kinds that say what is in the ledger; all others are a person's decisions. */
export const RECORD_KINDS: readonly LogKind[] = ["add", "reread"];

export type NewEntry = Pick<LogEntry, "kind" | "data" | "at" | "by">;

const NOTHING = "0".repeat(64);

/** `entries` chained after `head`. */
export function chained(head: LogEntry | null, entries: readonly NewEntry[]): LogEntry[] {
  let sequence = head?.sequence ?? 0;
  let previous = head?.hash ?? NOTHING;
  return entries.map((entry) => {
    sequence++;
    const whole = { ...entry, sequence, previous };
    const hash = sha256(canonicalJson(whole));
    previous = hash;
    return { ...whole, hash };
  });
}

/** The first entry that does not follow from the one before; `null` when all do. */
export function brokenLink(entries: readonly LogEntry[], head: LogEntry | null = null): LogEntry | null {
  let before = head;
  for (const entry of entries) {
    const [again] = chained(before, [{ kind: entry.kind, data: entry.data, at: entry.at, by: entry.by }]);
    if (again.hash !== entry.hash || again.sequence !== entry.sequence || again.previous !== entry.previous) return entry;
    before = entry;
  }
  return null;
}
