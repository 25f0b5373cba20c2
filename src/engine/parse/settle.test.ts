import { describe, expect, it } from "vitest";
import { settle } from "./settle.ts";
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
  settle(tags, tree, relations);
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

  it("counts what is more than a number with it", () => {
    const counted = settled(
      "took VERB VBD take _ 0 root",
      "more ADJ JJR more Degree=Cmp 1 advmod",
      "than ADP IN than _ 5 case",
      "500 NUM CD 500 _ 5 nummod",
      "refugees NOUN NNS refugee _ 1 obl",
    );
    expect(counted).toEqual(["took root -", "more advmod 500", "than fixed more", "500 nummod refugees", "refugees obj took"]);
  });
});
