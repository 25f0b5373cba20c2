import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { killAgainAndAgain, startAdding } from "../../../../test/ledger/kills.ts";
import { openDuckdbStore } from "./index.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ascribe-kill-"));
  path = join(folder, "ledger.duckdb");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a ledger whose process is killed", () => {
  // Twenty times is `npm run -s bench -- kills`.
  it("loses nothing it had acknowledged, doubles and tears nothing, whenever that is", { timeout: 120_000 }, async () => {
    const outcome = await killAgainAndAgain(path, { adds: 4, rereads: 3 });
    expect(outcome).toMatchObject({ kills: 7, lost: 0, doubled: 0, torn: [] });
    expect(outcome.kept).toBeGreaterThan(10);
  });
});

describe("a second process", () => {
  it("is told who holds the ledger", async () => {
    const holder = startAdding(path, "hold");
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
