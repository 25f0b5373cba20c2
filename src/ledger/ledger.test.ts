import { describe, expect, it } from "vitest";
import { type Told, telling, twoDrills } from "../../fixtures/worlds/telling.ts";
import { madeUpWorld } from "../../fixtures/worlds/world.ts";
import { seeded, shuffled } from "../base/random.ts";
import { memoryStore } from "../packs/stores/memory/index.ts";
import { openLedger } from "./ledger.ts";
import type { LogEntry } from "./log.ts";

const open = () => openLedger(memoryStore());
const asked = { state: "UZB", at: "2021-08-10" };
const drill: Told = {
  words: "a joint drill at Termez",
  actors: ["RUS", "UZB"],
  time: "2021-07-30/2021-08-10",
  place: { name: "Termez", country: "UZB", lat: 37.22, lon: 67.28 },
};
const story = (opening: string, issuer: string, told: Partial<Told> = {}, published = "2021-08-11") =>
  telling({ text: `${opening} told of a joint drill at Termez that week.`, issuer, published, events: [{ ...drill, ...told }] });

const SIDES = { one: "Border paper in its long report", other: "Correspondents who had walked along the river" };

describe("a happening told by several documents", () => {
  it("is one, with a voice for each that has its own words", async () => {
    const ledger = open();
    await ledger.recordAll([
      story(SIDES.one, "One"),
      telling({
        text: "Officers met near the river and trained a joint drill at Termez.",
        issuer: "Two",
        published: "2021-08-12",
        events: [drill],
      }),
    ]);
    const figure = await ledger.engagement(asked);
    expect([figure.events, figure.lineages]).toEqual([1, 2]);
  });

  it("enters a figure once an undated text is handed in again with its date", async () => {
    const ledger = open();
    const undated = story(SIDES.one, "One", { time: null });
    const { meta } = undated;
    await ledger.record({ ...undated, meta: { ...meta, published: { value: null, earliest: null, latest: null, basis: "" } } });
    expect((await ledger.engagement({ state: "UZB", at: "2021-08-12" })).events).toBe(0);
    expect(await ledger.record(undated)).toMatchObject({ added: false, reread: true });
    expect((await ledger.engagement({ state: "UZB", at: "2021-08-12" })).events).toBe(1);
    expect(await ledger.verify()).toEqual([]);
  });

  it("has one lineage where the words are one text's", async () => {
    const ledger = open();
    await ledger.recordAll([story(SIDES.one, "One"), story(`${SIDES.one} again`, "Copyist", {}, "2021-08-13")]);
    const figure = await ledger.engagement(asked);
    expect([figure.events, figure.lineages]).toEqual([1, 1]);
    const [{ happening }] = (await ledger.explain(asked)).terms;
    const opened = await ledger.open(happening);
    expect(opened?.credibility.sentence).toBe("2 reports, 1 lineage, 1 interest");
    expect(opened?.descents.map(({ why }) => why)).toContainEqual(expect.stringContaining("stands in an earlier report"));
  });

  it("goes back through an outlet it cites to whom that outlet has it from", async () => {
    const ledger = open();
    const ministry = { chain: [{ who: "Uzbek Ministry of Defense", actor: "UZB:GOV:DEF" }] };
    await ledger.recordAll([
      story(SIDES.one, "Amu Courier", ministry),
      story(SIDES.other, "Steppe Wire", { chain: ["the news site Amu Courier"] }, "2021-08-12"),
      story("Readers in the far north of the country were", "Oasis Daily", { chain: ["the Steppe Wire agency"] }, "2021-08-13"),
    ]);
    const [{ voices }] = (await ledger.explain(asked)).terms;
    expect(voices.map(({ lineage }) => lineage)).toEqual(["UZB:GOV:DEF", "UZB:GOV:DEF", "UZB:GOV:DEF"]);
  });

  it("is not made of a motive, which is listed as not counted", async () => {
    const ledger = open();
    await ledger.record(story(SIDES.one, "One", { class: "imputed" }));
    expect((await ledger.engagement(asked)).withheld).toBe("no reported moves");
    expect((await ledger.uncounted("UZB")).map(({ claim, words }) => [claim, words])).toEqual([
      ["imputed", "a joint drill at Termez"],
    ]);
  });

  it("is a rivalry on the page of the state it is about, and no part of its shares", async () => {
    const ledger = open();
    await ledger.record(story(SIDES.one, "One", { type: "REJECT", actors: ["RUS"], recipients: ["TUR"] }));
    const { figure, rivalries } = await ledger.assess(asked);
    expect(figure.shares).toEqual([]);
    expect(rivalries.map(({ pair }) => pair)).toEqual([["RUS", "TUR"]]);
  });

  it("is another where the place is another on the same day", async () => {
    const ledger = open();
    const far = { place: { name: "Nukus", country: "UZB", lat: 42.46, lon: 59.6 } };
    await ledger.recordAll([story(SIDES.one, "One"), story(SIDES.other, "Two", far)]);
    expect((await ledger.engagement(asked)).events).toBe(2);
  });

  it("takes two papers for kin that give the same odd day without a source", async () => {
    const ledger = open();
    const openings = [
      SIDES.one,
      SIDES.other,
      "Shopkeepers near the old fort had",
      "A teacher who lives by the bridge had",
      "Drivers stopped at the pass had",
    ];
    const odd = { time: "2021-07-29/2021-08-10" };
    await ledger.recordAll(openings.map((opening, i) => story(opening, `Paper ${i}`, i < 2 ? odd : {})));
    const [{ discounts }] = (await ledger.explain(asked)).terms;
    expect(discounts).toEqual([
      { a: "paper 0", b: "paper 1", share: 0.8, why: "both give the same days, which nobody else does" },
    ]);
  });

  it("keeps what contradicts and what only refines, side by side", async () => {
    const ledger = open();
    await ledger.recordAll([
      story(SIDES.one, "One", { time: "2021-03-22/2021-03-27", size: { value: 1500 } }),
      story(SIDES.other, "Two", { time: "2021-03-23/2021-03-28", size: { value: 1500, low: 1400, high: 1600 } }),
    ]);
    const [{ happening }] = (await ledger.explain(asked)).terms;
    const fields = (await ledger.open(happening))?.statements ?? [];
    const note = (field: string) =>
      fields.find((each) => each.field === field)?.differences.map(({ relation, note: how }) => `${relation}: ${how}`);
    expect(note("time")).toEqual(["contradicts: 1 day"]);
    expect(note("size")).toEqual(["refines: person: within what the other says"]);
  });

  it("takes a town and the state it lies in for one place told more and less exactly", async () => {
    const ledger = open();
    const state = { name: "Uzbekistan", country: "UZB", lat: 41.7, lon: 63.8, km: 304 };
    await ledger.recordAll([story(SIDES.one, "One", { place: state }), story(SIDES.other, "Two")]);
    const [{ happening }] = (await ledger.explain(asked)).terms;
    const place = (await ledger.open(happening))?.statements.find(({ field }) => field === "place");
    expect(place?.differences.map(({ a, relation }) => [a, relation])).toEqual([['"Termez"', "refines"]]);
  });

  it("weighs less by what denies it, and says so", async () => {
    const ledger = open();
    await ledger.record(story(SIDES.one, "One"));
    const before = (await ledger.explain(asked)).terms[0];
    await ledger.record(story(SIDES.other, "Two", { status: "denied" }));
    const after = (await ledger.explain(asked)).terms[0];
    expect(after.contested).toBe(true);
    expect(after.evidence).toBeCloseTo(before.evidence * (1 - 0.4), 9);
    expect((await ledger.open(after.happening))?.credibility.grade).toBe(4);
  });
});

describe("what people decide", () => {
  const far = { place: { name: "Nukus", country: "UZB", lat: 42.46, lon: 59.6 } };
  async function twoApart() {
    const ledger = open();
    await ledger.recordAll([story(SIDES.one, "One"), story(SIDES.other, "Two", far)]);
    const ids = (await ledger.explain(asked)).terms.map(({ happening }) => happening) as [string, string];
    return { ledger, ids };
  }

  it("merges, can be undone, and outlives a reading by a newer engine", async () => {
    const { ledger, ids } = await twoApart();
    const merged = await ledger.decide({ kind: "merge", happenings: ids });
    expect((await ledger.engagement(asked)).events).toBe(1);
    const report = await ledger.reread((former) => ({ ...former, stamp: { ...former.stamp, engine: "9" } }));
    expect(report).toMatchObject({ documents: 2, reports: { same: 2, changed: 0, fresh: 0, gone: 0 } });
    expect((await ledger.engagement(asked)).events).toBe(1);
    await ledger.decide({ kind: "undo", sequence: merged.sequence });
    expect((await ledger.engagement(asked)).events).toBe(2);
    expect(await ledger.verify()).toEqual([]);
  });

  it("splits what was taken for one", async () => {
    const ledger = open();
    await ledger.recordAll([story(SIDES.one, "One"), story(SIDES.other, "Two")]);
    const [{ happening, voices }] = (await ledger.explain(asked)).terms;
    await ledger.decide({ kind: "split", happening, reports: [voices[0].report] });
    expect((await ledger.engagement(asked)).events).toBe(2);
    for (const { report } of voices) expect(await ledger.happening(`h${report.slice(1)}`)).not.toBeNull();
  });

  it("rates a source with reason and history, and the letter alone moves nothing", async () => {
    const ledger = open();
    await ledger.record(twoDrills());
    const before = await ledger.engagement(asked);
    const source = "UZB:GOV:DEF";
    await ledger.decide({ kind: "rate", source, grade: "D", weight: 1, reason: "late with corrections" });
    expect((await ledger.engagement(asked)).shares).toEqual(before.shares);
    await ledger.decide({ kind: "rate", source, grade: "E", weight: 0.5, reason: "two reports withdrawn" });
    expect((await ledger.engagement(asked)).shares[0].share).toBeCloseTo(0.2573 / (0.2573 + 0.1931), 3);
    expect((await ledger.decisions()).ratings(source).map(({ grade }) => grade)).toEqual(["D", "E"]);
  });

  it("takes a retracted document's reports out of every figure", async () => {
    const ledger = open();
    const document = twoDrills();
    await ledger.record(document);
    await ledger.decide({ kind: "retract", document: document.id, as: "retraction", reason: "the agency withdrew it" });
    expect(await ledger.engagement(asked)).toMatchObject({ shares: [], withheld: "no reported moves" });
  });

  it("puts a region's own states apart once it is chosen", async () => {
    const ledger = open();
    await ledger.record(story(SIDES.one, "One", { actors: ["RUS", "TJK", "UZB"] }));
    await ledger.decide({ kind: "region", name: "two states", states: ["UZB", "TJK"] });
    const figure = await ledger.engagement(asked);
    expect(figure.shares.map(({ power, share }) => [power, share])).toEqual([["RUS", 1]]);
    expect(figure.regional.map(({ power }) => power)).toEqual(["TJK"]);
    expect(await ledger.verify()).toEqual([]);
  });

  it("keeps views by name", async () => {
    const ledger = open();
    await ledger.decide({ kind: "view", name: "drills", view: { type: "COOPERATE" } });
    expect((await ledger.decisions()).views.get("drills")?.view).toEqual({ type: "COOPERATE" });
  });
});

describe("a ledger of a made-up press", () => {
  const world = madeUpWorld({ happenings: 25, seed: 3 });

  it("is the same in whatever order its documents came, one by one or together", async () => {
    const figures = [];
    for (const [seed, batch] of [
      [1, 1],
      [2, 7],
      [3, 1000],
    ]) {
      const ledger = open();
      const documents = shuffled(world.documents, seeded(seed));
      for (let at = 0; at < documents.length; at += batch) await ledger.recordAll(documents.slice(at, at + batch));
      expect(await ledger.verify()).toEqual([]);
      const { figure, grade, change, conventions } = await ledger.assess({ state: "KAZ", at: "2021-12-01" });
      figures.push({ figure, grade, change, conventions });
    }
    expect(figures[1]).toEqual(figures[0]);
    expect(figures[2]).toEqual(figures[0]);
  });

  it("says what would change the order, and is right", async () => {
    const ledger = open();
    await ledger.recordAll(world.documents);
    const question = { state: "KAZ", at: "2021-12-01" };
    const { figure, change, conventions, leaveOneOut } = await ledger.assess(question);
    expect(conventions.runs).toBe(48);
    expect(leaveOneOut.every(({ share, least, most }) => least <= share && share <= most)).toBe(true);
    expect(change?.leader).toBe(figure.shares[0].power);
    const without = change?.sources?.lineages ?? [];
    const less = await ledger.assess(question, { supposing: { without } });
    expect(less.figure.shares[0].power).not.toBe(change?.leader);
    expect(change?.pivotal.length).toBeGreaterThan(0);
  });

  it("finds by words and by facets, in either script", async () => {
    const ledger = open();
    await ledger.recordAll([
      ...world.documents,
      telling({ text: "Учения прошли в Термезе.", language: "ru", publisher: "Газета" }),
    ]);
    const { total, hits } = await ledger.search({ text: "термезе" });
    expect([total, hits[0].entry.language]).toEqual([1, "ru"]);
    expect((await ledger.search({ text: "termeze" })).total).toBe(1);
    const military = await ledger.search({ actor: "RUS", from: "2021-01" });
    expect(military.total).toBeGreaterThan(0);
    expect(military.facets.actor.some(([actor]) => actor.startsWith("RUS"))).toBe(true);
    expect((await ledger.search({ text: "nowhere" })).total).toBe(0);
  });
});

describe("verification", () => {
  it("names a log entry that was altered", async () => {
    const store = memoryStore();
    const ledger = openLedger(store);
    await ledger.record(twoDrills());
    const log = await store.log(0, 10);
    (log[0] as { data: LogEntry["data"] }).data = { document: "sha256:other" };
    expect(await ledger.verify()).toContainEqual(expect.objectContaining({ code: "log", at: "1" }));
  });

  it("names a text that is not the one its id was made of", async () => {
    const store = memoryStore();
    const ledger = openLedger(store);
    const { id } = twoDrills();
    await ledger.record(twoDrills());
    const kept = (await store.document(id)) as { text: string };
    kept.text = kept.text.replace("1,500", "5,100");
    expect((await ledger.verify()).map(({ code }) => code)).toContain("hash");
  });
});
