/**
 * A ledger's store over a gathered lake: every question a ledger can be asked, answered from the lake's files as they stand, which DuckDB
 * reads only as far as a question needs. Nothing is written: what people decide belongs to a ledger of their own.
 */
import { join, resolve } from "node:path";
import { AscribeError } from "../../../base/error.ts";
import type { Store } from "../../../ledger/store.ts";
import { connect } from "../duckdb/connection.ts";
import { storeOver } from "../duckdb/index.ts";
import { generationInForce, type InForce, roomOf } from "./second/generation.ts";
import { quote } from "./segment-writer.ts";
import { recordIn, toldFiles, viewTables } from "./told.ts";

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
    await viewTables(connection, filesOf(folder, inForce));
    await connection.transaction(async (writer) => {
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
    document: (id) => recordIn(folder, connection, id),
    commit: async () => {
      throw new AscribeError(
        "ledger-read-only",
        `the lake ${folder} is read by many and changed by its workers alone; take it into a ledger with: ascribe fleet load --ledger FILE`,
      );
    },
  };
}

function filesOf(folder: string, { key, tasks, buckets }: InForce): Record<string, string[]> {
  const ready = (name: string) =>
    Array.from({ length: buckets }, (_, bucket) => join(folder, roomOf(key), "ready", name, `${bucket}.parquet`));
  return {
    ...toldFiles(folder, key, tasks.length),
    reports: ready("reports"),
    happenings: ready("happenings"),
    moves: ready("moves"),
  };
}
