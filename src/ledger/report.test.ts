import { describe, expect, it } from "vitest";
import { type Text, type Told, telling } from "../../fixtures/worlds/telling.ts";
import { reportsOf } from "./report.ts";

const told = (event: Partial<Told>, text: Partial<Text> = {}) =>
  reportsOf(
    telling({
      text: "Forces of both held a drill at the river.",
      issuer: "River Daily",
      ...text,
      events: [{ words: "a drill", actors: ["RUS", "UZB"], ...event }],
    }),
  )[0];

describe("whom a report goes back to", () => {
  it("is the first speaker of its chain, by its code, however many hands there are between", () => {
    const report = told({ chain: [{ who: "Uzbek Ministry of Defense", actor: "UZB:GOV:DEF" }, "A Local Site"] });
    expect([report.root.lineage, report.relays, report.evidence]).toEqual(["UZB:GOV:DEF", 2, "sourced"]);
  });
  it("is nobody unnamed, and no doer, where another is named behind", () => {
    const speakers = (cue: string, source: string | null) => {
      const text = "Iran granted Kyrgyzstan a loan to build a road, it was announced, the ministry said.";
      const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
      const document = telling({
        text,
        issuer: "River Daily",
        events: [
          {
            words: text.slice(0, 46),
            trigger: "build",
            actors: ["IRN"],
            chain: [{ who: source ?? "(unnamed)", actor: "IRN" }, "Finance Ministry"],
          },
        ],
      });
      const attributions = [
        { id: "a1", kind: "speech", source: source === null ? [] : [at(source)], sourceActor: null, cue: [at(cue)], content: [] },
      ];
      return reportsOf({ ...document, attributions } as unknown as typeof document)[0].root.name;
    };
    expect(speakers("was announced", null)).toBe("Finance Ministry");
    expect(speakers("granted", "Iran")).toBe("Finance Ministry");
    // Whoever says it elsewhere in the sentence is heard.
    expect(speakers("said", "the ministry")).toBe("the ministry");
  });
  it("is the issuer, at no remove, where nobody is named", () => {
    const report = told({});
    expect([report.root.lineage, report.relays, report.evidence]).toEqual(["river daily", 0, "unattributed"]);
  });
  it("is one voice for each paper where the speaker has no name", () => {
    expect(told({ chain: ["officials"] }).root.lineage).toBe("officials via river daily");
    expect(told({ chain: ["officials"] }, { issuer: "Hill Weekly" }).root.lineage).toBe("officials via hill weekly");
  });
  it("is the agency whose tag stands before the dateline's dash", () => {
    expect(told({}, { text: "TERMEZ, Aug 2 (Steppe Wire) — Forces held a drill." }).root.lineage).toBe("steppe wire");
  });
  it("is, of a headline, nobody whom the text below does not know", () => {
    const headline = (below: string) =>
      told(
        { words: "both hold drill", chain: ["Still More"] },
        { text: `Still More: both hold drill. ${below}`, title: "Still More: both hold drill." },
      ).root.lineage;
    expect(headline("Forces met at the river.")).toBe("river daily");
    expect(headline("Forces met at the river, Still More reported.")).toBe("still more");
  });
  it("is, of a lead, whom a further line names that is no report by itself", () => {
    const heads = (more: Partial<Told>) => {
      const text = "Troops land in Kosovo. Some 200 men were sent, the alliance said.";
      const landed = { words: "Troops land", frame: "deploy-forces", actors: ["GBR"], recipients: ["XKX"] };
      const sent = { words: "men were sent", frame: "deploy-forces", actors: ["GBR"], counted: false, ...more };
      const chain = [{ who: "the alliance", actor: "IGO:NATO" }];
      const events = [landed, { ...sent, chain }];
      return reportsOf(telling({ text, issuer: "River Daily", events }))[0].lead;
    };
    expect(heads({})).toBe("IGO:NATO");
    expect(heads({ actors: ["USA"] })).toBeNull();
    expect(heads({ frame: "give-aid", type: "AID" })).toBeNull();
  });
  it("keeps two papers apart that share a code", () => {
    const paper = { issuerActor: "USA:JRN" };
    expect(told({}, paper).root.lineage).not.toBe(told({}, { ...paper, issuer: "Hill Weekly" }).root.lineage);
  });
});

describe("what a report is worth as evidence", () => {
  it("is an official record where a state's own organ tells its own state's act", () => {
    const ministry = { issuer: "Ministry of Defence", issuerActor: "UZB:GOV:DEF" };
    expect(told({}, ministry).evidence).toBe("official");
    expect(told({ actors: ["RUS", "TJK"] }, ministry).evidence).toBe("unattributed");
    expect(told({ chain: [{ who: "the ministry", actor: "UZB:GOV:DEF" }] }, ministry)).toMatchObject({
      evidence: "official",
      relays: 0,
    });
  });
  it("is nothing for motives, hopes, forecasts, advocacy and scripture", () => {
    for (const name of ["imputed", "hypothetical", "prediction", "advocacy", "scripture"] as const) {
      expect(told({ class: name })).toMatchObject({ evidence: "none", counted: false });
    }
  });
  it("denies only for one whom it concerns, where it names one side alone", () => {
    const denied = (who: string, actor: string) =>
      told({ actors: ["UZB:GOV:DIP"], status: "denied", counted: false, chain: [{ who, actor }] }).counted;
    expect([denied("Moscow", "RUS:GOV"), denied("Tashkent", "UZB:GOV")]).toEqual([false, true]);
  });
  it("counts against where it denies", () => expect(told({ status: "denied" })).toMatchObject({ denies: true, counted: true }));
});

describe("a report's name", () => {
  it("is its own even where two events rest on one word", () => {
    const event = { words: "visited", actors: ["KAZ"], recipients: ["RUS"] };
    const names = reportsOf(
      telling({ text: "He visited Russia and China.", events: [event, { ...event, recipients: ["CHN"] }] }),
    ).map(({ id }) => id);
    expect(new Set(names).size).toBe(2);
  });
});

describe("when a report says it was", () => {
  it("is bounded by its publication where no day is told", () => {
    expect(told({}, { published: "2021-08-11" }).time).toMatchObject({ start: null, end: 18_850, dated: false });
  });
  it("is not known at all where nothing bounds it, and then it does not weigh", () => expect(told({}).time.end).toBeNull());
});
