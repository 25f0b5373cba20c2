import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runApart, temporaryFolder } from "../../../test/command.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import { findServer, serverNotePath } from "../../platform/server-note.ts";
import { type RunningServer, serve } from "./server.ts";

const folder = temporaryFolder();
const TEXT = "Россия и Узбекистан. ".repeat(3000);
let asked = 0;

/** A ledger of many documents that fails at the second page of them, or at once. */
const failing = (at: number) => ({
  documents: async ({ after = 0 }: { after?: number }) => {
    asked++;
    if (after >= at) throw new Error("the disk is gone");
    return { entries: [{ id: `d${after}` }], next: after + 1, total: 9 };
  },
  store: { readings: async (ids: readonly string[]) => ids.map((id) => ({ id, text: TEXT })) },
});
const around = (ledger: unknown, ledgerPath: string | null = null): Ascribe =>
  ({ version: "0", ledgerPath, ledger: async () => ledger, close: async () => {} }) as never;

const servers: RunningServer[] = [];
const start = async (ascribe: Ascribe): Promise<string> => {
  const server = await serve(ascribe, { port: 0, web: join(folder, "none") });
  servers.push(server);
  return server.url;
};
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe("an export that fails in the middle", () => {
  it("breaks the connection off, since an end in order would pass for the whole", async () => {
    const response = await fetch(`${await start(around(failing(60)))}/api/export/records`);
    expect(response.status).toBe(200);
    expect(
      await response.text().then(
        () => "whole",
        () => "broken off",
      ),
    ).toBe("broken off");
  });

  it("is an error like any other when nothing was sent", async () => {
    const response = await fetch(`${await start(around(failing(0)))}/api/export/records`);
    expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ code: "internal" })]);
  });

  it("leaves the command without half a file, and with a word on it", async () => {
    const ledger = join(folder, "held.duckdb");
    writeFileSync(ledger, "");
    const url = await start(around(failing(60), ledger));
    // The note names this very process, which the command must take for the server it is.
    writeFileSync(serverNotePath(ledger), JSON.stringify({ pid: process.pid, url }));
    const target = join(folder, "records.jsonl");
    const outcome = await runApart(["export", "records", target, "--ledger", ledger]);
    expect(outcome).toMatchObject({ code: 1, err: expect.stringMatching(/^broken-off: [^\n]*\n$/) });
    expect(() => readFileSync(target)).toThrow();
    expect(() => readFileSync(`${target}.part`)).toThrow();
  });

  it("asks the ledger for no more when whoever asked has gone", async () => {
    const endless = { ...failing(Number.POSITIVE_INFINITY) };
    const response = await fetch(`${await start(around(endless))}/api/export/records`);
    await response.body?.cancel();
    await new Promise((done) => setTimeout(done, 300));
    const before = asked;
    await new Promise((done) => setTimeout(done, 300));
    expect(asked).toBe(before);
  });
});

describe("what a server sends in pieces", () => {
  it("comes out of the command letter by letter as it was", async () => {
    const ledger = join(folder, "pieces.duckdb");
    writeFileSync(ledger, "");
    const whole = { ...failing(9), documents: async () => ({ entries: [{ id: "d" }], next: null, total: 1 }) };
    const url = await start(around(whole, ledger));
    writeFileSync(serverNotePath(ledger), JSON.stringify({ pid: process.pid, url }));
    const { out } = await runApart(["export", "records", "--ledger", ledger]);
    expect(JSON.parse(out).text === TEXT).toBe(true);
  });
});

describe("a server that can write nothing beside its ledger", () => {
  it("does not stay, since a command would open the file beside it", async () => {
    const ledger = join(folder, "unwritable.duckdb");
    mkdirSync(serverNotePath(ledger));
    const outcome = serve(around(failing(0), ledger), { port: 0, web: join(folder, "none") });
    await expect(outcome).rejects.toMatchObject({ code: "cannot-write" });
  });
});

describe("a server's note that outlived its server", () => {
  it("is not believed when another process has its number by now", async () => {
    const ledger = join(folder, "left.duckdb");
    mkdirSync(folder, { recursive: true });
    // The parent lives and is no server; nothing listens at the port of a discarded one.
    const server = await serve(around(failing(0)), { port: 0, web: join(folder, "none") });
    await server.close();
    writeFileSync(serverNotePath(ledger), JSON.stringify({ pid: process.ppid, url: server.url }));
    expect(await findServer(ledger)).toBeNull();
    const own = await start(around(failing(0)));
    writeFileSync(serverNotePath(ledger), JSON.stringify({ pid: process.ppid, url: own }));
    expect((await findServer(ledger))?.url).toBe(own);
  });
});
