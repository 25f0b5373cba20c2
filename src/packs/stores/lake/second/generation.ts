/**
 * One making of happenings from a lake, in a folder of its own below `gathered/`: which files it reads, into which tasks the work is cut,
 * and where what each task makes stands. Written down once, so that all machines cut alike.
 *
 *     gathered.json                                   which making is in force; written last
 *     gathered/<key>/plan.json                        this
 *     gathered/<key>/done/<task>.json                 markers of finished tasks
 *     gathered/<key>/repeated.parquet                 texts that stand in several places, with the place that counts
 *     gathered/<key>/tell/<n>/…                       rows of documents: index, reports, terms, marks, keys, and blocks by bucket
 *     gathered/<key>/succeed/<n>.json                 what documents take back of one another
 *     gathered/<key>/links/<bucket>.bin               pairs that may be one happening
 *     gathered/<key>/joined/<bucket>.bin              reports linked to others, with their component
 *     gathered/<key>/place/<n>/<bucket>.parquet       reports by component
 *     gathered/<key>/settled/{reports,happenings,moves}/<bucket>.parquet, states/<bucket>.json   what came of each bucket
 *     gathered/<key>/ready/{reports,happenings}/<shelf>.parquet   what a ledger looks up, in order of happenings' names
 *     gathered/<key>/ready/moves/<state>.parquet      what a figure sums
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { AscribeError } from "../../../../base/error.ts";
import type { Gathered, SecondPass } from "../../../../ledger/lake.ts";
import { compactions } from "../compactions.ts";
import { readIfThere, writeOnce, writeWhole } from "../files.ts";
import { finishedMarkers } from "../markers.ts";

/**
 * Some minutes of one core, lost at worst when a machine dies. There are as many buckets, and no more than 256, since they are cut by a byte:
 * what one holds is all in memory while it is settled.
 */
const TASK_DOCUMENTS = 40_000;

/** Raised when what a gathering makes is laid out otherwise: one of before is then no gathering. */
const LAYOUT = 2;

export interface Task {
  readonly files: readonly { readonly path: string; readonly rows: number }[];
  /** Number of the row before its first; rows are numbered through all tasks. */
  readonly base: number;
}

export interface Generation {
  readonly key: string;
  readonly tasks: readonly Task[];
  readonly buckets: number;
}

/** The making that follows from what is finished now. */
export async function generationOf(folder: string, pass: SecondPass, taskDocuments = TASK_DOCUMENTS): Promise<Generation> {
  const finished: string[] = [];
  const live: { path: string; rows: number }[] = [];
  const compacted = await compactions(folder);
  const covered = new Set(compacted.flatMap(({ replaces }) => replaces));
  for (const { segment } of compacted) if (segment.table === "documents") live.push(segment);
  for await (const { shard, segments } of finishedMarkers(folder, { content: true })) {
    finished.push(shard);
    for (const segment of segments) if (segment.table === "documents" && !covered.has(segment.path)) live.push(segment);
  }
  if (live.length === 0)
    throw new AscribeError(
      "lake-empty",
      `no shard of the lake ${folder} holds a document yet; read some with: ascribe fleet work`,
    );
  const key = createHash("sha256")
    .update([`layout ${LAYOUT}`, pass.key, ...finished].join("\n"))
    .digest("hex")
    .slice(0, 24);
  const cut: Generation = { key, ...cutInto(taskDocuments, live) };
  await writeOnce(folder, `${roomOf(key)}/plan.json`, `${JSON.stringify(cut)}\n`);
  // Of two who begin at once one is first, and the other takes its cut.
  return (await generation(folder, key))!;
}

export async function generation(folder: string, key: string): Promise<Generation | null> {
  const plan = await readIfThere(join(folder, roomOf(key), "plan.json"));
  return plan === null ? null : JSON.parse(plan);
}

export const roomOf = (key: string): string => `gathered/${key}`;

function cutInto(taskDocuments: number, live: readonly { path: string; rows: number }[]): Pick<Generation, "tasks" | "buckets"> {
  const tasks: { files: { path: string; rows: number }[]; base: number }[] = [];
  let [base, held] = [0, Infinity];
  for (const { path, rows } of [...live].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (held + rows > taskDocuments) {
      tasks.push({ files: [], base });
      held = 0;
    }
    tasks.at(-1)!.files.push({ path, rows });
    held += rows;
    base += rows;
  }
  return { tasks, buckets: Math.min(256, Math.max(1, Math.ceil(base / taskDocuments))) };
}

export interface InForce extends Generation {
  readonly gathered: Gathered;
  /** What a ledger over it takes for decided. */
  readonly decisions: ReturnType<SecondPass["decided"]>;
}

/** The making in force; `null` when none was ever finished. */
export async function generationInForce(folder: string): Promise<InForce | null> {
  const pointer = await readIfThere(join(folder, "gathered.json"));
  if (pointer === null) return null;
  const { layout, key, gathered, decisions } = JSON.parse(pointer);
  if (layout !== LAYOUT) return null;
  const found = await generation(folder, key);
  return found && { ...found, gathered, decisions };
}

/** Puts a finished making in force. The one before stays, for who is reading it; others go, and so does what only the making needed. */
export async function putInForce(
  folder: string,
  { key }: Generation,
  { decisions, gathered, former }: Pick<InForce, "decisions" | "gathered"> & { readonly former: string | null },
): Promise<void> {
  await writeWhole(folder, "gathered.json", `${JSON.stringify({ layout: LAYOUT, key, gathered, decisions })}\n`);
  for (const name of await readdir(join(folder, "gathered")))
    if (name !== key && name !== former) await rm(join(folder, "gathered", name), { recursive: true, force: true });
  for (const room of ["links", "joined", "place", "settled"])
    await rm(join(folder, roomOf(key), room), { recursive: true, force: true });
}

/** A plan names files; a compaction since then has replaced them. */
export async function refuseChanged(folder: string, { key, tasks }: Generation): Promise<void> {
  const gone = tasks.flatMap(({ files }) => files).find(({ path }) => !existsSync(join(folder, path)));
  if (gone === undefined) return;
  await rm(join(folder, roomOf(key)), { recursive: true, force: true });
  throw new AscribeError("lake-changed", `${gone.path} was compacted or lost since the gathering began; begin it again`);
}
