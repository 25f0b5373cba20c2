import { describe, expect, it } from "vitest";
import { type AskWords, readQuestion, without } from "./ask.ts";

const words: AskWords = {
  actors: new Map([
    ["russia", "RUS"],
    ["turkey", "TUR"],
    ["uzbekistan", "UZB"],
    ["korea", "PRK"],
    ["south korea", "KOR"],
  ]),
  instruments: new Map([
    ["military", "military"],
    ["trade", "economic"],
  ]),
  intents: new Map([
    ["want", "intentions"],
    ["who says", "sources"],
    ["differ", "contradictions"],
    ["what did", "events"],
    ["who leads", "leads"],
    ["or", "versus"],
    ["should", "advice"],
  ]),
  months: ["january", "february"],
  since: ["since"],
  until: ["until"],
  ignored: new Set(["how", "much", "of", "the", "in", "is", "with", "does", "do", "s", "dealings", "reports", "about", "where"]),
};
const read = (question: string) => readQuestion(question, words, ["UZB", "KAZ"]);

describe("readQuestion", () => {
  it("tells the state asked about from the powers", () =>
    expect(read("How much of Uzbekistan's dealings is with Russia?")).toMatchObject({
      intent: "share",
      states: ["UZB"],
      powers: ["RUS"],
    }));
  it("takes an instrument and a year", () =>
    expect(read("What did Turkey do in Uzbekistan in 2021, military?")).toMatchObject({
      intent: "events",
      instrument: "military",
      from: "2021-01-01",
      to: "2021-12-31",
    }));
  it("takes a month with its own last day", () =>
    expect(read("Russia in February 2024")).toMatchObject({ from: "2024-02-01", to: "2024-02-29" }));
  it("does not guess the year of a bare month", () =>
    expect(read("Russia in February")).toMatchObject({ from: null, unread: ["february"] }));
  it("knows that intentions are asked for", () => expect(read("What does Russia want in Uzbekistan?").intent).toBe("intentions"));
  it("takes all since a year, and all until one", () => {
    expect(read("Russia since 2021")).toMatchObject({ from: "2021-01-01", to: null });
    expect(read("Russia until February 2022")).toMatchObject({ from: null, to: "2022-02-28" });
  });
  it("sets two powers beside each other, but not one alone", () => {
    expect(read("Russia or Turkey in Uzbekistan").intent).toBe("versus");
    expect(read("Russia or in Uzbekistan").intent).toBe("share");
  });
  it("declines advice whatever else is asked", () =>
    expect(read("Who leads in Uzbekistan, and should it?").intent).toBe("advice"));
  it("knows which words a chip stands for, so that they can be taken out", () => {
    const { words: read1 } = read("Who leads in Uzbekistan in 2021?");
    expect(read1).toMatchObject({ leads: "who leads", UZB: "uzbekistan", time: "2021" });
    expect(without("How much of Uzbekistan's dealings is with Russia?", "uzbekistan")).toBe(
      "How much of dealings is with Russia?",
    );
  });
  it("prefers the longer name", () => expect(read("South Korea trade").powers).toEqual(["KOR"]));
  it("says what it could not place", () => expect(read("Is Russia winning in Uzbekistan?").unread).toEqual(["winning"]));
  it("reads nothing into nothing", () =>
    expect(read("")).toMatchObject({ intent: "events", states: [], powers: [], unread: [] }));
});
