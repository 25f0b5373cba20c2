/** The records of compaction: which file stands for which segments. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Segment } from "../../../ledger/lake.ts";
import { readIfThere } from "./files.ts";

export interface Compaction {
  readonly id: string;
  readonly segment: Segment;
  /** Paths of the segments it stands for. */
  readonly replaces: readonly string[];
  readonly shards: readonly string[];
}

export async function compactions(folder: string): Promise<Compaction[]> {
  const names = await readdir(join(folder, "compacted")).catch(() => [] as string[]);
  const found = await Promise.all(names.sort().map((name) => readIfThere(join(folder, "compacted", name))));
  return found.flatMap((line): Compaction[] => (line === null ? [] : [JSON.parse(line)]));
}

/** Takes a compacted file out of use. */
export async function dropCompaction(folder: string, { id, segment }: Compaction): Promise<void> {
  await rm(join(folder, "compacted", `${id}.json`), { force: true });
  await rm(join(folder, segment.path), { force: true });
}

/** Removes segments that a standing compacted file replaces: what a compaction that was killed left, or a shard read again. */
export async function clearReplaced(folder: string): Promise<void> {
  for (const { replaces } of await compactions(folder))
    for (const path of replaces) await rm(join(folder, path), { force: true });
}
