import { byForm } from "../../classify/cache.ts";
import { mix1, mix2, mix3 } from "../../classify/mix.ts";
import { decode, type Follow, type Rules } from "../../classify/sequence.ts";
import type { Sums } from "../../classify/sums.ts";
import { describeWord, type Lexicon, LISTED, type Word } from "./vocabulary.ts";

/** Names of persons, organisations and places: one class a token, in BIO. */
export const NAME_CLASSES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"] as const;

const LABELS = NAME_CLASSES.length;
const BEGINS = [0, 1, 3, 5];

/** An I follows only its own B or I. */
export const NAME_RULES: Rules = {
  labels: LABELS,
  may: Array.from({ length: LABELS + 1 }, (_, before) => {
    const inside = before === 0 || before === LABELS ? -1 : before + (before % 2);
    return Uint8Array.from(NAME_CLASSES, (_, klass) => (BEGINS.includes(klass) || klass === inside ? 1 : 0));
  }),
  bias: new Int32Array(LABELS),
};

export interface NameModel {
  readonly lexicon: Lexicon;
  /** 1 for each of the tagger's classes that is a proper noun's. */
  readonly proper: Uint8Array;
  readonly weights: Sums;
  readonly follow: Follow;
}

/** @param tags the tagger's classes for the same forms */
export type NameFinder = (forms: readonly string[], tags: Uint8Array) => Uint8Array;

/**
 * A word without a capital that is no proper noun either is in a name only between such words, "of" and "for the": four in five
 * need not be looked at. The best sequence of classes is found as a whole (Viterbi): what follows a name tells of it as much as
 * what stands before.
 */
export function newNameFinder({ lexicon, weights, follow, proper }: NameModel): NameFinder {
  const { features, sums } = weights;
  const wordOf = byForm((form) => {
    const { word, features: own } = describeWord(form, lexicon);
    sums.fill(0);
    features.set(own);
    weights.addThese(own.length);
    return { word, scores: sums.slice(0, LABELS) };
  });
  const edge = wordOf("").word;
  let room = new Int32Array(0);
  return (forms, tags) => {
    const own = forms.map(wordOf);
    const words = [edge, edge, ...own.map(({ word }) => word), edge, edge];
    if (room.length < forms.length * LABELS) room = new Int32Array(forms.length * LABELS * 2);
    const scores = room.subarray(0, forms.length * LABELS);
    const isAsked = askedOf(words, tags, proper);
    for (let i = 0; i < forms.length; i++) {
      if (!isAsked(i)) {
        scores[i * LABELS] = 0;
        for (let klass = 1; klass < LABELS; klass++) scores[i * LABELS + klass] = UNLIKELY;
        continue;
      }
      sums.set(own[i].scores);
      weights.addThese(nameContextsOf(words, tags, i, features));
      for (let klass = 0; klass < LABELS; klass++) scores[i * LABELS + klass] = sums[klass];
    }
    return decode(scores, follow, NAME_RULES).labels;
  };
}

/** Whether the word at `i` may be in a name: one with a capital, a proper noun, or what stands between two of them. */
export function askedOf(words: readonly Word[], tags: Uint8Array, proper: Uint8Array): (i: number) => boolean {
  const isProper = (i: number): boolean => i >= 0 && i < tags.length && (words[i + 2].capital || proper[tags[i]] === 1);
  return (i) => isProper(i) || ((isProper(i - 1) || isProper(i - 2)) && (isProper(i + 1) || isProper(i + 2)));
}

// Worse than any sum of weights, and as good as ruled out.
const UNLIKELY = -(2 ** 15);

/** More than any position yields. */
export const MOST_NAME_CONTEXTS = 128;

// A run longer than this says no more by its length.
const LONG = 4;

/**
 * Features of position `i` beside those of its word: two words to either side with tags and shapes, and the run of words with a
 * capital that it stands in.
 * @param words with two edge words before the sentence and two after
 * @returns how many were written to `out`
 */
export function nameContextsOf(words: readonly Word[], tags: Uint8Array, i: number, out: Int32Array): number {
  const b2 = words[i];
  const b1 = words[i + 1];
  const w = words[i + 2];
  const a1 = words[i + 3];
  const a2 = words[i + 4];
  const last = tags.length - 1;
  const t = tags[i];
  const tb1 = i > 0 ? tags[i - 1] : 255;
  const tb2 = i > 1 ? tags[i - 2] : 255;
  const ta1 = i < last ? tags[i + 1] : 255;
  const ta2 = i + 1 < last ? tags[i + 2] : 255;
  let n = 0;
  out[n++] = mix1(110, 0);
  out[n++] = mix1(111, b1.lower);
  out[n++] = mix1(112, b2.lower);
  out[n++] = mix1(113, a1.lower);
  out[n++] = mix1(114, a2.lower);
  out[n++] = mix2(115, b1.lower, w.lower);
  out[n++] = mix2(116, w.lower, a1.lower);
  out[n++] = mix2(117, b1.lower, w.shape);
  out[n++] = mix2(118, w.shape, a1.lower);
  out[n++] = mix2(119, w.shape, t);
  out[n++] = mix3(120, b1.shape, w.shape, a1.shape);
  out[n++] = mix2(121, w.shape, a1.shape);
  out[n++] = mix2(122, b1.shape, w.shape);
  out[n++] = mix1(123, t);
  out[n++] = mix2(124, tb1, t);
  out[n++] = mix2(125, t, ta1);
  out[n++] = mix3(126, tb1, t, ta1);
  out[n++] = mix3(127, tb2, tb1, t);
  out[n++] = mix3(128, t, ta1, ta2);
  out[n++] = mix1(129, b1.fine);
  out[n++] = mix1(130, a1.fine);
  out[n++] = mix2(131, b1.middle, w.shape);
  out[n++] = mix2(132, w.shape, a1.middle);
  out[n++] = mix2(133, w.middle, a1.middle);
  out[n++] = mix2(134, b1.middle, w.middle);
  out[n++] = mix1(135, b1.suffix);
  out[n++] = mix1(136, a1.suffix);
  out[n++] = mix1(137, b1.shape);
  out[n++] = mix1(138, a1.shape);
  out[n++] = mix2(139, b2.lower, b1.lower);
  out[n++] = mix2(140, a1.lower, a2.lower);
  out[n++] = mix2(141, w.shape, i === 0 ? 1 : 0);
  out[n++] = mix2(142, b2.middle, b1.middle);
  out[n++] = mix2(144, b1.listed, w.listed);
  out[n++] = mix2(145, w.listed, a1.listed);
  out[n++] = mix2(147, w.listed, t);
  out[n++] = mix3(148, b1.lower, w.listed, w.shape);
  out[n++] = mix3(149, w.listed, t, ta1);
  out[n++] = mix3(150, b1.middle, w.listed, w.shape);
  out[n++] = mix3(151, w.listed, w.shape, a1.lower);
  out[n++] = mix3(152, b2.lower, b1.lower, w.shape);
  out[n++] = mix3(153, w.shape, a1.lower, a2.lower);
  out[n++] = mix3(154, b1.lower, w.shape, a1.lower);
  out[n++] = mix3(155, b1.middle, w.shape, a1.middle);
  out[n++] = mix1(156, b2.middle);
  out[n++] = mix1(157, a2.middle);
  return w.capital ? n + runFeatures(words, i + 2, out, n) : n;
}

/**
 * Of a run of capital words, what it begins and ends with and what stands around it. A run that went on over "of" took a person
 * and a firm, "Anna Berg of Siemens", for one place.
 */
function runFeatures(words: readonly Word[], at: number, out: Int32Array, from: number): number {
  const last = words.length - 3;
  let begin = at;
  while (begin > 2 && words[begin - 1].capital) begin--;
  let end = at;
  while (end < last && words[end + 1].capital) end++;
  const first = words[begin];
  const final = words[end];
  const after = words[end + 1];
  const before = words[begin - 1];
  const { shape } = words[at];
  let n = from;
  out[n++] = mix2(220, final.lower, shape);
  out[n++] = mix1(221, final.middle);
  out[n++] = mix2(222, final.listed, shape);
  out[n++] = mix2(223, Math.min(end - at, LONG), Math.min(at - begin, LONG));
  out[n++] = mix2(224, after.lower, shape);
  out[n++] = mix2(225, before.lower, shape);
  out[n++] = mix1(226, after.middle);
  out[n++] = mix1(227, before.middle);
  out[n++] = mix2(228, first.lower, Math.min(at - begin, 2));
  out[n++] = mix2(229, first.listed, final.listed);
  // A noun that heads names of bodies, or an office, anywhere in it; of a very long one its nearer end.
  for (let k = Math.min(end, at + LONG); k >= Math.max(begin, at - LONG); k--) {
    const side = k < at ? 1 : k > at ? 2 : 0;
    for (const kind of [LISTED.organ, LISTED.organ * 2, LISTED.office]) {
      if (words[k].listed & kind) out[n++] = mix2(230, kind, side);
    }
  }
  return n - from;
}
