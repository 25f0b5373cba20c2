/**
 * What changes a ledger: documents recorded, all read again, decisions taken. Each is one act in the store, and no two
 * overtake each other.
 */
import { corrected } from "../document/corrected.ts";
import type { Document } from "../document/schema.ts";
import { type Decision, decided } from "./decide.ts";
import { type Decisions, decisionsFrom } from "./decisions.ts";
import { type Brought, bring, placed } from "./entry.ts";
import { keepNames } from "./keep-names.ts";
import { chained, type LogEntry, type NewEntry } from "./log.ts";
import type { Method } from "./method.ts";
import { regroup } from "./regroup.ts";
import { type Report, reportsOf } from "./report.ts";
import { compareReadings, type RereadReport, stageAll } from "./reread.ts";
import type { Entry, KeptReport, Store } from "./store.ts";
import { successions } from "./succession.ts";

export interface Recorded {
  readonly id: string;
  /** It was not there before. */
  readonly added: boolean;
  /** It was there, in another reading, which this one has replaced. */
  readonly reread: boolean;
}

export interface Recorder {
  recordAll(documents: readonly Document[]): Promise<Recorded[]>;
  /** The same, where it is worked out already what they bring, by this method. */
  recordBrought(brought: readonly Brought[]): Promise<Recorded[]>;
  /** @param who whose decision it is, where it is not the ledger's own hand's */
  decide(decision: Decision, who?: string | null): Promise<LogEntry>;
  reread(read: (former: Document) => Document | Promise<Document>, target: string | null): Promise<RereadReport>;
  /** Runs `work` when nothing else is under way. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface Hand {
  readonly now: () => string | null;
  readonly by: string | null;
}

export function createRecorder(store: Store, method: Method, { now, by }: Hand): Recorder {
  const alone = inTurn();

  async function record(brought: readonly Brought[]): Promise<Recorded[]> {
    const wanted = new Map(brought.map((one) => [one.row.id, one]));
    const known = new Map((await store.entries([...wanted.keys()])).map((entry) => [entry.id, entry]));
    const changing = [...wanted.values()].filter((one) => says(one, known.get(one.row.id)));
    if (changing.length > 0) await write(changing, known);
    const changed = new Set(changing.map(({ row }) => row.id));
    return brought.map(({ row: { id } }) => {
      const first = changed.delete(id);
      return { id, added: first && !known.has(id), reread: first && known.has(id) };
    });
  }

  async function write(brought: readonly Brought[], known: ReadonlyMap<string, Entry>, clear = false): Promise<void> {
    const at = now();
    const count = await store.count();
    let sequence = count;
    const documents = brought.map((one) => {
      const entry = known.get(one.row.id) ?? null;
      if (entry === null) sequence++;
      return { ...placed(one, sequence, at, entry), record: one.record };
    });
    const entries = documents.map(({ entry, again }): NewEntry => {
      const data = { document: entry.id, stamp: entry.stamp };
      return { kind: again ? "reread" : "add", data, at, by };
    });
    const again = documents.flatMap(({ entry, again }) => (again ? entry.id : []));
    const before = await store.decisions();
    const taken = (
      await successions(
        store,
        brought.map(({ document }) => document),
      )
    ).filter(({ document, source }) => !isKnown(before, document, source));
    const taking = taken.map(
      ({ document, ...data }): NewEntry => ({ kind: "retract", data: { document, ...data }, at, by: null }),
    );
    const log = chained(await store.logHead(), [...entries, ...taking]);
    const decisions = decisionsFrom([...before, ...log.slice(entries.length)]);
    const told = await tell(brought, again, decisions);
    const weighed = taken.length === 0 ? [] : await store.reports({ documents: taken.map(({ document }) => document) });
    const change = await regroup(store, { ...told, weighed }, decisions, method);
    await store.commit({ documents, ...(clear && { staged: { clear } }), ...change, log });
  }

  /** What documents tell, as corrected; reports that were there before keep their names. */
  async function tell(
    brought: readonly Brought[],
    again: readonly string[],
    decisions: Decisions,
  ): Promise<{ fresh: Report[]; former: KeptReport[] }> {
    const former = again.length > 0 ? await store.reports({ documents: again }) : [];
    const fresh = brought.flatMap(({ row, whole, reports }) => {
      const corrections = decisions.corrections(row.id);
      if (corrections.length === 0) return keepNames(reports, former);
      return keepNames(reportsOf(corrected(whole(), corrections), method), former);
    });
    return { fresh, former };
  }

  async function decide(decision: Decision, who: string | null = by): Promise<LogEntry> {
    const { kind, data, touched, retold = [] } = await decided(store, decision);
    const entry: NewEntry = { kind, data, at: now(), by: who };
    const [chainedEntry] = chained(await store.logHead(), [entry]);
    const after = decisionsFrom([...(await store.decisions()), chainedEntry]);
    const moved = touched === "all" ? await everyReport(store) : await store.reports({ ids: touched });
    const documents = (await Promise.all(retold.map((id) => store.document(id)))).filter((document) => document !== null);
    const told = await tell(
      documents.map((document) => bring(document, method)),
      retold,
      after,
    );
    const isIdle = moved.length === 0 && told.fresh.length === 0 && told.former.length === 0;
    const change = isIdle ? {} : await regroup(store, { ...told, touched: moved }, after, method);
    await store.commit({ ...change, log: [chainedEntry] });
    return chainedEntry;
  }

  async function swap(): Promise<RereadReport> {
    const pairs: [Document, Document][] = [];
    for (const { id } of await store.staged()) {
      const [former, reading] = [await store.document(id), await store.stagedDocument(id)];
      if (former !== null && reading !== null) pairs.push([former, reading]);
    }
    const known = new Map((await store.entries(pairs.map(([{ id }]) => id))).map((entry) => [entry.id, entry]));
    if (pairs.length > 0)
      await write(
        pairs.map(([, reading]) => bring(reading, method)),
        known,
        true,
      );
    return compareReadings(pairs);
  }

  return {
    alone,
    recordAll: (documents) => alone(() => record(documents.map((document) => bring(document, method)))),
    recordBrought: (brought) => alone(() => record(brought)),
    decide: (decision, who) => alone(() => decide(decision, who)),
    reread: async (read, target) => {
      await stageAll(store, read, target);
      return alone(swap);
    },
  };
}

// Once said, or once undone by a person, it is not said again.
const isKnown = (log: readonly LogEntry[], document: string, source: string): boolean =>
  log.some(({ kind, data }) => kind === "retract" && data.document === document && data.source === source);

/** Whether a document says anything that is not held already: it is new, read otherwise, or now bears a date or a publisher. */
function says({ row }: Brought, known: Entry | undefined): boolean {
  if (known?.stamp !== row.stamp) return true;
  return (known.published === null && row.published !== null) || (known.publisher === null && row.publisher !== null);
}

async function everyReport(store: Store): Promise<KeptReport[]> {
  const reports: KeptReport[] = [];
  let after = 0;
  for (;;) {
    const entries = await store.documents(after, 500);
    if (entries.length === 0) return reports;
    reports.push(...(await store.reports({ documents: entries.map(({ id }) => id) })));
    after = entries[entries.length - 1].sequence;
  }
}

// What reads the ledger and then writes to it must not be overtaken.
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
