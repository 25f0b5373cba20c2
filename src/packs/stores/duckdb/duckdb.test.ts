import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { telling, twoDrills } from "../../../../fixtures/worlds/telling.ts";
import { madeUpWorld } from "../../../../fixtures/worlds/world.ts";
import { openLedger } from "../../../ledger/ledger.ts";
import type { HappeningsWanted, Store } from "../../../ledger/store.ts";
import { memoryStore } from "../memory/index.ts";
import { openDuckdbStore } from "./index.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ascribe-ledger-"));
  path = join(folder, "ledger.duckdb");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = async () => openLedger(await openDuckdbStore(path));
const asked = { state: "UZB", at: "2021-08-10" };

describe("a ledger in a DuckDB file", () => {
  it("records a document once, however often it is added, and gives it back unchanged", async () => {
    const ledger = await open();
    const document = twoDrills();
    expect(await ledger.record(document)).toEqual({ id: document.id, added: true, reread: false });
    expect(await ledger.record(document)).toEqual({ id: document.id, added: false, reread: false });
    expect(await ledger.document(document.id)).toEqual(document);
    expect((await ledger.documents()).total).toBe(1);
    await ledger.close();
  });

  it("still has it after closing and opening again", async () => {
    const document = twoDrills();
    const before = await open();
    await before.record(document);
    const first = await before.engagement(asked);
    await before.close();
    const after = await open();
    expect(await after.document(document.id.slice(0, 20))).toEqual(document);
    expect(await after.engagement(asked)).toEqual(first);
    await after.close();
  });

  it("measures the two drills at 73 and 27 in a hundred", async () => {
    const ledger = await open();
    await ledger.record(twoDrills());
    const figure = await ledger.engagement(asked);
    expect(figure.shares.map(({ power, share, interval, why }) => [power, share?.toFixed(3), interval, why])).toEqual([
      ["RUS", "0.727", null, "one source"],
      ["TUR", "0.273", null, "one source"],
    ]);
    expect([figure.events, figure.lineages]).toEqual([2, 2]);
    await ledger.close();
  });

  it("opens the figure to the words and the arithmetic", async () => {
    const ledger = await open();
    await ledger.record(twoDrills());
    const { terms, sums } = await ledger.explain(asked);
    expect(terms.map(({ arithmetic }) => arithmetic)).toEqual([
      ".486 × 1.00 × 1.06 × 1.00 = .515",
      ".250 × 1.00 × 1.00 × .77 = .193",
    ]);
    expect(terms[0].voices.map(({ arithmetic, words }) => [arithmetic, words?.text])).toEqual([
      [".60 × .9² = .486", "a joint drill of about 1,500 soldiers runs at Termez from July 30 to August 10"],
    ]);
    expect(sums[0]).toEqual({ power: "RUS", arithmetic: ".515 / (.515 + .193) = .727" });
    await ledger.close();
  });

  it("says of a file that is none of its own that it cannot be opened, and leaves it alone", async () => {
    writeFileSync(path, "not a ledger, but a letter");
    await expect(openDuckdbStore(path)).rejects.toMatchObject({ code: "ledger-unreadable" });
    expect(readFileSync(path, "utf8")).toBe("not a ledger, but a letter");
  });

  it("keeps nothing of an act that fails half way, and goes on", async () => {
    const ledger = await open();
    const [good, bad] = [twoDrills(), telling({ text: "Another text." })];
    const torn = { ...bad, meta: { ...bad.meta, language: null as unknown as string } };
    await expect(ledger.recordAll([good, torn])).rejects.toMatchObject({ code: "ledger-write" });
    expect((await ledger.documents()).total).toBe(0);
    expect((await ledger.record(good)).added).toBe(true);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("pages through documents in the order of adding", async () => {
    const ledger = await open();
    const all = Array.from({ length: 5 }, (_, i) => telling({ text: `Text number ${i} says little.` }));
    await ledger.recordAll(all);
    const first = await ledger.documents({ limit: 3 });
    const second = await ledger.documents({ limit: 3, after: first.next ?? 0 });
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect([first.next, second.next]).toEqual([3, null]);
    await ledger.close();
  });

  it("replaces the reading, not the document, when a newer engine has read it", async () => {
    const ledger = await open();
    await ledger.record(twoDrills());
    const newer = twoDrills({ engine: "0.2.0" });
    expect(await ledger.record(newer)).toMatchObject({ added: false, reread: true });
    expect(await ledger.document(newer.id)).toEqual(newer);
    expect((await ledger.documents()).total).toBe(1);
    expect((await ledger.engagement(asked)).events).toBe(2);
    await ledger.close();
  });
});

describe("DuckDB's sums, search and copies", () => {
  const world = madeUpWorld({ happenings: 20, seed: 5 });
  const both = async () => {
    const ledgers = [await open(), openLedger(memoryStore())];
    for (const ledger of ledgers) {
      for (let at = 0; at < world.documents.length; at += 30) await ledger.recordAll(world.documents.slice(at, at + 30));
    }
    return ledgers;
  };

  it("are those of the plain reading in memory", async () => {
    const [duckdb, memory] = await both();
    for (const question of [
      { state: "UZB", at: "2021-08-10" },
      { state: "KAZ", at: "2021-11-01", from: "2021-06-01" },
      { state: "TJK", at: "2021-12-31", instrument: "military" as const },
      { state: "BRA", at: "2021-12-31" },
    ]) {
      expect(rounded(await duckdb.engagement(question))).toEqual(rounded(await memory.engagement(question)));
      const terms = async (ledger: typeof duckdb) => (await ledger.explain(question)).terms.map(({ happening }) => happening);
      expect(await terms(duckdb)).toEqual(await terms(memory));
      // A power's figure opens to its own heaviest, however much weighs more for others.
      for (const { power, happenings } of (await duckdb.engagement(question)).shares) {
        const [one, other] = await Promise.all([duckdb, memory].map((ledger) => ledger.explain(question, { power, limit: 2 })));
        expect(one.terms.map(({ happening }) => happening)).toEqual(other.terms.map(({ happening }) => happening));
        expect([one.terms.length, one.further]).toEqual([Math.min(2, happenings), Math.max(0, happenings - 2)]);
      }
    }
    for (const query of [
      { text: "officers river drill" },
      { text: "bridge", actor: "CHN" },
      { country: "UZB", type: "AID", from: "2021-02" },
      { place: "termez", evidence: "sourced", lineage: "UZB:GOV:DEF" },
      {},
    ]) {
      const [one, other] = [await duckdb.search(query), await memory.search(query)];
      expect(one.hits.map(({ entry }) => entry.id)).toEqual(other.hits.map(({ entry }) => entry.id));
      expect([one.total, one.facets]).toEqual([other.total, other.facets]);
    }
    for (const wanted of [
      { parties: [], limit: 30 },
      { parties: ["UZB"], limit: 4 },
      { parties: ["UZB"], reports: 2, limit: 4 },
      { parties: ["RUS", "UZB"], instrument: "military" as const, limit: 3 },
      { parties: [], type: "AID", from: 18_660, to: 18_760, limit: 2 },
      { parties: ["BRA"], limit: 5 },
    ]) {
      const [one, other] = [await pages(duckdb.store, wanted), await pages(memory.store, wanted)];
      expect(one).toEqual(other);
      expect(new Set(one.ids).size).toBe(one.total);
    }
    for (const limit of [3, 1000]) expect(await duckdb.uncounted("UZB", limit)).toEqual(await memory.uncounted("UZB", limit));
    for (const limit of [2, 1000]) expect(await duckdb.store.publishers(limit)).toEqual(await memory.store.publishers(limit));
    for (const { publisher } of (await memory.store.publishers(3)).rows)
      expect(await duckdb.store.documentsBy(publisher, 4)).toEqual(await memory.store.documentsBy(publisher, 4));
    for (const limit of [5, 1000]) {
      expect(await duckdb.store.sources(limit)).toEqual(await memory.store.sources(limit));
      expect(await duckdb.store.lineages(limit)).toEqual(await memory.store.lineages(limit));
    }
    expect((await duckdb.store.sources(1000)).reduce((sum, { documents }) => sum + documents, 0)).toBe(world.documents.length);
    expect(await duckdb.store.days()).toEqual(await memory.store.days());
    const [{ id }] = world.documents;
    expect(await duckdb.echoes(id)).toEqual(await memory.echoes(id));
    expect(await duckdb.verify()).toEqual([]);
    await duckdb.close();
  });
});

/** Every page of what is wanted, one after the other. */
async function pages(store: Store, wanted: HappeningsWanted): Promise<{ total: number; ids: string[] }> {
  const ids: string[] = [];
  for (let after = wanted.after; ; ) {
    const { total, happenings } = await store.findHappenings({ ...wanted, after });
    ids.push(...happenings.map(({ id }) => id));
    const last = happenings.at(-1);
    if (last === undefined) return { total, ids };
    after = { day: last.end, id: last.id };
  }
}

// Two sums of one set of numbers in different order differ in the last places.
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "number" ? Number(each.toPrecision(9)) : each)));
