import { readFileSync } from "node:fs";
import type { WordClusters } from "../src/classify/word-clusters.ts";
import { type GoldSentence, readConllu } from "../src/document/conllu.ts";
import { describeParseWords, numberTags } from "../src/engine/parse/parse.ts";
import { look, newView } from "../src/engine/parse/view.ts";
import type { TagClass } from "../src/engine/tag/tagger.ts";
import { plainForm } from "../src/engine/tokenise/plain.ts";
import type { TreeCase } from "./parser.ts";
import type { TaggedForms } from "./tagger.ts";

/** Where the gold lies, beside the repository. */
export const GOLD = "../shared/gold";

/** The trees that may stand behind shipped weights: EWT and the clean genres of GUM, train parts. */
export const readTrainingTrees = (): GoldSentence[] => [...readTrees("en_ewt-ud-train"), ...readTrees("en_gum-clean-train")];

const readTrees = (name: string): GoldSentence[] => readConllu(readFileSync(`${GOLD}/trees/${name}.conllu`, "utf8"));

export const formsOf = (sentence: GoldSentence): string[] => sentence.words.map(({ form }) => plainForm(form));

/** Joint classes seen at least three times, most frequent first; what is rarer is taught as its part of speech's commonest. */
export function listClasses(sentences: readonly GoldSentence[]): {
  classes: TagClass[];
  numberOf: (upos: string, xpos: string) => number;
} {
  const counts = new Map<string, number>();
  for (const { words } of sentences) {
    for (const { upos, xpos } of words) counts.set(`${upos}|${xpos}`, (counts.get(`${upos}|${xpos}`) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, n]) => n >= 3).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const classes = kept.map(([name]) => ({ upos: name.split("|")[0], xpos: name.split("|")[1] }));
  const numbers = new Map(kept.map(([name], i) => [name, i]));
  const numberOf = (upos: string, xpos: string): number =>
    numbers.get(`${upos}|${xpos}`) ??
    Math.max(
      0,
      classes.findIndex((klass) => klass.upos === upos),
    );
  return { classes, numberOf };
}

export const tagCase = (sentence: GoldSentence, numberOf: (upos: string, xpos: string) => number): TaggedForms => ({
  forms: formsOf(sentence),
  tags: sentence.words.map(({ upos, xpos }) => numberOf(upos, xpos)),
});

/** Sentences as the parser sees them, under tags from a tagger that has not learned from them. */
export function treeCases(
  sentences: readonly GoldSentence[],
  tags: readonly ArrayLike<number>[],
  classes: readonly TagClass[],
  clusters: WordClusters,
  relations: readonly string[],
): TreeCase[] {
  const wordOf = describeParseWords(clusters);
  const { parts } = numberTags(classes);
  const numbers = new Map(relations.map((relation, i) => [relation, i]));
  return sentences.map((sentence, s) => {
    const view = newView();
    look(view, formsOf(sentence).map(wordOf), tags[s], parts);
    const { words } = sentence;
    return {
      view,
      heads: Int32Array.from(words, ({ head }) => (head < 0 ? words.length : head)),
      labels: Int32Array.from(words, ({ deprel }) => numbers.get(deprel) ?? 0),
    };
  });
}

/** Every relation of the trees, in alphabetical order after an empty one for "no relation yet". */
export const relationsOf = (sentences: readonly GoldSentence[]): string[] => [
  "",
  ...[...new Set(sentences.flatMap(({ words }) => words.map(({ deprel }) => deprel)))].sort(),
];
