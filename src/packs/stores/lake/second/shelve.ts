/**
 * What was settled, laid out as it is asked for. A bucket holds components, and with them a little of every state and of every name; a
 * shelf holds the happenings and reports between two names, and a state's moves are one file, so that a question reads little else.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { copyMoves, copyTo, LOOKED_UP, parquet, quote } from "../segment-writer.ts";
import { roomOf } from "./generation.ts";
import { digitsOf } from "./numbers.ts";
import { type Counts, NOTHING, type Work, withScratch } from "./work.ts";

export const REPORTS_ORDER = "ORDER BY happening NULLS LAST, id";

export type Settled = "reports" | "happenings" | "moves";

export const settledPath = (room: string, table: Settled, bucket: number): string => `${room}/settled/${table}/${bucket}.parquet`;

/** Which states a bucket's moves are of. */
export const statesPath = (room: string, bucket: number): string => `${room}/settled/states/${bucket}.json`;

/** A shelf, or a state, of what a ledger reads. */
export const readyPath = (room: string, table: Settled, part: number | string): string =>
  `${room}/ready/${table}/${part}.parquet`;

export async function shelve({ folder, generation: { key, buckets } }: Work, shelf: number): Promise<Counts> {
  const room = roomOf(key);
  const all = (table: Settled): string =>
    parquet(Array.from({ length: buckets }, (_, bucket) => join(folder, settledPath(room, table, bucket))));
  await withScratch(folder, async ({ connection }) => {
    const looked = (table: "reports" | "happenings", query: string) =>
      copyTo(folder, connection, query, readyPath(room, table, shelf), LOOKED_UP);
    const [happenings, reports] = [all("happenings"), all("reports")];
    await looked("happenings", `SELECT * FROM ${happenings} WHERE ${onShelf("id", "h", shelf, buckets)} ORDER BY id`);
    await looked(
      "reports",
      `SELECT * FROM (SELECT * FROM ${reports} WHERE ${onShelf("happening", "h", shelf, buckets)}
        UNION ALL SELECT * FROM ${reports} WHERE happening IS NULL AND ${onShelf("id", "r", shelf, buckets)}) ${REPORTS_ORDER}`,
    );
    const states = await statesIn(folder, room, buckets);
    for (const [nth, state] of states.entries())
      if (nth % buckets === shelf) {
        const query = `SELECT * FROM ${all("moves")} WHERE state = ${quote(state)}`;
        await copyMoves(folder, connection, query, readyPath(room, "moves", state));
      }
  });
  return NOTHING;
}

/** Every state that has moves, in order. */
async function statesIn(folder: string, room: string, buckets: number): Promise<string[]> {
  const states = new Set<string>();
  for (let bucket = 0; bucket < buckets; bucket++)
    for (const state of JSON.parse(await readFile(join(folder, statesPath(room, bucket)), "utf8"))) states.add(state);
  return [...states].sort();
}

// Names between this shelf's first and the next one's: the same cut as `bucketOf` makes.
function onShelf(column: string, letter: string, shelf: number, shelves: number): string {
  const first = (of: number): string => quote(letter + digitsOf(BigInt(Math.ceil((256 * of) / shelves)) << 56n));
  return shelf + 1 === shelves
    ? `${column} >= ${first(shelf)}`
    : `${column} >= ${first(shelf)} AND ${column} < ${first(shelf + 1)}`;
}
