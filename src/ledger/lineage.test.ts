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
    expect(report("UZB:GOV:DEF")).toBe("RUS");
  });
});
