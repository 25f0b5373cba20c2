/**
 * The bench command. `bench -- NAME [args]` runs bench/NAME.ts; `--list`, or nothing, lists them; `--all [NAME…]` runs
 * all (or those named, each with its own options: "gather --documents 100000"), each in a process of its own, and rewrites
 * bench/README.md's table and a file in bench/results/.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeError } from "../src/base/error.ts";
import type { Bench } from "./report.ts";
import { runAll } from "./results.ts";

const HARNESS = new Set(["bench", "report", "results"]);
const here = fileURLToPath(new URL(".", import.meta.url));

const [name, ...args] = process.argv.slice(2);
try {
  if (name === undefined || name === "--list") await list();
  else if (name === "--all") process.exitCode = await runAll(args.length > 0 ? args : await names());
  else await run(name, args);
} catch (error) {
  const { code, message } = describeError(error);
  process.stderr.write(`bench ${name}: ${message}\n`);
  // 3 is "gold data missing": `--all` reports it apart from a bench that broke.
  process.exitCode = code === "no-gold" ? 3 : 1;
  if (code === "internal" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  // What broke may have left a server or a browser open, which would keep this process for ever.
  process.exit();
}

async function run(name: string, args: string[]): Promise<void> {
  const bench = await load(name);
  if (bench) return bench.run(args);
  process.stderr.write(`there is no bench "${name}"; npm run -s bench -- --list names them\n`);
  process.exitCode = 2;
}

async function list(): Promise<void> {
  for (const { name, summary } of await benches()) console.log(`${name.padEnd(14)} ${summary}`);
}

async function names(): Promise<string[]> {
  return (await benches()).map(({ name }) => name);
}

// One that does not load is listed all the same, so that `--all` reports it and the others are not hidden by it.
async function benches(): Promise<{ name: string; summary: string }[]> {
  const files = readdirSync(here).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const found = files.sort().map(async (file) => {
    const name = file.slice(0, -".ts".length);
    return load(name).catch((error) => ({ name, summary: `does not load: ${describeError(error).message}` }));
  });
  return (await Promise.all(found)).flatMap((bench) => bench ?? []);
}

// A file beside the benches that exports no `bench` is a helper of one.
async function load(name: string): Promise<Bench | null> {
  const file = `${here}${name}.ts`;
  if (HARNESS.has(name) || !/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) return null;
  const module: { bench?: Bench } = await import(file);
  return module.bench ?? null;
}
