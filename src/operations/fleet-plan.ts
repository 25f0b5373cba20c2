/** Splits files into shards, writes them down in the lake, and puts them in line. Planning the same again changes nothing. */
import { extname } from "node:path";
import { AscribeError } from "../base/error.ts";
import { sha256 } from "../base/hash.ts";
import { joinSlices, slicesOf } from "../ingest/slice.ts";
import type { Plan, Shard, Slice } from "../ledger/lake.ts";
import type { Fleet } from "./fleet.ts";

/** About a thousand news articles of JSONL: half a minute to some minutes of reading, lost at worst when a worker dies. */
export const SHARD_BYTES = 4_000_000;

export interface Planned {
  readonly plan: string;
  readonly shards: number;
  readonly bytes: number;
  /** Files of the folders named that are in no shard: how many of each kind that is not taken in, and those about the folder. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** How many were new in the queue; 0 for the local queue, which a worker fills itself. */
  readonly queued: number;
}

export async function planFleet(
  fleet: Fleet,
  { files, root, shardBytes = SHARD_BYTES }: { files: readonly string[]; root: string; shardBytes?: number },
): Promise<Planned> {
  const leftOut: Record<string, number> = {};
  const slices = await slicesOf(files, root, shardBytes, ({ path, why }) => {
    const kind = why === "beside" ? "about the folder" : extname(path).toLowerCase() || "no extension";
    leftOut[kind] = (leftOut[kind] ?? 0) + 1;
  });
  if (slices.length === 0)
    throw new AscribeError(
      "nothing-to-plan",
      `there is no file there with anything in it that can be taken in (JSONL, WARC, HTML, PDF, text …)${leftOutWords(leftOut)}`,
    );
  const { mode, engine } = fleet.lake.settings;
  const shards = joinSlices(slices, shardBytes).map((group): Shard => ({ id: idOf([mode, engine], group), slices: group }));
  const plan: Plan = { id: sha256([root, ...shards.map(({ id }) => id)].join("\n")).slice(0, 24), root, shards };
  // The manifest first: what is only in the queue may be lost.
  await fleet.lake.addPlan(plan);
  const queued = fleet.isLocal ? 0 : await putInLine(fleet, shards);
  return {
    plan: plan.id,
    shards: shards.length,
    bytes: slices.reduce((sum, slice) => sum + weightOf(slice), 0),
    leftOut,
    queued,
  };
}

/** "; left out 14 files (.jpg 12, about the folder 2)", or nothing. */
export function leftOutWords(leftOut: Planned["leftOut"]): string {
  const kinds = Object.entries(leftOut).sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return "";
  const shown = kinds.slice(0, 6).map(([kind, n]) => `${kind} ${n}`);
  return `; left out ${kinds.reduce((sum, [, n]) => sum + n, 0)} files (${shown.join(", ")}${kinds.length > 6 ? ", …" : ""})`;
}

async function putInLine(fleet: Fleet, shards: readonly Shard[]): Promise<number> {
  const finished = await fleet.lake.finishedShards();
  return (await fleet.queue()).publish(shards.filter(({ id }) => !finished.has(id)));
}

/** What is read, by whom, from where to where: nothing of the machine or the hour. */
const idOf = (settings: readonly string[], slices: readonly Slice[]): string =>
  sha256([...settings, ...slices.map(({ path, from, to, size }) => `${path}|${from}|${to}|${size}`)].join("\n")).slice(0, 24);

const weightOf = ({ from, to, size }: Slice): number => (to ?? size) - from;
