import { describe, expect, it } from "vitest";
import { seeded, shuffled } from "../../base/random.ts";
import type { ParsedToken } from "../../document/stages.ts";
import { en } from "../../packs/languages/en/index.ts";
import { emptyTree } from "./tree.ts";

/** Rows of "form UPOS XPOS lemma feats head relation"; heads count from 1, 0 is the root. */
function settled(...rows: readonly string[]): string[] {
  const cells = rows.map((row) => row.split(" "));
  const tags = cells.map(([form, upos, xpos, lemma, feats]) => ({ form, upos, xpos, lemma, feats }));
  const relations = [...new Set([...cells.map((row) => row[6]), ...MADE])];
  const tree = emptyTree(rows.length);
  for (const [at, row] of cells.entries()) {
    tree.heads[at] = row[5] === "0" ? rows.length : Number(row[5]) - 1;
    tree.labels[at] = relations.indexOf(row[6]);
  }
  en.trees.settle(tags, tree, relations);
  return cells.map(([form], at) => `${form} ${relations[tree.labels[at]]} ${cells[tree.heads[at]]?.[0] ?? "-"}`);
}

const MADE = [
  "root",
  "nsubj",
  "obj",
  "obl",
  "aux",
  "advmod",
  "case",
  "mark",
  "conj",
  "acl",
  "advcl",
  "ccomp",
  "parataxis",
  "nmod",
  "fixed",
  "nmod:poss",
];

describe("arcs that no sentence has", () => {
  it("gives a verb the subject that hangs from its auxiliary", () => {
    expect(settled("It PRON PRP it _ 2 nsubj", "had AUX VBD have _ 3 aux", "demanded VERB VBN demand _ 0 root")).toContain(
      "It nsubj demanded",
    );
  });

  it("makes 'have' the auxiliary of a participle below it", () => {
    expect(settled("Chad PROPN NNP Chad _ 2 nsubj", "has VERB VBZ have _ 0 root", "appealed VERB VBN appeal _ 2 xcomp")).toEqual([
      "Chad nsubj appealed",
      "has aux appealed",
      "appealed root -",
    ]);
  });

  it("takes a past with an object behind its noun for the verb", () => {
    const jets = settled(
      "Jets NOUN NNS jet _ 0 root",
      "struck VERB VBN strike _ 1 acl",
      "camps NOUN NNS camp _ 2 obj",
      ". PUNCT . . _ 1 punct",
    );
    expect(jets).toEqual(["Jets nsubj struck", "struck root -", "camps obj struck", ". punct struck"]);
  });

  it("parts what a semicolon parts", () => {
    const parted = settled(
      "Chad PROPN NNP Chad _ 2 nsubj",
      "agreed VERB VBD agree _ 0 root",
      "; PUNCT : ; _ 5 punct",
      "Mali PROPN NNP Mali _ 5 nsubj",
      "refused VERB VBD refuse _ 2 ccomp",
    );
    expect(parted).toContain("refused parataxis agreed");
  });

  it("gives what is owned its owner, and a number what it counts", () => {
    expect(
      settled(
        "Moscow PROPN NNP Moscow _ 4 nmod:poss",
        "'s PART POS 's _ 1 case",
        "Vestnik PROPN NNP Vestnik _ 4 nsubj",
        "takes VERB VBZ take _ 0 root",
      ),
    ).toContain("Moscow nmod:poss Vestnik");
    expect(
      settled(
        "Fiji PROPN NNP Fiji _ 2 nsubj",
        "evacuated VERB VBD evacuate _ 0 root",
        "40 NUM CD 40 _ 2 obj",
        "of ADP IN of _ 5 case",
        "citizens NOUN NNS citizen _ 2 obl",
      ),
    ).toContain("citizens nmod 40");
  });

  it("hangs a clause of its own from a verb, and what a hearer is told from who tells", () => {
    expect(
      settled(
        "Oslo PROPN NNP Oslo _ 2 nsubj",
        "blamed VERB VBD blame _ 0 root",
        "Chad PROPN NNP Chad _ 2 obj",
        "and CCONJ CC and _ 6 cc",
        "Mali PROPN NNP Mali _ 6 nsubj",
        "agreed VERB VBD agree _ 3 conj",
      ),
    ).toContain("agreed conj blamed");
    expect(
      settled(
        "He PRON PRP he _ 2 nsubj",
        "told VERB VBD tell _ 0 root",
        "reporters NOUN NNS reporter _ 2 iobj",
        "that SCONJ IN that _ 6 mark",
        "he PRON PRP he _ 6 nsubj",
        "left VERB VBD leave _ 3 acl:relcl",
      ),
    ).toContain("left ccomp told");
    expect(
      settled(
        "Oslo PROPN NNP Oslo _ 2 nsubj",
        "said VERB VBD say _ 0 root",
        "prices NOUN NNS price _ 2 obj",
        "rose VERB VBD rise _ 3 acl",
      ),
    ).toEqual(["Oslo nsubj said", "said root -", "prices nsubj rose", "rose ccomp said"]);
  });

  it("sets who says so beside what he says, and gives its subject back", () => {
    expect(
      settled(
        "India PROPN NNP India _ 4 vocative",
        ", PUNCT , , _ 1 punct",
        "he PRON PRP he _ 4 nsubj",
        "charged VERB VBD charge _ 7 advcl",
        ", PUNCT , , _ 4 punct",
        "had AUX VBD have _ 7 aux",
        "spurned VERB VBN spurn _ 0 root",
      ),
    ).toEqual(expect.arrayContaining(["India nsubj spurned", "charged parataxis spurned"]));
  });
});

describe("a tree of any words, however wrong", () => {
  const WORDS =
    "Oslo PROPN NNP|Presidents NOUN NNS|minister NOUN NN|talks NOUN NNS|week NOUN NN|it PRON PRP|who PRON WP|whose PRON WP$|which DET WDT|had AUX VBD have|had VERB VBD have|have VERB VBP have|having VERB VBG have|was AUX VBD be|struck VERB VBN|said VERB VBD|says VERB VBZ|send VERB VB|holding VERB VBG|to PART TO|of ADP IN|by ADP IN|between ADP IN|after SCONJ IN|since ADP IN|than ADP IN|that SCONJ IN|the DET DT|each DET DT|and CCONJ CC|, PUNCT ,|; PUNCT :|: PUNCT :|- PUNCT HYPH|\" PUNCT ''|not PART RB|now ADV RB|more ADJ JJR|five NUM CD|2024 NUM CD|9:30 NUM CD|Monday PROPN NNP|up ADP RP|$ SYM $|'s PART POS".split(
      "|",
    );
  const LABELS =
    "root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum vocative xcomp".split(
      " ",
    );
  const FEATS = [
    "_",
    "Number=Plur",
    "Number=Sing",
    "Definite=Def",
    "Degree=Cmp",
    "Person=3",
    "PronType=Rel",
    "Tense=Past",
    "Tense=Pres|VerbForm=Fin",
    "VerbForm=Inf",
  ];

  it("stays a tree", () => {
    const random = seeded(17);
    const one = <T>(list: readonly T[]): T => list[random.below(list.length)];
    for (let round = 0; round < 20_000; round++) {
      const count = 1 + random.below(12);
      const tags = Array.from({ length: count }, () => {
        const [form, upos, xpos, lemma = form.toLowerCase()] = one(WORDS).split(" ");
        return { form, upos, xpos, lemma, feats: one(FEATS) };
      });
      const tree = emptyTree(count);
      // Each hangs from one that has its place already, as often as not the one beside it.
      const placed: number[] = [];
      for (const at of shuffled([...tags.keys()], random)) {
        const beside = placed.filter((other) => Math.abs(other - at) === 1);
        tree.heads[at] = placed.length === 0 ? count : one(beside.length > 0 && random.next() < 0.5 ? beside : placed);
        tree.labels[at] = placed.length === 0 ? 0 : 1 + random.below(LABELS.length - 1);
        placed.push(at);
      }
      en.trees.settle(tags, tree, LABELS);
      // Where a climb ends: at the length of the sentence, above its root, if it ends at all.
      const climb = (from: number, headOf: (word: number) => number): number => {
        let [up, steps] = [from, 0];
        while (up < count && steps <= count) [up, steps] = [headOf(up), steps + 1];
        return up;
      };
      const told = tags.map(({ form }, at) => `${form} ${LABELS[tree.labels[at]]} ${tree.heads[at] + 1}`).join(", ");
      expect([...tree.heads].filter((head) => head === count).length, told).toBe(1);
      expect(
        tags.every((_, at) => climb(at, (word) => tree.heads[word]) === count),
        told,
      ).toBe(true);
      expect(
        [...tree.labels].every((label) => label >= 0),
        told,
      ).toBe(true);
      // Nor do the mends that events ask for on top make a circle of it, in which a climb would never end.
      const tokens = tags.map((tag, at): ParsedToken => {
        const head = tree.heads[at] === count ? -1 : tree.heads[at];
        const { form: alike } = tag;
        return {
          ...tag,
          alike,
          start: at,
          end: at + 1,
          spaceAfter: true,
          name: "O",
          head,
          deprel: LABELS[tree.labels[at]],
          sureness: 1,
        };
      });
      const mended = en.events.mends.ofTokens(tokens, new Set(), {
        isVerb: () => true,
        tells: () => true,
        isForce: () => true,
        isPhrasal: () => true,
      });
      expect(
        mended.every((_, at) => climb(at, (word) => (mended[word].head < 0 ? count : mended[word].head)) === count),
        told,
      ).toBe(true);
    }
  });

  it("stays one where a noun and the verb behind it could each hang from the other", () => {
    const rows = ["bombed VERB VBD -1 root", "of ADP IN 2 case", "Mukalla PROPN NNP 3 obl", "unloaded VERB VBD 0 advcl"];
    const tokens = rows.map((row, at): ParsedToken => {
      const [form, upos, xpos, head, deprel] = row.split(" ");
      const feats = upos === "VERB" ? "Mood=Ind|Tense=Past|VerbForm=Fin" : "";
      const word = { form, alike: form, upos, xpos, lemma: form, feats, name: "O", spaceAfter: true };
      return { ...word, start: at, end: at + 1, head: Number(head), deprel, sureness: 1 };
    });
    const mended = en.events.mends.ofTokens(tokens, new Set(), {
      isVerb: () => true,
      tells: () => true,
      isForce: () => true,
      isPhrasal: () => true,
    });
    expect(mended.map(({ head }) => head)).toEqual([-1, 3, 3, 0]);
  });
});
