import type { Steps } from "../../base/steps.ts";
import { byForm } from "../../classify/cache.ts";
import type { Sums } from "../../classify/sums.ts";
import { clusterOf } from "../../classify/word-clusters.ts";
import type { Tagged, TaggedToken, Tokenised } from "../../document/stages.ts";
import { type FeatsModel, featsOf } from "./features.ts";
import { newHeadlineVerb } from "./headlines.ts";
import { type LemmaModel, lemmaOf } from "./lemma.ts";
import { NAME_CLASSES, type NameFinder } from "./names.ts";
import { newTagger, type TagClass, type Tagger } from "./tagger.ts";
import { newTitleCase } from "./title-case.ts";
import type { Lexicon } from "./vocabulary.ts";
import type { TagWords } from "./words.ts";

/** What tagging needs, ready to run. */
export interface TagModels {
  readonly classes: readonly TagClass[];
  readonly weights: Sums;
  readonly lemmas: LemmaModel;
  readonly lexicon: Lexicon;
  readonly feats: FeatsModel;
  readonly names: NameFinder;
}

/** Part of speech, features, lemma and name tag of every token, sentence by sentence. */
export function* tag(doc: Tokenised, models: TagModels, words: TagWords): Steps<Tagged> {
  const { classes, names } = models;
  const { tagger, inSmall } = taggersOf(models, words);
  const tokens: TaggedToken[] = [];
  const formOf = readingsOf(models);
  const proper = classes.findIndex(({ upos, xpos }) => upos === "PROPN" && xpos === "NNP");
  const seen = doc.sentences.map(({ from, to }) => doc.tokens.slice(from, to).flatMap(({ alike }) => alike || []));
  const isTensed = classes.map(({ upos, xpos }) => upos === "VERB" && /^VB[DZP]$/.test(xpos));
  const tags = seen.map((forms, s) => {
    const small = inSmall(forms);
    const told = small === null ? null : tagger(small);
    // Without a verb it is a name or a title of something: its capitals stand for that.
    if (told === null || !told.some((tag) => isTensed[tag])) return tagger(forms);
    seen[s] = small!;
    return told;
  });
  yield;
  const namesIn = seen.map((forms, s) => names(forms, tags[s]));
  yield;
  for (const [s, { from, to }] of doc.sentences.entries()) {
    const [found, named, forms] = [tags[s], namesIn[s], seen[s]];
    let at = 0;
    for (let i = from; i < to; i++) {
      const { start, end, form, spaceAfter } = doc.tokens[i];
      const alike = doc.tokens[i].alike === "" ? "" : forms[at];
      const goesOn = i > from && doc.tokens[i - 1].alike === "";
      // "South" of "South Korea" is a name's word, and of "South Korean" an adjective's.
      const isName =
        alike === ""
          ? classes[found[at]].upos === "PROPN"
          : i > from && isMonth(form, classes[found[at]], classes[found[at + 1]]);
      const tag = isName ? proper : found[at];
      const isSmall = alike !== doc.tokens[i].alike;
      const { lemma, feats } = formOf(isSmall ? alike : form, tag, i === from && !isSmall);
      tokens.push({
        start,
        end,
        form,
        alike,
        spaceAfter,
        lemma,
        upos: classes[tag].upos,
        xpos: classes[tag].xpos,
        feats,
        name: NAME_CLASSES[goesOn ? insideOf(named[at]) : named[at]],
      });
      if (alike !== "") at++;
    }
  }
  return { ...doc, tokens };
}

// "Last May it signed": a modal with a capital inside a sentence stands before a verb, or is none.
const isMonth = (form: string, { xpos }: TagClass, next: TagClass | undefined): boolean =>
  xpos === "MD" && /^\p{Lu}\p{Ll}/u.test(form) && next !== undefined && !/^(?:VERB|AUX|ADV|PART)$/.test(next.upos);

/** The class of a further word of the same name. */
const insideOf = (klass: number): number => klass + (klass % 2);

interface Taggers {
  readonly tagger: Tagger;
  readonly inSmall: ReturnType<typeof newTitleCase>;
}

const made = new WeakMap<TagWords, WeakMap<Sums, Taggers>>();

/** The tagger of these weights for a language's words, which knows a headline's verb, and what reads a line in capitals; made once. */
function taggersOf({ classes, lexicon, weights }: TagModels, words: TagWords): Taggers {
  const byWeights = made.get(words) ?? new WeakMap<Sums, Taggers>();
  made.set(words, byWeights);
  const known = byWeights.get(weights);
  if (known) return known;
  const tagger = newTagger({ classes, lexicon, weights }, words);
  const withVerb = newHeadlineVerb(classes, words);
  const taggers: Taggers = {
    tagger: (forms) => {
      const tags = tagger(forms);
      withVerb(forms, tags);
      return tags;
    },
    inSmall: newTitleCase(classes, lexicon, words),
  };
  byWeights.set(weights, taggers);
  return taggers;
}

interface Reading {
  readonly lemma: string;
  readonly feats: string;
}

type Readings = (form: string, klass: number, first: boolean) => Reading;

const remembered = new WeakMap<LemmaModel, Readings>();

/** Lemma and features by form, tag and place, worked out once for each: they make a third of tagging otherwise. */
function readingsOf({ lemmas, feats, lexicon }: TagModels): Readings {
  const known = remembered.get(lemmas);
  if (known) return known;
  const isWord = (word: string): boolean => clusterOf(lexicon.clusters, word) > 0;
  const byTag = byForm((): (Reading | undefined)[] => []);
  const readings: Readings = (form, klass, first) => {
    const seen = byTag(form);
    const at = klass * 2 + (first ? 1 : 0);
    let reading = seen[at];
    if (reading === undefined) {
      reading = { lemma: lemmaOf(form, klass, first, lemmas, isWord), feats: featsOf(form, klass, feats) };
      seen[at] = reading;
    }
    return reading;
  };
  remembered.set(lemmas, readings);
  return readings;
}
