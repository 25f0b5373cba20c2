/** Documents told as rows: an index of them, their terms and marks for search, their reports, and these again by block. */
import { join } from "node:path";
import type { Document } from "../../../../document/schema.ts";
import type { BlockedTelling, SecondPass } from "../../../../ledger/lake.ts";
import type { Report } from "../../../../ledger/store.ts";
import { append, type Columns, ENTRY, KEY, keysOf, MARK, marksOf, TERM, termsOf } from "../../duckdb/write.ts";
import { copyTo, parquet } from "../segment-writer.ts";
import { roomOf } from "./generation.ts";
import { type Counts, type Work, withScratch } from "./work.ts";

export async function tell({ folder, generation: { key, tasks, buckets }, pass }: Work, nth: number): Promise<Counts> {
  const room = `${roomOf(key)}/tell/${nth}`;
  const repeated = parquet([join(folder, roomOf(key), "repeated.parquet")]);
  const { files, base } = tasks[nth]!;
  return withScratch(folder, async ({ connection, rows }) => {
    await connection.run(`
      CREATE TABLE index (id VARCHAR, sequence INTEGER, stamp VARCHAR, published INTEGER, language VARCHAR, publisher VARCHAR,
        length INTEGER, entry VARCHAR, file VARCHAR);
      CREATE TABLE terms (term UINTEGER, sequence INTEGER, count USMALLINT);
      CREATE TABLE marks (mark UINTEGER, sequence INTEGER);
      CREATE TABLE keys (key VARCHAR, sequence INTEGER);
      CREATE TABLE reports (id VARCHAR, matchable BOOLEAN, report VARCHAR);
      CREATE TABLE tellings (id VARCHAR, reports VARCHAR);
      CREATE TABLE blocks (bucket INTEGER, block VARCHAR, day_from INTEGER, day_to INTEGER, id VARCHAR)`);
    let [documents, reports, before] = [0, 0, base];
    for (const { path, rows: held } of files) {
      const query = `SELECT d.record, d.file_row_number::INTEGER FROM ${parquet([join(folder, path)], ", file_row_number = true")} d
        LEFT JOIN ${repeated} r USING (document) WHERE r.document IS NULL OR (r.path = d.path AND r."offset" = d."offset")`;
      for await (const lot of rows(query)) {
        const told = (lot as [string, number][]).map(([record, row]) =>
          pass.tell(JSON.parse(record) as Document, before + row + 1),
        );
        const writes = told.map(({ write }) => write);
        const entries = writes.map(({ entry }) => entry);
        await append(connection, "index", entries, [...ENTRY, () => path]);
        await append(connection, "terms", writes.flatMap(termsOf), TERM);
        await append(connection, "marks", writes.flatMap(marksOf), MARK);
        await append(connection, "keys", writes.flatMap(keysOf), KEY);
        const all = told.flatMap((one) => one.reports);
        await append(connection, "reports", all, REPORT);
        const blocked = told.flatMap(({ blocks }) => blocks);
        const tellings = new Map(blocked.map((one) => [one.reports[0]!.id, one.reports]));
        await append(connection, "tellings", [...tellings], TELLING);
        await append(connection, "blocks", blocked, [({ block }) => bucketOfBlock(block, buckets), ...BLOCK]);
        documents += told.length;
        reports += all.length;
      }
      before += held;
    }
    const copy = (query: string, name: string) => copyTo(folder, connection, query, `${room}/${name}.parquet`);
    await copy("SELECT * FROM index ORDER BY id", "index");
    await copy("SELECT * FROM terms ORDER BY term, sequence", "terms");
    await copy("SELECT * FROM marks ORDER BY mark, sequence", "marks");
    await copy("SELECT * FROM keys ORDER BY key, sequence", "keys");
    await copy("SELECT * FROM reports ORDER BY id", "reports");
    for (let bucket = 0; bucket < buckets; bucket++)
      await copy(
        `SELECT block, day_from, day_to, id, reports FROM blocks JOIN tellings USING (id) WHERE bucket = ${bucket} ORDER BY block, day_from, id`,
        `blocks-${bucket}`,
      );
    return { documents, reports, happenings: 0 };
  });
}

type Told = ReturnType<SecondPass["tell"]>["reports"][number];

const REPORT: Columns<Told> = [({ report }) => report.id, ({ matchable }) => matchable, ({ report }) => JSON.stringify(report)];
const TELLING: Columns<[string, readonly Report[]]> = [([id]) => id, ([, reports]) => JSON.stringify(reports)];
const BLOCK: Columns<BlockedTelling> = [
  ({ block }) => block,
  ({ from }) => from,
  ({ to }) => to,
  ({ reports: [first] }) => first!.id,
];

// FNV-1a: all that is asked of it is to be even and everywhere the same.
function bucketOfBlock(block: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < block.length; i++) hash = Math.imul(hash ^ block.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % buckets;
}
