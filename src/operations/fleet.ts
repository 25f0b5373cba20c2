/** What the fleet's operations may use: a lake, a queue, and somebody who reads a shard. `app/` chooses them. */
import type { Queue } from "../ingest/queue.ts";
import type { Finished, Lake, Shard } from "../ledger/lake.ts";

export interface Fleet {
  readonly lake: Lake;
  /** Whether the queue lives in this process only. */
  readonly isLocal: boolean;
  /** @throws {AscribeError} `no-queue`, `queue-too-old`, `no-jetstream` */
  queue(): Promise<Queue>;
  /** One for each worker of this process. */
  shardReader(): ShardReader;
  /** Another process of this machine that takes a part of the gathering. */
  gatherer(share: { readonly part: number; readonly of: number }, region: string | null): Helper;
  close(): Promise<void>;
}

export interface Helper {
  /** Whether it came to a good end. */
  readonly ended: Promise<boolean>;
  stop(): void;
}

export interface ShardReader {
  /**
   * Reads a shard and writes its segments. A document on which the reading dies or stands still twice is rejected, and the rest are read.
   * @throws {AscribeError} when the shard as a whole cannot be read or written
   */
  read(shard: Shard, root: string): Promise<Finished>;
  stop(): Promise<void>;
}

/** Ids of planned shards with the root their paths start from; a shard of two plans is one. */
export async function plannedShards(lake: Lake): Promise<Map<string, { readonly shard: Shard; readonly root: string }>> {
  const planned = new Map<string, { shard: Shard; root: string }>();
  for (const { root, shards } of await lake.plans()) for (const shard of shards) planned.set(shard.id, { shard, root });
  return planned;
}
