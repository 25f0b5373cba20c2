/**
 * Socket: where a ledger keeps what it knows. A store holds rows and answers a few questions about them; what the rows
 * mean is decided in this folder. Everything a change says is kept, or nothing of it.
 */
import type { Document, Instrument } from "../document/schema.ts";
import type { Happening } from "./happening.ts";
import type { LogEntry } from "./log.ts";
import type { Method } from "./method.ts";
import type { Direction } from "./parties.ts";
import type { Report } from "./report.ts";
import type { Cell, Question, Span, Tally } from "./tally.ts";

// A store imports this file alone: what it needs of the rest is handed on here.
export { compare } from "./canonical.ts";
export type { Happening } from "./happening.ts";
export { type LogEntry, RECORD_KINDS } from "./log.ts";
export type { Method } from "./method.ts";
export type { Report } from "./report.ts";
export { type Cell, QUARTER_DAYS, type Question, type Span, type Tally, tally } from "./tally.ts";
export { recency } from "./weight.ts";

export interface Store {
  /** All of it or nothing; a process killed in the middle leaves nothing of it. */
  commit(change: Change): Promise<void>;

  /** The present reading of a document; `null` when there is none. */
  document(id: string): Promise<Document | null>;
  /** The present readings of some documents, in the order of their ids here; those there are none of are left out. */
  readings(ids: readonly string[]): Promise<Document[]>;
  /** Documents whose id starts so, at most `limit`. */
  documentIds(prefix: string, limit: number): Promise<string[]>;
  entries(ids: readonly string[]): Promise<Entry[]>;
  /** In the order they were added, after the one with sequence number `after`. */
  documents(after: number, limit: number): Promise<Entry[]>;
  /** Those of one publisher, as `publishers` names it, the latest added first. */
  documentsBy(publisher: string, limit: number): Promise<Entry[]>;
  count(): Promise<number>;
  /** How many documents were put out by each day (days since 1970-01-01), those of no known day last. */
  days(): Promise<{ readonly day: number | null; readonly documents: number }[]>;

  reports(of: ReportsOf): Promise<KeptReport[]>;
  /** How many reports each of these components has. */
  sizes(components: readonly string[]): Promise<Map<string, number>>;
  /** Rows of reports that share a block with one of these, and whose days in it meet that one's. */
  candidates(windows: readonly Window[]): Promise<BlockRow[]>;
  happenings(ids: readonly string[]): Promise<Happening[]>;
  /** Happenings by what is worked with of them, the latest first, those without a day last; `total` is of all that fit. */
  findHappenings(wanted: HappeningsWanted): Promise<{ readonly total: number; readonly happenings: Happening[] }>;
  /** Happenings in which a question's state has dealings, that began by its day; in order of id. */
  happeningsOf(question: Question, days: Span, limit?: number): Promise<Happening[]>;
  /** Happenings in the question's state to which it is no party, latest first. */
  happeningsOver(question: Question, days: Span, limit: number): Promise<Happening[]>;
  moves(happenings: readonly string[]): Promise<MoveRow[]>;
  /** Activity cells and footing by the weights kept with each move; `method` may differ in half-lives and directions. */
  tally(question: Question, days: Span, method: Method): Promise<Tally>;
  /** The happenings that weigh most in the question, or in one power's part of it, heaviest first. */
  heaviest(
    question: Question,
    days: Span,
    method: Method,
    limit: number,
    power?: string,
  ): Promise<{ happening: string; weight: number }[]>;

  /** Who put the documents out, those with the most first: the publisher, or where none is stated the issuer. */
  publishers(limit: number): Promise<Publishers>;
  /** Root speakers and issuers, by how much goes back to them, then by how much they hand on. */
  sources(limit: number): Promise<SourceRow[]>;
  /** Lineages, those to which most reports go back first. */
  lineages(limit: number): Promise<LineageRow[]>;

  /** Documents added under one of these keys: an address, or the name of a source that puts itself right. */
  keyed(keys: readonly string[]): Promise<Entry[]>;
  /** Documents that share a mark of their wording, with how many. */
  sharingMarks(marks: readonly number[], least: number): Promise<{ document: string; shared: number }[]>;
  search(wanted: Search): Promise<Found>;

  /** Entries after `after`, oldest first. */
  log(after: number, limit: number): Promise<LogEntry[]>;
  logHead(): Promise<LogEntry | null>;
  /** Decisions and ratings only: every entry that is no addition or reading, oldest first. */
  decisions(): Promise<LogEntry[]>;

  /** Readings laid by for a swap, none of which shows yet. */
  staged(): Promise<{ readonly id: string; readonly stamp: string }[]>;
  stagedDocument(id: string): Promise<Document | null>;

  /** Whether every addition stands in the log; a lake keeps markers instead. */
  readonly keepsLog: boolean;

  close(): Promise<void>;
}

/**
 * Raised when a report changes, or what is made of reports: what was derived by an earlier version is derived again, by
 * `renew` in a ledger's file, by a new gathering in a lake.
 */
export const DERIVED_VERSION = "8";

/** A ledger that an earlier version wrote: what of it is no derivation, and the names its reports had. */
export interface FormerLedger {
  readonly version: string;
  /** In the order of adding. */
  documents(): AsyncIterable<FormerDocument>;
  log(): AsyncIterable<LogEntry>;
  close(): void;
}

export interface FormerDocument {
  readonly document: Document;
  readonly sequence: number;
  readonly added: string | null;
  readonly reports: readonly Pick<Report, "id" | "document" | "trigger">[];
}

/** A document's row: what lists and facets need, without its text. */
export interface Entry {
  readonly id: string;
  /** Its place in the order of adding, from 1. */
  readonly sequence: number;
  readonly stamp: string;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Last day it can have been put out, since 1970-01-01. */
  readonly day: number | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly genre: string | null;
  readonly language: string;
  readonly url: string | null;
  readonly sentences: number;
  readonly events: number;
  readonly counted: number;
  /** Sentences of each class. */
  readonly classes: Readonly<Record<string, number>>;
  /** ISO 8601 instant, as the caller's clock had it. */
  readonly added: string | null;
  /** Words, for search. */
  readonly length: number;
}

/** One who speaks or prints, and how much of the ledger is theirs. */
export interface SourceRow {
  /** As lineages and issuers name it. */
  readonly source: string;
  /** A report that goes back to it, for its name; `null` where it only prints others. */
  readonly report: string | null;
  /** Reports that go back to it. */
  readonly originates: number;
  /** Those of them that stand in a happening. */
  readonly counted: number;
  /** Reports it puts out for another. */
  readonly relays: number;
  /** Documents it put out. */
  readonly documents: number;
}

export interface Publishers {
  /** Of all, however many are given. */
  readonly total: number;
  readonly rows: readonly PublisherRow[];
}

/** One who prints, and what their texts are made of. */
export interface PublisherRow {
  /** As the documents name it; empty for those that nobody signs. */
  readonly publisher: string;
  readonly documents: number;
  readonly languages: readonly string[];
  readonly genres: readonly string[];
  readonly issuers: readonly string[];
  /** Sentences of each class. */
  readonly classes: Readonly<Record<string, number>>;
  readonly events: number;
  readonly counted: number;
  /** Days stated for its documents, the first and the last. */
  readonly first: string | null;
  readonly last: string | null;
}

/** How much goes back to one speaker or one text. */
export interface LineageRow {
  readonly lineage: string;
  readonly reports: number;
  readonly documents: number;
  readonly happenings: number;
}

/** A report with where it stands. */
export interface KeptReport extends Report {
  /** Reports that might be one happening are in one component; it is clustered as a whole. */
  readonly component: string;
  readonly happening: string | null;
}

export type ReportsOf =
  | { readonly ids: readonly string[] }
  | { readonly documents: readonly string[] }
  | { readonly components: readonly string[] }
  | { readonly happenings: readonly string[] }
  /** Those of no happening that this actor has part in; of more than `limit`, the latest. */
  | { readonly apart: string; readonly limit: number }
  /** Those whose root speaker or issuer is one of these. */
  | { readonly voices: readonly string[] };

/** One power's dealing with one state in one happening: a row of the table every figure is summed from. */
export interface MoveRow {
  readonly happening: string;
  readonly state: string;
  readonly power: string;
  readonly regional: boolean;
  readonly instrument: Instrument;
  readonly direction: Direction;
  readonly kind: Cell["kind"];
  readonly part: number;
  readonly tone: number;
  /** q · intensity · size: the weight before recency. */
  readonly strength: number;
  readonly start: number;
  readonly end: number;
  /** One row of each happening and state stands for both where happenings are counted. */
  readonly head: boolean;
  readonly lineages: readonly string[];
  readonly lead: string;
  /** The only issuer, or `*` where there are several. */
  readonly issuer: string;
}

/** A key of which two tellings of one happening share one, and the days between which they can match. */
export interface Window {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

export interface BlockRow extends Window {
  readonly report: string;
  /** Its telling, as `brief.ts` writes it. */
  readonly brief: Uint8Array;
}

export interface DocumentWrite {
  readonly entry: Entry;
  /** The document, as JSON; or packed already, as a file keeps it. */
  readonly record: string | Uint8Array;
  /** The text is already there: only its reading is new, and marks and terms stay. */
  readonly again: boolean;
  /** Marks of its wording, for finding copies. */
  readonly marks: readonly number[];
  /** By which a later version, or a notice that takes it back, finds it. */
  readonly keys: readonly string[];
  /** Hashed terms with their counts. */
  readonly terms: readonly (readonly [term: number, count: number])[];
}

/** A reading laid by until all are complete. */
export interface Staged {
  readonly document: Document;
  readonly stamp: string;
}

/** What one act changes. Removals come first, so that a row may be replaced. */
export interface Change {
  readonly documents?: readonly DocumentWrite[];
  readonly staged?: { readonly put?: readonly Staged[]; readonly clear?: boolean };
  readonly reports?: {
    readonly remove?: readonly string[];
    readonly put?: readonly KeptReport[];
    readonly blocks?: readonly BlockRow[];
  };
  readonly happenings?: {
    readonly remove?: readonly string[];
    readonly put?: readonly Happening[];
    readonly moves?: readonly MoveRow[];
  };
  readonly log: readonly LogEntry[];
}

export interface HappeningsWanted {
  /** Codes that all take part, on whichever side; `RUS` finds `RUS:MIL` too. */
  readonly parties: readonly string[];
  readonly instrument?: Instrument;
  readonly type?: string;
  /** Told by so many reports at least. */
  readonly reports?: number;
  /** Days since 1970-01-01 that its own must meet; what has none is then left out. */
  readonly from?: number;
  readonly to?: number;
  /** The last of the page before. */
  readonly after?: { readonly day: number | null; readonly id: string };
  readonly limit: number;
}

/** What a search may be narrowed to. */
export interface Facets {
  /** An actor's code; `RUS` finds `RUS:MIL` too. */
  readonly actor?: string;
  readonly type?: string;
  readonly evidence?: string;
  readonly lineage?: string;
  readonly country?: string;
  /** A place's name, in any case. */
  readonly place?: string;
  readonly instrument?: Instrument;
  readonly language?: string;
  readonly publisher?: string;
}

export interface Search extends Facets {
  /** Hashed terms; a document must hold one at least, unless there are none. */
  readonly terms: readonly number[];
  /** Days, of the event where an event facet is given, else of publication. */
  readonly from?: number;
  readonly to?: number;
  readonly limit: number;
  readonly offset: number;
}

export interface Found {
  readonly total: number;
  readonly documents: readonly { readonly id: string; readonly score: number }[];
  /** How the whole answer falls by facet, most first. */
  readonly facets: Readonly<
    Record<"actor" | "type" | "country" | "publisher" | "language", readonly (readonly [string, number])[]>
  >;
}
