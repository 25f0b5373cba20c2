/** Runs the real command as a shell would, built afresh, with nothing of the user's own around it. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";
import { buildCommand } from "../scripts/build-command.ts";
import { temporaryFolder } from "./folder.ts";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export { temporaryFolder };

const home = temporaryFolder();

/** The built command's file: built once for each test file, beside the shipped one, which a test must not disturb. */
export const MAIN = await builtMain();

async function builtMain(): Promise<string> {
  const folder = resolve("dist", `test-${process.pid}`);
  await buildCommand(folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "main.js");
}

export function startAscribe(args: readonly string[], { env = {}, cwd }: RunOptions = {}) {
  return spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, HOME: home, ASCRIBE_HOME: home, ...env },
    ...(cwd && { cwd }),
  });
}

export function runAscribe(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((done, reject) => {
    const child = startAscribe(args, options);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    // A command that refuses its input closes the pipe early; that is its right.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    child.on("error", reject);
    child.on("close", (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}
