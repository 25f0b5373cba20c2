/** A ledger's store in memory, for a page, a test, or a question nobody means to keep. The plain reading of the socket. */
import type { Document } from "../../../document/schema.ts";
import {
  type BlockRow,
  type Change,
  compare,
  type DocumentWrite,
  type Happening,
  type KeptReport,
  type LogEntry,
  type MoveRow,
  RECORD_KINDS,
  type ReportsOf,
  recency,
  type Staged,
  type Store,
  tally,
} from "../../../ledger/store.ts";
import { findAmong, hasPart } from "./find.ts";
import { lineagesIn } from "./lineages.ts";
import { publishedBy, publishersIn } from "./publishers.ts";
import { searchRows } from "./search.ts";
import { sourcesIn } from "./sources.ts";

/** A document's row, with its record opened. */
export interface Held extends Omit<DocumentWrite, "record"> {
  readonly document: Document;
}

/** All tables, by key. */
export interface Tables {
  readonly documents: Map<string, Held>;
  readonly reports: Map<string, KeptReport>;
  readonly blocks: Map<string, BlockRow[]>;
  readonly happenings: Map<string, Happening>;
  readonly moves: Map<string, MoveRow[]>;
  readonly staged: Map<string, Staged>;
  readonly log: LogEntry[];
}

export function memoryStore(): Store {
  const tables: Tables = {
    documents: new Map(),
    reports: new Map(),
    blocks: new Map(),
    happenings: new Map(),
    moves: new Map(),
    staged: new Map(),
    log: [],
  };
  const { documents, reports, blocks, happenings, moves, staged, log } = tables;
  const entries = () => [...documents.values()].map(({ entry }) => entry).sort((a, b) => a.sequence - b.sequence);
  return {
    commit: async (change) => apply(tables, structuredClone(change)),

    document: async (id) => documents.get(id)?.document ?? null,
    readings: async (ids) => ids.flatMap((id) => documents.get(id)?.document ?? []),
    documentIds: async (prefix, limit) =>
      [...documents.keys()]
        .filter((id) => id.startsWith(prefix))
        .sort(compare)
        .slice(0, limit),
    entries: async (ids) => entries().filter(({ id }) => ids.includes(id)),
    documents: async (after, limit) =>
      entries()
        .filter(({ sequence }) => sequence > after)
        .slice(0, limit),
    documentsBy: async (publisher, limit) =>
      entries()
        .filter((entry) => publishedBy(entry) === publisher)
        .reverse()
        .slice(0, limit),
    count: async () => documents.size,
    days: async () => {
      const counts = new Map<number | null, number>();
      for (const { day } of entries()) counts.set(day, (counts.get(day) ?? 0) + 1);
      const last = Number.POSITIVE_INFINITY;
      return [...counts].map(([day, n]) => ({ day, documents: n })).sort((a, b) => (a.day ?? last) - (b.day ?? last));
    },

    reports: async (of) => {
      const found = [...reports.values()].filter(chosen(of));
      return "apart" in of ? latest(found, of.limit) : found.sort((a, b) => compare(a.id, b.id));
    },
    sizes: async (components) => {
      const counts = new Map<string, number>();
      for (const { component } of reports.values())
        if (components.includes(component)) counts.set(component, (counts.get(component) ?? 0) + 1);
      return counts;
    },
    candidates: async (asked) => {
      const rows = asked.flatMap(({ block, from, to }) =>
        (blocks.get(block) ?? []).filter((row) => row.from <= to && row.to >= from),
      );
      return [...new Set(rows)];
    },
    happenings: async (ids) => ids.flatMap((id) => happenings.get(id) ?? []).sort((a, b) => compare(a.id, b.id)),
    findHappenings: async (wanted) => findAmong([...happenings.values()], wanted),
    happeningsOf: async (question, days, limit) => {
      const asked = [...moves.values()].flat().filter((move) => answers(move, question, days));
      const ids = [...new Set(asked.map(({ happening }) => happening))].sort(compare);
      return ids.slice(0, limit).map((id) => happenings.get(id) as Happening);
    },
    happeningsOver: async ({ state, instrument }, days, limit) => {
      const last = new Map<string, number>();
      for (const report of reports.values()) {
        const { happening, place, time, instrument: by } = report;
        if (happening === null || place?.country !== state || hasPart(report, state) || time.end === null) continue;
        if ((time.start ?? time.end) > days.at || (days.from !== null && time.end < days.from)) continue;
        if (!instrument || by === instrument) last.set(happening, Math.max(last.get(happening) ?? -Infinity, time.end));
      }
      const ids = [...last].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).slice(0, limit);
      return ids.flatMap(([id]) => happenings.get(id) ?? []).sort((a, b) => compare(a.id, b.id));
    },
    moves: async (ids) => ids.flatMap((id) => moves.get(id) ?? []),
    tally: async (question, days, method) => tally([...happenings.values()], question, days, method),
    heaviest: async (question, days, method, limit, power) => {
      const asked = [...moves.values()].flat().filter((move) => answers(move, question, days));
      const rows = asked.filter((move) => move.strength > 0 && (power === undefined ? move.head : move.power === power));
      const weights = new Map(rows.map((move) => [move.happening, move.strength * recency(move, days.at, method)]));
      const weighed = Array.from(weights, ([happening, weight]) => ({ happening, weight }));
      return weighed.sort((a, b) => b.weight - a.weight || compare(a.happening, b.happening)).slice(0, limit);
    },

    publishers: async (limit) => {
      const rows = publishersIn(entries());
      return { total: rows.length, rows: rows.slice(0, limit) };
    },
    sources: async (limit) => sourcesIn([...reports.values()]).slice(0, limit),
    lineages: async (limit) => lineagesIn([...reports.values()], [...happenings.values()]).slice(0, limit),

    keyed: async (keys) => {
      const wanted = new Set(keys);
      const writes = [...documents.values()].filter((write) => write.keys.some((key) => wanted.has(key)));
      return writes.map(({ entry }) => entry).sort((a, b) => a.sequence - b.sequence);
    },
    sharingMarks: async (marks, least) => {
      const wanted = new Set(marks);
      const found = Array.from(documents, ([document, write]) => ({
        document,
        shared: write.marks.filter((mark) => wanted.has(mark)).length,
      }));
      return found.filter(({ shared }) => shared >= least).sort((a, b) => b.shared - a.shared || compare(a.document, b.document));
    },
    search: async (wanted) => searchRows(tables, wanted),

    log: async (after, limit) => log.filter(({ sequence }) => sequence > after).slice(0, limit),
    logHead: async () => log.at(-1) ?? null,
    decisions: async () => log.filter(({ kind }) => !RECORD_KINDS.includes(kind)),

    staged: async () => Array.from(staged, ([id, { stamp }]) => ({ id, stamp })).sort((a, b) => compare(a.id, b.id)),
    stagedDocument: async (id): Promise<Document | null> => staged.get(id)?.document ?? null,
    keepsLog: true,
    close: async () => undefined,
  };
}

// A page has nothing to unpack with, and nobody packs for it.
function plain(record: DocumentWrite["record"]): string {
  if (typeof record === "string") return record;
  throw new TypeError("a record packed for a file cannot be kept in memory");
}

function apply({ documents, reports, blocks, happenings, moves, staged, log }: Tables, change: Change): void {
  for (const id of change.reports?.remove ?? []) {
    reports.delete(id);
    for (const [key, rows] of blocks) {
      if (rows.some(({ report }) => report === id))
        blocks.set(
          key,
          rows.filter(({ report }) => report !== id),
        );
    }
  }
  for (const id of change.happenings?.remove ?? []) {
    happenings.delete(id);
    moves.delete(id);
  }
  if (change.staged?.clear) staged.clear();
  for (const { record, ...write } of change.documents ?? []) {
    const before = documents.get(write.entry.id);
    const held = { ...write, document: JSON.parse(plain(record)) as Document };
    documents.set(write.entry.id, before === undefined ? held : { ...held, marks: before.marks, keys: before.keys });
  }
  for (const report of change.reports?.put ?? []) reports.set(report.id, report);
  for (const row of change.reports?.blocks ?? []) blocks.set(row.block, [...(blocks.get(row.block) ?? []), row]);
  for (const happening of change.happenings?.put ?? []) happenings.set(happening.id, happening);
  for (const move of change.happenings?.moves ?? []) moves.set(move.happening, [...(moves.get(move.happening) ?? []), move]);
  for (const reading of change.staged?.put ?? []) staged.set(reading.document.id, reading);
  log.push(...change.log);
}

function latest(reports: readonly KeptReport[], limit: number): KeptReport[] {
  const last = ({ time }: KeptReport): number => time.end ?? -Infinity;
  return [...reports].sort((a, b) => last(b) - last(a) || compare(a.id, b.id)).slice(0, limit);
}

function chosen(of: ReportsOf): (report: KeptReport) => boolean {
  if ("apart" in of) return (report) => report.happening === null && hasPart(report, of.apart);
  if ("ids" in of) return among(of.ids, ({ id }) => [id]);
  if ("documents" in of) return among(of.documents, ({ document }) => [document]);
  if ("components" in of) return among(of.components, ({ component }) => [component]);
  if ("happenings" in of) return among(of.happenings, ({ happening }) => [happening]);
  return among(of.voices, ({ root, issuer }) => [root.lineage, issuer]);
}

function among(ids: readonly string[], keys: (report: KeptReport) => (string | null)[]): (report: KeptReport) => boolean {
  const wanted = new Set<string | null>(ids);
  return (report) => keys(report).some((key) => key !== null && wanted.has(key));
}

const answers = (
  move: MoveRow,
  { state, instrument }: { state: string; instrument?: string | null },
  days: { at: number; from: number | null },
): boolean =>
  move.state === state &&
  move.start <= days.at &&
  (!instrument || move.instrument === instrument) &&
  (days.from === null || move.end >= days.from);
