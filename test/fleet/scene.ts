/** What the fleet's tests play on: files to read, lakes, workers, and what a lake holds in the end. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createFleet } from "../../src/app/fleet.ts";
import type { Fleet } from "../../src/operations/fleet.ts";
import { builtScript } from "../script.ts";

const here = (name: string): Promise<string> => builtScript(fileURLToPath(new URL(name, import.meta.url)));
const [READER, WORKER] = [await here("reader.ts"), await here("worker.ts")];

export const readerCommand = (lake: string): [string, ...string[]] => [READER, lake];

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "ascribe-fleet-"));

/** JSONL of so many documents, in two files, over three years; the second ends with a line that is none. */
export function writeArchive(folder: string, documents: number, odd: Readonly<Record<number, string>> = {}): string {
  const archive = join(folder, "archive");
  mkdirSync(archive, { recursive: true });
  const line = (i: number) =>
    JSON.stringify({
      id: `d${i}`,
      text: odd[i] ?? `Text ${i} of the archive. ${"Soldiers of both armies took part. ".repeat(1 + (i % 7))}`,
      published: `${2020 + (i % 3)}-05-0${1 + (i % 9)}`,
    });
  const lines = Array.from({ length: documents }, (_, i) => line(i));
  const half = Math.ceil(documents / 2);
  writeFileSync(join(archive, "a.jsonl"), `${lines.slice(0, half).join("\n")}\n`);
  writeFileSync(join(archive, "b.jsonl"), `${lines.slice(half).join("\n")}\nno document`);
  return archive;
}

export const openFleet = (
  lake: string,
  nats: readonly string[] = [],
  more: { documentMs?: number; expiresMs?: number } = {},
): Promise<Fleet> =>
  createFleet({
    lake,
    nats,
    create: { mode: "fast" },
    readerCommand: readerCommand(lake),
    gathererCommand: readerCommand(lake),
    ...more,
  });

export interface WorkerOptions {
  readonly claimSeconds?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export function startWorker(
  lake: string,
  nats: readonly string[],
  { claimSeconds = 2, env = {} }: WorkerOptions = {},
): ChildProcess {
  const args = [WORKER, lake, nats.join(",") || "-", String(claimSeconds), READER];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  child.stdout!.resume();
  return child;
}

/** Until it has claimed its first shard, or ended. */
export const atWork = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.stdout!.once("data", resolve);
    child.once("exit", resolve);
  });

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });

/** Every file of finished work with the hash of its bytes. */
export function contentOf(lake: string): Record<string, string> {
  const rooms = ["documents", "events", "attributions", "claims", "rejects", "done"];
  const files = rooms.flatMap((room) => filesBelow(join(lake, room))).sort();
  return Object.fromEntries(
    files.map((file) => [relative(lake, file), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
