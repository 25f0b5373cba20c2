/**
 * From files to a ledger: JSONL read and recorded by the real command (fast mode, all cores), killed and run again;
 * pages to text; one document by the real command. `intake [documents]`, 2,000 without.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCommand } from "../scripts/build-command.ts";
import { takeBytes } from "../src/ingest/intake.ts";
import { type Bench, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "intake",
  summary: "documents and pages a second into a ledger, kills survived, one document's whole process",
  run,
};

async function run(args: string[]): Promise<void> {
  const documents = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 2000);
  const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-"));
  const built = join(process.cwd(), "dist", `bench-${process.pid}`);
  try {
    await buildCommand(built);
    const main = join(built, "main.js");
    const rows = [...(await oneDocument(main, folder)), ...(await manyDocuments(main, folder, documents)), await pages()];
    report(rows, args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  }
}

/** Texts of 150 words each, no two alike, from the bundled corpus. */
function* texts(count: number): Generator<{ id: string; text: string; published: string; publisher: string }> {
  const corpus = readdirSync("fixtures/corpus")
    .filter((name) => name.endsWith(".json"))
    .map(
      (name) =>
        JSON.parse(readFileSync(join("fixtures/corpus", name), "utf8")) as {
          text: string;
          publisher: string;
          published?: string;
        },
    );
  for (let i = 0; i < count; i++) {
    const { text, publisher, published } = corpus[i % corpus.length];
    yield {
      id: String(i),
      text: `${text.split(/\s+/).slice(0, 146).join(" ")}\n\nDispatch number ${i}.`,
      publisher,
      published: published?.slice(0, 10) ?? "2021-08-01",
    };
  }
}

async function oneDocument(main: string, folder: string): Promise<Row[]> {
  const path = join(folder, "one.txt");
  writeFileSync(path, [...texts(3)].map(({ text }) => text).join("\n\n"));
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push((await call(main, ["read", "--fast", "--json", path])).seconds);
  const help: number[] = [];
  for (let i = 0; i < 5; i++) help.push((await call(main, ["--help"])).seconds);
  return [
    {
      measure: "read --fast --json, a one-page text, whole process",
      value: Math.min(...times),
      unit: "s",
      target: "≤ 0.6",
      note: "best of five",
    },
    { measure: "--help, whole process", value: Math.min(...help) * 1000, unit: "ms", target: "< 200", note: "best of five" },
  ];
}

async function manyDocuments(main: string, folder: string, count: number): Promise<Row[]> {
  const input = join(folder, "many.jsonl");
  writeFileSync(input, [...texts(count)].map((one) => JSON.stringify(one)).join("\n"));
  const whole = join(folder, "whole.duckdb");
  const { seconds, peakMb } = await call(main, ["add", input, "--fast", "--ledger", whole]);
  const killed = join(folder, "killed.duckdb");
  for (let i = 1; i <= 10; i++) await call(main, ["add", input, "--fast", "--ledger", killed], (seconds * 1000 * i) / 12);
  await call(main, ["add", input, "--fast", "--ledger", killed]);
  const [a, b] = await Promise.all([whole, killed].map((ledger) => call(main, ["export", "csv", "--ledger", ledger])));
  const checked = await call(main, ["verify", "--json", "--ledger", killed]);
  const same = sorted(a.out) === sorted(b.out) && JSON.parse(checked.out).faults.length === 0;
  return [
    {
      measure: "JSONL of 150 words, read fast and recorded",
      value: count / seconds,
      unit: "documents/s",
      target: "≥ 150",
      note: `${count} documents, start included`,
    },
    { measure: "the same, largest resident memory of the main process", value: peakMb, unit: "MB" },
    {
      measure: "killed ten times in the middle and run again: the same ledger",
      value: same ? 1 : 0,
      unit: "(1 yes)",
      target: "1",
    },
  ];
}

const sorted = (table: string): string => table.split("\r\n").sort().join("\n");

async function pages(): Promise<Row> {
  const body = [...texts(4)].map(({ text }) => `<p>${text}</p>`).join("");
  const menu = Array.from({ length: 120 }, (_, i) => `<li><a href="/${i}">Section ${i}</a></li>`).join("");
  const page = new TextEncoder().encode(
    `<!doctype html><html lang="en"><head><title>T</title></head><body><nav><ul>${menu}</ul></nav><article><h1>T</h1>${body}</article><footer><ul>${menu}</ul></footer></body></html>`,
  );
  const take = async () => {
    for await (const _ of takeBytes("page.html", page));
  };
  for (let i = 0; i < 5; i++) await take();
  const began = performance.now();
  for (let i = 0; i < 100; i++) await take();
  return {
    measure: "pages to text",
    value: 100_000 / (performance.now() - began),
    unit: "pages/s",
    target: "≥ 25",
    note: `${Math.round(page.length / 1024)} kB a page, one core`,
  };
}

interface Called {
  readonly seconds: number;
  readonly peakMb: number;
  readonly out: string;
}

function call(main: string, args: readonly string[], killAfterMs?: number): Promise<Called> {
  return new Promise((done) => {
    const began = performance.now();
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "ignore"] });
    const out: Buffer[] = [];
    let peak = 0;
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    const look = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
      } catch {
        // Gone already, or no /proc here.
      }
    }, 250);
    const kill = killAfterMs === undefined ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    child.on("close", () => {
      clearInterval(look);
      if (kill) clearTimeout(kill);
      done({ seconds: (performance.now() - began) / 1000, peakMb: peak / 1024, out: Buffer.concat(out).toString() });
    });
  });
}
