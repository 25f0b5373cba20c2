import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { telling, twoDrills } from "../../fixtures/worlds/telling.ts";
import type { Document } from "../document/schema.ts";
import { openLedger } from "../ledger/ledger.ts";
import { memoryStore } from "../packs/stores/memory/index.ts";
import type { Ascribe } from "./ascribe.ts";
import { ask as askChecked } from "./check.ts";
import { listContradictions } from "./contradictions.ts";
import { showCoverage } from "./coverage.ts";
import { askEngagement } from "./engagement.ts";
import { listHappenings } from "./happenings.ts";
import { getLineage } from "./lineages.ts";
import { whatItMoves } from "./moves.ts";
import type { Operation } from "./operation.ts";
import { rereadLedger } from "./reread.ts";
import { searchDocuments } from "./search.ts";
import { askWhatIf } from "./whatif.ts";
import { explainFigure } from "./why.ts";

const aid = telling({
  text: "China sent grain to Khujand in May, officials said.",
  issuer: "Sogd Herald",
  publisher: "Sogd Herald",
  published: "2021-05-20",
  events: [
    {
      words: "China sent grain to Khujand in May",
      type: "AID",
      actors: ["CHN"],
      recipients: ["TJK"],
      reciprocal: false,
      time: "2021-05",
      place: { name: "Khujand", country: "TJK" },
      chain: [{ who: "officials", actor: "TJK:GOV" }],
    },
  ],
});

/** A ledger of these, and a reader that reads each as it was but for its version. */
async function holding(documents: readonly Document[], engine = "0.1.0") {
  const ledger = openLedger(memoryStore());
  await ledger.recordAll(documents);
  const read = ({ text }: { text: string }): Document => {
    const known = documents.find((document) => document.text === text) ?? telling({ text });
    return { ...known, stamp: { ...known.stamp, engine } };
  };
  const ascribe: Ascribe = {
    version: engine,
    ledgerPath: null,
    reader: async () => ({ read }),
    ledger: async () => ledger,
    codeNamed: async (words) => (await import("../packs/languages/actor-names.ts")).codeNamed(words),
    close: async () => undefined,
  };
  const ask = <Input extends z.ZodObject, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>> => operation.run(ascribe, operation.input.parse(input));
  return { ledger, ask, ascribe };
}

describe("the coverage", () => {
  const put = (i: number, published: string | null) => telling({ text: `Notice number ${i} says little.`, published });

  it("counts every document in its week, however many there are, and figures are for its last day", async () => {
    const many = Array.from({ length: 620 }, (_, i) => put(i, i < 600 ? "2021-05-19" : "2021-08-09"));
    const { ask } = await holding([aid, ...many, put(900, null), put(901, "2021-08-10")]);
    expect(await ask(showCoverage, {})).toEqual({
      documents: 623,
      undated: 1,
      last: "2021-08-10",
      weeks: [
        { from: "2021-05-17", n: 601 },
        { from: "2021-08-09", n: 21 },
      ],
    });
    expect((await ask(askEngagement, { state: "TJK" })).at).toBe("2021-08-10");
  });

  it("takes a day to come for a slip, which moves no figure out to it", async () => {
    const { ask } = await holding([aid, put(1, "2210-08-02")]);
    expect(await ask(showCoverage, {})).toMatchObject({ last: "2021-05-20", undated: 1, documents: 2 });
    expect((await ask(askEngagement, { state: "TJK" })).at).toBe("2021-05-20");
  });

  it("of an empty ledger is none, at today's day", async () => {
    const { ask } = await holding([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await ask(showCoverage, {})).toEqual({ documents: 0, undated: 0, last: today, weeks: [] });
  });
});

describe("a search", () => {
  it.each([
    [{ place: "termez" }, 0],
    [{ source: "UZB:GOV:DEF" }, 0],
    [{ evidence: "sourced", actor: "CHN" }, 1],
    [{ type: "aid" }, 1],
    [{ from: "2021-05", to: "2021-05", actor: "TJK" }, 1],
    [{ from: "2021-08" }, 0],
    [{ q: "grain", instrument: "military" }, 1],
  ] as const)("is narrowed by %j", async (wanted, which) => {
    const documents = [twoDrills(), aid];
    const { ask } = await holding(documents);
    expect((await ask(searchDocuments, wanted)).documents.map(({ id }) => id)).toEqual([documents[which].id]);
  });
});

describe("contradictions", () => {
  const drill = (outlet: string, time: string, size: { value: number | null; low?: number }) =>
    telling({
      text: `${outlet} writes that Russia and Uzbekistan held the drill Calm Steppe at Termez.`,
      issuer: outlet,
      publisher: outlet,
      published: "2021-08-05",
      events: [
        {
          words: "Russia and Uzbekistan held the drill Calm Steppe at Termez",
          frame: "joint-exercise",
          actors: ["RUS:MIL", "UZB:MIL"],
          time,
          place: { name: "Termez", country: "UZB", lat: 37.22, lon: 67.28 },
          size,
          chain: [outlet],
        },
      ],
    });

  it("are what cannot both be so, with whatever else differs beside it", async () => {
    const { ask } = await holding([
      drill("Amu Courier", "2021-08-01", { value: 1500 }),
      drill("Steppe Wire", "2021-08-02", { value: null, low: 1500 }),
    ]);
    const { contradictions, total } = await ask(listContradictions, {});
    expect(total).toBe(1);
    expect(contradictions).toHaveLength(1);
    const fields = new Map(contradictions[0].fields.map((field) => [field.field, field]));
    expect([...fields.keys()].sort()).toEqual(["size", "time"]);
    expect(fields.get("time")?.differences).toEqual([{ relation: "contradicts", note: "1 day" }]);
    expect(
      fields
        .get("time")
        ?.statements.map(({ value }) => value)
        .sort(),
    ).toEqual(["2021-08-01", "2021-08-02"]);
    expect(fields.get("size")?.differences.map(({ relation }) => relation)).toEqual(["refines"]);
  });

  it("are not where one is only more exact than another", async () => {
    const { ask } = await holding([
      drill("Amu Courier", "2021-08-01", { value: 1500 }),
      drill("Steppe Wire", "2021-08-01", { value: null, low: 1500 }),
    ]);
    expect(await ask(listContradictions, {})).toEqual({ contradictions: [], looked: 1, total: 1 });
  });
});

describe("what if", () => {
  it("counts a happening that only might be, and says that it does", async () => {
    const { ask } = await holding([twoDrills()]);
    const question = { state: "UZB", at: "2021-08-10" };
    const { before, after, supposed } = await ask(askWhatIf, { ...question, adding: ["TUR.military=2"] });
    const turkish = ({ shares }: typeof before) => shares.find(({ power }) => power === "TUR")?.share as number;
    expect(turkish(after)).toBeGreaterThan(turkish(before));
    expect(supposed.map(({ power, hypothetical }) => [power, hypothetical])).toEqual([
      ["TUR", true],
      ["TUR", true],
    ]);
    expect((await ask(askWhatIf, question)).after).toEqual(before);
    const without = await ask(askWhatIf, { ...question, without: ["Nobody at All"] });
    expect(without).toMatchObject({ unheard: ["Nobody at All"], after: before });
  });

  it("refuses what cannot be weighed", async () => {
    const { ask } = await holding([twoDrills()]);
    await expect(ask(askWhatIf, { state: "UZB", adding: ["TUR.economic"] })).rejects.toMatchObject({ code: "bad-input" });
    await expect(ask(askWhatIf, { state: "UZB", adding: ["?"] })).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("from words to figures", () => {
  it("says which figures a sentence moves, and each of them opens to it", async () => {
    const document = twoDrills();
    const { ask } = await holding([document]);
    const second = document.text.indexOf("Joint drills");
    const { reports } = await ask(whatItMoves, { document: document.id, start: second });
    expect(reports.map(({ figures }) => figures.map(({ figure, power }) => [figure, power]))).toEqual([
      [
        ["tur.military.uzb@2021-08-02", "UZB"],
        ["uzb.military.tur@2021-08-02", "TUR"],
      ],
    ]);
    const opened = await ask(explainFigure, { figure: reports[0].figures[1].figure });
    expect(opened.happenings.flatMap(({ sentences }) => sentences.map(({ document: of }) => of))).toEqual([document.id]);
  });

  it("says why words move nothing", async () => {
    const document = twoDrills();
    const { ledger, ask } = await holding([document]);
    await ledger.decide({ kind: "retract", document: document.id, as: "retraction", reason: "withdrawn in print" });
    const { reports } = await ask(whatItMoves, { document: document.id });
    expect(reports.map(({ figures, left }) => [figures, left])).toEqual([
      [[], "taken back: withdrawn in print"],
      [[], "taken back: withdrawn in print"],
    ]);
  });
});

describe("a figure opened", () => {
  it("refuses a state that is none, of which nothing reported would read like a finding", async () => {
    const { ask } = await holding([twoDrills()]);
    await expect(ask(explainFigure, { figure: "zzz.all@2021-08-02" })).rejects.toMatchObject({ code: "bad-figure" });
    expect((await ask(explainFigure, { figure: "kaz.all@2021-08-02" })).happenings).toEqual([]);
  });

  it("sums the same under even weights that are given and that are not, and otherwise by each instrument's weight", async () => {
    const { ask } = await holding([twoDrills(), aid]);
    const sums = async (weight: string[]) => (await ask(explainFigure, { figure: "uzb.all@2021-08-02", weight })).sums;
    const even = await sums([]);
    expect(even.map(({ power }) => power)).toEqual(["RUS", "TUR"]);
    for (const [weight, times] of [
      [["economic=3"], 1],
      [["military=2"], 2],
    ] as const) {
      const weighed = await sums([...weight]);
      for (const [i, { value }] of even.entries()) expect(weighed[i].value).toBeCloseTo(times * value, 9);
    }
  });
});

describe("reading again", () => {
  it("says what changed, and reports keep their names", async () => {
    const documents = [twoDrills(), aid];
    const { ledger, ask } = await holding(documents, "0.2.0");
    const names = async () => (await ledger.store.reports({ documents: documents.map(({ id }) => id) })).map(({ id }) => id);
    const before = await names();
    expect(await ask(rereadLedger, {})).toEqual({
      documents: 2,
      reports: { same: 3, changed: 0, fresh: 0, gone: 0 },
      fields: [],
    });
    expect(await names()).toEqual(before);
    expect((await ask(rereadLedger, {})).documents).toBe(0);
    expect(await ledger.verify()).toEqual([]);
  });
});

describe("the lineage of a happening", () => {
  const LEAD = "Russia and Uzbekistan held a joint drill at Termez on the first of August with tanks of both armies";
  const OWN = "Columns of Russian vehicles rolled to the Termez range and Uzbek soldiers joined them there on Sunday for a drill";
  const told = (paper: string, day: number, { text = LEAD, chain = [] as { who: string; actor: string }[] } = {}) =>
    telling({
      text: `${text}. Number ${day} of ${paper} has it.`,
      issuer: paper,
      published: `2021-08-0${day}`,
      events: [{ words: text, actors: ["RUS", "UZB"], frame: "joint-exercise", time: "2021-08-01", chain }],
    });
  const ministry = [{ who: "the Uzbek defence ministry", actor: "UZB:GOV:DEF" }];

  it("says in one sentence what stands behind it, and of each report why it is put there", async () => {
    const papers = [
      told("Amu Courier", 2, { chain: ministry }),
      told("Steppe Wire", 3, { text: "Uzbek and Russian soldiers trained at Termez, the ministry says", chain: ministry }),
      told("Oasis Daily", 2, { text: OWN }),
      told("Turan Times", 4, { text: OWN }),
    ];
    const { ask, ledger } = await holding(papers);
    const [report] = await ledger.store.reports({ documents: [papers[0]!.id] });
    const answer = await ask(getLineage, { happening: report!.happening! });
    expect(answer.borneOut).toBe("4 reports, 2 lineages, 2 interests");
    expect(answer.credibility).toEqual({ grade: 1, reasons: ["2 lineages with nothing in common say so"] });
    const links = answer.reports.map(({ lineage, link }) => `${lineage}: ${link}`).sort();
    expect(links).toEqual([
      "UZB:GOV:DEF: names the Uzbek defence ministry as its source",
      "UZB:GOV:DEF: names the Uzbek defence ministry as its source",
      "oasis daily: 100% of its sentence stands in an earlier report",
      "oasis daily: gives no source and has its own words",
    ]);
  });
});

describe("a window that ends before it begins", () => {
  it("is refused, with both days, and answers no empty list", async () => {
    const { ascribe } = await holding([aid]);
    const refused = (message: string) => ({ code: "bad-input", message });
    await expect(askChecked(ascribe, listHappenings, { from: "2022-01-01", to: "2020-01-01" })).rejects.toMatchObject(
      refused('from: give a day that is not after to (2020-01-01), not "2022-01-01"'),
    );
    await expect(
      askChecked(ascribe, askEngagement, { state: "TJK", from: "2021-06-01", at: "2021-05-31" }),
    ).rejects.toMatchObject(refused('from: give a day that is not after at (2021-05-31), not "2021-06-01"'));
    const oneDay = await askChecked(ascribe, listHappenings, { from: "2021-05-20", to: "2021-05-20" });
    expect(oneDay).toMatchObject({ total: 1 });
  });
});
