import { existsSync, readFileSync } from "node:fs";
import type { WordClusters } from "../src/classify/word-clusters.ts";
import { inParagraphs, readTrees } from "../src/engine/backbone.ts";
import { loadModels, type ModelSource } from "../src/engine/models.ts";
import { describeParseWords, numberTags } from "../src/engine/parse/parse.ts";
import { look, newView } from "../src/engine/parse/view.ts";
import type { TagClass } from "../src/engine/tag/tagger.ts";
import { tokenise } from "../src/engine/tokenise/index.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { GOLD } from "./english.ts";
import { type TreeCase, UNSURE } from "./parser.ts";

/** Plain news text (PolNeAR, train part). Only counts of it go into weights, never the text. */
const readTexts = (): string[] =>
  readFileSync(`${GOLD}/attribution/polnear.train.jsonl`, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text);

/** Its sentences as word forms. */
export function readNews(): string[][] {
  const sentences: string[][] = [];
  for (const text of readTexts()) {
    const doc = tokenise(inParagraphs(text, en.code), en);
    for (const { from, to } of doc.sentences) sentences.push(doc.tokens.slice(from, to).map(({ form }) => form));
  }
  return sentences;
}

/** A sentence of news as the weights see it, with the tree that the accurate mode has of it. */
export interface NewsTree {
  readonly forms: readonly string[];
  /** `upos|xpos`. */
  readonly tags: readonly string[];
  /** −1 for the root. */
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  readonly sureness: readonly number[];
}

const [SHORTEST, LONGEST] = [4, 60];

/** @param folder with weights of words, tags, names and both parsers */
export async function parseNews(folder: string): Promise<NewsTree[]> {
  const source: ModelSource = {
    ...modelFiles,
    ready: undefined,
    read: async (name) => {
      const path = `${folder}/${name.slice(name.indexOf("/") + 1)}`;
      return existsSync(path) ? readFileSync(path) : modelFiles.read(name);
    },
  };
  const models = await loadModels("accurate", source, en.code);
  // Tags and trees as the weights have them: what words and rules put right in them would come into the weights, and each new row with them.
  const none = new Map<string, readonly string[]>();
  const bare = {
    ...en,
    tags: { ...en.tags, verbs: none, phrases: none, afterNames: none, afterPlurals: none },
    trees: { ...en.trees, settle: () => {}, countInexact: () => 0 },
  };
  const trees: NewsTree[] = [];
  for (const text of readTexts()) {
    const { tokens, sentences } = readTrees(text, bare, models);
    for (const { from, to } of sentences) {
      const seen = Array.from({ length: to - from }, (_, i) => from + i).filter((i) => tokens[i].alike !== "");
      if (seen.length < SHORTEST || seen.length > LONGEST) continue;
      const words = seen.map((i) => tokens[i]);
      trees.push({
        forms: words.map(({ alike }) => alike),
        tags: words.map(({ upos, xpos }) => `${upos}|${xpos}`),
        heads: words.map(({ head }) => (head < 0 ? -1 : seen.indexOf(head))),
        labels: words.map(({ deprel }) => deprel),
        sureness: words.map(({ sureness }) => sureness),
      });
    }
  }
  return trees;
}

// Of the arcs that the accurate mode is so sure of, 97 in 100 are right (EWT dev).
const SURE = 0.8;

export function newsCases(
  trees: readonly NewsTree[],
  classes: readonly TagClass[],
  clusters: WordClusters,
  relations: readonly string[],
): TreeCase[] {
  const wordOf = describeParseWords(clusters);
  const { tagNumbers, parts } = numberTags(classes);
  return trees.map(({ forms, tags, heads, labels, sureness }) => {
    const view = newView();
    look(
      view,
      forms.map(wordOf),
      tags.map((tag) => tagNumbers.get(tag) ?? 0),
      parts,
    );
    return {
      view,
      heads: Int32Array.from(heads, (head, i) => (sureness[i] < SURE ? UNSURE : head < 0 ? forms.length : head)),
      labels: Int32Array.from(labels, (label) => relations.indexOf(label)),
    };
  });
}
