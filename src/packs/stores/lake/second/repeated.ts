/** Texts that stand in several places of a lake. */
import { join } from "node:path";
import { copyTo, parquet } from "../segment-writer.ts";
import { roomOf } from "./generation.ts";
import { type Counts, NOTHING, type Work, withScratch } from "./work.ts";

/** Of a text that stands in several places the first by path and offset counts, however the lake was cut. */
export const firstPlaces = (files: readonly string[]): string =>
  `SELECT document, first.path AS path, first."offset" AS "offset"
   FROM (SELECT document, min({'path': path, 'offset': "offset"}) AS first FROM ${parquet(files)} GROUP BY document HAVING count(*) > 1)`;

export async function findRepeated({ folder, generation: { key, tasks } }: Work): Promise<Counts> {
  const files = tasks.flatMap((task) => task.files.map(({ path }) => join(folder, path)));
  await withScratch(folder, ({ connection }) =>
    copyTo(folder, connection, `${firstPlaces(files)} ORDER BY document`, `${roomOf(key)}/repeated.parquet`),
  );
  return NOTHING;
}
