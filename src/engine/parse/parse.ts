import { hash32 } from "../../base/hash.ts";
import type { Steps } from "../../base/steps.ts";
import { byForm } from "../../classify/cache.ts";
import { clusterOfHash, coarseOf, middleOf, type WordClusters } from "../../classify/word-clusters.ts";
import type { Parsed, ParsedToken, Tagged, TaggedToken } from "../../document/stages.ts";
import { asideIn, isApart, readApart } from "./asides.ts";
import { joinedDate, readUndated } from "./dates.ts";
import type { View } from "./features.ts";
import { colonOfLabel, isTakenIn, readBehind } from "./labels.ts";
import { hang, type Tree } from "./tree.ts";
import { look, newView, numberParts, type ParseWord } from "./view.ts";
import type { ParseWords } from "./words.ts";

/** Letters of an ending. */
export const ENDING = 3;

/** What parsing needs, ready to run. */
export interface ParseModels {
  /** The tagger's classes, by `upos|xpos`. */
  readonly tagNumbers: ReadonlyMap<string, number>;
  /** The number of a class; 0 for one it has not. */
  readonly tagOf: (upos: string, xpos: string) => number;
  readonly parts: Uint8Array;
  readonly wordOf: (form: string) => ParseWord;
  readonly relations: readonly string[];
  readonly parser: (view: View) => Tree;
  /** A tree's margin as sureness, 0 to 1. */
  readonly sureness: (margin: number) => number;
}

/** A head, a relation and how surely it was chosen, for every token. */
export function* parse(doc: Tagged, models: ParseModels, words: ParseWords): Steps<Parsed> {
  const { tagOf, parts, wordOf, relations, parser, sureness } = models;
  const view = newView();
  const treeOf = (someWords: readonly ParseWord[], someTags: readonly number[]): Tree => {
    look(view, someWords, someTags, parts);
    return parser(view);
  };
  const read = doc.sentences.map(({ from, to }) => {
    // Where each word that is seen stands in the text; those of its name before it are not, nor how exactly a number is meant, and hang from it.
    const places: number[] = [];
    const particles: number[] = [];
    for (let i = from; i < to; i++) {
      const inexact = words.countInexact(doc.tokens, i, to);
      if (inexact > 0 && doc.tokens[i - 1]?.upos === "ADV") particles.push(places.length - 1);
      i += inexact;
      if (doc.tokens[i].alike !== "") places.push(i);
    }
    const sentence = places.map((i) => doc.tokens[i]);
    const seen = sentence.map(({ alike }) => wordOf(alike));
    const tags = sentence.map(({ upos, xpos }) => tagOf(upos, xpos));
    return { from, to, places, particles, sentence, seen, tags, whole: treeOf(seen, tags) };
  });
  yield;
  const tokens: ParsedToken[] = [];
  for (const { from, to, places, particles, sentence, seen, tags, whole } of read) {
    const part = (some: readonly number[]): Tree =>
      treeOf(
        some.map((at) => seen[at]),
        some.map((at) => tags[at]),
      );
    const tree = untangled(whole, sentence, relations, words, part);
    // "handed over more than 20 tanks", which is not "over 20 tanks"
    for (const at of particles)
      if (tree.heads[at] > at && sentence[at - 1]?.upos === "VERB") hang(tree, at, at - 1, relations.indexOf("compound:prt"));
    nameByRule(sentence, tree, relations);
    words.settle(sentence, tree, relations);
    const { heads, labels, margins } = tree;
    for (let i = from, at = 0; i < to; i++) {
      const { start, end, form, alike, spaceAfter, lemma, upos, xpos, feats, name } = doc.tokens[i];
      const isRoot = heads[at] === sentence.length;
      const isSeen = places[at] === i;
      tokens.push({
        start,
        end,
        form,
        alike,
        spaceAfter,
        lemma,
        upos,
        xpos,
        feats,
        name,
        head: !isSeen ? places[at] : isRoot ? -1 : places[heads[at]],
        deprel: !isSeen ? (alike === "" ? "compound" : "advmod") : isRoot ? "root" : relations[labels[at]],
        sureness: isSeen ? sureness(Math.max(0, margins[at])) : 1,
      });
      if (isSeen) at++;
    }
  }
  return { ...doc, tokens };
}

/** Relations that the rules of Universal Dependencies tell from what else hangs there. */
function nameByRule(sentence: readonly TaggedToken[], { heads, labels }: Tree, relations: readonly string[]): void {
  const rename = (at: number, name: string): void => {
    labels[at] = relations.indexOf(name);
  };
  for (let at = 0; at < sentence.length; at++) {
    const head = heads[at];
    if (head === sentence.length) {
      rename(at, "root");
      continue;
    }
    const [own, above] = [relations[labels[at]], relations[labels[head]]];
    // "imposed measures on six officials": an object that bears a preposition is none, but an oblique.
    if (own === "case" && head > at && sentence[at].upos === "ADP" && /^i?obj$/.test(above)) rename(head, "obl");
    // "the declaration that the three signed": a clause with a relative pronoun in it says more of its noun.
    if (above === "acl" && head > at && /^W(?:DT|P\$?)$/.test(sentence[at].xpos) && heads[head] < at) rename(head, "acl:relcl");
  }
}

/** The tree, or that of its parts where a label, an aside or a date shows in it to have been taken for more. */
function untangled(
  whole: Tree,
  sentence: readonly TaggedToken[],
  relations: readonly string[],
  words: ParseWords,
  part: (some: readonly number[]) => Tree,
): Tree {
  const colon = colonOfLabel(sentence);
  if (colon > 0 && isTakenIn(whole, relations, colon)) return readBehind(sentence.length, colon, relations, part);
  const aside = asideIn(sentence);
  if (aside !== null && !isApart(whole, sentence, aside)) return readApart(sentence, aside, relations, part);
  const date = joinedDate(whole, sentence, relations, words);
  return date === null ? whole : readUndated(sentence, date, relations, part);
}

export function describeParseWords(clusters: WordClusters): (form: string) => ParseWord {
  return byForm((form) => {
    const small = form.toLowerCase();
    const lower = hash32(small) | 0;
    const fine = clusterOfHash(clusters, lower);
    return { lower, ending: hash32(small.slice(-ENDING)) | 0, fine, middle: middleOf(fine), coarse: coarseOf(fine) };
  });
}

export function numberTags(
  classes: readonly { upos: string; xpos: string }[],
): Pick<ParseModels, "tagNumbers" | "tagOf" | "parts"> {
  // By one and then by the other: joined to one key they would be a new string to hash for every word.
  const byPart = new Map<string, Map<string, number>>();
  for (const [i, { upos, xpos }] of classes.entries()) byPart.set(upos, (byPart.get(upos) ?? new Map()).set(xpos, i));
  return {
    tagNumbers: new Map(classes.map(({ upos, xpos }, i) => [`${upos}|${xpos}`, i])),
    tagOf: (upos, xpos) => byPart.get(upos)?.get(xpos) ?? 0,
    parts: numberParts(classes.map(({ upos }) => upos)),
  };
}
