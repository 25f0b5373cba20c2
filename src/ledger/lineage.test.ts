import { describe, expect, it } from "vitest";
import { type Text, telling } from "../../fixtures/worlds/telling.ts";
import { NO_DECISIONS } from "./decisions.ts";
import { lineagesOf } from "./lineage.ts";
import { METHOD } from "./method.ts";
import { reportsOf } from "./report.ts";

const drill = { frame: "joint-exercise", actors: ["RUS", "UZB"] };

/** How many lineages the texts' reports make, each event resting on one sentence. */
const lineages = (...texts: readonly Partial<Text>[]): number => {
  const reports = texts.flatMap(({ text = "", events, ...rest }, i) =>
    reportsOf(
      telling({
        text,
        issuer: `Paper ${i}`,
        published: `2021-08-0${i + 1}`,
        events: events ?? (text.match(/[^.]+/g) ?? []).map((words) => ({ ...drill, words: words.trim() })),
        ...rest,
      }),
    ),
  );
  return new Set(lineagesOf(reports, NO_DECISIONS, METHOD).descents.map(({ lineage }) => lineage)).size;
};

describe("a report in another's words", () => {
  it("is the other's where all its short sentences are", () =>
    expect(
      lineages(
        { text: "Both armies fired at targets by the river. Two hundred men crossed it in boats" },
        { text: "Both armies fired at targets by the river. Two hundred men crossed it in boats" },
      ),
    ).toBe(1));

  it("is its own where one sentence is that anybody could write", () =>
    expect(
      lineages(
        { text: "Paratroopers landed beside the old fort in the morning. The two sides discussed the sharing of rivers" },
        { text: "Gunners of two states met at the lake. The two sides discussed the sharing of rivers" },
      ),
    ).toBe(2));
});

describe("a headline that lets a state speak", () => {
  const text = "Russia says drill begins. The drill began, the ministry said.";
  const report = (lead: string) =>
    reportsOf(
      telling({
        text,
        title: "Russia says drill begins.",
        issuer: "River Daily",
        events: [
          { ...drill, words: "drill begins", chain: [{ who: "Russia", actor: "RUS" }] },
          { ...drill, words: "drill began", chain: [{ who: "the ministry", actor: lead }] },
        ],
      }),
    )[0].root.lineage;

  it("goes back to the organ of it that the first line names, and to no other state's", () => {
    expect(report("RUS:GOV:DEF")).toBe("RUS:GOV:DEF");
    expect(report("UZB:GOV:DEF")).toBe("RUS:GOV");
  });
});

describe("a speaker named in part", () => {
  const said = (who: string, actor: string | null, words = "The drill began") => ({
    text: `${words}, ${who} said.`,
    events: [{ ...drill, words, chain: [actor === null ? who : { who, actor }] }],
  });

  it("is the one whom another names in full", () => {
    expect(
      lineages(
        said("the presidential press service", null),
        said("the press service of the Uzbek President", "UZB:GOV", "Troops met"),
      ),
    ).toBe(1);
    expect(
      lineages(said("the multinational mission", null), { text: "Men landed.", issuer: "Multinational Security Mission" }),
    ).toBe(1);
  });

  it("is nobody's where two bear the name", () =>
    expect(
      lineages(
        said("the defence ministry", null),
        said("the Uzbek defence ministry", "UZB:GOV:DEF", "Troops met"),
        said("the Russian defense ministry", "RUS:GOV:DEF", "Guns fired"),
      ),
    ).toBe(3));

  it("is nobody's by one word, nor is a paper another whose name holds its own", () => {
    expect(lineages(said("the ministry", null), said("the Uzbek defence ministry", "UZB:GOV:DEF", "Troops met"))).toBe(2);
    expect(lineages({ text: "Men landed.", issuer: "River Daily" }, { text: "Troops met.", issuer: "Upper River Daily" })).toBe(
      2,
    );
  });
});

describe("a headline", () => {
  const lead = "Gunners of both armies fired at rafts on the river near the old town on Friday morning";
  const paper = (title: string, rest: string, mentions: readonly string[]) => ({
    text: `${title}. ${lead}. ${rest}.`,
    title: `${title}.`,
    events: [{ ...drill, words: title, mentions }],
  });
  const one = "The harvest of cotton was poor this year and many people have gone abroad to look for work in the cities";
  const other = "Observers had waited for weeks to hear whether the old bridge would at last be opened to lorries before winter";

  it("is another's where the line under it is, and tells the same", () => {
    expect(lineages(paper("Guns speak", one, [lead]), paper("Armies train by river", other, [lead]))).toBe(1);
    expect(lineages(paper("Guns speak", one, []), paper("Armies train by river", other, []))).toBe(2);
  });
});
