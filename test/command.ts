/**
 * Runs the command as it is built, with nothing of the user's own around it. `runAscribe` runs it within the test's process, which starts once;
 * `runApart` in a process of its own, as a shell would, where the process is what is tested: its input, its end, who holds what.
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { buildCommand } from "../scripts/build-command.ts";
import { temporaryFolder } from "./folder.ts";
import { madeOnce, runFolder } from "./once.ts";

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
const BUILT = await madeOnce(resolve(runFolder("dist")), (folder) => buildCommand(folder, { call: "src/faces/cli/call.ts" }));

/** The built command's file, beside the shipped one, which a test must not disturb. */
export const MAIN = `${BUILT}/main.js`;

const environment = (env: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH,
  HOME: home,
  ASCRIBE_HOME: home,
  ...env,
});

export function startAscribe(args: readonly string[], { env = {}, cwd }: RunOptions = {}) {
  return spawn(process.execPath, [MAIN, ...args], { env: environment(env), ...(cwd && { cwd }) });
}

export function runApart(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
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

let last: Promise<unknown> = Promise.resolve();

/** One after another, since a process has one environment and one pair of outputs. */
export function runAscribe(args: readonly string[], options: Omit<RunOptions, "input"> = {}): Promise<Outcome> {
  const outcome = last.then(() => runHere(args, options));
  last = outcome.catch(() => {});
  return outcome;
}

async function runHere(args: readonly string[], { env = {}, cwd }: Omit<RunOptions, "input">): Promise<Outcome> {
  const { call } = (await import(`${BUILT}/call.js`)) as { call(argv: readonly string[]): Promise<number> };
  const before = { env: process.env, argv: process.argv, cwd: process.cwd() };
  const [out, err] = [caught(process.stdout), caught(process.stderr)];
  process.env = environment(env);
  process.argv = [process.execPath, MAIN, ...args];
  if (cwd) process.chdir(cwd);
  try {
    const code = await call(process.argv);
    return { code, out: out.words(), err: err.words() };
  } finally {
    process.env = before.env;
    process.argv = before.argv;
    if (cwd) process.chdir(before.cwd);
    out.release();
    err.release();
  }
}

/** What is written to a stream of this process, kept instead. */
function caught(stream: NodeJS.WriteStream): { words(): string; release(): void } {
  const chunks: Uint8Array[] = [];
  const { write } = stream;
  stream.write = ((chunk: string | Uint8Array, ...more: unknown[]): boolean => {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Uint8Array.from(chunk));
    const taken = more.at(-1);
    if (typeof taken === "function") queueMicrotask(() => taken());
    return true;
  }) as typeof write;
  return {
    words: () => Buffer.concat(chunks).toString(),
    release: () => {
      stream.write = write;
    },
  };
}
