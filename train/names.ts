import { readFileSync } from "node:fs";
import { byForm } from "../src/classify/cache.ts";
import type { Table } from "../src/classify/table.ts";
import {
  askedOf,
  MOST_NAME_CONTEXTS,
  NAME_CLASSES,
  NAME_RULES,
  type NameModel,
  nameContextsOf,
} from "../src/engine/tag/names.ts";
import { describeWord, type Lexicon } from "../src/engine/tag/vocabulary.ts";
import { type Course, type Learned, learnChain, settle } from "./chain.ts";
import { gatherLessons } from "./lessons.ts";
import { addToken, newSheet } from "./sheet.ts";

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

// Missing a name costs more than finding one too many: of those of bodies the bare chain finds too few.
const [MISSED, FALSE, MISTAKEN] = [1.6, 0.25, 0.7];
const LEAST = 2;
const UNIT = 0.02;
// One order of the sentences more or less lucky than another makes .003: weights are the mean over several.
const ORDERS = 3;

/**
 * The name finder's weights by a conditional random field, see `learnChain`.
 * @param proper 1 for each of the tagger's classes that is a proper noun's
 */
export function trainNames(
  sentences: readonly NamedForms[],
  lexicon: Lexicon,
  proper: Uint8Array,
  course: Omit<Course, "cost">,
): Pick<NameModel, "follow"> & { readonly table: Table } {
  const wordOf = byForm((form) => {
    const { word, features } = describeWord(form, lexicon);
    return { ...word, features };
  });
  const edge = wordOf("");
  const sheet = newSheet();
  const context = new Int32Array(MOST_NAME_CONTEXTS);
  const { labels, may } = NAME_RULES;
  const lessons = gatherLessons({ bits: 24, labels, may, least: LEAST }, (take) => {
    for (const { forms, tags, names } of sentences) {
      const words = [edge, edge, ...forms.map(wordOf), edge, edge];
      const isAsked = askedOf(words, tags, proper);
      sheet.tokens = 0;
      for (let i = 0; i < forms.length; i++) {
        const own = words[i + 2].features;
        addToken(sheet, own.length + MOST_NAME_CONTEXTS, (out, at) => {
          // What reading does not ask is in no name here either.
          if (!isAsked(i)) return 0;
          const count = nameContextsOf(words, tags, i, context);
          out.set(own, at);
          out.set(context.subarray(0, count), at + own.length);
          return own.length + count;
        });
      }
      take(sheet, Uint8Array.from(within(names, isAsked)));
    }
  });
  const cost = Float64Array.from({ length: labels * labels }, (_, k) => {
    const [right, wrong] = [Math.floor(k / labels), k % labels];
    return right === wrong ? 0 : wrong === 0 ? MISSED : right === 0 ? FALSE : MISTAKEN;
  });
  const learned = Array.from({ length: ORDERS }, (_, k) => learnChain(lessons, { ...course, cost, seed: course.seed + k }));
  return settle(lessons, meanOf(learned), UNIT);
}

function meanOf(learned: readonly Learned[]): Learned {
  const [{ weights, follow }, ...others] = learned;
  for (const other of others) {
    for (let k = 0; k < weights.length; k++) weights[k] += other.weights[k];
    for (let k = 0; k < follow.length; k++) follow[k] += other.follow[k];
  }
  return { weights: weights.map((sum) => sum / learned.length), follow: follow.map((sum) => sum / learned.length) };
}

/** The names all of whose words are asked. */
function within(names: readonly number[], isAsked: (i: number) => boolean): number[] {
  const kept = names.slice();
  for (let from = 0; from < names.length; ) {
    let end = from + 1;
    while (names[from] > 0 && names[end] === names[from] + 1) end++;
    let whole = true;
    for (let i = from; i < end; i++) whole &&= isAsked(i);
    if (!whole) kept.fill(0, from, end);
    from = end;
  }
  return kept;
}
