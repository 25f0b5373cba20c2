/** How far a fleet is, how fast, how long still, and what failed why. The lake's own clock dates the markers, so the workers' do not matter. */
import { describeError } from "../base/error.ts";
import type { Depth } from "../ingest/queue.ts";
import { type Fleet, plannedShards } from "./fleet.ts";

export interface FleetStatus {
  readonly lake: string;
  readonly shards: { readonly planned: number; readonly finished: number; readonly failing: number; readonly givenUp: number };
  readonly documents: number;
  readonly rejected: number;
  /** Of the segments as written; compacted files are smaller. */
  readonly bytes: number;
  /** Over the last ten minutes in which anything was finished; `null` before two shards are. */
  readonly documentsPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly failures: readonly { readonly code: string; readonly shards: number; readonly example: string }[];
  readonly queue: Depth | { readonly code: string; readonly message: string } | null;
}

const WINDOW_MS = 600_000;

export async function fleetStatus(fleet: Fleet): Promise<FleetStatus> {
  const { lake } = fleet;
  const planned = await plannedShards(lake);
  const markers: { atMs: number; documents: number }[] = [];
  let [rejected, bytes, finished] = [0, 0, 0];
  for await (const marker of lake.finished()) {
    markers.push({ atMs: marker.atMs, documents: marker.documents });
    rejected += marker.rejected;
    bytes += marker.segments.reduce((sum, segment) => sum + segment.bytes, 0);
    if (planned.has(marker.shard)) finished++;
  }
  const failures = await lake.failures();
  const documents = markers.reduce((sum, marker) => sum + marker.documents, 0);
  const rate = rateOf(markers);
  const givenUp = failures.filter(({ dead }) => dead).length;
  const left = planned.size - finished - givenUp;
  const perShard = markers.length > 0 ? documents / markers.length : 0;
  return {
    lake: lake.folder,
    shards: { planned: planned.size, finished, failing: failures.length - givenUp, givenUp },
    documents,
    rejected,
    bytes,
    documentsPerSecond: rate,
    secondsLeft: left === 0 ? 0 : rate ? Math.round((left * perShard) / rate) : null,
    failures: byCause(failures),
    queue: fleet.isLocal ? null : await depthOf(fleet),
  };
}

function rateOf(markers: readonly { atMs: number; documents: number }[]): number | null {
  const last = Math.max(...markers.map(({ atMs }) => atMs));
  const recent = markers.filter(({ atMs }) => atMs >= last - WINDOW_MS).sort((a, b) => a.atMs - b.atMs);
  const first = recent[0];
  if (!first || recent.length < 2 || last === first.atMs) return null;
  // The first marker only starts the clock: its documents were read before it.
  const read = recent.slice(1).reduce((sum, { documents }) => sum + documents, 0);
  return (1000 * read) / (last - first.atMs);
}

function byCause(failures: readonly { code: string; message: string }[]): FleetStatus["failures"] {
  const causes = new Map<string, { shards: number; example: string }>();
  for (const { code, message } of failures)
    causes.set(code, { shards: (causes.get(code)?.shards ?? 0) + 1, example: causes.get(code)?.example ?? message });
  return [...causes].map(([code, cause]) => ({ code, ...cause })).sort((a, b) => b.shards - a.shards);
}

// A status must be had when the queue is down: that is when one asks.
async function depthOf(fleet: Fleet): Promise<FleetStatus["queue"]> {
  try {
    return await (await fleet.queue()).depth();
  } catch (error) {
    return describeError(error);
  }
}
