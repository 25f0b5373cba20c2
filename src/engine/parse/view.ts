import { hash32 } from "../../base/hash.ts";
import type { View } from "./features.ts";

/** What the parser asks of each word form: its hash in lower case, that of its last letters, and its cluster, of 1024, of 256 and of 32. */
export interface ParseWord {
  readonly lower: number;
  readonly ending: number;
  readonly fine: number;
  readonly coarse: number;
  readonly middle: number;
}

export const newView = (): View => sized(64);

/** Parts of speech in the order of their numbers, from 1. */
export const PARTS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
];
/** Each class's part of speech by its number in `PARTS`; one that is not there counts as X. */
export const numberParts = (upos: readonly string[]): Uint8Array =>
  Uint8Array.from(upos, (part) => (PARTS.includes(part) ? PARTS.indexOf(part) + 1 : PARTS.length));

export const ROOT_PART = 18;
const NO_PART = 19;
const ROOT_WORD = hash32("root", 7) | 0;

/** Fills `view` with one sentence; it grows as needed and is used again. */
export function look(view: View, words: readonly ParseWord[], tags: ArrayLike<number>, posOfTag: Uint8Array): void {
  const n = words.length;
  roomFor(view, n);
  view.words = n;
  for (let i = 0; i < n; i++) {
    const word = words[i];
    view.word[i] = word.lower;
    view.ending[i] = word.ending;
    view.tag[i] = tags[i] + 1;
    view.pos[i] = posOfTag[tags[i]];
    view.fine[i] = word.fine;
    view.coarse[i] = word.coarse;
    view.middle[i] = word.middle;
  }
  for (const [at, part] of [
    [n, ROOT_PART],
    [n + 1, NO_PART],
  ]) {
    view.word[at] = ROOT_WORD + part;
    view.tag[at] = 200 + part;
    view.pos[at] = part;
    view.fine[at] = view.coarse[at] = view.middle[at] = part - ROOT_PART - 2;
  }
}

/** Makes room for a sentence of `words` words, its root and none. */
function roomFor(view: View, words: number): void {
  if (view.word.length < words + 2) Object.assign(view, sized((words + 2) * 2));
}

function sized(room: number): View {
  const field = (): Int32Array => new Int32Array(room);
  return {
    words: 0,
    word: field(),
    ending: field(),
    tag: field(),
    pos: field(),
    fine: field(),
    coarse: field(),
    middle: field(),
  };
}
