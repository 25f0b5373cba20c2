import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { documentSchema } from "../../src/document/schema.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import type { Fleet } from "../../src/operations/fleet.ts";
import { compactFleet } from "../../src/operations/fleet-compact.ts";
import { loadFleet } from "../../src/operations/fleet-load.ts";
import { planFleet } from "../../src/operations/fleet-plan.ts";
import { reconcileFleet } from "../../src/operations/fleet-reconcile.ts";
import { fleetStatus } from "../../src/operations/fleet-status.ts";
import { workFleet } from "../../src/operations/fleet-work.ts";
import { memoryStore } from "../../src/packs/stores/memory/index.ts";
import { contentOf, freshFolder, openFleet, writeArchive } from "./scene.ts";

const DOCUMENTS = 120;
const SHARD_BYTES = 4000;
const SMALL_BYTES = 4_000_000;

let folder: string;
let undisturbed: Record<string, string>;

async function begin(lake: string, odd = {}, more = {}): Promise<Fleet> {
  const root = freshFolder();
  writeArchive(root, DOCUMENTS, odd);
  const fleet = await openFleet(lake, [], more);
  await planFleet(fleet, { files: [join(root, "archive")], root, shardBytes: SHARD_BYTES });
  return fleet;
}

const work = (fleet: Fleet, workers = 2, maxTries = 3) =>
  workFleet(fleet, { root: null, workers, untilDone: true, maxTries, stop: new AbortController().signal, watch: () => {} });

async function sql(query: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(query)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

beforeAll(async () => {
  folder = freshFolder();
  await work(await begin(join(folder, "lake")));
  undisturbed = contentOf(join(folder, "lake"));
});

describe("a fleet on one machine", { timeout: 180_000 }, () => {
  it("reads every document of every file once, wherever a shard's edge cuts a line", async () => {
    const rows = await sql(`SELECT given FROM '${folder}/lake/documents/**/*.parquet'`);
    expect(rows.map((row) => (row as { given: string }).given).sort()).toEqual(
      Array.from({ length: DOCUMENTS }, (_, i) => `d${i}`).sort(),
    );
    expect(await sql(`SELECT path, code FROM '${folder}/lake/rejects/**/*.parquet'`)).toEqual([
      { path: "archive/b.jsonl", code: "bad-line" },
    ]);
  });

  it("partitions by year, which DuckDB prunes by, and keeps the whole record", async () => {
    expect(readdirSync(join(folder, "lake/events")).sort()).toEqual(["year=2020", "year=2021", "year=2022"]);
    const [row] = (await sql(
      `SELECT record, chain FROM '${folder}/lake/documents/**/*.parquet' d JOIN '${folder}/lake/events/**/*.parquet' e USING (document) LIMIT 1`,
    )) as [{ record: string; chain: string[] }];
    expect(JSON.parse(row.record).events[0].chain[0].who).toBe("Ministry \u0000 \ud800 of tests");
    expect(row.chain[1]).toBe("(issuer)");
  });

  it("gives every document back as it was read, for a ledger to take in", async () => {
    const ledger = await openLedger(memoryStore());
    const fleet = await openFleet(join(folder, "lake"));
    expect(await loadFleet(fleet, ledger)).toEqual({ documents: DOCUMENTS, added: DOCUMENTS });
    expect(await loadFleet(fleet, ledger)).toEqual({ documents: DOCUMENTS, added: 0 });
    for await (const document of fleet.lake.records())
      expect(await ledger.document(document.id)).toEqual(documentSchema.parse(document));
  });

  it("writes the same bytes when the same is read again, whatever the number of workers", async () => {
    const again = join(freshFolder(), "lake");
    await work(await begin(again), 1);
    expect(contentOf(again)).toEqual(undisturbed);
  });

  it("is divided by name among processes that have no queue between them", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake);
    const stop = new AbortController().signal;
    const part = (part: number) =>
      workFleet(fleet, { root: null, workers: 1, share: { part, of: 2 }, untilDone: true, maxTries: 3, stop, watch: () => {} });
    const first = await part(0);
    expect(first.shards).toBeLessThan(Object.keys(undisturbed).filter((path) => path.startsWith("done/")).length);
    await part(1);
    expect(contentOf(lake)).toEqual(undisturbed);
  });

  it("names shards alike for two planners, and plans the same twice as once", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake);
    const first = await fleet.lake.plans();
    await Promise.all(
      [0, 1].map(() =>
        planFleet(fleet, { files: [join(first[0]!.root, "archive")], root: first[0]!.root, shardBytes: SHARD_BYTES }),
      ),
    );
    expect(await fleet.lake.plans()).toEqual(first);
  });

  it("takes up only what is missing after segments were lost, cut short or spoilt", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake);
    await work(fleet);
    const [lost, cut, spoilt] = Object.keys(contentOf(lake)).filter((path) => path.startsWith("documents/"));
    rmSync(join(lake, lost!));
    truncateSync(join(lake, cut!), 100);
    const bytes = readFileSync(join(lake, spoilt!));
    bytes[50]! ^= 255;
    writeFileSync(join(lake, spoilt!), bytes);
    expect((await reconcileFleet(fleet)).broken.length).toBeGreaterThan(0);
    expect((await reconcileFleet(fleet, { deep: true })).broken.length).toBeGreaterThan(0);
    await work(fleet);
    expect(contentOf(lake)).toEqual(undisturbed);
  });

  it("compacts without loss, and reads again what a lost compacted file held", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake);
    await work(fleet);
    const list = async () => {
      const files = (await fleet.lake.liveFiles()).events!.map((file) => `'${file}'`);
      return sql(`SELECT * EXCLUDE (year) FROM read_parquet([${files}], hive_partitioning = true) ORDER BY path, "offset"`);
    };
    const before = await list();
    const { before: files, after } = await compactFleet(fleet);
    expect(after).toBeLessThan(files / 3);
    expect(await list()).toEqual(before);
    const compacted = (await fleet.lake.liveFiles()).events!.find((file) => file.includes("/c-"))!;
    rmSync(compacted);
    expect((await reconcileFleet(fleet)).broken.length).toBeGreaterThan(0);
    await work(fleet);
    await reconcileFleet(fleet);
    expect(await list()).toEqual(before);
  });

  it("rejects a document that kills the reading or never ends, with the reason, and reads the rest", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake, { 3: "@deadly", 77: "@endless" }, { documentMs: 700 });
    await work(fleet);
    const rejects = await sql(`SELECT given, code FROM '${lake}/rejects/**/*.parquet' WHERE code LIKE 'poison%' ORDER BY given`);
    expect(rejects).toEqual([
      { given: "d3", code: "poison-deadly" },
      { given: "d77", code: "poison-slow" },
    ]);
    expect((await fleetStatus(fleet)).documents).toBe(DOCUMENTS - 2);
  });

  it("gives up a shard that cannot be read, says why, and tries again when reconciled", async () => {
    const lake = join(freshFolder(), "lake");
    const fleet = await begin(lake);
    const root = (await fleet.lake.plans())[0]!.root;
    const file = join(root, "archive/b.jsonl");
    const whole = readFileSync(file);
    rmSync(file);
    expect((await work(fleet, 2, 1)).failed).toBeGreaterThan(0);
    const status = await fleetStatus(fleet);
    expect(status.shards.givenUp).toBeGreaterThan(0);
    expect(status.failures[0]!.code).toBe("missing-file");
    writeFileSync(file, whole);
    await reconcileFleet(fleet);
    await work(await openFleet(lake));
    expect(contentOf(lake)).toEqual(undisturbed);
  });

  const small = freshFolder();
  const canMount = mountSmall(small);
  if (!canMount) console.warn("SKIPPED: a full disk needs a small file system, and this user may not mount one");
  it.skipIf(!canMount)("stops with a clear word when the disk is full, and goes on when there is room", async () => {
    try {
      const lake = join(small, "lake");
      const fleet = await begin(lake);
      const ballast = join(small, "ballast");
      writeFileSync(ballast, Buffer.alloc(SMALL_BYTES - 300_000));
      await expect(work(fleet)).rejects.toMatchObject({ code: "disk-full" });
      rmSync(ballast);
      await reconcileFleet(fleet, { deep: true });
      await work(await openFleet(lake));
      expect(contentOf(lake)).toEqual(undisturbed);
    } finally {
      execFileSync("umount", ["-l", small]);
    }
  });
});

function mountSmall(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SMALL_BYTES}`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
