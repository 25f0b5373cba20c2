/**
 * A lake: one folder on a disk that all machines see.
 *
 *     lake.json                              what it is; written once
 *     plans/<plan>.jsonl                     the manifest: a plan's root, then its shards, one a line
 *     done/<aa>/<shard>.json                 markers of finished shards, with their segments; written last
 *     failed/<shard>.json                    why a shard is not finished
 *     <table>/year=<year>/<shard>.parquet    segments
 *     compacted/<id>.json                    what a compacted file stands for
 *     gathered/                              happenings made of it (`second/generation.ts`)
 *     tmp/                                   what is being written
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AscribeError } from "../../../base/error.ts";
import type { Failure, Finished, Lake, Plan, Settings } from "../../../ledger/lake.ts";
import { compactLake, liveFiles } from "./compact.ts";
import { clearReplaced } from "./compactions.ts";
import { readIfThere, TEMPORARY, temporaryIn, writeOnce, writeWhole } from "./files.ts";
import { finishedMarkers, unfinishBroken } from "./markers.ts";
import { recordsOf } from "./records.ts";
import { gatherLake } from "./second/gather.ts";
import { markerOf, openSegmentWriter } from "./segment-writer.ts";
import { LAKE_SCHEMA } from "./tables.ts";

/** Temporary files untouched for so long belong to the dead. Measured by the lake's clock, so that the workers' do not matter. */
const STALE_MS = 6 * 3600_000;

export interface LakeOptions {
  /** What a new lake is made for. A lake that stands keeps what it was made for. */
  readonly mode: Settings["mode"];
  readonly engine: string;
}

/** @throws {AscribeError} `no-lake` when there is none there and none is to be made; `lake-mismatch` when it is another engine's */
export async function openLake(path: string, create: LakeOptions | null, engine: string): Promise<Lake> {
  const folder = resolve(path);
  if ((await stat(folder).catch(() => null))?.isFile())
    throw new AscribeError("no-lake", `${folder} is a file, and a lake is a folder; name another with --lake`);
  if (create) await begin(folder, create);
  const settings = await settingsOf(folder);
  if (settings.engine !== engine)
    throw new AscribeError(
      "lake-mismatch",
      `the lake ${folder} holds readings of Ascribe ${settings.engine}, and this is ${engine}; begin a new lake, or use that version`,
    );
  return {
    folder,
    settings,
    addPlan: (plan) => writeWhole(folder, `plans/${plan.id}.jsonl`, printPlan(plan)),
    plans: async () => Promise.all((await namesIn(folder, "plans", ".jsonl")).map((id) => readPlan(folder, id))),
    segmentWriter: (shard) => openSegmentWriter(folder, shard),
    isFinished: async (shard) => (await readIfThere(join(folder, markerOf(shard)))) !== null,
    finishedShards: async () => {
      const ids = new Set<string>();
      for await (const { shard } of finishedMarkers(folder, { content: false })) ids.add(shard);
      return ids;
    },
    finished: () => finishedMarkers(folder, { content: true }) as AsyncIterable<Finished & { readonly atMs: number }>,
    recordFailure: (failure) => writeWhole(folder, `failed/${failure.shard}.json`, `${JSON.stringify(failure)}\n`),
    clearFailure: (shard) => rm(join(folder, "failed", `${shard}.json`), { force: true }),
    failures: async () => {
      const found = await Promise.all(
        (await namesIn(folder, "failed", ".json")).map((shard) => readIfThere(join(folder, "failed", `${shard}.json`))),
      );
      return found.flatMap((line): Failure[] => (line === null ? [] : [JSON.parse(line)]));
    },
    unfinishBroken: (deep) => unfinishBroken(folder, deep),
    sweep: () => sweep(folder),
    compact: (options) => compactLake(folder, options),
    records: () => recordsOf(folder),
    gather: (pass, options) => gatherLake(folder, pass, options),
    liveFiles: () => liveFiles(folder),
  };
}

async function begin(folder: string, { mode, engine }: LakeOptions): Promise<void> {
  await mkdir(join(folder, TEMPORARY), { recursive: true });
  if ((await readIfThere(join(folder, "lake.json"))) !== null) return;
  const settings: Settings = { schema: LAKE_SCHEMA, key: randomUUID().slice(0, 8), mode, engine };
  // Of two who begin at once one is first, and the other takes what stands.
  await writeOnce(folder, "lake.json", `${JSON.stringify(settings)}\n`);
}

async function settingsOf(folder: string): Promise<Settings> {
  const found = await readIfThere(join(folder, "lake.json"));
  if (found === null)
    throw new AscribeError("no-lake", `there is no lake at ${folder}; make one with: ascribe fleet plan FILE… --lake ${folder}`);
  const settings: Settings = JSON.parse(found);
  if (settings.schema !== LAKE_SCHEMA)
    throw new AscribeError("lake-mismatch", `the lake ${folder} is ${settings.schema}, and this version writes ${LAKE_SCHEMA}`);
  return settings;
}

const printPlan = ({ id, root, shards }: Plan): string =>
  `${[{ id, root, shards: shards.length }, ...shards].map((line) => JSON.stringify(line)).join("\n")}\n`;

async function readPlan(folder: string, name: string): Promise<Plan> {
  const [head, ...shards] = (await readFile(join(folder, "plans", `${name}.jsonl`), "utf8")).trimEnd().split("\n");
  const { id, root } = JSON.parse(head!);
  return { id, root, shards: shards.map((line) => JSON.parse(line)) };
}

async function namesIn(folder: string, room: string, ending: string): Promise<string[]> {
  const names = await readdir(join(folder, room)).catch(() => [] as string[]);
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

async function sweep(folder: string): Promise<number> {
  await clearReplaced(folder);
  const now = await clockOf(folder);
  let swept = 0;
  for (const name of await readdir(join(folder, TEMPORARY))) {
    const path = join(folder, TEMPORARY, name);
    const found = await stat(path).catch(() => null);
    if (found === null || now - found.mtimeMs < STALE_MS) continue;
    await rm(path, { recursive: true, force: true });
    swept++;
  }
  return swept;
}

// The time by which the lake's own file system dates its files.
async function clockOf(folder: string): Promise<number> {
  const probe = temporaryIn(folder);
  const path = probe.slice(folder.length + 1);
  await writeWhole(folder, path, "");
  const { mtimeMs } = await stat(probe);
  await rm(probe, { force: true });
  return mtimeMs;
}
