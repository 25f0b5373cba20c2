/**
 * Socket: a lake, where many machines write what they read. The lake is the truth: the manifest says which shards there are, and a shard
 * is finished when its marker stands, which is written last. What a shard's segments hold follows from the shard alone, so that
 * reading it twice, or by two workers at once, changes nothing.
 */
import type { Document } from "../document/schema.ts";
import type { Happening } from "./happening.ts";
import type { LogEntry } from "./log.ts";
import type { Report } from "./report.ts";
import type { DocumentWrite, KeptReport, MoveRow, Store } from "./store.ts";
import type { Succession } from "./succession.ts";

export type { Succession } from "./succession.ts";

/** Part of a file: the lines that begin in [from, to). `to` is `null` where a file cannot be cut and is read whole. */
export interface Slice {
  /** Relative to the plan's root, with forward slashes. */
  readonly path: string;
  readonly from: number;
  readonly to: number | null;
  /** Of the whole file when it was planned, in bytes. */
  readonly size: number;
}

export interface Shard {
  /** Follows from its slices, so that two planners name it alike. */
  readonly id: string;
  readonly slices: readonly Slice[];
}

export interface Plan {
  readonly id: string;
  /** Absolute folder that the slices' paths start from; a worker may see it elsewhere. */
  readonly root: string;
  readonly shards: readonly Shard[];
}

/** One Parquet file, relative to the lake. */
export interface Segment {
  readonly table: string;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A shard's marker. Holds no time and no worker: undisturbed or not, it is the same. */
export interface Finished {
  readonly shard: string;
  readonly documents: number;
  readonly rejected: number;
  readonly segments: readonly Segment[];
}

/** Where a document, or a line that is none, stood. */
export interface Place {
  readonly path: string;
  /** In bytes, of the unpacked file; in a file of another kind than lines, its number. */
  readonly offset: number;
}

export interface Rejected extends Place {
  readonly given: string | null;
  readonly code: string;
  readonly message: string;
}

/** Why a shard is not finished, as its last worker saw it. */
export interface Failure {
  readonly shard: string;
  readonly tries: number;
  readonly code: string;
  readonly message: string;
  /** Given up: only a new `reconcile` brings it back. */
  readonly dead: boolean;
}

/** Takes a shard's readings one by one; nothing of them stands before `finish`. */
export interface SegmentWriter {
  document(place: Place, document: Document): void;
  reject(rejected: Rejected): void;
  /** @throws {AscribeError} `disk-full`, `lake-unwritable` */
  finish(): Promise<Finished>;
  drop(): void;
}

export interface Settings {
  readonly schema: string;
  /** Of the queue's names, so that lakes may share one server. */
  readonly key: string;
  readonly mode: "fast" | "accurate";
  readonly engine: string;
}

export interface Lake {
  readonly folder: string;
  readonly settings: Settings;

  addPlan(plan: Plan): Promise<void>;
  plans(): Promise<readonly Plan[]>;

  segmentWriter(shard: Shard): Promise<SegmentWriter>;
  isFinished(shard: string): Promise<boolean>;
  /** Ids of the shards whose marker stands. */
  finishedShards(): Promise<Set<string>>;
  /** Each marker with when it was written, in milliseconds of the lake's own clock. */
  finished(): AsyncIterable<Finished & { readonly atMs: number }>;

  recordFailure(failure: Failure): Promise<void>;
  clearFailure(shard: string): Promise<void>;
  failures(): Promise<readonly Failure[]>;

  /** Shards whose segments are missing or not of their size, and with `deep` not of their bytes; their markers are taken away. */
  unfinishBroken(deep: boolean): Promise<readonly string[]>;
  /** Left over by workers that died. @returns how many files. */
  sweep(): Promise<number>;
  /** Joins finished segments into few large ones. */
  compact(options: { readonly targetBytes: number }): Promise<Compacted>;
  /** Every document once, as it was read; of copies of one text the first by path and place. */
  records(): AsyncIterable<Document>;
  /**
   * Makes happenings, lineages and moves of all finished readings, and puts them in place of those made before. What stands of it already,
   * made by another machine or before a kill, is not made again.
   * @throws {AscribeError} `lake-empty`, `lake-changed`, `disk-full`, `lake-unwritable`, `stopped`
   */
  gather(pass: SecondPass, options: GatherOptions): Promise<Gathered>;
  /** Every file that a query should read, by table. */
  liveFiles(): Promise<Readonly<Record<string, readonly string[]>>>;
}

/** What one document tells of one thing, among those it may be one happening with, and the days between which it can. */
export interface BlockedTelling {
  readonly block: string;
  /** At least one; the first, by id, stands for all. */
  readonly reports: readonly Report[];
  readonly from: number;
  readonly to: number;
}

/** What the second pass makes of a document, a block, a component: pure functions, the same on every machine. */
export interface SecondPass {
  /** Of all that the result follows from besides the documents. */
  readonly key: string;
  /** Reports that are not matchable stand apart from all happenings. One that stands first in several blocks has the same reports in all. */
  tell(
    document: Document,
    sequence: number,
  ): {
    readonly write: Omit<DocumentWrite, "record">;
    readonly reports: readonly { readonly report: Report; readonly matchable: boolean }[];
    readonly blocks: readonly BlockedTelling[];
  };
  /** @returns takes a block's members in order of days; gives the first reports of earlier ones that each is linked to */
  links(block: string): (member: Omit<BlockedTelling, "block">) => readonly string[];
  /** Whether a document under these keys may take back another, or be taken back, given those that several documents share. */
  mayTakeBack(keys: readonly string[], isShared: (key: string) => boolean): boolean;
  /** What this document takes back or is taken back by, among all in the store, of which only texts and their index are asked. */
  successions(store: Store, document: Document): Promise<readonly Succession[]>;
  /** What a ledger over the result takes for decided. */
  decided(successions: readonly Succession[]): readonly LogEntry[];
  /** @param reports those of one component, each once */
  settle(
    reports: readonly Report[],
    decided: readonly LogEntry[],
  ): {
    readonly reports: readonly KeptReport[];
    readonly happenings: readonly Happening[];
    readonly moves: readonly MoveRow[];
  };
}

export interface GatherOptions {
  /** Of the work, the part this process takes first: one in `of`. What others leave undone it takes afterwards. */
  readonly share: { readonly part: number; readonly of: number };
  /** Documents one task takes; some minutes of one core by default. */
  readonly taskDocuments?: number;
  /** Work of others that stays undone for so long is taken for abandoned. Asked again and again: it may shrink when another is known dead. */
  readonly patienceMs: () => number;
  readonly isStopped: () => boolean;
  readonly watch: (progress: { readonly stage: string; readonly done: number; readonly of: number }) => void;
}

export interface Gathered {
  readonly documents: number;
  readonly reports: number;
  readonly happenings: number;
}

export interface Compacted {
  readonly shards: number;
  readonly before: number;
  readonly after: number;
}
