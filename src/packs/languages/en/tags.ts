/** English for the tagger: forms of the verbs that events and cues are told by, and words of the closed classes. */
import { readTsv } from "../../../base/tsv.ts";
import type { TagWords } from "../../../engine/language.ts";
import cuesTable from "./lexicons/cues.packed.ts";
import table from "./lexicons/tokens.packed.ts";
import triggersTable from "./lexicons/triggers.packed.ts";

export const tags: TagWords = {
  verbs: formsOf([
    ...readTsv<"lemma" | "pos">(triggersTable, "triggers.tsv").map(({ lemma, pos }) => ({ lemma: lemma.split(" ")[0], pos })),
    ...readTsv<"lemma" | "pos">(cuesTable, "cues.tsv"),
  ]),
  closed: new Set(
    readTsv<"kind" | "words">(table, "tokens.tsv")
      .filter(({ kind }) => kind === "closed")
      .map(({ words }) => words),
  ),
};

// Past forms are known by their endings, or were seen; the bare form and the third person are spelled as nouns are.
function formsOf(rows: readonly { readonly lemma: string; readonly pos: string }[]): Map<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  for (const { lemma, pos } of rows) {
    if (pos !== "VERB" || !/^[a-z]{3,}$/.test(lemma)) continue;
    forms.set(lemma, ["VB", "VBP"]);
    forms.set(thirdPerson(lemma), ["VBZ"]);
  }
  return forms;
}

function thirdPerson(lemma: string): string {
  return /(?:s|sh|ch|x|z|[^aeiou]o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
}
