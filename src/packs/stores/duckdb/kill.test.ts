import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seeded } from "../../../base/random.ts";
import { openLedger } from "../../../ledger/ledger.ts";
import { openDuckdbStore } from "./index.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ascribe-kill-"));
  path = join(folder, "ledger.duckdb");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const child = (job: string, engine = ""): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", new URL("adding.test-process.ts", import.meta.url).pathname, path, job, engine], {
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Waits for the process to say `lines` lines, kills it, and tells what it had said by then. */
async function killedAfter(job: string, lines: number, engine = ""): Promise<string[]> {
  const running = child(job, engine);
  let said = "";
  await new Promise<void>((done) => {
    running.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.split("\n").length > lines) done();
    });
    running.on("exit", () => done());
  });
  running.kill("SIGKILL");
  await new Promise((done) => (running.exitCode === null && running.signalCode === null ? running.on("exit", done) : done(null)));
  return said.split("\n").slice(0, -1);
}

describe("a ledger whose process is killed", () => {
  it("loses nothing it had acknowledged and tears nothing, whenever that is", { timeout: 240_000 }, async () => {
    const random = seeded(7);
    let kept = 0;
    for (let round = 0; round < 20; round++) {
      const job = round < 12 ? "add" : "reread";
      const said = await killedAfter(job, 2 + random.below(job === "add" ? 8 + round * 3 : kept + 2), `0.2.${round >> 1}`);
      const acknowledged = said.filter((line) => /^\d+$/.test(line)).length;
      const ledger = openLedger(await openDuckdbStore(path));
      const { total } = await ledger.documents();
      expect(total).toBeGreaterThanOrEqual(Math.max(kept, acknowledged));
      const { entries } = await ledger.documents({ limit: 500 });
      expect(new Set(entries.map(({ id }) => id)).size).toBe(total);
      // A reading again shows whole or not at all.
      expect(new Set(entries.map(({ stamp }) => stamp)).size).toBe(1);
      if (said.includes("swapped")) expect((await ledger.document(entries[0].id))?.stamp.engine).toBe(`0.2.${round >> 1}`);
      expect(await ledger.verify()).toEqual([]);
      kept = total;
      await ledger.close();
    }
    expect(kept).toBeGreaterThan(10);
  });
});

describe("a second process", () => {
  it("is told who holds the ledger", async () => {
    const holder = child("hold");
    await new Promise((done) => holder.stdout?.once("data", done));
    await expect(openDuckdbStore(path)).rejects.toMatchObject({
      code: "ledger-busy",
      message: expect.stringContaining(`process ${holder.pid}`),
    });
    holder.kill("SIGKILL");
    await new Promise((done) => holder.on("exit", done));
    await (await openDuckdbStore(path)).close();
  });
});
