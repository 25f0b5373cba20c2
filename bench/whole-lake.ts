/**
 * The same questions to a lake: a ledger's tables handed to a gathering's last step, which lays them out as it does any lake's, and asked
 * through the lake's own store.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { METHOD } from "../src/ledger/method.ts";
import { secondPass } from "../src/ledger/second-pass.ts";
import { putInForce } from "../src/packs/stores/lake/second/generation.ts";
import { REPORTS_ORDER, settledPath, shelve, statesPath } from "../src/packs/stores/lake/second/shelve.ts";
import { copyMoves, copyTo, type Layout, LOOKED_UP } from "../src/packs/stores/lake/segment-writer.ts";

/** As many as a lake of some five million documents is cut into. */
const BUCKETS = 64;

/** @param ledger a closed ledger's file; @returns the folder of a lake that holds the same */
export async function layOut(ledger: string, lake: string): Promise<string> {
  const key = "bench";
  const room = `gathered/${key}`;
  mkdirSync(join(lake, room), { recursive: true });
  mkdirSync(join(lake, "tmp"), { recursive: true });
  const instance = await DuckDBInstance.create(ledger, { access_mode: "READ_ONLY", threads: "2", memory_limit: "1GB" });
  const connection = await instance.connect();
  const copy = (query: string, path: string, layout?: Layout) => copyTo(lake, connection, query, path, layout);
  await copy(
    "SELECT id, sequence, stamp, published, language, publisher, length, entry, '' AS file FROM documents ORDER BY id",
    `${room}/tell/0/index.parquet`,
  );
  for (const table of ["terms", "marks", "keys"])
    await copy(`SELECT * FROM ${table} ORDER BY 1, 2`, `${room}/tell/0/${table}.parquet`);
  // All of it settled in the first bucket: how the shelves are filled is not what is measured.
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const some = bucket === 0 ? "" : "LIMIT 0";
    const settled = (table: "reports" | "happenings", order: string) =>
      copy(`SELECT * FROM (SELECT * FROM ${table} ${some}) ${order}`, settledPath(room, table, bucket), LOOKED_UP);
    await settled("reports", REPORTS_ORDER);
    await settled("happenings", "ORDER BY id");
    await copyMoves(lake, connection, `SELECT * FROM (SELECT * FROM moves ${some})`, settledPath(room, "moves", bucket));
    const states = bucket > 0 ? [] : (await connection.runAndReadAll("SELECT DISTINCT state FROM moves")).getRows().flat();
    const path = join(lake, statesPath(room, bucket));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(states));
  }
  connection.closeSync();
  instance.closeSync();
  const generation = { key, tasks: [{ files: [], base: 0 }], buckets: BUCKETS };
  writeFileSync(join(lake, room, "plan.json"), JSON.stringify(generation));
  for (let shelf = 0; shelf < BUCKETS; shelf++) await shelve({ folder: lake, generation, pass: secondPass(null, METHOD) }, shelf);
  await putInForce(lake, generation, { decisions: [], gathered: { documents: 0, reports: 0, happenings: 0 }, former: null });
  return lake;
}
