/** Components brought together from wherever their reports were told, and settled: happenings, lineages, moves. */
import { join } from "node:path";
import type { Happening, KeptReport, MoveRow } from "../../../../ledger/store.ts";
import { TABLES } from "../../duckdb/schema.ts";
import { append, type Columns, HAPPENING, MOVE, REPORT } from "../../duckdb/write.ts";
import { writeWhole } from "../files.ts";
import { copyMoves, copyTo, LOOKED_UP, parquet } from "../segment-writer.ts";
import { roomOf } from "./generation.ts";
import { bucketOf, digitsOf, numberOf, pairsIn, readNumbers } from "./numbers.ts";
import { REPORTS_ORDER, settledPath, statesPath } from "./shelve.ts";
import { readSuccessions } from "./succeed.ts";
import { type Counts, NOTHING, type Work, withScratch } from "./work.ts";

type Placed = readonly [component: string, id: string, matchable: boolean, report: string];

const PLACED: Columns<Placed> = [
  ([component]) => component,
  ([, id]) => id,
  ([, , matchable]) => matchable,
  ([, , , report]) => report,
];

export async function place({ folder, generation: { key, buckets } }: Work, nth: number): Promise<Counts> {
  const room = roomOf(key);
  await withScratch(folder, async ({ connection, rows }) => {
    await connection.run(
      "CREATE TABLE placed (bucket INTEGER, component VARCHAR, id VARCHAR, matchable BOOLEAN, report VARCHAR)",
    );
    let bucket = -1;
    let joined = new Map<bigint, bigint>();
    const query = `SELECT id, matchable, report FROM ${parquet([join(folder, room, `tell/${nth}/reports.parquet`)])} ORDER BY id`;
    for await (const lot of rows(query)) {
      const placed: Placed[] = [];
      for (const [id, matchable, report] of lot as [string, boolean, string][]) {
        const number = numberOf(id);
        if (bucketOf(number, buckets) !== bucket) {
          bucket = bucketOf(number, buckets);
          joined = pairsIn(await readNumbers(folder, `${room}/joined/${bucket}.bin`));
        }
        const component = matchable ? `c${digitsOf(joined.get(number) ?? number)}` : id;
        placed.push([component, id, matchable, report]);
      }
      await append(connection, "placed", placed, [([component]) => bucketOf(numberOf(component), buckets), ...PLACED]);
    }
    for (let bucket = 0; bucket < buckets; bucket++)
      await copyTo(
        folder,
        connection,
        `SELECT component, id, matchable, report FROM placed WHERE bucket = ${bucket} ORDER BY component, id`,
        `${room}/place/${nth}/${bucket}.parquet`,
      );
  });
  return NOTHING;
}

/** Rows written to the tables at once. */
const LOT = 5000;

export async function settle({ folder, generation: { key, tasks }, pass }: Work, bucket: number): Promise<Counts> {
  const room = roomOf(key);
  const decided = pass.decided(await readSuccessions(folder, key, tasks.length));
  const files = tasks.map((_, nth) => join(folder, room, `place/${nth}/${bucket}.parquet`));
  return withScratch(folder, async ({ connection, rows }) => {
    await connection.run(TABLES);
    const ready = { reports: [] as KeptReport[], happenings: [] as Happening[], moves: [] as MoveRow[] };
    let happenings = 0;
    const flush = async () => {
      await append(connection, "reports", ready.reports.splice(0), REPORT);
      await append(connection, "happenings", ready.happenings.splice(0), HAPPENING);
      await append(connection, "moves", ready.moves.splice(0), MOVE);
    };
    let component: string | null = null;
    let members: KeptReport[] = [];
    const close = async () => {
      if (members.length === 0) return;
      const settled = pass.settle(members, decided);
      members = [];
      ready.reports.push(...settled.reports);
      ready.happenings.push(...settled.happenings);
      ready.moves.push(...settled.moves);
      happenings += settled.happenings.length;
      if (ready.reports.length >= LOT) await flush();
    };
    const query = `SELECT component, matchable, report FROM ${parquet(files)} ORDER BY component, id`;
    for await (const lot of rows(query))
      for (const [name, matchable, text] of lot as [string, boolean, string][]) {
        if (name !== component) await close();
        component = name;
        const report = JSON.parse(text);
        if (matchable) members.push(report);
        else ready.reports.push({ ...report, component: name, happening: null });
      }
    await close();
    await flush();
    const copy = (table: "reports" | "happenings", query: string) =>
      copyTo(folder, connection, query, settledPath(room, table, bucket), LOOKED_UP);
    await copy("reports", `SELECT * FROM reports ${REPORTS_ORDER}`);
    await copy("happenings", "SELECT * FROM happenings ORDER BY id");
    await copyMoves(folder, connection, "SELECT * FROM moves", settledPath(room, "moves", bucket));
    const states = (await connection.runAndReadAll("SELECT DISTINCT state FROM moves ORDER BY state")).getRows().flat();
    await writeWhole(folder, statesPath(room, bucket), JSON.stringify(states));
    return { ...NOTHING, happenings };
  });
}
