/**
 * A ledger's store over a gathered lake: every question a ledger can be asked, answered from the lake's files as they stand, which DuckDB
 * reads only as far as a question needs. Nothing is written: what people decide belongs to a ledger of their own.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { AscribeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import type { Store } from "../../../ledger/store.ts";
import { type Connection, connect } from "../duckdb/connection.ts";
import { storeOver } from "../duckdb/index.ts";
import { TABLES } from "../duckdb/schema.ts";
import { liveFiles } from "./compact.ts";
import { generationInForce, type InForce, roomOf } from "./second/generation.ts";
import { parquet, quote } from "./segment-writer.ts";

export interface LakeStoreOptions {
  /** DuckDB's own form, `1GB`. */
  readonly memory?: string;
  readonly threads?: number;
}

/** @throws {AscribeError} `lake-not-gathered`; `ledger-read-only` from every change */
export async function openLakeStore(path: string, { memory = "1GB", threads = 2 }: LakeStoreOptions = {}): Promise<Store> {
  const folder = resolve(path);
  const inForce = await generationInForce(folder);
  if (inForce === null)
    throw new AscribeError(
      "lake-not-gathered",
      `the lake ${folder} holds readings, but no happenings were made of them yet; make them with: ascribe fleet gather --lake ${folder}`,
    );
  const connection = await connect(":memory:", { memory, threads, address: null });
  try {
    await connection.transaction(async (writer) => {
      await writer.run(TABLES);
      for (const [table, files] of Object.entries(filesOf(folder, inForce))) {
        await writer.run(`drop table ${table}`);
        await writer.run(`create view ${table} as select * from ${parquet(files)}`);
      }
      for (const entry of inForce.decisions)
        await writer.run(`insert into log values (${entry.sequence}, ${quote(entry.kind)}, ${quote(JSON.stringify(entry))})`);
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    ...storeOver(connection),
    keepsLog: false,
    document: (id) => recordOf(folder, connection, id),
    commit: async () => {
      throw new AscribeError(
        "ledger-read-only",
        `the lake ${folder} is read by many and changed by its workers alone; take it into a ledger with: ascribe fleet load --ledger FILE`,
      );
    },
  };
}

function filesOf(folder: string, { key, tasks, buckets }: InForce): Record<string, string[]> {
  const room = join(folder, roomOf(key));
  const told = (name: string) => tasks.map((_, nth) => join(room, "tell", String(nth), `${name}.parquet`));
  const ready = (name: string) => Array.from({ length: buckets }, (_, bucket) => join(room, "ready", name, `${bucket}.parquet`));
  return {
    documents: told("index"),
    terms: told("terms"),
    marks: told("marks"),
    reports: ready("reports"),
    happenings: ready("happenings"),
    moves: ready("moves"),
  };
}

// The index names the file; a compaction since then has put the document into another.
async function recordOf(folder: string, { all }: Connection, id: string): Promise<Document | null> {
  const [found] = await all("select file from documents where id = ?", [id]);
  if (found === undefined) return null;
  const file = join(folder, String(found.file));
  const files = existsSync(file) ? [file] : (await liveFiles(folder)).documents;
  const [row] = await all(`select record from ${parquet(files)} where document = ? order by path, "offset" limit 1`, [id]);
  return row === undefined ? null : JSON.parse(String(row.record));
}
