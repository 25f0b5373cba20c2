/**
 * The fleet's machinery: what the queue costs, what a second worker gains, what a document weighs in the lake, and (with `--kills N`) that
 * workers killed at random leave the same bytes as undisturbed ones. Reading is by the engine, writing by the real lake.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { buildWholeCommand } from "../scripts/build-command.ts";
import { createFleet } from "../src/app/fleet.ts";
import { seeded } from "../src/base/random.ts";
import { planFleet } from "../src/operations/fleet-plan.ts";
import { reconcileFleet } from "../src/operations/fleet-reconcile.ts";
import { workFleet } from "../src/operations/fleet-work.ts";
import { natsVersion, startCluster } from "../test/fleet/cluster.ts";
import { atWork, contentOf, ended, openFleet, sleep, startWorker, writeArchive } from "../test/fleet/scene.ts";
import { sample } from "./processes.ts";
import { type Bench, HARNESS_FLAGS, type Row, report } from "./report.ts";
import { soak } from "./soak.ts";

export const bench: Bench = {
  name: "fleet",
  summary:
    "queue overhead, gain of a second worker, bytes a document; --documents N; --soak N or --kills N alone (both need time); --local",
  run: async (args) => {
    const options = {
      ...HARNESS_FLAGS,
      documents: { type: "string" },
      kills: { type: "string" },
      soak: { type: "string" },
      minutes: { type: "string" },
      local: { type: "boolean" },
    } as const;
    const { values } = parseArgs({ args, options });
    const documents = Number(values.documents ?? 3600);
    const cluster = values.local || natsVersion() === null ? null : await startCluster();
    if (!cluster)
      process.stderr.write("NOT MEASURED over NATS: nats-server is not on the PATH (or --local was given); the local queue is\n");
    try {
      await cluster?.ready();
      const servers = cluster?.addresses ?? [];
      const where = cluster ? "NATS, three nodes on the same machine" : "local queue";
      if (values.soak) {
        const [wanted, minutes] = [Number(values.soak), Number(values.minutes ?? 600)];
        report(await soak({ documents: wanted, minutes, where, open: (lake) => openReal(lake, servers) }), args);
      }
      if (values.kills) report(await kills(Number(values.kills), servers), args);
      if (!values.soak && !values.kills) report(await rates(documents, servers), args);
    } finally {
      await cluster?.stop();
    }
  },
};

const entry = fileURLToPath(new URL("../src/faces/cli/main.ts", import.meta.url));
const forever = () => new AbortController().signal;

interface Run {
  readonly workers: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly bytes: number;
  readonly finished: readonly Finish[];
}

interface Finish {
  readonly documents: number;
  readonly readMs: number;
  readonly queueMs: number;
}

/** Planned and worked by the command as built, which is what a fleet runs. */
async function oneRun(
  root: string,
  { main, workers, servers, shardBytes }: { main: string; workers: number; servers: readonly string[]; shardBytes: number },
): Promise<Run> {
  const lake = mkdtempSync(join(root, "lake-"));
  const call = async (...args: string[]) => {
    const where = ["--lake", lake, ...(servers.length > 0 ? ["--nats", servers.join(",")] : [])];
    return promisify(execFile)(process.execPath, [main, "fleet", ...args, ...where, "--json"], { maxBuffer: 2 ** 28 });
  };
  await call("plan", join(root, "archive"), "--root", root, "--shard-bytes", String(shardBytes));
  const before = sample().cpuSeconds;
  const began = performance.now();
  const { stderr } = await call("work", "--workers", String(workers), "--until-done", "--log", "json");
  const seconds = (performance.now() - began) / 1000;
  // The command has ended with all it started, and what they spent is counted with what we waited for.
  const cpuSeconds = sample().cpuSeconds - before;
  const { bytes } = JSON.parse((await call("status")).stdout);
  const lines = stderr.split("\n").filter((line) => line.startsWith("{"));
  const finished = lines.map((line): Finish & { what: string } => JSON.parse(line)).filter(({ what }) => what === "finished");
  return { workers, seconds, cpuSeconds, bytes, finished };
}

/**
 * Documents a second once every worker is warm, and while all of them are at work: without each worker's first shards, when words are
 * loaded and code is compiled, and without the last, read while another worker has nothing left to do.
 */
function steadyRate({ workers, finished }: Run): number {
  const steady = finished.slice(workers * Math.floor(finished.length * WARM), -workers);
  const sum = (of: (one: Finish) => number) => steady.reduce((total, one) => total + of(one), 0);
  return (1000 * workers * sum(({ documents }) => documents)) / sum(({ readMs, queueMs }) => readMs + queueMs);
}

/** A fleet that reads with the engine. */
const openReal = (lake: string, nats: readonly string[]) =>
  createFleet({
    lake,
    nats,
    create: { mode: "fast" },
    readerCommand: [entry, "fleet", "reader", "--lake", lake],
    gathererCommand: [entry, "fleet", "gather", "--lake", lake],
  });

/** At most, and as few as make sixteen shards: of five, a worker of two must read three. */
const PER_SHARD = 200;
const SHARDS = 16;
/** Of all documents the part that each worker reads before its steady rate is taken: 600 of 3,600. */
const WARM = 1 / 6;

async function rates(documents: number, servers: readonly string[]): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), "ascribe-bench-fleet-"));
  const built = join(process.cwd(), "dist", `bench-${process.pid}`);
  const perShard = Math.min(PER_SHARD, Math.ceil(documents / SHARDS));
  const shardBytes = Math.ceil((perShard * writeCorpus(root, documents)) / documents);
  // Twice each in turn, and the better one: other processes share the machine.
  const runs: Run[] = [];
  const machine: number[] = [];
  const apart: (readonly [Run, Run])[] = [];
  try {
    await buildWholeCommand(built);
    const main = join(built, "main.js");
    for (const _ of ["first", "second"]) {
      machine.push(await gainOfCounting());
      for (const workers of [1, 2]) runs.push(await oneRun(root, { main, workers, servers, shardBytes }));
      const alone = () => oneRun(root, { main, workers: 1, servers: [], shardBytes });
      apart.push(await Promise.all([alone(), alone()]));
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  }
  const best = (count: number) =>
    runs.filter(({ workers }) => workers === count).reduce((least, run) => (run.seconds < least.seconds ? run : least));
  const [one, two] = [best(1), best(2)];
  const ceiling = Math.max(...apart.map(([a, b]) => (steadyRate(a) + steadyRate(b)) / steadyRate(one)));
  const where = servers.length > 0 ? "NATS, three nodes on the same machine" : "local queue";
  const counting = `a process that only counts: ${Math.min(...machine).toFixed(2)} to ${Math.max(...machine).toFixed(2)}, before each round`;
  const total = (of: (one: Finish) => number) => one.finished.reduce((sum, finish) => sum + of(finish), 0);
  const [readMs, queueMs] = [total((finish) => finish.readMs), total((finish) => finish.queueMs)];
  return [
    {
      measure: `documents a second, one worker, ${where}`,
      value: documents / one.seconds,
      unit: "docs/s",
      note: `${documents} texts of the bundled corpus, fast mode, the command as built, start and end included, the better of two`,
    },
    {
      measure: "the same, once it is warm",
      value: steadyRate(one),
      unit: "docs/s",
      note: "without its first sixth of them and its last shard",
    },
    {
      measure: `gain of a second worker, ${where}`,
      value: one.seconds / two.seconds,
      unit: "×",
      target: "≥ 1.85",
      peer: counting,
      note: `${documents} documents, start and end included, on a machine with two cores, which the servers share`,
    },
    {
      measure: "the same, while both are warm and at work",
      value: steadyRate(two) / steadyRate(one),
      unit: "×",
      target: "≥ 1.85",
      note: "without each worker's first sixth of them and its last shard, as in an archive that takes hours",
    },
    {
      measure: "ceiling: two workers that share nothing, beside one, warm",
      value: ceiling,
      unit: "×",
      note: "two commands at once, each with its own lake and no queue: what this machine's cores and memory give two readers",
    },
    {
      measure: "cores that one worker keeps busy",
      value: one.cpuSeconds / one.seconds,
      unit: "cores",
      note: "what it takes beyond one a second cannot have",
    },
    {
      measure: `core time of a document, two workers beside one, ${where}`,
      value: two.cpuSeconds / one.cpuSeconds,
      unit: "×",
      note: "what a second worker costs the first, each one's start included",
    },
    {
      measure: `queue overhead, ${where}`,
      value: (100 * queueMs) / (readMs + queueMs),
      unit: "%",
      target: "≤ 2",
      note: `${perShard} documents a shard; with more it is less`,
    },
    {
      measure: "core-hours a million documents, texts of the bundled corpus",
      value: (one.cpuSeconds / documents) * (1e6 / 3600),
      unit: "core-hours",
      note: "core time of all processes but the queue's servers, start included",
    },
    {
      measure: "lake bytes a document",
      value: one.bytes / documents,
      unit: "bytes",
      note: `all tables, with the whole record; texts of about 1 kB; ${perShard} documents a shard, and more make it less`,
    },
  ];
}

const COUNTING =
  "const end = Date.now() + 2000; let n = 0; while (Date.now() < end) for (let i = 0; i < 1e6; i++) n++; console.log(n)";

/** What a second process gains here that needs no memory, no disk and no queue: more no worker can. */
async function gainOfCounting(): Promise<number> {
  const count = async () => Number((await promisify(execFile)(process.execPath, ["-e", COUNTING])).stdout);
  const alone = await count();
  const [one, other] = await Promise.all([count(), count()]);
  return (one + other) / alone;
}

// A thousand variants of the bundled texts: the words of a document decide what reading and storing it costs.
function writeCorpus(root: string, documents: number): number {
  const folder = fileURLToPath(new URL("../fixtures/corpus/", import.meta.url));
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name): { text: string; published: string; publisher: string } => JSON.parse(readFileSync(join(folder, name), "utf8")));
  const line = (i: number) => {
    const { text, published, publisher } = texts[i % texts.length]!;
    return JSON.stringify({ id: `d${i}`, text: `${text}\nNo. ${i}`, published, publisher });
  };
  const content = `${Array.from({ length: documents }, (_, i) => line(i)).join("\n")}\n`;
  mkdirSync(join(root, "archive"));
  writeFileSync(join(root, "archive", "corpus.jsonl"), content);
  return Buffer.byteLength(content);
}

async function kills(count: number, servers: readonly string[]): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), "ascribe-bench-kills-"));
  writeArchive(root, 6000);
  const plan = async (name: string, nats: readonly string[]) => {
    const lake = join(root, name);
    const fleet = await openFleet(lake, nats, { expiresMs: 4000 });
    await planFleet(fleet, { files: [join(root, "archive")], root, shardBytes: 6000 });
    return { lake, fleet };
  };
  const quiet = await plan("quiet", []);
  await workFleet(quiet.fleet, { root: null, workers: 2, untilDone: true, maxTries: 3, stop: forever(), watch: () => {} });
  const rough = await plan("rough", servers);
  const random = seeded(100);
  for (let kill = 0; kill < count; kill++) {
    const worker = startWorker(rough.lake, servers, { env: { FLEET_TEST_MS: "5" } });
    await atWork(worker);
    // A shard takes some 200 ms to read and write here: kills fall before, within and between.
    await sleep(400 * random.next());
    worker.kill("SIGKILL");
    await ended(worker);
  }
  await reconcileFleet(rough.fleet, { deep: true });
  await ended(startWorker(rough.lake, servers));
  await rough.fleet.close();
  const [wanted, got] = [contentOf(quiet.lake), contentOf(rough.lake)];
  const differing = [...new Set([...Object.keys(wanted), ...Object.keys(got)])].filter((path) => wanted[path] !== got[path]);
  return [
    {
      measure: "files that differ after workers were killed",
      value: differing.length,
      unit: "files",
      target: "0",
      note: `${count} kill -9 at random points, ${Object.keys(wanted).length} files`,
    },
  ];
}
