/** Indexes after a kill: what DuckDB leaves out of them, and how they are made whole. */
import { existsSync } from "node:fs";
import type { Connection } from "./connection.ts";

/** Asked before the file is opened: a clean close leaves no log of writes behind. */
export const leftByKill = (path: string): boolean => existsSync(`${path}.wal`);

/**
 * DuckDB 1.5 holds back what it replays for an index until the index is first used; closed before that, it writes the index down
 * without those rows, and a lookup then finds nothing where a scan finds all. They are dropped here and made anew from the rows.
 */
export async function dropIndexes(all: Connection["all"]): Promise<void> {
  for (const { index_name } of await all("select index_name from duckdb_indexes()"))
    await all(`drop index if exists "${String(index_name)}"`);
  await all("checkpoint");
}
