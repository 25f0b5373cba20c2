/** The other end of a shard process: waits for shards, reads them, answers. Ends when its worker does. */
import { AscribeError, describeError } from "../base/error.ts";
import type { Place } from "../ledger/lake.ts";
import { readShard } from "../operations/read-shard.ts";
import { openLake } from "../packs/stores/lake/index.ts";
import { packageVersion } from "../platform/paths.ts";
import { createReader } from "./reader.ts";
import type { Answer, Task } from "./shard-process.ts";

/** @param openReader another reader than the engine, for tests of the machinery around it */
export async function serveShards(folder: string, openReader = createReader): Promise<void> {
  const tasks: Task[] = [];
  let wake = () => {};
  process.on("message", (task: Task) => {
    tasks.push(task);
    wake();
  });
  // A worker killed with no chance to say so: its reading must not go on without it.
  process.once("disconnect", () => process.exit(0));
  const parts = openParts(folder, openReader);
  // Heard with the first shard; until then nobody waits for it.
  parts.catch(() => {});
  for (;;) {
    const task = tasks.shift();
    if (!task)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    else
      try {
        const { shard, root, rejected, singly } = task;
        const { lake, reader } = await parts;
        const onDocument = (at: Place | null) => answer({ at });
        const finished = await readShard(shard, { lake, reader, root, rejected, codeNamed, singly, onDocument });
        await answer({ finished });
      } catch (error) {
        await answer({ failed: describeError(error) });
      }
  }
}

const codeNamed = async (words: string) => (await import("../packs/languages/actor-names.ts")).codeNamed(words);

async function openParts(folder: string, openReader: typeof createReader) {
  try {
    const lake = await openLake(folder, null, packageVersion());
    return { lake, reader: await openReader(lake.settings.mode) };
  } catch (cause) {
    const { message } = describeError(cause);
    throw new AscribeError("reader-unready", `this machine cannot read: ${message}`, { cause });
  }
}

// Returns when it is on its way: what is said before a document must be heard even if the document kills us.
const answer = (words: Answer): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(words, () => resolve());
  });
