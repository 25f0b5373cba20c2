/** What a lake's documents were told as: their index, terms, marks and keys, as tables of a ledger's names, and their texts. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../../../document/schema.ts";
import type { Store } from "../../../ledger/store.ts";
import { type Connection, connect } from "../duckdb/connection.ts";
import { storeOver } from "../duckdb/index.ts";
import { TABLES } from "../duckdb/schema.ts";
import { liveFiles } from "./compact.ts";
import { roomOf } from "./second/generation.ts";
import { parquet } from "./segment-writer.ts";

export interface Index extends Pick<Connection, "all" | "close"> {
  /** Answers for documents; of reports and happenings it knows nothing yet. */
  readonly store: Store;
}

export async function openIndex(folder: string, key: string, tasks: number): Promise<Index> {
  const connection = await connect(":memory:", { memory: "1GB", threads: 2, address: null });
  await viewTables(connection, toldFiles(folder, key, tasks));
  const store: Store = { ...storeOver(connection), document: (id) => recordIn(folder, connection, id) };
  return { all: connection.all, close: connection.close, store };
}

/** Files by the table they stand for. */
export function toldFiles(folder: string, key: string, tasks: number): Record<string, string[]> {
  const told = (name: string) =>
    Array.from({ length: tasks }, (_, nth) => join(folder, roomOf(key), "tell", String(nth), `${name}.parquet`));
  return { documents: told("index"), terms: told("terms"), marks: told("marks"), keys: told("keys") };
}

export const viewTables = (connection: Connection, files: Readonly<Record<string, readonly string[]>>): Promise<void> =>
  connection.transaction(async (writer) => {
    await writer.run(TABLES);
    // Files of a lake never change under their names: what stands at their ends need be read but once.
    await writer.run("set global parquet_metadata_cache = true");
    for (const [table, paths] of Object.entries(files)) {
      if (paths.length === 0) continue;
      await writer.run(`drop table ${table}`);
      await writer.run(`create view ${table} as select * from ${parquet(paths)}`);
    }
  });

/** The index names the file; a compaction since then has put the document into another. */
export async function recordIn(folder: string, { all }: Connection, id: string): Promise<Document | null> {
  const [found] = await all("select file from documents where id = ?", [id]);
  if (found === undefined) return null;
  const file = join(folder, String(found.file));
  const files = existsSync(file) ? [file] : (await liveFiles(folder)).documents;
  const [row] = await all(`select record from ${parquet(files)} where document = ? order by path, "offset" limit 1`, [id]);
  return row === undefined ? null : JSON.parse(String(row.record));
}
