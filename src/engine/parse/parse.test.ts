import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../base/hash.ts";
import { seeded } from "../../base/random.ts";
import { alone } from "../../base/steps.ts";
import type { Parsed, TaggedToken } from "../../document/stages.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { inParagraphs, readTrees } from "../backbone.ts";
import { loadModels, type Mode, type Models } from "../models.ts";
import { parse } from "./index.ts";
import { newView } from "./view.ts";
import { newVoter } from "./vote.ts";

const MODES: readonly Mode[] = ["fast", "accurate"];
const models = new Map<Mode, Models>();
beforeAll(async () => {
  for (const mode of MODES) models.set(mode, await loadModels(mode, modelFiles));
});

describe.each(MODES)("a parse in %s mode", (mode) => {
  it("is one tree with one root for any list of tokens", () => {
    const random = seeded(11);
    for (const count of [0, 1, 2, 3, 7, 40, 200, 1000]) {
      for (let round = 0; round < (count > 100 ? 1 : 5); round++) {
        const forms = Array.from({ length: count }, () => ODD[random.below(ODD.length)]);
        expect(faults(parseForms(forms, models.get(mode)!))).toEqual([]);
      }
    }
  });

  it("is the same each time", () => {
    const read = () => JSON.stringify(readTrees(STORY, en, models.get(mode)!).tokens);
    expect(sha256(read())).toBe(sha256(read()));
  });

  it("does not depend on what was read before", async () => {
    const fresh = readTrees(STORY, en, await loadModels(mode, modelFiles)).tokens;
    readTrees("Quite another text: THE ARMY LEFT. 😀", en, models.get(mode)!);
    expect(readTrees(STORY, en, models.get(mode)!).tokens).toEqual(fresh);
  });

  it("gives each arc a sureness from 0 to 1", () => {
    const { tokens } = readTrees(STORY, en, models.get(mode)!);
    expect(tokens.every(({ sureness }) => sureness >= 0 && sureness <= 1)).toBe(true);
  });
});

describe("a sentence behind a label", () => {
  it.each(MODES)("has its own subject in %s mode, and not who speaks", (mode) => {
    const { tokens } = readTrees("Northern Wire: The League has announced new restrictions on trade.", en, models.get(mode)!);
    const verb = tokens.findIndex(({ form }) => form === "announced");
    expect(tokens.filter(({ head, deprel }) => head === verb && deprel === "nsubj").map(({ form }) => form)).toEqual(["League"]);
  });
});

describe("a number told more or less exactly", () => {
  it.each(MODES)("is of what is done in %s mode", (mode) => {
    for (const words of ["at least 20", "up to 20", "no fewer than a dozen", "between 20 and 30", "20 to 30"]) {
      const { tokens } = readTrees(`Oslo sent ${words} tanks to Riga.`, en, models.get(mode)!);
      expect(`${words}: ${tokens.find(({ form }) => form === "tanks")?.deprel}`).toBe(`${words}: obj`);
    }
    const { tokens } = readTrees("It lasted between 20 and", en, models.get(mode)!);
    expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
  });
});

describe("a vote", () => {
  /** @param heads how likely each head of each word is: the root, then the words */
  const voter = (heads: readonly (readonly number[])[], other: readonly number[], margin: number) =>
    newVoter(
      {
        see: () => {},
        heads: (i, out) => out.set(heads[i]),
        relations: (_, head, out) => out.set(head < 0 ? [0, 0.9, 0.1] : [0.5, 0.3, 0.2]),
      },
      () => ({
        heads: Int32Array.from(other),
        labels: Int32Array.from(other, () => 2),
        margins: Int32Array.from(other, () => margin),
      }),
      [-1, 1, 2],
    )({ ...newView(), words: heads.length });
  const likely = [
    [0.1, 0, 0.9],
    [0.9, 0.1, 0],
  ];

  it("follows the network where it is sure", () => {
    const { heads, margins } = voter(likely, [2, 0], 5);
    expect(Array.from(heads)).toEqual([1, 2]);
    expect(Array.from(margins)).toEqual([642, 642]);
  });

  it("follows the other where the network is not", () => {
    const unsure = [
      [0.45, 0, 0.55],
      [0.55, 0.45, 0],
    ];
    expect(Array.from(voter(unsure, [2, 0], 200).heads)).toEqual([2, 0]);
  });

  it("gives one root where the likeliest heads would give two, or a ring", () => {
    const two = voter(
      [
        [0.9, 0, 0.1],
        [0.8, 0.2, 0],
      ],
      [1, 2],
      0,
    );
    expect(two.heads.filter((head) => head === 2)).toHaveLength(1);
    const ring = voter(
      [
        [0.1, 0, 0.9],
        [0.2, 0.8, 0],
      ],
      [1, 2],
      0,
    );
    expect(ring.heads.filter((head) => head === 2)).toHaveLength(1);
  });

  it("names an arc by both voices, and never as what no arc between words has", () => {
    expect(Array.from(voter(likely, [1, 2], 5).labels)).toEqual([2, 1]);
    expect(Array.from(voter(likely, [2, 2], 5).labels)).toEqual([1, 1]);
  });

  it("takes nothing from nothing", () => expect(voter([], [], 0).heads).toHaveLength(0));
});

const ODD = [
  "the",
  "army",
  "said",
  ",",
  ".",
  '"',
  "😀",
  "👩‍🚀",
  "שלום",
  "العربية",
  "U.S.",
  "1,500",
  "-",
  "that",
  "who",
  "UZBEKISTAN",
  "",
  "\ud800",
  "of",
  "and",
  "left",
  "Uzbek",
];

const STORY = `TASHKENT, Aug 2 (Agency) - Russia's defence ministry said on Monday that about 1,500 troops had arrived.
"We will stay as long as it takes," Gen. Ivanov told reporters. "Nobody asked us to leave."

The drills, announced in July, end on Friday.`;

function parseForms(forms: readonly string[], using: Models): Parsed {
  const text = forms.join(" ");
  const random = seeded(forms.length);
  let at = 0;
  const tokens = forms.map((form): TaggedToken => {
    const start = at;
    at += form.length + 1;
    const { upos, xpos } = using.classes[random.below(using.classes.length)];
    return {
      start,
      end: start + form.length,
      form,
      alike: form,
      spaceAfter: true,
      lemma: form,
      upos,
      xpos,
      feats: "_",
      name: "O",
    };
  });
  const sentences = forms.length > 0 ? [{ start: 0, end: text.length, from: 0, to: forms.length, block: 0 }] : [];
  return alone(parse({ ...inParagraphs(text, "en"), tokens, sentences }, using, en.trees));
}

/** What keeps the first sentence from being one tree; empty when nothing does. */
function faults({ tokens }: Parsed): string[] {
  const found: string[] = [];
  if (tokens.length > 0 && tokens.filter(({ head }) => head < 0).length !== 1) found.push("not one root");
  for (const [i, { head, deprel }] of tokens.entries()) {
    if (head < -1 || head >= tokens.length || head === i) found.push(`head of ${i} is ${head}`);
    if (head < 0 !== (deprel === "root") || deprel === "") found.push(`relation of ${i} is "${deprel}"`);
    let steps = 0;
    for (let at = head; at >= 0 && steps <= tokens.length; at = tokens[at].head) steps++;
    if (steps > tokens.length) found.push(`a ring above ${i}`);
  }
  return found;
}
