/**
 * From files to a ledger: JSONL read and recorded by the real command (fast mode, all cores), killed and run again;
 * pages to text; one document by the real command. `intake [--documents N | --full] [--no-kills]`: 5,000 without, which takes some five
 * minutes, 100,000 in full, an hour.
 */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWholeCommand } from "../scripts/build-command.ts";
import { seeded } from "../src/base/random.ts";
import { takeBytes } from "../src/ingest/intake.ts";
import { type Bench, HARNESS_FLAGS, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "intake",
  summary: "documents and pages a second into a ledger, kills survived, one document's whole process",
  run,
};

/** A run small enough for the table; the promise is of a hundred thousand. */
const USUAL = 5000;
const FULL = 100_000;
const KILLS = 10;
/** Enough that each kill falls into the middle of work, and few enough to read twice. */
const KILLED = 2800;

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { ...HARNESS_FLAGS, documents: { type: "string" }, full: { type: "boolean" }, "no-kills": { type: "boolean" } },
  });
  const documents = Number(values.documents ?? (values.full ? FULL : USUAL));
  const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-"));
  const built = join(process.cwd(), "dist", `bench-${process.pid}`);
  try {
    await buildWholeCommand(built);
    const main = join(built, "main.js");
    const rows = [...(await oneDocument(main, folder)), await pages(), ...(await manyDocuments(main, folder, documents))];
    if (!values["no-kills"]) rows.push(await killed(main, folder, Math.min(KILLED, documents)));
    report(rows, args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  }
}

const STATES =
  "Russia China Turkey Iran India Japan Kazakhstan Uzbekistan Tajikistan Kyrgyzstan Turkmenistan Pakistan Afghanistan Germany France Georgia Armenia Azerbaijan Serbia Mali Niger Egypt".split(
    " ",
  );
const MONTHS = "January February March April May June July August September October November December".split(" ");

const DAY_OR_NUMBER = new RegExp(`\\b\\d{2,3}\\b( (?:${MONTHS.join("|")}))?`, "g");

interface MadeText {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly publisher: string;
}

/** As an archive has them: a hundred thousand in fourteen years. Were all of one year, every text would have to be compared with hundreds. */
const A_DAY = 20;
const FIRST_DAY = Date.UTC(2010, 0, 1);

/**
 * Texts of 150 words, no two alike: sentences drawn from the bundled corpus, its states exchanged, its days and numbers moved.
 * Some tell of one happening, as news does; that each of many were a copy of few would measure the copies.
 */
function* texts(count: number): Generator<MadeText> {
  const corpus = readdirSync("fixtures/corpus")
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join("fixtures/corpus", name), "utf8")) as { text: string; publisher: string });
  const sentences = corpus
    .flatMap(({ text }) => text.split(/(?<=[.!?])\s+(?=[A-Z"])/))
    .filter((sentence) => /^(\S+\s+){6,44}\S+$/.test(sentence));
  const random = seeded(20210730);
  const days = Math.max(30, Math.ceil(count / A_DAY));
  for (let i = 0; i < count; i++) {
    const other = new Map(STATES.map((name) => [name, STATES[random.below(STATES.length)]]));
    const published = new Date(FIRST_DAY + 86_400_000 * random.below(days)).toISOString().slice(0, 10);
    const words: string[] = [];
    while (words.length < 150) {
      const sentence = sentences[random.below(sentences.length)]
        .replace(/\b[A-Z][a-z]+\b/g, (word) => (MONTHS.includes(word) ? MONTHS[random.below(12)] : (other.get(word) ?? word)))
        .replace(/\b20[12]\d\b/g, published.slice(0, 4))
        .replace(DAY_OR_NUMBER, (_, month) => (month ? `${10 + random.below(18)}${month}` : String(10 + random.below(900))));
      words.push(...sentence.split(/\s+/));
    }
    const { publisher } = corpus[random.below(corpus.length)];
    yield { id: String(i), text: `${words.slice(0, 147).join(" ")} Dispatch ${i}.`, published, publisher };
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
  const input = writeTexts(join(folder, "many.jsonl"), count);
  const { seconds, peaks } = await call(main, add(input, join(folder, "whole.duckdb")));
  return [
    {
      measure: "JSONL of 150 words, read fast and recorded",
      value: count / seconds,
      unit: "documents/s",
      target: "≥ 150",
      note: `${count} documents, start included`,
    },
    { measure: "the same, largest resident memory, threads and store included", value: Math.max(...peaks), unit: "MB" },
    {
      measure: "the same, what memory grew by from the second third to the last",
      value: Math.max(...thirdOf(peaks, 2)) - Math.max(...thirdOf(peaks, 1)),
      unit: "MB",
      target: "flat",
    },
  ];
}

async function killed(main: string, folder: string, count: number): Promise<Row> {
  const input = writeTexts(join(folder, "killed.jsonl"), count);
  const ledgers = ["quiet.duckdb", "rough.duckdb"].map((name) => join(folder, name));
  const [quiet, rough] = ledgers;
  await call(main, add(input, quiet));
  let cut = 0;
  // A batch that was under way when the kill came is recorded too: by halves, lest all be there before the tenth.
  for (let i = 0; i < KILLS; i++)
    if ((await call(main, add(input, rough), { killAfterAdded: Math.ceil(count / (2 * KILLS)) })).wasKilled) cut++;
  await call(main, add(input, rough));
  const [a, b] = await Promise.all(ledgers.map((ledger) => call(main, ["export", "csv", "--ledger", ledger])));
  const checked = await call(main, ["verify", "--json", "--ledger", rough]);
  const same = sorted(a.out) === sorted(b.out) && JSON.parse(checked.out).faults.length === 0;
  return {
    measure: "killed ten times in the middle and run again: the same ledger",
    value: same ? 1 : 0,
    unit: "(1 yes)",
    target: "1",
    note: `${count} documents; ${cut} of ${KILLS} kills came before the end; reports, happenings and verify compared`,
  };
}

const add = (input: string, ledger: string): string[] => ["add", input, "--fast", "--json", "--ledger", ledger];

function writeTexts(path: string, count: number): string {
  const out = openSync(path, "w");
  for (const one of texts(count)) writeSync(out, `${JSON.stringify(one)}\n`);
  closeSync(out);
  return path;
}

const thirdOf = (values: readonly number[], third: number): readonly number[] => {
  const own = values.slice(Math.floor((values.length * third) / 3), Math.ceil((values.length * (third + 1)) / 3));
  return own.length > 0 ? own : [0];
};

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
  /** Resident memory, MB, four times a second. */
  readonly peaks: readonly number[];
  readonly out: string;
  readonly wasKilled: boolean;
}

function call(main: string, args: readonly string[], { killAfterAdded }: { killAfterAdded?: number } = {}): Promise<Called> {
  return new Promise((done) => {
    const began = performance.now();
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "ignore"] });
    // What `add` tells of each document is counted and let go: of a hundred thousand it would fill this process.
    const kept = args[0] === "add" ? null : ([] as Buffer[]);
    let added = 0;
    let wasKilled = false;
    child.stdout.on("data", (chunk: Buffer) => {
      kept?.push(chunk);
      if (killAfterAdded === undefined || wasKilled) return;
      added += chunk.toString().split('"added":true').length - 1;
      if (added >= killAfterAdded) wasKilled = child.kill("SIGKILL");
    });
    const peaks: number[] = [];
    const look = setInterval(() => {
      try {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        if (kilobytes) peaks.push(Number(kilobytes) / 1024);
      } catch {
        // Gone already, or no /proc here.
      }
    }, 250);
    child.on("close", () => {
      clearInterval(look);
      const seconds = (performance.now() - began) / 1000;
      done({ seconds, peaks: peaks.length > 0 ? peaks : [0], out: Buffer.concat(kept ?? []).toString(), wasKilled });
    });
  });
}
