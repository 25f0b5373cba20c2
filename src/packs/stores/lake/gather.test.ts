import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { telling } from "../../../../fixtures/worlds/telling.ts";
import { madeUpWorld } from "../../../../fixtures/worlds/world.ts";
import { temporaryFolder } from "../../../../test/folder.ts";
import type { Document } from "../../../document/schema.ts";
import type { Gathered, GatherOptions, Lake } from "../../../ledger/lake.ts";
import { type Ledger, openLedger } from "../../../ledger/ledger.ts";
import { secondPass } from "../../../ledger/second-pass.ts";
import { memoryStore } from "../memory/index.ts";
import { openLake } from "./index.ts";
import { createForest } from "./second/forest.ts";
import { openLakeStore } from "./store.ts";

const REGION = { name: "two states", states: ["UZB", "TJK"] };
/** Texts that tell one thing in a headline and again below, so that what binds them is their text alone. */
const twoLined = [3, 4, 5, 9].map((day) =>
  telling({
    text: `Russia and Uzbekistan train. The armies met at Termez, paper ${day} writes.`,
    issuer: `Paper ${day}`,
    published: `2021-08-0${day}`,
    events: [
      { words: "Russia and Uzbekistan train", actors: ["RUS", "UZB"], frame: "joint-exercise" },
      { words: "armies met at Termez", actors: ["RUS", "UZB"], frame: "joint-exercise", time: "2021-08-02" },
    ],
  }),
);
const drill = (men: string, url: string | null, published: string, head = ""): Document => {
  const words = `a joint drill of ${men} soldiers at Termez`;
  const document = telling({
    text: `${head}Russia and Uzbekistan hold ${words} until Tuesday, on the range by the river, with tanks and with guns of both armies.`,
    issuer: "Steppe Wire",
    published,
    url,
    events: [{ words, actors: ["RUS", "UZB"], time: "2021-06-01", size: { value: Number(men) } }],
  });
  if (head === "") return document;
  return { ...document, meta: { ...document.meta, notice: { kind: "correction", span: { start: 0, end: head.length - 1 } } } };
};
/** A text put right by a notice of its own paper, and one that a later version at the same address replaces. */
const takenBack = [
  drill("15000", null, "2021-06-02"),
  drill("1500", null, "2021-06-03", "Correction: the number of soldiers was wrong. "),
  drill("900", "https://steppe.example/drill", "2021-06-02"),
  drill("950", "https://steppe.example/drill", "2021-06-04"),
];
const documents = [...madeUpWorld({ happenings: 24, seed: 5 }).documents, ...twoLined, ...takenBack];

/** A lake whose shards hold so many documents each; the first ten documents stand in a second place as well. */
async function lakeOf(folder: string, perShard: number): Promise<Lake> {
  const lake = await openLake(folder, { mode: "fast", engine: "test" }, "test");
  const placed = [...documents, ...documents.slice(0, 10)].map((document, offset) => ({
    document,
    place: { path: "a.jsonl", offset },
  }));
  for (let at = 0, nth = 0; at < placed.length; at += perShard, nth++) {
    const writer = await lake.segmentWriter({ id: `${nth}`.padStart(4, "0"), slices: [] });
    for (const { document, place } of placed.slice(at, at + perShard)) writer.document(place, document);
    await writer.finish();
  }
  return lake;
}

const gather = (lake: Lake, more: Partial<GatherOptions> = {}): Promise<Gathered> =>
  lake.gather(secondPass(REGION), {
    share: { part: 0, of: 1 },
    patienceMs: () => 0,
    isStopped: () => false,
    watch: () => {},
    taskDocuments: 50,
    ...more,
  });

/** All that a ledger holds of happenings, in an order of its own. */
async function heldBy({ store }: Ledger): Promise<unknown> {
  const entries = await store.documents(0, 10_000);
  const reports = await store.reports({ documents: entries.map(({ id }) => id) });
  const ids = [...new Set(reports.flatMap(({ happening }) => happening ?? []))].sort();
  const lines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();
  return {
    documents: entries.map(({ id }) => id).sort(),
    reports: lines(reports),
    happenings: lines(await store.happenings(ids)),
    moves: lines((await store.moves(ids)).map(sorted)),
  };
}

const sorted = (row: object): object => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

async function oneMachine(of: readonly Document[]): Promise<Ledger> {
  const ledger = openLedger(memoryStore());
  await ledger.decide({ kind: "region", ...REGION });
  for (let at = 0; at < of.length; at += 50) await ledger.recordAll(of.slice(at, at + 50));
  return ledger;
}

describe("a lake's second pass", { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  let ledger: Ledger;
  let expected: unknown;
  const overLake = async (name: string): Promise<Ledger> => openLedger(await openLakeStore(join(folder, name)));

  beforeAll(async () => {
    ledger = await oneMachine(documents);
    expected = await heldBy(ledger);
  });

  it("makes what one ledger makes of the same documents, whatever the shards and tasks", async () => {
    const small = await lakeOf(join(folder, "small"), 17);
    expect(await gather(small)).toMatchObject({ documents: documents.length });
    expect(await heldBy(await overLake("small"))).toEqual(expected);

    const large = await lakeOf(join(folder, "large"), 400);
    await gather(large, { taskDocuments: 100_000 });
    expect(await heldBy(await overLake("large"))).toEqual(expected);
  });

  it("is shared by several processes, and finished by one when the others are gone", async () => {
    const shared = await lakeOf(join(folder, "shared"), 60);
    const parts = [0, 1].map((part) => gather(shared, { share: { part, of: 2 }, patienceMs: () => 60_000 }));
    await Promise.all(parts);
    expect(await heldBy(await overLake("shared"))).toEqual(expected);

    const left = await lakeOf(join(folder, "left"), 60);
    await gather(left, { share: { part: 1, of: 3 } });
    expect(await heldBy(await overLake("left"))).toEqual(expected);
  });

  it("goes on where it was stopped, and shows nothing before it is done", async () => {
    const lake = await lakeOf(join(folder, "stopped"), 60);
    let tasks = 0;
    await expect(gather(lake, { watch: () => tasks++, isStopped: () => tasks > 4 })).rejects.toThrow(/stopped/);
    await expect(overLake("stopped")).rejects.toThrow(/fleet gather/);
    const stages: string[] = [];
    await gather(lake, { watch: ({ stage, done }) => stages.push(`${stage} ${done}`) });
    expect(stages).not.toContain("repeated 0");
    expect(await heldBy(await overLake("stopped"))).toEqual(expected);
  });

  it("takes in what was read since, and what was compacted", async () => {
    const lake = await lakeOf(join(folder, "grown"), 60);
    await gather(lake);
    const before = await overLake("grown");
    const [more] = madeUpWorld({ happenings: 1, seed: 99 }).documents;
    const writer = await lake.segmentWriter({ id: "9999", slices: [] });
    writer.document({ path: "b.jsonl", offset: 0 }, more!);
    await writer.finish();
    await lake.compact({ targetBytes: 1e9 });
    expect(await gather(lake)).toMatchObject({ documents: documents.length + 1 });
    expect(await heldBy(before)).toEqual(expected);
    const after = await overLake("grown");
    expect(await heldBy(after)).toEqual(await heldBy(await oneMachine([...documents, more!])));
    expect((await after.document(more!.id))?.text).toBe(more!.text);
  });

  it("says what is missing when there is nothing to gather, or a file went while it gathered", async () => {
    const empty = await openLake(join(folder, "empty"), { mode: "fast", engine: "test" }, "test");
    await expect(gather(empty)).rejects.toThrow(/no shard of the lake/);
    const lake = await lakeOf(join(folder, "lost"), 60);
    const lose = () => rmSync(join(folder, "lost", "documents"), { recursive: true, force: true });
    await expect(gather(lake, { watch: lose })).rejects.toThrow(/compacted or lost since/);
  });
});

// Sums made in another order differ in the last digits.
const rounded = (figure: unknown): unknown =>
  JSON.parse(JSON.stringify(figure), (_, value) => (typeof value === "number" ? Number(value.toPrecision(10)) : value));

describe("a ledger over a lake", { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  let over: Ledger;
  let ledger: Ledger;

  beforeAll(async () => {
    await gather(await lakeOf(join(folder, "lake"), 50));
    over = openLedger(await openLakeStore(join(folder, "lake")));
    ledger = await oneMachine(documents);
  });

  it("gives the same figures, words and arithmetic", async () => {
    const question = { state: "KAZ", at: "2021-12-31" } as const;
    expect(rounded(await over.engagement(question))).toEqual(rounded(await ledger.engagement(question)));
    expect(rounded(await over.assess(question))).toEqual(rounded(await ledger.assess(question)));
    const [report] = await ledger.store.reports({ documents: [documents[0]!.id] });
    expect(await over.open(report!.happening!)).toEqual(await ledger.open(report!.happening!));
  });

  it("finds the same documents by their words", async () => {
    const [one, other] = [await over.search({ text: "joint training" }), await ledger.search({ text: "joint training" })];
    expect(one.total).toBe(other.total);
    expect(one.facets).toEqual(other.facets);
    expect(await over.store.publishers(100)).toEqual(await ledger.store.publishers(100));
  });

  it("carries what was put right and what was replaced, with the reasons", async () => {
    const [wrong, right, first, second] = takenBack.map(({ id }) => id);
    for (const decisions of [await over.decisions(), await ledger.decisions()]) {
      expect(decisions.retracted(wrong!)).toMatchObject({ kind: "correction", source: right });
      expect(decisions.retracted(first!)).toMatchObject({ kind: "version", source: second });
      expect([right!, second!].map((id) => decisions.retracted(id))).toEqual([null, null]);
    }
    const voices = async (document: string) => {
      const reports = await over.store.reports({ documents: [document] });
      const happenings = await over.store.happenings(reports.flatMap(({ happening }) => happening ?? []));
      return happenings.flatMap((one) => one.voices.filter(({ report }) => reports.some(({ id }) => id === report)));
    };
    for (const document of [wrong!, first!]) expect((await voices(document)).map(({ left }) => typeof left)).toEqual(["string"]);
  });

  it("holds together, and is not changed", async () => {
    expect(await over.verify()).toEqual([]);
    await expect(over.decide({ kind: "owner", source: "a", owner: null, reason: "" })).rejects.toThrow(/fleet load/);
    await expect(over.record({ ...documents[0]!, id: "sha256:new" })).rejects.toThrow(/fleet load/);
  });
});

describe("a forest", () => {
  it("names each set by its least member, in whatever order it was linked", () => {
    const forest = createForest();
    const names = Array.from({ length: 20_000 }, (_, i) => BigInt(i + 1) * 0x9e3779b97f4an);
    for (let i = names.length - 1; i >= 10; i--) forest.link(names[i]!, names[i - 10]!);
    const members = new Map(forest.members());
    expect(members.size).toBe(names.length);
    expect(names.map((name) => members.get(name))).toEqual(names.map((_, i) => names[i % 10]));
  });
});
