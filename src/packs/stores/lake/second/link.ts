/** Reports that may be one happening: pairs found block by block, and joined to components as a whole. */
import { join } from "node:path";
import { parquet } from "../segment-writer.ts";
import { createForest } from "./forest.ts";
import { roomOf } from "./generation.ts";
import { bucketOf, numberOf, readNumbers, writeNumbers } from "./numbers.ts";
import { type Counts, NOTHING, type Work, withScratch } from "./work.ts";

export async function link({ folder, generation: { key, tasks }, pass }: Work, bucket: number): Promise<Counts> {
  const room = roomOf(key);
  const files = tasks.map((_, nth) => join(folder, room, `tell/${nth}/blocks-${bucket}.parquet`));
  const pairs: bigint[] = [];
  await withScratch(folder, async ({ rows }) => {
    let block: string | null = null;
    let links = pass.links("");
    const query = `SELECT block, day_from, day_to, reports FROM ${parquet(files)} ORDER BY block, day_from, id`;
    for await (const lot of rows(query))
      for (const [name, from, to, text] of lot as [string, number, number, string][]) {
        if (name !== block) links = pass.links(name);
        block = name;
        const reports = JSON.parse(text);
        for (const other of links({ reports, from, to })) pairs.push(numberOf(other), numberOf(reports[0].id));
      }
  });
  await writeNumbers(folder, `${room}/links/${bucket}.bin`, pairs);
  return NOTHING;
}

export async function joinLinks({ folder, generation: { key, buckets } }: Work): Promise<Counts> {
  const room = roomOf(key);
  const forest = createForest();
  for (let bucket = 0; bucket < buckets; bucket++) {
    const pairs = await readNumbers(folder, `${room}/links/${bucket}.bin`);
    for (let at = 0; at < pairs.length; at += 2) forest.link(pairs[at]!, pairs[at + 1]!);
  }
  const joined: bigint[][] = Array.from({ length: buckets }, () => []);
  for (const [name, least] of forest.members()) joined[bucketOf(name, buckets)]!.push(name, least);
  for (const [bucket, pairs] of joined.entries()) await writeNumbers(folder, `${room}/joined/${bucket}.bin`, pairs);
  return NOTHING;
}
