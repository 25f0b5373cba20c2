import { describe, expect, it } from "vitest";
import { type Text, telling } from "../../fixtures/worlds/telling.ts";
import type { Document } from "../document/schema.ts";
import { memoryStore } from "../packs/stores/memory/index.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { addressOf } from "./succession.ts";

const asked = { state: "UZB", at: "2021-08-10" };
const URL = "https://steppe-wire.example/2021/drill";

function drill(men: string, more: Partial<Text> & { notice?: "correction" | "retraction" } = {}): Document {
  const { notice, ...text } = more;
  const words = `a joint drill of ${men} soldiers at Termez`;
  const head = notice === undefined ? "" : "Correction: the number of soldiers was wrong. ";
  const document = telling({
    text: `${head}Russia and Uzbekistan hold ${words} until Tuesday, on the range by the river, with tanks and with guns of both armies.`,
    issuer: "Steppe Wire",
    published: "2021-08-02",
    events: [
      {
        words,
        actors: ["RUS", "UZB"],
        time: "2021-07-30/2021-08-10",
        size: { value: Number(men.replace(",", "")) },
      },
    ],
    ...text,
  });
  if (notice === undefined) return document;
  return { ...document, meta: { ...document.meta, notice: { kind: notice, span: { start: 0, end: head.length - 1 } } } };
}

const other = telling({
  text: "Turkish soldiers came to Termez in spring.",
  issuer: "Another",
  published: "2021-08-01",
  events: [{ words: "Turkish soldiers came to Termez", actors: ["TUR"], recipients: ["UZB"], time: "2021-08-01" }],
});

async function holding(...documents: Document[]): Promise<Ledger> {
  const ledger = openLedger(memoryStore());
  for (const document of documents) await ledger.record(document);
  return ledger;
}
const share = async (ledger: Ledger): Promise<number | null> =>
  (await ledger.engagement(asked)).shares.find(({ power }) => power === "RUS")?.share ?? null;

describe("a correction that its publisher prints", () => {
  const [wrong, right] = [drill("15,000"), drill("1,500", { published: "2021-08-03", notice: "correction" })];

  it("puts its own value in the place of the wrong one, and the figure moves", async () => {
    const before = await share(await holding(other, wrong));
    const after = await share(await holding(other, wrong, right));
    expect(after).toBeLessThan(before as number);
    expect(after).toBeCloseTo((await share(await holding(other, right))) as number, 9);
  });

  it("does so whichever came first", async () => {
    const [one, two] = [await holding(other, wrong, right), await holding(right, wrong, other)];
    expect(await share(two)).toBe(await share(one));
    expect(await two.verify()).toEqual([]);
  });

  it("leaves the corrected report in sight, weighing nothing, with the reason", async () => {
    const ledger = await holding(other, wrong, right);
    const { terms } = await ledger.explain(asked);
    const left = terms.flatMap(({ voices }) => voices).filter((voice) => voice.left !== null);
    expect(left.map(({ worth, left: why }) => [worth, why])).toEqual([
      [0, "corrected: Correction: the number of soldiers was wrong."],
    ]);
  });

  it("is undone like any decision, and not made again", async () => {
    const ledger = await holding(other, wrong, right);
    const entry = (await ledger.log()).find(({ kind }) => kind === "retract");
    await ledger.decide({ kind: "undo", sequence: entry?.sequence as number });
    const { terms } = await ledger.explain(asked);
    expect(terms.flatMap(({ voices }) => voices).filter(({ left }) => left !== null)).toEqual([]);
    await ledger.record({ ...right, stamp: { ...right.stamp, engine: "9" } });
    expect((await ledger.log()).filter(({ kind }) => kind === "retract")).toHaveLength(1);
  });

  it("touches nothing of another paper's", async () => {
    const theirs = drill("15,000", { issuer: "Amu Courier" });
    const ledger = await holding(theirs, right);
    expect((await ledger.log()).map(({ kind }) => kind)).toEqual(["add", "add"]);
  });
});

describe("a retraction", () => {
  it("takes the report out of the figure", async () => {
    const notice = telling({
      text: "Retraction. Steppe Wire withdraws its report headlined Armies train together at Termez.",
      issuer: "Steppe Wire",
      published: "2021-08-04",
    });
    const back = { ...notice, meta: { ...notice.meta, notice: { kind: "retraction" as const, span: { start: 0, end: 11 } } } };
    const told = drill("1,500");
    const titled = { ...told, meta: { ...told.meta, title: { value: "Armies train together at Termez", span: null } } };
    const ledger = await holding(other, titled);
    expect(await share(ledger)).toBeGreaterThan(0);
    await ledger.record(back);
    expect(await share(ledger)).toBe(null);
    expect(await ledger.verify()).toEqual([]);
  });
});

describe("a later version at the same address", () => {
  it("stands in the place of the earlier one", async () => {
    const [first, second] = [
      drill("15,000", { url: URL }),
      drill("1,500", { url: `${URL}?utm_source=x`, published: "2021-08-03" }),
    ];
    const ledger = await holding(other, first, second);
    expect(await share(ledger)).toBeCloseTo((await share(await holding(other, second))) as number, 9);
    expect((await ledger.explain(asked)).terms.flatMap(({ voices }) => voices.flatMap(({ left }) => left ?? []))).toEqual([
      `replaced: a later version stands at ${URL}?utm_source=x`,
    ]);
  });

  it("is not what stands on a front page the next day", () => expect(addressOf("https://steppe-wire.example/")).toBe(null));
});
