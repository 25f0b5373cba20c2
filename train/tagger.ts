import { seeded, shuffled } from "../src/base/random.ts";
import { byForm } from "../src/classify/cache.ts";
import { gatherRows, scoreClass, type Table } from "../src/classify/table.ts";
import type { WordClusters } from "../src/classify/word-clusters.ts";
import { wordTable } from "../src/classify/word-table.ts";
import { contextsOf } from "../src/engine/tag/contexts.ts";
import type { TagClass, TagModel } from "../src/engine/tag/tagger.ts";
import { describeWord, type Lexicon } from "../src/engine/tag/vocabulary.ts";
import { PREFIXES } from "./dictionary.ts";
import { averaged, correct, newLearner } from "./perceptron.ts";

export interface TaggedForms {
  readonly forms: readonly string[];
  readonly tags: readonly number[];
}

/** What the tagger reads, its weights still a whole table. */
export type TrainedTagger = Omit<TagModel, "weights"> & { readonly table: Table };

export interface TagRecipe {
  readonly epochs: number;
  readonly seed: number;
}

const BITS = 24;
const PATIENCE = 3;
// A word seen less often may also have the tags that a dictionary gives it.
const TOLD_FROM = 30;

/** Averaged perceptron over joint classes (Collins 2002), greedy left to right on its own guesses. */
export function trainTagger(
  sentences: readonly TaggedForms[],
  classes: readonly TagClass[],
  lexicon: Lexicon,
  { epochs, seed }: TagRecipe,
): TrainedTagger {
  const learner = newLearner(BITS, classes.length, PATIENCE);
  const random = seeded(seed);
  const features = new Int32Array(128);
  const rows = new Int32Array(128);
  const wordOf = byForm((form) => {
    const { word, features } = describeWord(form, lexicon);
    return { ...word, features };
  });
  const edge = wordOf("");
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { forms, tags } of shuffled(sentences, random)) {
      const words = [edge, edge, ...forms.map(wordOf), edge, edge];
      let tag1 = 0;
      let tag2 = 0;
      for (let i = 0; i < forms.length; i++) {
        const word = words[i + 2];
        const { allowed } = word;
        let best = allowed[0];
        if (allowed.length > 1) {
          let count = contextsOf(words, i, tag1, tag2, features);
          features.set(word.features, count);
          count += word.features.length;
          const found = gatherRows(learner.table, features, count, rows);
          let top = -Infinity;
          for (const k of allowed) {
            const score = scoreClass(learner.table.weights, rows, found, k);
            if (score > top) {
              top = score;
              best = k;
            }
          }
          const gold = tags[i];
          if (best !== gold && allowed.includes(gold)) {
            correct(learner, features, count, gold, 1);
            correct(learner, features, count, best, -1);
          }
          learner.step++;
        }
        tag2 = tag1;
        tag1 = best + 1;
      }
    }
  }
  return { classes, lexicon, table: averaged(learner, { least: 0.25, unit: 0.25 }) };
}

/**
 * Which tags each frequent word was seen with, or may have though it was not.
 * @param sureFrom a word's tags are held to those seen once it was seen this often; a tag seen in under a two-hundredth of its uses is held to be a slip
 */
export function learnLexicon(
  sentences: readonly TaggedForms[],
  classCount: number,
  sureFrom: number,
  clusters: WordClusters,
  mayBe: (word: string) => readonly number[],
): Lexicon {
  const counts = new Map<string, Map<number, number>>();
  const rare = new Int32Array(classCount);
  for (const { forms, tags } of sentences) {
    for (const [i, form] of forms.entries()) {
      const folded = form.toLowerCase();
      const seen = counts.get(folded) ?? new Map<number, number>();
      counts.set(folded, seen);
      seen.set(tags[i], (seen.get(tags[i]) ?? 0) + 1);
    }
  }
  const words = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const [word, seen] of counts) {
    const total = [...seen.values()].reduce((a, b) => a + b, 0);
    if (total <= 3) for (const [tag, n] of seen) rare[tag] += n;
    if (total < sureFrom) continue;
    const kept = [...seen].filter(([, n]) => n * 200 >= total).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const more = total < TOLD_FROM ? mayBe(word).filter((tag) => !seen.has(tag)) : [];
    const set = [...kept.map(([tag]) => tag), ...more].join(",");
    if (!numbers.has(set)) numbers.set(set, numbers.size + 1);
    words.set(word, numbers.get(set)!);
  }
  const open = Array.from(rare.keys()).filter((k) => rare[k] >= 3);
  open.sort((a, b) => rare[b] - rare[a] || a - b);
  const sets = [...numbers.keys()].map((set) => Uint8Array.from(set.split(","), Number));
  return { words: wordTable(words), sets, open: Uint8Array.from(open), prefixes: PREFIXES, clusters };
}
