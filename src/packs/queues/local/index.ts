/**
 * A queue within one process, for one machine: as many workers as it has, no server. It forgets when the process ends, which costs
 * nothing, since the lake knows what is finished.
 */
import type { Claim, Queue, Shard } from "../../../ingest/queue.ts";

/** Nothing expires here: a worker of this process that dies takes the queue with it. */
const NEVER_MS = 2 ** 31 - 1;

export function localQueue(): Queue {
  const waiting: Shard[] = [];
  const known = new Map<string, number>();
  const sleepers = new Set<() => void>();
  let claimed = 0;
  let closed = false;

  const put = (shard: Shard) => {
    waiting.push(shard);
    for (const wake of sleepers) wake();
  };
  const take = (shard: Shard): Claim => {
    claimed++;
    const tries = (known.get(shard.id) ?? 0) + 1;
    known.set(shard.id, tries);
    return {
      shard,
      tries,
      expiresMs: NEVER_MS,
      extend: () => {},
      finish: async () => {
        claimed--;
        known.delete(shard.id);
      },
      release: async (delayMs) => {
        claimed--;
        const timer = setTimeout(() => put(shard), delayMs);
        if (closed) clearTimeout(timer);
      },
    };
  };
  return {
    publish: async (shards) => {
      const before = waiting.length;
      for (const shard of shards) {
        if (known.has(shard.id)) continue;
        known.set(shard.id, 0);
        put(shard);
      }
      return waiting.length - before;
    },
    claim: async (waitMs) => {
      if (waiting.length === 0) await someone(sleepers, waitMs);
      const shard = waiting.shift();
      return shard ? take(shard) : null;
    },
    depth: async () => ({ waiting: waiting.length, claimed }),
    close: async () => {
      closed = true;
      for (const wake of sleepers) wake();
    },
  };
}

/** Until somebody wakes us, or the time is over. */
function someone(sleepers: Set<() => void>, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      sleepers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, waitMs);
    sleepers.add(wake);
  });
}
