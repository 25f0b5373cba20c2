/** The markers of finished shards: reading them, and taking away those whose segments are no longer what they were. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Finished, Segment } from "../../../ledger/lake.ts";
import { compactions, dropCompaction } from "./compactions.ts";
import { readIfThere, sha256OfFile } from "./files.ts";
import { markerOf } from "./segment-writer.ts";

export type Marker = Finished & { readonly atMs: number };

/** In order of shard. Without `content` only the shard is given, and no file is opened. */
export async function* finishedMarkers(folder: string, { content }: { content: boolean }): AsyncGenerator<Marker> {
  const done = join(folder, "done");
  for (const room of (await readdir(done).catch(() => [] as string[])).sort())
    for (const name of (await readdir(join(done, room))).sort()) {
      const shard = name.replace(/\.json$/, "");
      if (!content) yield { shard, documents: 0, rejected: 0, segments: [], atMs: 0 };
      else {
        const path = join(done, room, name);
        const [text, found] = [await readIfThere(path), await stat(path).catch(() => null)];
        if (text !== null && found) yield { ...(JSON.parse(text) as Finished), atMs: found.mtimeMs };
      }
    }
}

/** @returns the shards that are no longer finished. With `deep` every byte is read, otherwise only sizes are. */
export async function unfinishBroken(folder: string, deep: boolean): Promise<string[]> {
  const covered = new Set<string>();
  const broken: string[] = [];
  for (const compaction of await compactions(folder)) {
    // What a lost compacted file stood for has to be read again, unless its segments are still there.
    if (await isWhole(folder, compaction.segment, deep)) for (const path of compaction.replaces) covered.add(path);
    else await dropCompaction(folder, compaction);
  }
  for await (const { shard, segments } of finishedMarkers(folder, { content: true })) {
    const own = segments.filter(({ path }) => !covered.has(path));
    const whole = await Promise.all(own.map((segment) => isWhole(folder, segment, deep)));
    if (whole.every(Boolean)) continue;
    await rm(join(folder, markerOf(shard)), { force: true });
    broken.push(shard);
  }
  return broken;
}

async function isWhole(folder: string, { path, bytes, sha256 }: Segment, deep: boolean): Promise<boolean> {
  const file = join(folder, path);
  const found = await stat(file).catch(() => null);
  if (found?.size !== bytes) return false;
  return !deep || (await sha256OfFile(file)) === sha256;
}
