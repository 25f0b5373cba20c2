/**
 * Compaction: the small segments of one table and year joined into few large files, in the order of their shards. A record under
 * `compacted/` says which segments a file replaces; they are removed once it stands. Killed in between, nothing is lost or
 * told twice to a reader that asks `liveFiles`.
 */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Compacted, Segment } from "../../../ledger/lake.ts";
import { type Compaction, compactions } from "./compactions.ts";
import { whyNot, writeWhole } from "./files.ts";
import { finishedMarkers } from "./markers.ts";
import { columnNames, copyTo, openScratch, quote } from "./segment-writer.ts";
import { TABLES, type TableName } from "./tables.ts";

/** DuckDB opens as many files at once as it is given; the system's own limit is often 1,024. */
const MOST_FILES = 500;

export async function compactLake(folder: string, { targetBytes }: { targetBytes: number }): Promise<Compacted> {
  const groups = await groupsOf(folder, targetBytes);
  const { connection, close } = await openScratch(folder);
  let before = 0;
  const shards = new Set<string>();
  try {
    for (const group of groups) {
      const replaces = group.map(({ segment }) => segment.path);
      const { table, path } = group[0]!.segment;
      const id = createHash("sha256").update(replaces.join("\n")).digest("hex").slice(0, 24);
      const files = replaces.map((name) => quote(join(folder, name))).join(", ");
      const query = `SELECT ${columnNames(table as TableName)} FROM read_parquet([${files}], hive_partitioning = false)`;
      const target = path.replace(/[^/]*$/, `c-${id}.parquet`);
      const segment = {
        table,
        rows: sum(group.map(({ segment }) => segment.rows)),
        ...(await copyTo(folder, connection, query, target)),
      };
      const compaction: Compaction = { id, segment, replaces, shards: group.map(({ shard }) => shard) };
      await writeWhole(folder, `compacted/${id}.json`, `${JSON.stringify(compaction)}\n`);
      for (const name of replaces) await rm(join(folder, name), { force: true });
      before += replaces.length;
      for (const { shard } of group) shards.add(shard);
    }
  } catch (error) {
    throw whyNot(folder, error);
  } finally {
    close();
  }
  return { shards: shards.size, before, after: groups.length };
}

// Segments that stand alone, joined while they are below the target. One alone stays as it is.
async function groupsOf(folder: string, targetBytes: number): Promise<{ shard: string; segment: Segment }[][]> {
  const covered = new Set((await compactions(folder)).flatMap(({ replaces }) => replaces));
  const rooms = new Map<string, { shard: string; segment: Segment }[]>();
  for await (const { shard, segments } of finishedMarkers(folder, { content: true }))
    for (const segment of segments) {
      if (covered.has(segment.path)) continue;
      const room = segment.path.replace(/\/[^/]*$/, "");
      rooms.set(room, [...(rooms.get(room) ?? []), { shard, segment }]);
    }
  return [...rooms.values()].flatMap((segments) => split(segments, targetBytes)).filter((group) => group.length > 1);
}

function split(segments: readonly { shard: string; segment: Segment }[], targetBytes: number) {
  const groups: { shard: string; segment: Segment }[][] = [[]];
  let bytes = 0;
  for (const one of segments) {
    const group = groups.at(-1)!;
    if (group.length > 0 && (bytes + one.segment.bytes > targetBytes || group.length >= MOST_FILES)) {
      groups.push([one]);
      bytes = one.segment.bytes;
    } else {
      group.push(one);
      bytes += one.segment.bytes;
    }
  }
  return groups;
}

/** Every file that holds finished work once, by table, absolute. */
export async function liveFiles(folder: string): Promise<Record<TableName, string[]>> {
  const files = Object.fromEntries(TABLES.map((table) => [table, [] as string[]])) as Record<TableName, string[]>;
  const compacted = await compactions(folder);
  const covered = new Set(compacted.flatMap(({ replaces }) => replaces));
  const add = ({ table, path }: Segment) => files[table as TableName]?.push(join(folder, path));
  for (const { segment } of compacted) add(segment);
  for await (const { segments } of finishedMarkers(folder, { content: true }))
    for (const segment of segments) if (!covered.has(segment.path)) add(segment);
  for (const table of TABLES) files[table].sort();
  return files;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
