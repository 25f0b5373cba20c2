import { describe, expect, it } from "vitest";
import type { DictionaryToken } from "../../../engine/dictionary.ts";
import { codeOn, readActors } from "./actors.ts";
import { readPetrarch } from "./code.ts";

const files = {
  actors: [
    {
      name: "actors.txt",
      text: "ARNOR [ARN]\n+ARNORIAN\nGONDOR [GON] # comment\nROHAN_\n\t[ROH <19950601]\n\t[ROHGOV 19950601-19991231]\nBREE [BRE\n[XYZ]\n",
    },
  ],
  agents: [{ name: "agents.txt", text: "POLICE {} [~COP]\nMINISTER [~GOV]\nAID_WORKER [NGO~]\nNONSENSE\n" }],
  verbs: {
    name: "verbs.txt",
    text: "&AIDS\n+GRAIN\n\n--- ATTACK [190] ---\nATTACK\n- * WITH &AIDS [070]\n\n--- MEET [031:032] ---\nMEET {MET MEETS}\n- no star here\n--- SEE [---] ---\nSEE {SAW SEEN}\n",
  },
  discards: { name: "discards.txt", text: "BASEBALL\n+WORLD CUP\n" },
};
const dictionary = readPetrarch(files);

/** Tokens as "form/UPOS/head/relation", heads counted from 1. */
const tokens = (sentence: string): DictionaryToken[] =>
  sentence.split(" ").map((cell) => {
    const [form, upos, head, deprel] = cell.split("|");
    return { form, lemma: form.toLowerCase(), upos, head: Number(head) - 1, deprel };
  });
const coded = (sentence: string) =>
  dictionary.code(tokens(sentence), "1995-01-01").map(({ source, target, code }) => `${source} ${code} ${target}`);

describe("a PETRARCH dictionary", () => {
  it("codes the subject's act on the next actor", () =>
    expect(coded("Arnor|PROPN|2|nsubj attacked|VERB|0|root Gondor|PROPN|2|obj")).toEqual(["ARN 190 GON"]));

  it("adds agents to their actor", () =>
    expect(coded("Arnorian|ADJ|2|amod police|NOUN|3|nsubj attacked|VERB|0|root Gondor|PROPN|3|obj")).toEqual(["ARNCOP 190 GON"]));

  it("takes the longest pattern that fits, synonyms among them", () =>
    expect(coded("Arnor|PROPN|2|nsubj attacked|VERB|0|root Gondor|PROPN|2|obj with|ADP|5|case grain|NOUN|2|obl")).toEqual([
      "ARN 070 GON",
    ]));

  it("codes both ways where the code has two halves", () =>
    expect(coded("Arnor|PROPN|2|nsubj met|VERB|0|root Gondor|PROPN|2|obj")).toEqual(["ARN 031 GON", "GON 032 ARN"]));

  it("turns a passive round", () =>
    expect(
      coded("Gondor|PROPN|3|nsubj:pass was|AUX|3|aux:pass attacked|VERB|0|root by|ADP|5|case Arnor|PROPN|3|obl:agent"),
    ).toEqual(["ARN 190 GON"]));

  it("codes nothing where the verb has no code, or nobody is done to", () => {
    expect(coded("Arnor|PROPN|2|nsubj saw|VERB|0|root Gondor|PROPN|2|obj")).toEqual([]);
    expect(coded("Arnor|PROPN|2|nsubj attacked|VERB|0|root")).toEqual([]);
  });

  it("honours the dates of a code", () => {
    const codes = readActors(files.actors[0], []).get("ROHAN")?.[0].codes ?? [];
    expect([codeOn(codes, "1994-01-01"), codeOn(codes, "1996-01-01"), codeOn(codes, "2001-01-01")]).toEqual([
      "ROH",
      "ROHGOV",
      null,
    ]);
  });

  it("reports malformed lines with file and line, and reads on", () => {
    expect(dictionary.faults.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "actors.txt:7",
      "actors.txt:8",
      "agents.txt:4",
      "verbs.txt:10",
    ]);
  });

  it("throws out sentences and stories by their words", () => {
    expect(["A baseball game", "The World Cup", "A truce"].map((text) => dictionary.discards(text))).toEqual([
      "sentence",
      "story",
      null,
    ]);
  });
});
