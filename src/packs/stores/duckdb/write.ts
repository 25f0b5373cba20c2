/** A change written as rows, removals before additions, all within the caller's transaction. */
import { type DuckDBAppender, type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { BlockRow, Change, DocumentWrite, Entry, Happening, KeptReport, LogEntry, MoveRow } from "../../../ledger/store.ts";
import { among } from "./among.ts";
import { packed } from "./record.ts";

export async function write(connection: DuckDBConnection, change: Change): Promise<void> {
  const { documents = [], staged, reports, happenings, log } = change;
  await remove(connection, "reports", "id", reports?.remove);
  await remove(connection, "blocks", "report", reports?.remove);
  await removeMoves(connection, happenings?.remove);
  await remove(connection, "happenings", "id", happenings?.remove);
  if (staged?.clear) await connection.run("delete from staged");

  for (const document of documents) if (document.again) await replace(connection, document);
  const fresh = documents.filter(({ again }) => !again);
  await append(connection, "documents", fresh, appendDocument);
  await append(connection, "marks", fresh.flatMap(marksOf), appendMark);
  await append(connection, "terms", fresh.flatMap(termsOf), appendTerm);
  await append(connection, "keys", fresh.flatMap(keysOf), appendKey);
  await append(connection, "reports", reports?.put, appendReport);
  await append(connection, "blocks", reports?.blocks, appendBlock);
  await append(connection, "happenings", happenings?.put, appendHappening);
  await append(connection, "moves", happenings?.moves, appendMove);
  await append(connection, "staged", staged?.put, ({ document, stamp }, row) => {
    row.appendVarchar(document.id);
    row.appendVarchar(stamp);
    row.appendBlob(packed(JSON.stringify(document)));
  });
  await append(connection, "log", log, appendLog);
}

async function remove(connection: DuckDBConnection, table: string, column: string, ids: readonly string[] = []): Promise<void> {
  if (ids.length > 0) await connection.run(`delete from ${table} where ${among(column, ids)}`);
}

// Moves have no index: of millions, only those of the happening's own states are looked through.
async function removeMoves(connection: DuckDBConnection, ids: readonly string[] = []): Promise<void> {
  if (ids.length === 0) return;
  const found = await connection.runAndReadAll(`select happening from happenings where ${among("id", ids)}`);
  const states = new Set<string>();
  for (const [text] of found.getRows()) {
    const { actors, recipients } = JSON.parse(String(text)) as Happening;
    for (const code of [...actors, ...recipients]) states.add(code.split(":")[0]);
  }
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
  statement.bindBlob(6, packed(record));
  statement.bindVarchar(7, entry.id);
  await statement.run();
  statement.destroySync();
}

/** Many rows at once. A lake writes its own by the same hands (`lake/second/`). */
export async function append<T>(
  connection: DuckDBConnection,
  table: string,
  rows: readonly T[] = [],
  fill: (item: T, row: DuckDBAppender) => void,
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  for (const item of rows) {
    fill(item, appender);
    appender.endRow();
  }
  appender.closeSync();
}

function appendDocument({ entry, record }: DocumentWrite, row: DuckDBAppender): void {
  appendEntry(entry, row);
  row.appendBlob(packed(record));
}

/** A document's columns but its record. */
export function appendEntry(entry: Entry, row: DuckDBAppender): void {
  row.appendVarchar(entry.id);
  row.appendInteger(entry.sequence);
  row.appendVarchar(entry.stamp);
  integerOrNull(row, entry.day);
  row.appendVarchar(entry.language);
  varcharOrNull(row, entry.publisher);
  row.appendInteger(entry.length);
  row.appendVarchar(JSON.stringify(entry));
}

/** What a document is found by. */
type Found = Omit<DocumentWrite, "record">;

export const keysOf = ({ entry, keys }: Found): [string, number][] => keys.map((key) => [key, entry.sequence]);

export function appendKey([key, sequence]: readonly [string, number], row: DuckDBAppender): void {
  row.appendVarchar(key);
  row.appendInteger(sequence);
}

export const marksOf = ({ entry, marks }: Found): [number, number][] => marks.map((mark) => [mark, entry.sequence]);

export function appendMark([mark, sequence]: readonly [number, number], row: DuckDBAppender): void {
  row.appendUInteger(mark);
  row.appendInteger(sequence);
}

export const termsOf = ({ entry, terms }: Found): [number, number, number][] =>
  terms.map(([term, count]) => [term, entry.sequence, count]);

export function appendTerm([term, sequence, count]: readonly [number, number, number], row: DuckDBAppender): void {
  row.appendUInteger(term);
  row.appendInteger(sequence);
  row.appendUSmallInt(Math.min(count, 65_535));
}

export function appendHappening(happening: Happening, row: DuckDBAppender): void {
  row.appendVarchar(happening.id);
  varcharOrNull(row, happening.type);
  row.appendVarchar(happening.instrument);
  integerOrNull(row, happening.start ?? happening.end);
  integerOrNull(row, happening.end);
  row.appendVarchar(between(happening));
  row.appendInteger(happening.voices.length);
  row.appendVarchar(JSON.stringify(happening));
}

export function appendReport(report: KeptReport, row: DuckDBAppender): void {
  row.appendVarchar(report.id);
  row.appendVarchar(report.document);
  row.appendVarchar(report.component);
  varcharOrNull(row, report.happening);
  varcharOrNull(row, report.type);
  row.appendVarchar(report.evidence);
  row.appendVarchar(report.root.lineage);
  row.appendVarchar(report.issuer);
  varcharOrNull(row, report.place?.country ?? null);
  row.appendVarchar(report.instrument);
  integerOrNull(row, report.time.start ?? report.time.end);
  integerOrNull(row, report.time.end);
  row.appendVarchar(between(report));
  row.appendVarchar(JSON.stringify(report));
}

/** Codes between bars, so that one can be looked for as a whole. */
const between = ({ actors, recipients }: Pick<Happening, "actors" | "recipients">): string =>
  `|${[...actors, ...recipients].join("|")}|`;

function appendBlock({ block, report, from, to }: BlockRow, row: DuckDBAppender): void {
  row.appendVarchar(block);
  row.appendVarchar(report);
  row.appendInteger(from);
  row.appendInteger(to);
}

export function appendMove(move: MoveRow, row: DuckDBAppender): void {
  row.appendVarchar(move.happening);
  row.appendVarchar(move.state);
  row.appendVarchar(move.power);
  row.appendBoolean(move.regional);
  row.appendVarchar(move.instrument);
  row.appendVarchar(move.direction);
  row.appendVarchar(move.kind);
  row.appendDouble(move.part);
  row.appendDouble(move.tone);
  row.appendDouble(move.strength);
  row.appendInteger(move.start);
  row.appendInteger(move.end);
  row.appendBoolean(move.head);
  row.appendList(listValue([...move.lineages]), LIST(VARCHAR));
  row.appendVarchar(move.lead);
  row.appendVarchar(move.issuer);
}

function appendLog(entry: LogEntry, row: DuckDBAppender): void {
  row.appendInteger(entry.sequence);
  row.appendVarchar(entry.kind);
  row.appendVarchar(JSON.stringify(entry));
}

const varcharOrNull = (row: DuckDBAppender, value: string | null): void =>
  value === null ? row.appendNull() : row.appendVarchar(value);

const integerOrNull = (row: DuckDBAppender, value: number | null): void =>
  value === null ? row.appendNull() : row.appendInteger(value);
