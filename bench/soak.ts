/**
 * Very many documents through two workers: whether their memory stays flat, what a document costs in core-seconds, and what the
 * queue takes of it at a thousand documents a shard. Texts are of the made-up press, each told but once.
 */

import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeUpPress } from "../fixtures/worlds/press.ts";
import type { Fleet } from "../src/operations/fleet.ts";
import { planFleet } from "../src/operations/fleet-plan.ts";
import { fleetStatus } from "../src/operations/fleet-status.ts";
import { type Happened, workFleet } from "../src/operations/fleet-work.ts";
import { type Sample, sample } from "./processes.ts";
import type { Row } from "./report.ts";

const PER_SHARD = 1000;
const SAMPLE_MS = 2000;

export interface SoakOptions {
  readonly documents: number;
  /** After so long the workers are stopped, and what was read by then is told. */
  readonly minutes: number;
  readonly where: string;
  readonly open: (lake: string) => Promise<Fleet>;
}

export async function soak({ documents, minutes, where, open }: SoakOptions): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), "ascribe-bench-soak-"));
  try {
    const bytes = await writePress(join(root, "archive"), documents);
    const fleet = await open(join(root, "lake"));
    const shardBytes = Math.ceil((PER_SHARD * bytes) / documents);
    await planFleet(fleet, { files: [join(root, "archive")], root, shardBytes });
    const spent = { documents: 0, readMs: 0, queueMs: 0 };
    const watch = (happened: Happened) => {
      if (happened.what !== "finished") return;
      spent.documents += happened.documents;
      spent.readMs += happened.readMs;
      spent.queueMs += happened.queueMs;
      process.stderr.write(`${spent.documents} documents\n`);
    };
    const samples: Sample[] = [];
    const sampling = setInterval(() => samples.push(sample()), SAMPLE_MS);
    const began = performance.now();
    const stop = AbortSignal.timeout(minutes * 60_000);
    await workFleet(fleet, { root: null, workers: 2, untilDone: true, maxTries: 3, stop, watch });
    const seconds = (performance.now() - began) / 1000;
    clearInterval(sampling);
    const lake = (await fleetStatus(fleet)).bytes;
    await fleet.close();
    return rowsOf({ documents: spent.documents, seconds, samples, lake, where, ...overhead(spent) });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const overhead = ({ readMs, queueMs }: { readMs: number; queueMs: number }) => ({ queue: (100 * queueMs) / (readMs + queueMs) });

function rowsOf(of: {
  documents: number;
  seconds: number;
  samples: readonly Sample[];
  lake: number;
  queue: number;
  where: string;
}): Row[] {
  const { documents, seconds, samples, lake, queue, where } = of;
  const note = `${documents.toLocaleString("en")} generated briefs of 170 characters, ${PER_SHARD} a shard, ${where}`;
  const quarter = (nth: number) =>
    samples.slice(Math.floor((nth * samples.length) / 4), Math.floor(((nth + 1) * samples.length) / 4));
  const median = (list: readonly Sample[]) => list.map(({ mb }) => mb).sort((a, b) => a - b)[list.length >> 1] ?? 0;
  const cpu = Math.max(...samples.map(({ cpuSeconds }) => cpuSeconds));
  return [
    {
      measure: "documents through two workers",
      value: documents,
      unit: "documents",
      note: `in ${Math.round(seconds)} s; ${note}`,
    },
    { measure: "documents a second, two workers", value: documents / seconds, unit: "docs/s", note },
    { measure: "core-seconds a thousand documents, all told", value: (1000 * cpu) / documents, unit: "s", note },
    { measure: "memory of two workers, peak", value: Math.max(...samples.map(({ mb }) => mb)), unit: "MB", note },
    {
      measure: "memory in the last quarter beside the second",
      value: median(quarter(3)) / median(quarter(1)),
      unit: "×",
      target: "≤ 1.1",
      note: `medians of ${samples.length} samples, all processes`,
    },
    { measure: `queue overhead at ${PER_SHARD} documents a shard`, value: queue, unit: "%", target: "≤ 2", note },
    { measure: "lake bytes a generated document", value: lake / documents, unit: "bytes", note },
  ];
}

/**
 * JSONL of headlines and leads of presses one after another until there are enough; a number at the end keeps chance from
 * writing one text twice.
 */
async function writePress(folder: string, documents: number): Promise<number> {
  mkdirSync(folder);
  const file = createWriteStream(join(folder, "press.jsonl"));
  let written = 0;
  for (let seed = 1; written < documents; seed++) {
    const { articles } = madeUpPress({ happenings: 100, seed });
    for (const { text, published, publisher } of articles.slice(0, documents - written)) {
      const brief = text.slice(0, text.indexOf(". ") + 1);
      const line = JSON.stringify({ id: `d${written}`, text: `${brief} (${written++})`, published, publisher });
      if (!file.write(`${line}\n`)) await once(file, "drain");
    }
  }
  file.end();
  await once(file, "finish");
  return file.bytesWritten;
}
