import { describe, expect, it } from "vitest";
import { type AskWords, readQuestion } from "./ask.ts";

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
  ]),
  months: ["january", "february"],
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
  it("prefers the longer name", () => expect(read("South Korea trade").powers).toEqual(["KOR"]));
  it("says what it could not place", () => expect(read("Is Russia winning in Uzbekistan?").unread).toEqual(["winning"]));
  it("reads nothing into nothing", () =>
    expect(read("")).toMatchObject({ intent: "events", states: [], powers: [], unread: [] }));
});
