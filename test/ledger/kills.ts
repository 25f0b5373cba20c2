/**
 * A ledger's process killed (-9) again and again, while it adds and while it reads again; after each kill the ledger is opened and
 * everything in it looked at. A test does it some times, `bench -- kills` twenty.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { seeded } from "../../src/base/random.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import { openDuckdbStore } from "../../src/packs/stores/duckdb/index.ts";
import { builtScript } from "../script.ts";

export interface Outcome {
  readonly kills: number;
  /** Documents held in the end. */
  readonly kept: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There twice. */
  readonly doubled: number;
  /** Shown in two readings at once, or otherwise not what `verify` would make again. */
  readonly torn: readonly string[];
}

const adding = await builtScript(fileURLToPath(new URL("adding.ts", import.meta.url)));

export const startAdding = (path: string, job: "add" | "reread" | "hold", engine = ""): ChildProcess =>
  spawn(process.execPath, [adding, path, job, engine], { stdio: ["ignore", "pipe", "inherit"] });

export async function killAgainAndAgain(path: string, { adds, rereads }: { adds: number; rereads: number }): Promise<Outcome> {
  const random = seeded(7);
  const torn: string[] = [];
  let [kept, lost, doubled] = [0, 0, 0];
  for (let round = 0; round < adds + rereads; round++) {
    const job = round < adds ? "add" : "reread";
    const engine = `0.2.${round >> 1}`;
    const lines = 2 + random.below(job === "add" ? 8 + round * 3 : kept + 2);
    const said = await killedAfter(startAdding(path, job, engine), lines);
    const acknowledged = Math.max(kept, said.filter((line) => /^\d+$/.test(line)).length);
    // Opened and closed without a question first: DuckDB then writes down indexes that lack what it has replayed from its log.
    await (await openDuckdbStore(path)).close();
    const ledger = openLedger(await openDuckdbStore(path));
    const { entries, total } = await ledger.documents({ limit: 1000 });
    lost += Math.max(0, acknowledged - total);
    doubled += total - new Set(entries.map(({ id }) => id)).size;
    const stamps = new Set(entries.map(({ stamp }) => stamp)).size;
    if (stamps !== 1) torn.push(`round ${round}: ${stamps} readings at once`);
    const first = await ledger.document(entries[0]!.id);
    if (said.includes("swapped") && first?.stamp.engine !== engine) torn.push(`round ${round}: the new readings are not there`);
    for (const { code, at, message } of await ledger.verify()) torn.push(`round ${round}: ${code} ${at} ${message}`);
    kept = total;
    await ledger.close();
  }
  return { kills: adds + rereads, kept, lost, doubled, torn };
}

/** Waits for the process to say so many lines, kills it, and tells what it had said by then. */
async function killedAfter(running: ChildProcess, lines: number): Promise<string[]> {
  let said = "";
  await new Promise<void>((done) => {
    running.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.split("\n").length > lines) done();
    });
    running.on("exit", () => done());
  });
  running.kill("SIGKILL");
  if (running.exitCode === null && running.signalCode === null) await new Promise((done) => running.on("exit", done));
  return said.split("\n").slice(0, -1);
}
