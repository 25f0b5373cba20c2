/**
 * The ledger: one account made of many documents. Reports are kept as said; happenings, lineages and figures follow from
 * them and from what people have decided, and can be made again at any time.
 */
import type { Document } from "../document/schema.ts";
import { type Asker, createAsker } from "./asking.ts";
import type { Decision } from "./decide.ts";
import { type Decisions, decisionsFrom } from "./decisions.ts";
import type { Brought } from "./entry.ts";
import { type Answer, find, type Query } from "./find.ts";
import type { Happening } from "./happening.ts";
import type { LogEntry } from "./log.ts";
import { METHOD, type Method } from "./method.ts";
import { type OpenedHappening, openHappening, present } from "./opened.ts";
import { createRecorder, type Recorded } from "./recording.ts";
import type { RereadReport } from "./reread.ts";
import type { Entry, KeptReport, Store } from "./store.ts";
import { type Fault, verify } from "./verify.ts";
import { marksOf, shinglesOf, sketchOf } from "./wording.ts";

export type { OpenedHappening } from "./opened.ts";
export type { Recorded } from "./recording.ts";

export interface LedgerOptions {
  /** The method figures are made with, and weights are kept by. */
  readonly method?: Method;
  /** The caller's clock; without it nothing in the ledger bears an instant. */
  readonly now?: () => string;
  /** Whose decisions these are, for the log. */
  readonly by?: string | null;
}

export interface Ledger extends Asker {
  /** Recorded once, however often it is handed in. */
  record(document: Document): Promise<Recorded>;
  /** Many in one act: all of them or, when the process dies, none. Some hundreds at a time. */
  recordAll(documents: readonly Document[]): Promise<Recorded[]>;
  /** The same, where it is worked out already what they bring, by the ledger's method. */
  recordBrought(brought: readonly Brought[]): Promise<Recorded[]>;
  /** By its id, with or without `sha256:`, or by at least four digits of its beginning; `null` when none or several fit. */
  document(id: string): Promise<Document | null>;
  /** In the order of adding. `next` is the cursor of the page after, `null` at the end. */
  documents(page?: { limit?: number; after?: number }): Promise<{ entries: Entry[]; next: number | null; total: number }>;
  happening(id: string): Promise<Happening | null>;
  reports(happening: string): Promise<KeptReport[]>;
  /** By any name it has had; `null` when no report has it. */
  open(happening: string): Promise<OpenedHappening | null>;
  search(query: Query): Promise<Answer>;
  /** Kept in the log, and in force at once. @returns the log's entry, by whose number it can be undone; @param who whose it is, else the ledger's own hand's */
  decide(decision: Decision, who?: string | null): Promise<LogEntry>;
  decisions(): Promise<Decisions>;
  log(after?: number, limit?: number): Promise<LogEntry[]>;
  /**
   * Reads every document again and puts all new readings in place in one act. Called again after a kill, it goes on.
   * @param target `stampOf` a new reading: what it has read before a kill is then not read twice
   */
  reread(read: (former: Document) => Document | Promise<Document>, target?: string | null): Promise<RereadReport>;
  /** Documents that share wording with this one, most first. */
  echoes(id: string): Promise<{ document: string; shared: number }[]>;
  /** What does not hold together; nothing when all is well. */
  verify(): Promise<Fault[]>;
  readonly store: Store;
  readonly method: Method;
  close(): Promise<void>;
}

export function openLedger(store: Store, options: LedgerOptions = {}): Ledger {
  const { method = METHOD, now = () => null, by = null } = options;
  const recorder = createRecorder(store, method, { now, by });
  const decisions = async (): Promise<Decisions> => decisionsFrom(await store.decisions());
  return {
    ...createAsker(store, method),
    store,
    method,
    recordAll: recorder.recordAll,
    recordBrought: recorder.recordBrought,
    record: async (document) => (await recorder.recordAll([document]))[0],
    document: (id) => documentBy(store, id),
    documents: async ({ limit = 100, after = 0 } = {}) => {
      const entries = await store.documents(after, limit + 1);
      const shown = entries.slice(0, limit);
      const next = entries.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
      return { entries: shown, next, total: await store.count() };
    },
    happening: (id) => present(store, id),
    reports: async (id) => {
      const happening = await present(store, id);
      return happening === null ? [] : store.reports({ happenings: [happening.id] });
    },
    open: async (id) => openHappening(store, id, await decisions(), method),
    search: (query) => find(store, query),
    decide: recorder.decide,
    decisions,
    log: (after = 0, limit = 1000) => store.log(after, limit),
    reread: (read, target = null) => recorder.reread(read, target),
    echoes: async (id) => {
      const document = await documentBy(store, id);
      if (document === null) return [];
      const marks = marksOf(document.text, sketchOf(shinglesOf(document.text)));
      return (await store.sharingMarks(marks, 2)).filter(({ document: other }) => other !== document.id);
    },
    verify: () => recorder.alone(() => verify(store, method)),
    close: () => store.close(),
  };
}

async function documentBy(store: Store, id: string): Promise<Document | null> {
  const whole = id.startsWith("sha256:") ? id : `sha256:${id}`;
  const found = await store.document(whole);
  if (found !== null || whole.length < "sha256:".length + 4) return found;
  const ids = await store.documentIds(whole, 2);
  return ids.length === 1 ? store.document(ids[0]) : null;
}
