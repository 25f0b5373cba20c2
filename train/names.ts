import { readFileSync } from "node:fs";
import { seeded, shuffled } from "../src/base/random.ts";
import { byForm } from "../src/classify/cache.ts";
import { gatherRows, scoreClass } from "../src/classify/table.ts";
import { MAY_FOLLOW, MOST_NAME_FEATURES, NAME_CLASSES, type NameModel, nameFeaturesOf } from "../src/engine/tag/names.ts";
import { describeWord, type Lexicon, type Word } from "../src/engine/tag/vocabulary.ts";
import { averaged, correct, newLearner } from "./perceptron.ts";

export interface NamedForms {
  readonly forms: readonly string[];
  readonly tags: Uint8Array;
  readonly names: readonly number[];
}

/** Reads an IOB2 file of Universal NER: sentence id → class numbers. A type other than person, organisation, place is none. */
export function readNames(path: string): Map<string, { forms: string[]; names: number[] }> {
  const sentences = new Map<string, { forms: string[]; names: number[] }>();
  for (const block of readFileSync(path, "utf8").split(/\r?\n\r?\n/)) {
    let id = "";
    const forms: string[] = [];
    const names: number[] = [];
    for (const line of block.split(/\r?\n/)) {
      if (line.startsWith("# sent_id = ")) id = line.slice(12);
      if (line === "" || line.startsWith("#")) continue;
      const [, form, name] = line.split("\t");
      forms.push(form);
      names.push(Math.max(0, NAME_CLASSES.indexOf(name as (typeof NAME_CLASSES)[number])));
    }
    if (forms.length > 0) sentences.set(id, { forms, names });
  }
  return sentences;
}

export function trainNames(sentences: readonly NamedForms[], lexicon: Lexicon, epochs: number, seed: number): NameModel {
  const learner = newLearner(24, NAME_CLASSES.length + 1);
  const random = seeded(seed);
  const features = new Int32Array(MOST_NAME_FEATURES);
  const rows = new Int32Array(MOST_NAME_FEATURES);
  const wordOf = byForm((form) => describeWord(form, lexicon));
  const edge = wordOf("");
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { forms, tags, names } of shuffled(sentences, random)) {
      const words: Word[] = [edge, edge, ...forms.map(wordOf), edge, edge];
      const guessed = new Uint8Array(forms.length);
      for (let i = 0; i < forms.length; i++) {
        const count = nameFeaturesOf(words, tags, guessed, i, features);
        const found = gatherRows(learner.table, features, count, rows);
        const may = MAY_FOLLOW[i > 0 ? guessed[i - 1] : 0];
        let top = -Infinity;
        for (const klass of may) {
          const score = scoreClass(learner.table.weights, rows, found, klass);
          if (score > top) {
            top = score;
            guessed[i] = klass;
          }
        }
        // Where the guesses so far forbid the gold class, the nearest allowed one stands for it: a B for its I.
        const gold = may.includes(names[i]) ? names[i] : names[i] - 1;
        if (guessed[i] !== gold) {
          correct(learner, features, count, gold, 1);
          correct(learner, features, count, guessed[i], -1);
        }
        learner.step++;
      }
    }
  }
  return { lexicon, table: averaged(learner, { least: 0.25, unit: 0.25 }) };
}
