import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { madeUpWorld } from "../../fixtures/worlds/world.ts";
import { temporaryFolder } from "../../test/folder.ts";
import { openLedger } from "../ledger/ledger.ts";
import { openDuckdbStore } from "../packs/stores/duckdb/index.ts";
import { renewLedger } from "./renew.ts";

const open = async (path: string) => openLedger(await openDuckdbStore(path));

/** As a ledger of version 2 was: rows that lack what came later, and here none at all of what can be derived. */
async function age(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run("update about set value = '2' where key = 'schema'");
  await connection.run(`update reports set report = regexp_replace(report, '"part":"[a-z]+",', '')`);
  for (const table of ["marks", "terms", "keys", "blocks", "moves", "happenings"]) await connection.run(`drop table ${table}`);
  connection.closeSync();
  instance.closeSync();
}

describe("a ledger that an earlier version wrote", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const question = { state: "UZB", at: "2021-12-31" };

  it("is refused untouched, with what to do, and renewed without loss", async () => {
    const path = join(folder, "old.duckdb");
    const before = await open(path);
    await before.recordAll(madeUpWorld({ happenings: 12, seed: 3 }).documents);
    const { entries } = await before.documents();
    const reports = await before.store.reports({ documents: entries.map(({ id }) => id) });
    const [one, other] = new Set(reports.flatMap(({ happening }) => happening ?? []));
    await before.decide({ kind: "merge", happenings: [one!, other!] });
    await before.decide({ kind: "view", name: "mine", view: { search: { q: "drill" } } });
    const [figure, log, documents] = [await before.engagement(question), await before.log(), await before.documents()];
    await before.close();
    await age(path);

    const bytes = readFileSync(path);
    await expect(open(path)).rejects.toMatchObject({ code: "ledger-old", message: expect.stringContaining("ascribe renew") });
    const renewed = await renewLedger(path);
    expect(renewed).toEqual({ documents: documents.total, from: "2", old: `${path}.tables-2` });
    expect(readFileSync(`${path}.tables-2`).equals(bytes)).toBe(true);

    const after = await open(path);
    expect(await after.log()).toEqual(log);
    expect(await after.documents()).toEqual(documents);
    expect(await after.engagement(question)).toEqual(figure);
    expect((await after.search({ text: "drill" })).total).toBeGreaterThan(0);
    expect(await after.verify()).toEqual([]);
    await after.close();
    expect(await renewLedger(path)).toBeNull();
  });

  it("is not there, or is of a later version: said, and nothing is made", async () => {
    await expect(renewLedger(join(folder, "none.duckdb"))).rejects.toMatchObject({ code: "ledger-unreadable" });
    const path = join(folder, "later.duckdb");
    await (await open(path)).close();
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run("update about set value = '99' where key = 'schema'");
    connection.closeSync();
    instance.closeSync();
    await expect(open(path)).rejects.toMatchObject({ code: "ledger-unreadable", message: expect.stringContaining("99") });
    await expect(renewLedger(path)).rejects.toMatchObject({ code: "ledger-unreadable" });
  });
});
