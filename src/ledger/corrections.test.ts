import { describe, expect, it } from "vitest";
import { telling } from "../../fixtures/worlds/telling.ts";
import type { Change } from "../document/corrected.ts";
import { memoryStore } from "../packs/stores/memory/index.ts";
import { openLedger } from "./ledger.ts";

const asked = { state: "UZB", at: "2021-08-10" };
const document = telling({
  text: "Border paper told of a joint drill at Termez that week.",
  issuer: "One",
  published: "2021-08-11",
  events: [{ words: "a joint drill at Termez", actors: ["RUS", "UZB"], time: "2021-07-30/2021-08-10" }],
});
const [{ trigger }] = document.events;

/** The document alone in a ledger, and what Russia and Turkey have of the figure after each step. */
async function opened() {
  const ledger = openLedger(memoryStore(), { now: () => "2026-11-26T12:00:00Z" });
  await ledger.record(document);
  return {
    ledger,
    correct: (change: Change, reason = "the text says so") =>
      ledger.decide({ kind: "correct", document: document.id, at: trigger, change, reason }, "Nodira"),
    shares: async () => {
      const { shares } = await ledger.engagement(asked);
      return shares.map(({ power, share }) => [power, share]);
    },
  };
}

const turkish: Change = {
  field: "actors",
  value: [
    { code: "TUR", span: null },
    { code: "UZB", span: null },
  ],
};

describe("a correction", () => {
  it("moves the figure, and undone moves it back", async () => {
    const { ledger, correct, shares } = await opened();
    expect(await shares()).toEqual([["RUS", 1]]);
    const { sequence } = await correct(turkish);
    expect(await shares()).toEqual([["TUR", 1]]);
    await ledger.decide({ kind: "undo", sequence });
    expect(await shares()).toEqual([["RUS", 1]]);
  });

  it("leaves what was read as it was, and says who, when and why", async () => {
    const { ledger, correct } = await opened();
    await correct(turkish, "the drill was Turkish");
    expect((await ledger.document(document.id))?.events[0].actors.map(({ code }) => code)).toEqual(["RUS", "UZB"]);
    const [one] = (await ledger.decisions()).corrections(document.id);
    expect([one.by, one.made, one.reason]).toEqual(["Nodira", "2026-11-26T12:00:00Z", "the drill was Turkish"]);
  });

  it("takes what was imputed out of the figure, and what was rejected", async () => {
    for (const change of [
      { field: "class", value: "imputed" },
      { field: "verdict", value: "reject" },
    ] as const) {
      const { correct, shares } = await opened();
      await correct(change);
      expect(await shares()).toEqual([]);
    }
  });

  it("stands when the document is read again", async () => {
    const { ledger, correct, shares } = await opened();
    await correct(turkish);
    await ledger.record({ ...document, stamp: { ...document.stamp, engine: "9.9.9" } });
    expect(await shares()).toEqual([["TUR", 1]]);
  });

  it("of what words name somebody holds wherever they stand", async () => {
    const { correct, ledger } = await opened();
    await correct({ field: "actors", value: [{ code: null, span: { start: 0, end: 12 } }] });
    await correct({ field: "recipients", value: [{ code: "UZB", span: null }] });
    await correct({ field: "entity", value: { words: "border paper", actor: "KAZ" } });
    const { shares } = await ledger.engagement(asked);
    expect(shares.map(({ power }) => power)).toEqual(["KAZ"]);
  });

  it("leaves a ledger that verifies", async () => {
    const { ledger, correct } = await opened();
    await correct(turkish);
    await correct({ field: "when", value: { span: { start: 45, end: 54 }, value: "2021-08-01" } });
    expect(await ledger.verify()).toEqual([]);
  });
});
