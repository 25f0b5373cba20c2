import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../base/hash.ts";
import { en } from "../packs/languages/en/index.ts";
import { modelFiles } from "../platform/node.ts";
import { readTrees } from "./backbone.ts";
import { loadModels, type Models } from "./models.ts";

let models: Models;
beforeAll(async () => {
  models = await loadModels("accurate", modelFiles);
});

/** Arcs as "dependent relation head"; on failure the whole tree is seen. */
const arcsOf = (text: string): string[] => {
  const { tokens } = readTrees(text, en, models);
  return tokens.map(({ form, deprel, head }) => `${form} ${deprel} ${head < 0 ? "-" : tokens[head].form}`);
};

const NEWS: readonly (readonly [string, string])[] = [
  [
    "The foreign ministry condemned the attack on Tuesday.",
    "ministry nsubj condemned; attack obj condemned; foreign amod ministry",
  ],
  ["Russia and Uzbekistan held joint exercises near Termez.", "Russia nsubj held; Uzbekistan conj Russia; exercises obj held"],
  ["About 1,500 troops arrived at the training field on Monday.", "troops nsubj arrived; 1,500 nummod troops; field obl arrived"],
  ["The minister said prices rose.", "minister nsubj said; rose ccomp said"],
  ["According to the agency, the talks failed.", "agency obl failed; According case agency; talks nsubj failed"],
  ["The ministry did not confirm the report.", "not advmod confirm; report obj confirm; confirm root -"],
  ["The base was attacked by militants.", "base nsubj:pass attacked; militants obl:agent attacked; was aux:pass attacked"],
  ["The president may visit Kabul next week.", "may aux visit; Kabul obj visit"],
  ["The army withdrew its forces from the border.", "army nsubj withdrew; forces obj withdrew; border obl withdrew"],
  ["Officials denied that the deal had been signed.", "Officials nsubj denied; signed ccomp denied; deal nsubj:pass signed"],
  ["Parliament approved a law that bans protests.", "law obj approved; bans acl:relcl law; protests obj bans"],
  [
    "Sergey Naryshkin met the Uzbek leader in Tashkent.",
    "Sergey nsubj met; Naryshkin flat Sergey; Uzbek amod leader; leader obj met",
  ],
  ["Turkey plans to open an embassy in the capital.", "Turkey nsubj plans; open xcomp plans; embassy obj open"],
  ["Two soldiers were killed and five wounded in the shelling.", "soldiers nsubj:pass killed; wounded conj killed"],
  ["The withdrawal of troops began in May.", "withdrawal nsubj began; troops nmod withdrawal; May obl began"],
  ["He accused the West of meddling in the election.", "He nsubj accused; West obj accused; election obl meddling"],
  ["The ambassador was summoned over the remarks.", "ambassador nsubj:pass summoned; remarks obl summoned"],
  ["Protesters threw stones at police.", "Protesters nsubj threw; stones obj threw; police obl threw"],
  [
    "The statement was issued by the defence ministry.",
    "statement nsubj:pass issued; ministry obl:agent issued; defence compound ministry",
  ],
  ["China's envoy left the meeting early.", "China nmod:poss envoy; envoy nsubj left; meeting obj left"],
  ["The bank lent the government $2 billion.", "bank nsubj lent; $ obj lent"],
  ["If the talks fail, the army will advance.", "fail advcl advance; If mark fail; will aux advance"],
  ["The director of the museum, Anna Berg, resigned.", "director nsubj resigned; Anna appos museum|director; Berg flat Anna"],
  ["UN inspectors have not yet reached the site.", "inspectors nsubj reached; not advmod reached; site obj reached"],
  ["The rebels seized the town and burned its market.", "town obj seized; burned conj seized; market obj burned"],
  ["Iran threatened to close the strait.", "Iran nsubj threatened; close xcomp threatened; strait obj close"],
  ["The country imported tanks worth $30 million.", "country nsubj imported; tanks obj imported; million nummod $"],
  ["Prices rose.", "Prices nsubj rose; rose root -"],
  ["The party urged its supporters to boycott the vote.", "party nsubj urged; supporters obj urged; vote obj boycott"],
  ["Germany sent aid to the flooded region.", "Germany nsubj sent; aid obj sent; region obl sent"],
];

describe("the tree of a news sentence", () => {
  const expectArcs = (text: string, expected: string): void => {
    const arcs = arcsOf(text);
    for (const arc of expected.split("; ")) {
      const [dependent, relation, heads] = arc.split(" ");
      const either = heads.split("|").map((head) => `${dependent} ${relation} ${head}`);
      expect(
        either.some((one) => arcs.includes(one)),
        `${arc} is not among: ${arcs.join("; ")}`,
      ).toBe(true);
    }
  };
  it.each(NEWS)("%s", expectArcs);
});

describe("the words of a news text", () => {
  it("have lemmas and features", () => {
    const { tokens } = readTrees("Troops were leaving the towns.", en, models);
    expect(tokens.map(({ lemma }) => lemma)).toEqual(["troop", "be", "leave", "the", "town", "."]);
    expect(tokens[2].feats).toContain("VerbForm=");
  });

  it("have a lemma that is a word where a regular one can be made", () => {
    const lemmas = (text: string) => readTrees(text, en, models).tokens.map(({ lemma }) => lemma);
    expect(lemmas("He was extradited.")).toContain("extradite");
    expect(lemmas("They were demobilised and disarmed.")).toContain("disarm");
    expect(lemmas("The two were rearrested.")).toContain("rearrest");
  });

  it.each([
    ["The council will fund the mission.", "fund", "VERB"],
    ["Both ministers will debate the treaty.", "debate", "VERB"],
    ["The frigate shot down 14 drones.", "shot", "VERB"],
    ["The shot down the hall woke him.", "shot", "NOUN"],
    ["Their columns besiege the port.", "besiege", "VERB"],
    ["The fund paid for the mission.", "fund", "NOUN"],
    ["The two were rearrested.", "rearrested", "VERB"],
    ["Rebels retook and overran the base.", "overran", "VERB"],
    ["The Alliance claims the town.", "claims", "VERB"],
  ])("are verbs where the language knows them for such and the sentence wants one: %s", (text, word, upos) =>
    expect(readTrees(text, en, models).tokens.find(({ form }) => form === word)?.upos).toBe(upos),
  );

  it("point back to the text by exact offsets", () => {
    const text = "ANKARA – “We won’t go,” she said…\n\n• KUN.UZ reports: 3.5m people (2019–2021).";
    const { tokens } = readTrees(text, en, models);
    for (const { start, end, form } of tokens) expect(text.slice(start, end)).toHaveLength(form.length);
  });

  it("carry names of persons, organisations and places", () => {
    const { tokens } = readTrees("Anna Berg of Microsoft arrived in London.", en, models);
    expect(tokens.filter(({ name }) => name.endsWith("PER")).map(({ form }) => form)).toEqual(["Anna", "Berg"]);
    expect(tokens.filter(({ name }) => name.endsWith("ORG")).map(({ form }) => form)).toEqual(["Microsoft"]);
    expect(tokens.filter(({ name }) => name.endsWith("LOC")).map(({ form }) => form)).toEqual(["London"]);
  });

  it("differ in nothing but the name when one state stands for another", () => {
    const shape = (state: string) =>
      readTrees(`${state} accused its neighbour of an attack, and ${state}'s army moved.`, en, models).tokens.map(
        ({ upos, xpos, head, deprel, sureness, name }) => [upos, xpos, head, deprel, sureness, name],
      );
    expect(shape("Russia")).toEqual(shape("Ukraine"));
    expect(shape("Israel")).toEqual(shape("Iran"));
  });
});

describe("the same text", () => {
  it("gives the same bytes in every engine", () => {
    expect(backboneDigest(models)).toBe(DIGEST);
  });
});

/** SHA-256 of the trees of a fixed text; a browser must find the same. */
function backboneDigest(using: Models): string {
  const rows = readTrees(FIXED, en, using).tokens.map((t) =>
    [t.start, t.end, t.lemma, t.upos, t.xpos, t.feats, t.name, t.head, t.deprel, t.sureness].join("\t"),
  );
  return sha256(rows.join("\n"));
}

const FIXED = NEWS.map(([text]) => text).join(" ");
const DIGEST = "e3156a21ea73fd158375ec5ee23c4f86a8e14ed9b1ce9ab775400c09cc7044a9";
