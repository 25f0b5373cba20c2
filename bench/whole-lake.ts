/**
 * The same questions to a lake: a ledger's tables laid out as a gathered lake lays its own, happenings and moves in buckets by their
 * name and within each by state, and asked through the lake's own store.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { copyMoves, copyTo } from "../src/packs/stores/lake/segment-writer.ts";

/** As many as a lake of some five million documents is cut into. */
const BUCKETS = 64;

/** @param ledger a closed ledger's file; @returns the folder of a lake that holds the same */
export async function layOut(ledger: string, lake: string): Promise<string> {
  const room = "gathered/bench";
  mkdirSync(join(lake, room), { recursive: true });
  mkdirSync(join(lake, "tmp"), { recursive: true });
  const instance = await DuckDBInstance.create(ledger, { access_mode: "READ_ONLY", threads: "2", memory_limit: "1GB" });
  const connection = await instance.connect();
  const copy = (query: string, path: string) => copyTo(lake, connection, query, `${room}/${path}.parquet`);
  await copy(
    "SELECT id, sequence, stamp, published, language, publisher, length, entry, '' AS file FROM documents ORDER BY id",
    "tell/0/index",
  );
  for (const table of ["terms", "marks", "keys"]) await copy(`SELECT * FROM ${table} ORDER BY 1, 2`, `tell/0/${table}`);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const among = (column: string) => `hash(${column}) % ${BUCKETS} = ${bucket}`;
    await copy(
      `SELECT * FROM reports WHERE ${among("coalesce(happening, id)")} ORDER BY happening NULLS LAST, id`,
      `ready/reports/${bucket}`,
    );
    await copy(`SELECT * FROM happenings WHERE ${among("id")} ORDER BY id`, `ready/happenings/${bucket}`);
    await copyMoves(lake, connection, `SELECT * FROM moves WHERE ${among("happening")}`, `${room}/ready/moves/${bucket}.parquet`);
  }
  connection.closeSync();
  instance.closeSync();
  const generation = { key: "bench", tasks: [{ files: [], base: 0 }], buckets: BUCKETS };
  writeFileSync(join(lake, room, "plan.json"), JSON.stringify(generation));
  const gathered = { documents: 0, reports: 0, happenings: 0 };
  writeFileSync(join(lake, "gathered.json"), JSON.stringify({ key: "bench", gathered, decisions: [] }));
  return lake;
}
