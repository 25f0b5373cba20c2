/**
 * Puts back in line every planned shard that is not finished, after whatever happened: the queue lost, segments lost or spoilt,
 * workers dead. The lake is asked, never the queue.
 */
import { type Fleet, plannedShards } from "./fleet.ts";

export interface Reconciled {
  readonly planned: number;
  readonly finished: number;
  /** Were marked finished, and their segments were not whole. */
  readonly broken: readonly string[];
  /** Given up before, and tried again now. */
  readonly revived: number;
  readonly queued: number;
  readonly swept: number;
}

/** @param deep reads every byte of every segment; otherwise only their sizes are compared. */
export async function reconcileFleet(
  fleet: Fleet,
  { deep = false, keepGivenUp = false }: { deep?: boolean; keepGivenUp?: boolean } = {},
): Promise<Reconciled> {
  const { lake } = fleet;
  const broken = await lake.unfinishBroken(deep);
  const swept = await lake.sweep();
  const [planned, finished, failures] = [await plannedShards(lake), await lake.finishedShards(), await lake.failures()];
  const dead = failures.filter((failure) => failure.dead);
  const kept = new Set(keepGivenUp ? dead.map(({ shard }) => shard) : []);
  for (const { shard } of failures) if (finished.has(shard) || !kept.has(shard)) await lake.clearFailure(shard);
  const missing = [...planned.values()].flatMap(({ shard }) => (finished.has(shard.id) || kept.has(shard.id) ? [] : [shard]));
  const queued = fleet.isLocal ? 0 : await (await fleet.queue()).publish(missing);
  return {
    planned: planned.size,
    finished: planned.size - missing.length - kept.size,
    broken,
    revived: keepGivenUp ? 0 : dead.length,
    queued,
    swept,
  };
}
