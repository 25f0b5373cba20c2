import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { telling, twoDrills } from "../../../../fixtures/worlds/telling.ts";
import { openLedger } from "../../../ledger/ledger.ts";
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
