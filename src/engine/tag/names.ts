import { byForm } from "../../classify/cache.ts";
import { mix1, mix2, mix3 } from "../../classify/mix.ts";
import { gatherRows, scoreClass, type Table } from "../../classify/table.ts";
import { describeWord, type Lexicon, type Word } from "./vocabulary.ts";

/** Names of persons, organisations and places: one class a token, in BIO. */
export const NAME_CLASSES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"] as const;

/** Which classes may follow each: an I only its own B or I. */
export const MAY_FOLLOW: readonly (readonly number[])[] = [
  [0, 1, 3, 5],
  [0, 1, 2, 3, 5],
  [0, 1, 2, 3, 5],
  [0, 1, 3, 4, 5],
  [0, 1, 3, 4, 5],
  [0, 1, 3, 5, 6],
  [0, 1, 3, 5, 6],
];

export const MOST_NAME_FEATURES = 96;

export interface NameModel {
  readonly lexicon: Lexicon;
  readonly table: Table;
}

/** @param tags the tagger's classes for the same forms */
export type NameFinder = (forms: readonly string[], tags: Uint8Array) => Uint8Array;

export function newNameFinder({ lexicon, table }: NameModel): NameFinder {
  const wordOf = byForm((form) => describeWord(form, lexicon));
  const features = new Int32Array(MOST_NAME_FEATURES);
  const rows = new Int32Array(MOST_NAME_FEATURES);
  const edge = wordOf("");
  return (forms, tags) => {
    const names = new Uint8Array(forms.length);
    const words: Word[] = [edge, edge, ...forms.map(wordOf), edge, edge];
    for (let i = 0; i < forms.length; i++) {
      const count = nameFeaturesOf(words, tags, names, i, features);
      const found = gatherRows(table, features, count, rows);
      let top = -Infinity;
      for (const klass of MAY_FOLLOW[i > 0 ? names[i - 1] : 0]) {
        const score = scoreClass(table.weights, rows, found, klass);
        if (score > top) {
          top = score;
          names[i] = klass;
        }
      }
    }
    return names;
  };
}

/** Features of position `i`: words two to either side with tags and shapes, and the names given so far. */
export function nameFeaturesOf(words: readonly Word[], tags: Uint8Array, names: Uint8Array, i: number, out: Int32Array): number {
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
  const name1 = i > 0 ? names[i - 1] + 1 : 0;
  const name2 = i > 1 ? names[i - 2] + 1 : 0;
  let n = 0;
  for (const feature of w.features) out[n++] = feature;
  out[n++] = mix1(101, name1);
  out[n++] = mix2(102, name1, name2);
  out[n++] = mix2(103, name1, w.lower);
  out[n++] = mix2(104, name1, w.shape);
  out[n++] = mix2(105, name1, t);
  out[n++] = mix2(106, name1, w.suffix);
  out[n++] = mix2(107, name1, b1.lower);
  out[n++] = mix3(108, name1, t, ta1);
  out[n++] = mix2(109, name1, a1.lower);
  out[n++] = mix2(110, name1, w.fine);
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
  out[n++] = mix3(143, name1, b1.lower, w.lower);
  out[n++] = mix2(144, b1.listed, w.listed);
  out[n++] = mix2(145, w.listed, a1.listed);
  out[n++] = mix3(146, name1, w.listed, w.shape);
  out[n++] = mix2(147, w.listed, t);
  out[n++] = mix3(148, b1.lower, w.listed, w.shape);
  out[n++] = mix3(149, w.listed, t, ta1);
  out[n++] = mix3(150, b1.middle, w.listed, w.shape);
  out[n++] = mix3(151, w.listed, w.shape, a1.lower);
  return n;
}
