/**
 * A shard's readings as Parquet files, one for each table and year. One thread and the order of the shard: the same readings give the same
 * bytes, whoever writes them and however often.
 */
import { mkdir, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, LIST, VARCHAR } from "@duckdb/node-api";
import type { Document } from "../../../document/schema.ts";
import type { Finished, Place, Rejected, Segment, SegmentWriter, Shard } from "../../../ledger/lake.ts";
import { moveIn, sha256OfFile, syncFile, temporaryIn, whyNot, writeWhole } from "./files.ts";
import { type Cell, COLUMNS, type ColumnType, type Row, rejectRow, rowsOf, TABLES, type TableName } from "./tables.ts";

/**
 * Beyond this DuckDB spills to the lake's temporary folder, though not all it holds can be spilt. A shard of a thousand documents holds a
 * twentieth of it, a bucket of forty thousand gathered ones a third.
 */
const MEMORY = "1GB";
/** A shard of a thousand documents is one row group; in compacted files it is what a query skips by. */
const ROW_GROUP = 20_000;

export const markerOf = (shard: string): string => `done/${shard.slice(0, 2)}/${shard}.json`;

export async function openSegmentWriter(folder: string, shard: Shard): Promise<SegmentWriter> {
  const { connection, close } = await openScratch(folder);
  const appenders = new Map<TableName, DuckDBAppender>();
  for (const table of TABLES) {
    await connection.run(`CREATE TABLE ${table} (${columnsSql(table)})`);
    appenders.set(table, await connection.createAppender(table));
  }
  const append = (table: TableName, row: Row) => appendRow(appenders.get(table)!, table, row);
  let documents = 0;
  let rejected = 0;
  return {
    document: (place: Place, document: Document) => {
      documents++;
      const rows = rowsOf(shard.id, place, document);
      for (const table of TABLES) for (const row of rows[table]) append(table, row);
    },
    reject: (line: Rejected) => {
      rejected++;
      append("rejects", rejectRow(shard.id, line));
    },
    finish: async (): Promise<Finished> => {
      try {
        for (const appender of appenders.values()) appender.closeSync();
        const segments = await writeSegments(folder, shard.id, connection);
        const marker = { shard: shard.id, documents, rejected, segments };
        await writeWhole(folder, markerOf(shard.id), `${JSON.stringify(marker)}\n`);
        return marker;
      } catch (error) {
        throw whyNot(folder, error);
      } finally {
        close();
      }
    },
    drop: close,
  };
}

export interface Scratch {
  readonly connection: DuckDBConnection;
  /** Rows of a query, some thousands at once; on a connection of its own, so that rows may be appended meanwhile. */
  rows(query: string): AsyncGenerator<unknown[][]>;
  close(): void;
}

/** A DuckDB of our own in memory, with one thread, whose overflow goes below the lake. */
export async function openScratch(folder: string): Promise<Scratch> {
  const spill = temporaryIn(folder);
  await mkdir(dirname(spill), { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: MEMORY, temp_directory: spill });
  const connection = await instance.connect();
  let open = true;
  return {
    connection,
    rows: async function* (query) {
      const own = await instance.connect();
      try {
        const result = await own.stream(query);
        for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
          yield chunk.getRows();
      } finally {
        own.closeSync();
      }
    },
    close: () => {
      if (!open) return;
      open = false;
      connection.closeSync();
      instance.closeSync();
      void rm(spill, { recursive: true, force: true });
    },
  };
}

async function writeSegments(folder: string, shard: string, connection: DuckDBConnection): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const table of TABLES) {
    const found = await connection.runAndReadAll(`SELECT year, count(*)::INTEGER FROM ${table} GROUP BY year ORDER BY year`);
    for (const [year, rows] of found.getRows()) {
      const path = `${table}/year=${year}/${shard}.parquet`;
      const query = `SELECT ${columnNames(table)} FROM ${table} WHERE year = ${year} ORDER BY rowid`;
      segments.push({ table, rows: Number(rows), ...(await copyTo(folder, connection, query, path)) });
    }
  }
  return segments;
}

/** How a file is cut and packed. */
export interface Layout {
  readonly rows: number;
  readonly codec: "zstd" | "lz4_raw";
}

const KEPT: Layout = { rows: ROW_GROUP, codec: "zstd" };
/**
 * What is looked up by its name, in files sorted by it, costs the reading of one group, of which this is the least DuckDB writes. Twenty
 * look-ups take half the time from LZ4 that they take from zstd, and twice the room.
 */
export const LOOKED_UP: Layout = { rows: 2048, codec: "lz4_raw" };
/** A figure reads a state's moves up to a day, from a file of their own. */
const MOVES: Layout = { rows: 8192, codec: "zstd" };

/** Moves, as figures read them. */
export const copyMoves = (folder: string, connection: DuckDBConnection, query: string, path: string) =>
  copyTo(folder, connection, `${query} ORDER BY state, day_to, happening, power, direction`, path, MOVES);

/** Runs a query into a Parquet file of that name. */
export async function copyTo(
  folder: string,
  connection: DuckDBConnection,
  query: string,
  path: string,
  { rows, codec }: Layout = KEPT,
): Promise<Pick<Segment, "path" | "bytes" | "sha256">> {
  const temporary = temporaryIn(folder);
  try {
    await connection.run(`COPY (${query}) TO ${quote(temporary)} (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE ${rows})`);
    await syncFile(temporary);
    const [{ size }, sha256] = [await stat(temporary), await sha256OfFile(temporary)];
    await moveIn(folder, temporary, path);
    return { path, bytes: size, sha256 };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** The year is the folder's, as Hive's readers want it, and not in the file. */
export const columnNames = (table: TableName): string =>
  Object.keys(COLUMNS[table])
    .filter((name) => name !== "year")
    .map((name) => `"${name}"`)
    .join(", ");

/** Files of one table as a relation; the year stands in the path alone. */
export const parquet = (files: readonly string[], more = ""): string =>
  `read_parquet([${files.map(quote).join(", ")}]${more}, hive_partitioning = false)`;

export const quote = (words: string): string => `'${words.replaceAll("'", "''")}'`;

const columnsSql = (table: TableName): string =>
  Object.entries(COLUMNS[table])
    .map(([name, type]) => `"${name}" ${type}`)
    .join(", ");

function appendRow(appender: DuckDBAppender, table: TableName, row: Row): void {
  for (const [name, type] of Object.entries(COLUMNS[table])) appendCell(appender, type, row[name] ?? null);
  appender.endRow();
}

// Half a surrogate pair is no UTF-8: the record keeps it as an escape, a flat column cannot.
const wellFormed = (words: string): string => words.replace(/\p{Surrogate}/gu, "\ufffd");

function appendCell(appender: DuckDBAppender, type: ColumnType, cell: Cell): void {
  if (cell === null) appender.appendNull();
  else if (type === "VARCHAR") appender.appendVarchar(wellFormed(cell as string));
  else if (type === "INTEGER") appender.appendInteger(cell as number);
  else if (type === "BIGINT") appender.appendBigInt(BigInt(cell as number));
  else if (type === "DOUBLE") appender.appendDouble(cell as number);
  else if (type === "BOOLEAN") appender.appendBoolean(cell as boolean);
  else appender.appendList((cell as readonly string[]).map(wellFormed), LIST(VARCHAR));
}
