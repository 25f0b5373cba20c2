/** A change written as rows, removals before additions, all within the caller's transaction. */
import { blobValue, type DuckDBConnection, DuckDBDataChunk, type DuckDBValue, listValue } from "@duckdb/node-api";
import type {
  BlockRow,
  Change,
  DocumentWrite,
  Entry,
  Happening,
  KeptReport,
  LogEntry,
  MoveRow,
  Staged,
} from "../../../ledger/store.ts";
import { among } from "./among.ts";
import { kept, packed } from "./packed.ts";

export async function write(connection: DuckDBConnection, change: Change): Promise<void> {
  const { documents = [], staged, reports, happenings, log } = change;
  await remove(connection, "reports", "id", reports?.remove);
  await remove(connection, "blocks", "report", reports?.remove);
  await removeMoves(connection, happenings?.remove);
  await remove(connection, "happenings", "id", happenings?.remove);
  if (staged?.clear) await connection.run("delete from staged");

  for (const document of documents) if (document.again) await replace(connection, document);
  const fresh = documents.filter(({ again }) => !again);
  await append(connection, "documents", fresh, DOCUMENT);
  await append(connection, "marks", fresh.flatMap(marksOf), MARK);
  await append(connection, "terms", fresh.flatMap(termsOf), TERM);
  await append(connection, "keys", fresh.flatMap(keysOf), KEY);
  await append(connection, "reports", reports?.put, REPORT);
  await append(connection, "blocks", reports?.blocks, BLOCK);
  await append(connection, "happenings", happenings?.put, HAPPENING);
  await append(connection, "moves", happenings?.moves, MOVE);
  await append(connection, "staged", staged?.put, STAGED);
  await append(connection, "log", log, LOG);
}

async function remove(connection: DuckDBConnection, table: string, column: string, ids: readonly string[] = []): Promise<void> {
  if (ids.length > 0) await connection.run(`delete from ${table} where ${among(column, ids)}`);
}

// Moves have no index: of millions, only those of the happening's own states are looked through.
async function removeMoves(connection: DuckDBConnection, ids: readonly string[] = []): Promise<void> {
  if (ids.length === 0) return;
  const found = await connection.runAndReadAll(`select distinct actors from happenings where ${among("id", ids)}`);
  const states = new Set<string>();
  for (const [codes] of found.getRows()) for (const code of String(codes).split("|")) states.add(code.split(":")[0]);
  await connection.run(`delete from moves where ${among("state", [...states])} and ${among("happening", ids)}`);
}

async function replace(connection: DuckDBConnection, { entry, record }: DocumentWrite): Promise<void> {
  const statement = await connection.prepare(
    "update documents set stamp = ?, published = ?, language = ?, publisher = ?, entry = ?, record = ? where id = ?",
  );
  statement.bindVarchar(1, entry.stamp);
  if (entry.day === null) statement.bindNull(2);
  else statement.bindInteger(2, entry.day);
  statement.bindVarchar(3, entry.language);
  if (entry.publisher === null) statement.bindNull(4);
  else statement.bindVarchar(4, entry.publisher);
  statement.bindVarchar(5, JSON.stringify(entry));
  statement.bindBlob(6, kept(record));
  statement.bindVarchar(7, entry.id);
  await statement.run();
  statement.destroySync();
}

/** A table's columns in order, each as it is read off a thing that is a row. */
export type Columns<T> = readonly ((item: T) => DuckDBValue)[];

/** As many rows as DuckDB takes in one piece. */
const CHUNK = 2048;

/**
 * Many rows at once, a column at a time: by value each would be a call across to DuckDB, a thousand for a document. A lake writes its own
 * by the same hands (`lake/second/`).
 */
export async function append<T>(
  connection: DuckDBConnection,
  table: string,
  rows: readonly T[] = [],
  columns: Columns<T>,
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  const types = columns.map((_, index) => appender.columnType(index));
  for (let at = 0; at < rows.length; at += CHUNK) {
    const some = rows.slice(at, at + CHUNK);
    const chunk = DuckDBDataChunk.create(types, some.length);
    for (const [index, read] of columns.entries()) chunk.setColumnValues(index, some.map(read));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** A document's columns but its record. */
export const ENTRY: Columns<Entry> = [
  ({ id }) => id,
  ({ sequence }) => sequence,
  ({ stamp }) => stamp,
  ({ day }) => day,
  ({ language }) => language,
  ({ publisher }) => publisher,
  ({ length }) => length,
  (entry) => JSON.stringify(entry),
];

const DOCUMENT: Columns<DocumentWrite> = [
  ...ENTRY.map(
    (read) =>
      ({ entry }: DocumentWrite) =>
        read(entry),
  ),
  ({ record }) => blobValue(kept(record)),
];

/** What a document is found by. */
type Found = Omit<DocumentWrite, "record">;

export const keysOf = ({ entry, keys }: Found): [string, number][] => keys.map((key) => [key, entry.sequence]);

export const KEY: Columns<readonly [string, number]> = [([key]) => key, ([, sequence]) => sequence];

export const marksOf = ({ entry, marks }: Found): [number, number][] => marks.map((mark) => [mark, entry.sequence]);

export const MARK: Columns<readonly [number, number]> = [([mark]) => mark, ([, sequence]) => sequence];

export const termsOf = ({ entry, terms }: Found): [number, number, number][] =>
  terms.map(([term, count]) => [term, entry.sequence, Math.min(count, 65_535)]);

export const TERM: Columns<readonly [number, number, number]> = [
  ([term]) => term,
  ([, sequence]) => sequence,
  ([, , count]) => count,
];

export const HAPPENING: Columns<Happening> = [
  ({ id }) => id,
  ({ type }) => type,
  ({ instrument }) => instrument,
  ({ start, end }) => start ?? end,
  ({ end }) => end,
  (happening) => between(happening),
  ({ voices }) => voices.length,
  (happening) => JSON.stringify(happening),
];

export const REPORT: Columns<KeptReport> = [
  ({ id }) => id,
  ({ document }) => document,
  ({ component }) => component,
  ({ happening }) => happening,
  ({ type }) => type,
  ({ evidence }) => evidence,
  ({ root }) => root.lineage,
  ({ issuer }) => issuer,
  ({ place }) => place?.country ?? null,
  ({ instrument }) => instrument,
  ({ time }) => time.start ?? time.end,
  ({ time }) => time.end,
  (report) => between(report),
  (report) => JSON.stringify(report),
];

/** Codes between bars, so that one can be looked for as a whole. */
const between = ({ actors, recipients }: Pick<Happening, "actors" | "recipients">): string =>
  `|${[...actors, ...recipients].join("|")}|`;

const BLOCK: Columns<BlockRow> = [
  ({ block }) => block,
  ({ report }) => report,
  ({ from }) => from,
  ({ to }) => to,
  ({ brief }) => blobValue(brief),
];

export const MOVE: Columns<MoveRow> = [
  ({ happening }) => happening,
  ({ state }) => state,
  ({ power }) => power,
  ({ regional }) => regional,
  ({ instrument }) => instrument,
  ({ direction }) => direction,
  ({ kind }) => kind,
  ({ part }) => part,
  ({ tone }) => tone,
  ({ strength }) => strength,
  ({ start }) => start,
  ({ end }) => end,
  ({ head }) => head,
  ({ lineages }) => listValue(lineages),
  ({ lead }) => lead,
  ({ issuer }) => issuer,
];

const STAGED: Columns<Staged> = [
  ({ document }) => document.id,
  ({ stamp }) => stamp,
  ({ document }) => blobValue(packed(JSON.stringify(document))),
];

const LOG: Columns<LogEntry> = [({ sequence }) => sequence, ({ kind }) => kind, (entry) => JSON.stringify(entry)];
