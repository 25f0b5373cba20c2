/**
 * A worker: claims a shard, has it read, marks it finished in the lake, and only then takes it out of the line. Killed at any
 * point it leaves nothing that another would have to undo.
 */
import { AscribeError, describeError } from "../base/error.ts";
import type { Claim, Queue, Shard } from "../ingest/queue.ts";
import type { Finished } from "../ledger/lake.ts";
import { type Fleet, plannedShards, type ShardReader } from "./fleet.ts";

export interface WorkOptions {
  /** Where this machine sees the plan's files; by default where the planner saw them. */
  readonly root: string | null;
  readonly workers: number;
  /** Of the local queue's shards the part this process takes: one in `of`. Where there is no queue between machines. */
  readonly share?: { readonly part: number; readonly of: number } | null;
  /** Ends when every planned shard is finished or given up; otherwise waits for more. */
  readonly untilDone: boolean;
  /** After so many tries a shard is given up, with its reason. */
  readonly maxTries: number;
  readonly stop: AbortSignal;
  readonly watch: (happened: Happened) => void;
}

export type Happened =
  | { readonly what: "claimed"; readonly shard: string; readonly tries: number }
  | {
      readonly what: "finished";
      readonly shard: string;
      readonly documents: number;
      readonly rejected: number;
      readonly readMs: number;
      readonly queueMs: number;
    }
  | { readonly what: "skipped"; readonly shard: string }
  | {
      readonly what: "failed" | "given-up";
      readonly shard: string;
      readonly tries: number;
      readonly code: string;
      readonly message: string;
    };

export interface Worked {
  readonly shards: number;
  readonly documents: number;
  readonly rejected: number;
  readonly failed: number;
}

/** How long a worker waits for a shard before it looks whether there is any left: soon at first, then ever longer, since looking costs too. */
const FIRST_WAIT_MS = 100;
const WAIT_MS = 2000;
const FIRST_RETRY_MS = 1000;

/** Faults of this machine, not of the shard: another may do better, and this one must not spend the shard's tries. */
const OURS = new Set(["disk-full", "lake-unwritable", "reader-unready"]);

export async function workFleet(fleet: Fleet, options: WorkOptions): Promise<Worked> {
  const queue = await fleet.queue();
  if (fleet.isLocal) await queue.publish(await ownShards(fleet, options.share ?? null));
  const roots = rootsOf(fleet, options.root);
  const total = { shards: 0, documents: 0, rejected: 0, failed: 0 };
  // One worker's fault stops all of this process: it is the machine's.
  const fault = new AbortController();
  const stop = AbortSignal.any([options.stop, fault.signal]);
  const one = async () => {
    const reader = fleet.shardReader();
    const halt = () => void reader.stop();
    stop.addEventListener("abort", halt);
    try {
      await workOn({ fleet, queue, reader, roots, options: { ...options, stop }, total });
    } catch (error) {
      fault.abort();
      throw error;
    } finally {
      stop.removeEventListener("abort", halt);
      await reader.stop();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: options.workers }, one));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return total;
}

interface Worker {
  readonly fleet: Fleet;
  readonly queue: Queue;
  readonly reader: ShardReader;
  readonly roots: (shard: string) => Promise<string>;
  readonly options: WorkOptions;
  readonly total: { shards: number; documents: number; rejected: number; failed: number };
}

async function workOn(worker: Worker): Promise<void> {
  const { fleet, queue, options } = worker;
  let wait = FIRST_WAIT_MS;
  while (!options.stop.aborted) {
    const before = performance.now();
    const claim = await queue.claim(wait);
    wait = claim ? FIRST_WAIT_MS : Math.min(2 * wait, WAIT_MS);
    if (claim) await workOut(worker, claim, performance.now() - before);
    else if (options.untilDone && (await ownShards(fleet, options.share ?? null)).length === 0) return;
  }
}

async function workOut(
  { fleet: { lake }, reader, roots, options, total }: Worker,
  claim: Claim,
  waitedMs: number,
): Promise<void> {
  const { shard, tries } = claim;
  if (await lake.isFinished(shard.id)) {
    options.watch({ what: "skipped", shard: shard.id });
    return claim.finish();
  }
  options.watch({ what: "claimed", shard: shard.id, tries });
  const beat = setInterval(() => claim.extend(), claim.expiresMs / 3);
  const began = performance.now();
  try {
    if (tries > options.maxTries)
      throw new AscribeError("worker-died", `claimed ${tries - 1} times, and each time its worker was gone before it was done`);
    const finished = await reader.read(shard, await roots(shard.id));
    const read = performance.now();
    await lake.clearFailure(shard.id);
    await claim.finish();
    count(total, finished);
    const queueMs = waitedMs + performance.now() - read;
    options.watch({ what: "finished", shard: shard.id, ...tally(finished), readMs: read - began, queueMs });
  } catch (error) {
    const { code, message } = describeError(error);
    if (options.stop.aborted || OURS.has(code)) {
      await claim.release(0);
      if (options.stop.aborted) return;
      throw error;
    }
    total.failed++;
    const dead = tries >= options.maxTries;
    await lake.recordFailure({ shard: shard.id, tries, code, message, dead });
    options.watch({ what: dead ? "given-up" : "failed", shard: shard.id, tries, code, message });
    if (dead) await claim.finish();
    else await claim.release(FIRST_RETRY_MS * 2 ** (tries - 1));
  } finally {
    clearInterval(beat);
  }
}

/** Planned, neither finished nor given up, and of this process's share. Every process counts alike, by the shard's own name. */
async function ownShards(fleet: Fleet, share: WorkOptions["share"]): Promise<Shard[]> {
  const [planned, finished, failures] = await Promise.all([
    plannedShards(fleet.lake),
    fleet.lake.finishedShards(),
    fleet.lake.failures(),
  ]);
  const dead = new Set(failures.flatMap(({ shard, dead }) => (dead ? [shard] : [])));
  const left = [...planned.values()].flatMap(({ shard }) => (finished.has(shard.id) || dead.has(shard.id) ? [] : [shard]));
  return share ? left.filter(({ id }) => Number.parseInt(id.slice(0, 8), 16) % share.of === share.part) : left;
}

function rootsOf({ lake }: Fleet, root: string | null): (shard: string) => Promise<string> {
  let known = new Map<string, string>();
  return async (shard) => {
    if (root !== null) return root;
    // A plan made since we began.
    if (!known.has(shard)) known = new Map([...(await plannedShards(lake))].map(([id, { root }]) => [id, root]));
    const found = known.get(shard);
    if (found === undefined)
      throw new AscribeError("unplanned-shard", `shard ${shard} is in the queue and in no plan of this lake`);
    return found;
  };
}

const tally = ({ documents, rejected }: Finished) => ({ documents, rejected });

function count(total: Worker["total"], { documents, rejected }: Finished): void {
  total.shards++;
  total.documents += documents;
  total.rejected += rejected;
}
