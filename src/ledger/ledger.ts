/**
 * The ledger: one account made of many documents. Reports are kept as said; happenings, lineages and figures follow from
 * them and from what people have decided, and can be made again at any time.
 */
import type { Document } from "../document/schema.ts";
import { type Assessment, assess } from "./assess.ts";
import type { Camps } from "./camps.ts";
import { compare } from "./canonical.ts";
import { type Credibility, credibilityOf } from "./credibility.ts";
import { citationCircles } from "./cycles.ts";
import { type Decision, decided } from "./decide.ts";
import { type Decisions, decisionsFrom } from "./decisions.ts";
import { daysOf, engagement, type Figure, figureOf } from "./engagement.ts";
import { documentWrite, stampOf } from "./entry.ts";
import { type Explanation, explain, type Words } from "./explain.ts";
import { type Answer, find, type Query } from "./find.ts";
import type { Happening } from "./happening.ts";
import { type Descent, lineagesOf } from "./lineage.ts";
import { chained, type LogEntry, type NewEntry } from "./log.ts";
import { METHOD, type Method, methodHash } from "./method.ts";
import { regroup } from "./regroup.ts";
import { reportsOf } from "./report.ts";
import { compareReadings, type RereadReport, stageAll } from "./reread.ts";
import { type FieldStatements, statementsOf } from "./statements.ts";
import type { Change, Entry, KeptReport, Store } from "./store.ts";
import type { Question } from "./tally.ts";
import { type Hop, translationHops } from "./translation.ts";
import { type Fault, verify } from "./verify.ts";
import { type Supposition, suppose } from "./what-if.ts";
import { marksOf, shinglesOf, sketchOf } from "./wording.ts";

export interface LedgerOptions {
  /** The method figures are made with, and weights are kept by. */
  readonly method?: Method;
  /** The caller's clock; without it nothing in the ledger bears an instant. */
  readonly now?: () => string;
  /** Whose decisions these are, for the log. */
  readonly by?: string | null;
}

export interface Recorded {
  readonly id: string;
  /** It was not there before. */
  readonly added: boolean;
  /** It was there, in another reading, which this one has replaced. */
  readonly reread: boolean;
}

/** A happening opened: its reports, what they say of each field, whom they go back to, how well it is borne out. */
export interface OpenedHappening {
  readonly happening: Happening;
  readonly reports: readonly KeptReport[];
  readonly statements: readonly FieldStatements[];
  readonly descents: readonly Descent[];
  readonly credibility: Credibility;
  /** Issuers that cite each other in a circle, with nobody who holds the thing itself. */
  readonly circles: readonly (readonly string[])[];
  readonly hops: readonly Hop[];
}

export interface Ledger {
  /** Recorded once, however often it is handed in. */
  record(document: Document): Promise<Recorded>;
  /** Many in one act: all of them or, when the process dies, none. Some hundreds at a time. */
  recordAll(documents: readonly Document[]): Promise<Recorded[]>;
  /** By its id, with or without `sha256:`, or by at least four digits of its beginning; `null` when none or several fit. */
  document(id: string): Promise<Document | null>;
  /** In the order of adding. `next` is the cursor of the page after, `null` at the end. */
  documents(page?: { limit?: number; after?: number }): Promise<{ entries: Entry[]; next: number | null; total: number }>;
  happening(id: string): Promise<Happening | null>;
  reports(happening: string): Promise<KeptReport[]>;
  /** By any name it has had; `null` when no report has it. */
  open(happening: string): Promise<OpenedHappening | null>;
  engagement(question: Question, method?: Method): Promise<Figure>;
  /** The figure with intervals, grade, and all that would change it. */
  assess(question: Question, options?: { method?: Method; camps?: Camps; supposing?: Supposition }): Promise<Assessment>;
  /** @param options.figure the figure already shown, so that it is not summed again */
  explain(
    question: Question,
    options?: { method?: Method; power?: string; limit?: number; figure?: Figure },
  ): Promise<Explanation>;
  /** What is said of a state's dealings but counts for nothing, newest documents first: motives, hopes, hypotheses, and why. */
  uncounted(state: string, limit?: number): Promise<KeptReport[]>;
  search(query: Query): Promise<Answer>;
  /** Kept in the log, and in force at once. @returns the log's entry, by whose number it can be undone */
  decide(decision: Decision): Promise<LogEntry>;
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
  const alone = inTurn();
  const decisions = async (): Promise<Decisions> => decisionsFrom(await store.decisions());

  async function recordAll(documents: readonly Document[]): Promise<Recorded[]> {
    const wanted = new Map(documents.map((document) => [document.id, document]));
    const known = new Map((await store.entries([...wanted.keys()])).map((entry) => [entry.id, entry]));
    const changing = [...wanted.values()].filter((document) => known.get(document.id)?.stamp !== stampOf(document));
    if (changing.length > 0) await write(changing, known);
    const seen = new Set<string>();
    return documents.map(({ id }) => {
      const first = !seen.has(id);
      seen.add(id);
      const changed = first && changing.some((document) => document.id === id);
      return { id, added: changed && !known.has(id), reread: changed && known.has(id) };
    });
  }

  async function write(documents: readonly Document[], known: ReadonlyMap<string, Entry>, clear = false): Promise<void> {
    const at = now();
    const count = await store.count();
    let sequence = count;
    const writes = documents.map((document) => {
      const entry = known.get(document.id) ?? null;
      if (entry === null) sequence++;
      return documentWrite(document, sequence, at, entry);
    });
    const again = documents.filter(({ id }) => known.has(id)).map(({ id }) => id);
    const former = again.length > 0 ? await store.reports({ documents: again }) : [];
    const fresh = documents.flatMap((document) => keepIds(reportsOf(document, method), former));
    const names = new Set(fresh.map(({ id }) => id));
    const gone = former.filter(({ id }) => !names.has(id)).map(({ id }) => id);
    const change = await regroup(store, fresh, gone, [], await decisions(), method);
    const entries = writes.map(({ entry, again: reread }): NewEntry => {
      const data = { document: entry.id, stamp: entry.stamp };
      return { kind: reread ? "reread" : "add", data, at, by };
    });
    await commit({ documents: writes, ...(clear && { staged: { clear } }), ...change }, entries);
  }

  async function decide(decision: Decision): Promise<LogEntry> {
    const { kind, data, touched } = await decided(store, decision);
    const entry: NewEntry = { kind, data, at: now(), by };
    const [chainedEntry] = chained(await store.logHead(), [entry]);
    const after = decisionsFrom([...(await store.decisions()), chainedEntry]);
    const ids = touched === "all" ? await everyReport(store) : touched;
    const change = ids.length === 0 ? {} : await regroup(store, [], [], ids, after, method);
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
        pairs.map(([, reading]) => reading),
        known,
        true,
      );
    return compareReadings(pairs);
  }

  async function happeningsFor(question: Question): Promise<{ happenings: Happening[]; whole: Question }> {
    const { region } = await decisions();
    const whole = { ...question, region: question.region ?? (region.includes(question.state) ? region : []) };
    return { happenings: await store.happeningsOf(whole, daysOf(question)), whole };
  }

  async function commit(change: Omit<Change, "log">, entries: readonly NewEntry[]): Promise<void> {
    await store.commit({ ...change, log: chained(await store.logHead(), entries) });
  }

  // The store's own sums serve as long as nothing but half-lives and weights differs from what was kept.
  const sumsServe = (asked: Method): boolean =>
    methodHash({ ...asked, version: "", halfLifeDays: method.halfLifeDays, weights: method.weights }) ===
    methodHash({ ...method, version: "" });

  async function ask(question: Question, asked: Method): Promise<Figure> {
    const days = daysOf(question);
    const { region } = await decisions();
    const regional = question.region ?? (region.includes(question.state) ? region : []);
    const whole = { ...question, region: regional };
    const kept = region.includes(question.state) ? region : [];
    if (sumsServe(asked) && sameSet(regional, kept)) return figureOf(await store.tally(whole, days, asked), whole, asked);
    return engagement(await store.happeningsOf(whole, days), whole, asked);
  }

  return {
    store,
    method,
    recordAll: (documents) => alone(() => recordAll(documents)),
    record: async (document) => (await alone(() => recordAll([document])))[0],
    document: async (id) => {
      const found = await store.document(id.startsWith("sha256:") ? id : `sha256:${id}`);
      if (found !== null || id.replace("sha256:", "").length < 4) return found;
      const ids = await store.documentIds(id.startsWith("sha256:") ? id : `sha256:${id}`, 2);
      return ids.length === 1 ? store.document(ids[0]) : null;
    },
    documents: async ({ limit = 100, after = 0 } = {}) => {
      const entries = await store.documents(after, limit + 1);
      const shown = entries.slice(0, limit);
      const next = entries.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
      return { entries: shown, next, total: await store.count() };
    },
    happening: async (id) => present(store, id),
    reports: async (id) => {
      const happening = await present(store, id);
      return happening === null ? [] : store.reports({ happenings: [happening.id] });
    },
    open: async (id) => {
      const happening = await present(store, id);
      if (happening === null) return null;
      const reports = await store.reports({ happenings: [happening.id] });
      return {
        happening,
        reports,
        statements: statementsOf(happening, reports, method),
        descents: lineagesOf(reports, await decisions(), method).descents,
        credibility: credibilityOf(happening, method),
        circles: citationCircles(reports),
        hops: translationHops(reports),
      };
    },
    engagement: (question, asked = method) => ask(question, asked),
    assess: async (question, { method: asked = method, camps, supposing = {} } = {}) => {
      const { happenings, whole } = await happeningsFor(question);
      return assess(suppose(happenings, supposing), whole, asked, camps);
    },
    uncounted: async (state, limit = 200) => {
      const { documents } = await store.search({ terms: [], actor: state, limit: 1000, offset: 0 });
      const reports = await store.reports({ documents: documents.map(({ id }) => id) });
      const about = ({ actors, recipients }: KeptReport): boolean =>
        [...actors, ...recipients].some((code) => code === state || code.startsWith(`${state}:`));
      const left = reports.filter((report) => !report.counted && about(report));
      return left.sort((a, b) => (b.published?.end ?? 0) - (a.published?.end ?? 0) || compare(a.id, b.id)).slice(0, limit);
    },
    search: (query) => find(store, query),
    decide: (decision) => alone(() => decide(decision)),
    decisions,
    log: (after = 0, limit = 1000) => store.log(after, limit),
    reread: async (read, target = null) => {
      await stageAll(store, read, target);
      return alone(swap);
    },
    echoes: async (id) => {
      const document = await store.document(id);
      if (document === null) return [];
      const marks = marksOf(document.text, sketchOf(shinglesOf(document.text)));
      return (await store.sharingMarks(marks, 2)).filter(({ document: other }) => other !== id);
    },
    explain: async (question, { method: asked = method, power, limit = 50, figure: shown } = {}) => {
      const figure = shown ?? (await ask(question, asked));
      const whole = { ...question, region: figure.region };
      const heaviest = await store.heaviest(whole, daysOf(question), method, limit);
      const happenings = await store.happenings(heaviest.map(({ happening }) => happening));
      return explain(figure, happenings, whole, { method: asked, power, words: await wordsOf(store, happenings) });
    },
    verify: () => alone(() => verify(store, method)),
    close: () => store.close(),
  };
}

/** A happening by any name it has had: that of any report it holds. */
async function present(store: Store, id: string): Promise<Happening | null> {
  const [found] = await store.happenings([id]);
  if (found !== undefined) return found;
  const [report] = await store.reports({ ids: [`r${id.slice(1)}`] });
  if (report === undefined || report.happening === null) return null;
  return (await store.happenings([report.happening]))[0] ?? null;
}

async function everyReport(store: Store): Promise<string[]> {
  const ids: string[] = [];
  let after = 0;
  for (;;) {
    const entries = await store.documents(after, 500);
    if (entries.length === 0) return ids;
    ids.push(...(await store.reports({ documents: entries.map(({ id }) => id) })).map(({ id }) => id));
    after = entries[entries.length - 1].sequence;
  }
}

/** The characters each report rests on. */
async function wordsOf(store: Store, happenings: readonly Happening[]): Promise<Map<string, Words>> {
  const reports = await store.reports({ happenings: happenings.map(({ id }) => id) });
  return new Map(reports.map(({ id, document, span, words }) => [id, { document, ...span, text: words }]));
}

/**
 * A report read again keeps its name when it is told by the same words, though the reading has changed: what people have
 * decided about it goes by that name.
 */
function keepIds<T extends { id: string; document: string; trigger: { start: number; end: number }; type: string | null }>(
  fresh: readonly T[],
  former: readonly T[],
): T[] {
  const free = new Set(former.map(({ id }) => id));
  const exact = new Set(fresh.filter(({ id }) => free.delete(id)).map(({ id }) => id));
  return fresh.map((report) => {
    if (exact.has(report.id)) return report;
    const before = former.find(
      (other) =>
        free.has(other.id) &&
        other.document === report.document &&
        other.trigger.start < report.trigger.end &&
        report.trigger.start < other.trigger.end,
    );
    if (before === undefined) return report;
    free.delete(before.id);
    return { ...report, id: before.id };
  });
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((x) => b.includes(x));

// What reads the ledger and then writes to it must not be overtaken.
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
