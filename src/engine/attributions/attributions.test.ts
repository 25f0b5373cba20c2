import { beforeAll, describe, expect, it } from "vitest";
import { alone } from "../../base/steps.ts";
import type { Mentioned } from "../../document/stages.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { readTrees } from "../backbone.ts";
import { loadModels, type Models } from "../models.ts";
import { findAttributions } from "./index.ts";

let models: Models;
beforeAll(async () => {
  models = await loadModels("fast", modelFiles);
});

const bare = (text: string): Mentioned => ({
  ...readTrees(text, en, models),
  mentions: [],
  times: [],
  quantities: [],
  quotes: [],
});

/** Source, cue and content of each attribution by the rules alone, as text; pieces parted by " | ". */
const said = (text: string) => {
  const doc = bare(text);
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(" | ");
  return alone(findAttributions(doc, en, null)).attributions.map(({ source, cue, content }) => [
    words(source),
    words(cue),
    words(content),
  ]);
};

describe("findAttributions, by rules alone", () => {
  it("takes the subject of a speech verb as source", () => {
    expect(said("The minister said prices rose.")).toEqual([["The minister", "said", "prices rose"]]);
  });
  it("reads the cue behind what was said", () => {
    expect(said("Prices rose, the minister said.")).toEqual([["the minister", "said", "Prices rose"]]);
  });
  it("leaves the source empty when the passive hides it", () => {
    expect(said("Prices are said to have risen.")[0]?.[0]).toBe("");
  });
  it("takes the whole of a quotation, and what goes on after the cue", () => {
    expect(said('"Prices rose," the minister said. "They will rise again."')[0]).toEqual([
      "the minister",
      "said",
      '"Prices rose," | "They will rise again."',
    ]);
  });
  it("reads 'according to'", () => {
    expect(said("According to the port, the ship sank.")).toEqual([["the port", "According to", "the ship sank"]]);
  });
  it("finds who wants, knows and opposes", () => {
    expect(said("The clan wants to keep the pass.")[0]?.slice(0, 2)).toEqual(["The clan", "wants"]);
    expect(said("The board is aware that the fund is empty.")[0]?.[2]).toBe("that the fund is empty");
    expect(said("The islanders oppose the radar.")).toEqual([["The islanders", "oppose", "the radar"]]);
  });
  it("ends how one sees oneself where the relative clause ends, and reads the main verb behind it", () => {
    expect(said("The duchy, which sees itself as heir to the old League, views the islands of the gulf as its yard.")).toEqual([
      ["The duchy", "sees", "heir to the old League"],
      ["The duchy", "views", "the islands of the gulf as its yard"],
    ]);
  });
  it("reads 'this is what' as pointing back", () => {
    const [told] = said("The ship sank on Monday. This is what the port announced.");
    expect(told).toEqual(["the port", "announced", "The ship sank on Monday | This"]);
  });
  it("keeps what is told in quotation marks within them", () => {
    expect(said('"I have decided to stay at the harbour," the pilot wrote.').map(([, , content]) => content)).toContain(
      "to stay at the harbour",
    );
  });
  it("ties 'this' to the sentence before", () => {
    const [first] = said("The ship sank on Monday. This was announced by the port.").slice(-1);
    expect(first?.[0]).toBe("the port");
    expect(first?.[2]).toContain("The ship sank on Monday");
  });
  it("takes what was denied for what was said before", () => {
    const told = said("The port said that the ship sank. The owner denied the accusation.");
    expect(told.at(-1)).toEqual(["The owner", "denied", "that the ship sank | the accusation"]);
  });
  it("reads 'as X said' on either side of what was said", () => {
    expect(said("As the mayor said in March, the road is open.").at(-1)).toEqual(["the mayor", "said", "the road is open"]);
    expect(said("The road is open, as the mayor told our desk.").at(-1)).toEqual(["the mayor", "told", "The road is open"]);
  });
  it("gives the words of the cited to the cited", () => {
    expect(
      said("The ship had sunk, the Post reported, citing the ministry.").some(
        ([source, cue]) => source === "the ministry" && cue === "citing",
      ),
    ).toBe(true);
  });
  it("marks the author's own opening, with no source", () => {
    expect(said("It is worth noting that the ship sank.")[0]).toEqual(["", "It is worth noting that", "the ship sank"]);
  });
  it("finds nothing where nobody says, thinks or wants", () => {
    expect(said("Prices rose in March.")).toEqual([]);
    expect(said("The clock struck four and the cat left.")).toEqual([]);
    expect(said("The train leaves at nine.")).toEqual([]);
  });
  it("never throws, and keeps every span within the text", () => {
    for (const text of [
      "",
      ":",
      '"',
      'said said "said',
      "who, said:",
      "this was announced by",
      '" " " "',
      "According to",
      "He. He? He!",
    ]) {
      for (const model of [null, models.attributions]) {
        const { attributions } = alone(findAttributions(bare(text), en, model));
        for (const { source, cue, content } of attributions) {
          for (const { start, end } of [...source, ...cue, ...content])
            expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }
    }
  });
});

describe("where what is told ends", () => {
  const contents = (text: string): string[] => said(text).map(([, , content]) => content);
  it("is behind a clause about its last noun", () => {
    expect(contents("The ministry said it had expelled a consul, whom the court had freed.")).toContain(
      "it had expelled a consul, whom the court had freed",
    );
  });
  it("is before the main clause, and before where it was told", () => {
    expect(contents("While the mayor praised the dam, farmers left.")).toContain("the dam");
    expect(contents("The guild rejected the offer in a statement.")).toContain("the offer");
  });
  it("is behind a quotation that goes on with it", () => {
    expect(contents('The ship sank at noon, the mayor said. "Nobody was on board."')).toContain(
      'The ship sank at noon | "Nobody was on board."',
    );
  });
});

describe("findAttributions, with weights", () => {
  it("gives for 'who' the noun it stands for, beside it", () => {
    const text = "They met the minister, who said that prices rose.";
    const [told] = alone(findAttributions(bare(text), en, models.attributions)).attributions;
    expect(told.source.map(({ start, end }) => text.slice(start, end))).toEqual(["the minister", "who"]);
    expect(told.standsFor && text.slice(told.standsFor.start, told.standsFor.end)).toBe("the minister");
  });
  it("nests what is told within what is told", () => {
    const text = "The Post reported that the ministry had announced that the ship sank.";
    const { attributions } = alone(findAttributions(bare(text), en, models.attributions));
    expect(attributions.filter(({ parent }) => parent !== null).length).toBeGreaterThan(0);
  });
  it("hears no wish in how an unnamed speaker is called, and one in what is wanted", () => {
    const cues = (text: string) =>
      alone(findAttributions(bare(text), en, models.attributions)).attributions.flatMap(({ cue }) =>
        cue.map(({ start, end }) => text.slice(start, end)),
      );
    expect(cues("A clerk who did not wish to be named said the ship sank.")).toEqual(["said"]);
    expect(cues("Norway wanted to be named a member.")).toEqual(["wanted"]);
  });
});
