/** A text's tokens as the taggers see them: numbers only, worked out once for both. */
import { hash32 } from "../../base/hash.ts";
import { byForm } from "../../classify/cache.ts";
import { clusterOfHash, coarseOf, middleOf, type WordClusters } from "../../classify/word-clusters.ts";
import type { Draft, Scene } from "./draft.ts";
import { cueWordAt } from "./phrases.ts";
import type { CueWord } from "./words.ts";

export interface Board {
  readonly count: number;
  readonly lower: Int32Array;
  readonly lemma: Int32Array;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly rel: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  readonly head: Int32Array;
  /** Which relations hang from the token, as bits. */
  readonly below: Int32Array;
  /** What the lexicon says of the token as a cue: 0 nothing, else a number for kind and complements. */
  readonly cue: Int32Array;
  /** The same, of kind alone. */
  readonly kind: Int32Array;
  /** 0 outside quotation, 1 first token of one, 2 within, 3 last. */
  readonly quote: Uint8Array;
  /** Which relation that parts clauses the token has, as a bit. */
  readonly parts: Int32Array;
  /** Relation of the widest phrase that begins, and that ends, with the token; 0 where none does. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  /** Which quotation lies before and behind the token within its sentence: bits 1 right before, 2 before, 4 right behind, 8 behind. */
  readonly beside: Uint8Array;
  /** Nearest ancestor that the lexicon knows as a cue, −1 for none; and the relation of its dependent on the way. */
  readonly over: Int32Array;
  readonly way: Int32Array;
  readonly subject: Int32Array;
  /** Clusters of the word, finest first; 0 for a name and for a word that is in none. */
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
  /** Tokens that hang from the token as its subject and its object, −1 for none. */
  readonly doer: Int32Array;
  readonly done: Int32Array;
  /** The word that marks the clause, or failing that the phrase, which hangs from the token. */
  readonly joint: Int32Array;
  /** What the rules found there: 0 nothing, 1 cue, 2 source, 3 content, 4 cue in content. */
  readonly ruled: Uint8Array;
}

const bits = (...rels: readonly string[]): ReadonlyMap<string, number> => new Map(rels.map((rel, i) => [rel, 1 << i]));

const WATCHED = bits(
  "nsubj",
  "ccomp",
  "xcomp",
  "obj",
  "obl",
  "mark",
  "aux",
  "advcl",
  "parataxis",
  "acl",
  "csubj",
  "cop",
  "nmod",
  "iobj",
  "conj",
);

// What comes under these is often no part of what was said.
const PARTING = bits("conj", "advcl", "acl", "parataxis", "appos", "ccomp", "xcomp");

export function boardOf(scene: Scene, ruled: readonly Draft[], words: WordClusters): Board {
  const { tokens, arcs, quotes, sentences } = scene;
  const count = tokens.length;
  const seen = seenBy(words);
  const ints = (): Int32Array => new Int32Array(count);
  const board = {
    count,
    lower: ints(),
    lemma: ints(),
    xpos: ints(),
    upos: ints(),
    rel: ints(),
    suffix: ints(),
    shape: ints(),
    head: ints(),
    below: ints(),
    cue: ints(),
    kind: ints(),
    parts: ints(),
    opens: ints(),
    closes: ints(),
    quote: new Uint8Array(count),
    beside: new Uint8Array(count),
    over: ints().fill(-1),
    way: ints(),
    subject: ints(),
    fine: ints(),
    middle: ints(),
    coarse: ints(),
    doer: ints().fill(-1),
    done: ints().fill(-1),
    joint: ints(),
    ruled: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const { upos, xpos, deprel, head, name, form, alike } = tokens[i];
    const isName = upos === "PROPN";
    const { lower, suffix, shape, fine } = isName ? NAME : seen(alike);
    board.lower[i] = lower;
    board.lemma[i] = isName || alike !== form ? lower : hash(arcs.lemma[i]);
    board.xpos[i] = hashOfTag(xpos);
    board.upos[i] = hashOfTag(upos);
    board.rel[i] = hashOfTag(deprel);
    board.suffix[i] = suffix;
    board.shape[i] = hashOfTag(name) ^ shape;
    board.head[i] = head;
    board.fine[i] = fine;
    if (fine > 0) {
      board.middle[i] = middleOf(fine);
      board.coarse[i] = coarseOf(fine);
    }
    board.parts[i] = PARTING.get(arcs.rel[i]) ?? 0;
    if (head >= 0) {
      board.below[head] |= WATCHED.get(arcs.rel[i]) ?? 0;
      if (arcs.rel[i] === "nsubj") {
        board.subject[head] = hashOfTag(`${upos}${name}`);
        board.doer[head] = i;
      } else if (arcs.rel[i] === "obj") board.done[head] = i;
      else if (arcs.rel[i] === "mark" || arcs.rel[i] === "case") {
        const over = tokens[head].head;
        if (over >= 0 && (arcs.rel[i] === "mark" || board.joint[over] === 0)) board.joint[over] = hash(arcs.lemma[i]);
      }
    }
    const word = cueWordAt(scene, i);
    if (word) {
      board.kind[i] = hashOfTag(word.kind);
      board.cue[i] = hashOfCue(word);
    }
  }
  for (const { from, to } of quotes) {
    board.quote.fill(2, from, to);
    board.quote[from] = 1;
    board.quote[to - 1] = 3;
  }
  for (const { from, to } of sentences) besides(board, from, to);
  edges(board, scene);
  for (let i = 0; i < count; i++) {
    let below = i;
    for (let at = tokens[i].head, steps = 0; at >= 0 && steps < 12; at = tokens[at].head, steps++) {
      if (board.kind[at] !== 0) {
        board.over[i] = at;
        board.way[i] = board.rel[below];
        break;
      }
      below = at;
    }
  }
  for (const { source, content } of ruled) {
    for (const { from, to } of source) for (let i = from; i < to; i++) if (board.ruled[i] < 2) board.ruled[i] = 2;
    for (const { from, to } of content) board.ruled.fill(3, from, to);
  }
  for (const { cue } of ruled)
    for (const { from, to } of cue) for (let i = from; i < to; i++) board.ruled[i] = board.ruled[i] === 3 ? 4 : 1;
  return board;
}

/** Of all tokens whose words begin or end with one token, the relation of the one with most words. */
function edges({ rel, opens, closes }: Pick<Board, "rel" | "opens" | "closes">, { arcs, tokens }: Scene): void {
  const widestFrom = new Int32Array(tokens.length);
  const widestTo = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const first = arcs.left[i];
    const last = arcs.right[i] - 1;
    const width = last - first + 1;
    if (width > widestFrom[first]) {
      widestFrom[first] = width;
      opens[first] = rel[i];
    }
    if (width > widestTo[last]) {
      widestTo[last] = width;
      closes[last] = rel[i];
    }
  }
}

/** What the taggers see of a word as written. */
interface Seen {
  readonly lower: number;
  readonly suffix: number;
  readonly shape: number;
  readonly fine: number;
}

const hash = byForm((text) => hash32(text) | 0);

// Of some hundred tags: apart from the many words they are always close by.
const hashOfTag = byForm((tag) => hash32(tag) | 0);

const known = new WeakMap<WordClusters, (alike: string) => Seen>();

function seenBy(words: WordClusters): (alike: string) => Seen {
  const made =
    known.get(words) ??
    byForm((alike): Seen => {
      const low = alike.toLowerCase();
      const lower = hash(low);
      const shape = (alike !== low ? 1 : 0) ^ (/\d/.test(alike) ? 2 : 0);
      return { lower, suffix: hash(low.slice(-3)), shape, fine: clusterOfHash(words, lower >>> 0) };
    });
  known.set(words, made);
  return made;
}

/** A name is read as a name and no more, so that no reading depends on whose it is; and unmet names are met ones. */
const NAME: Seen = { lower: hash("*"), suffix: hash("*"), shape: 1, fine: 0 };

function besides(board: { quote: Uint8Array; beside: Uint8Array }, from: number, to: number): void {
  let last = -1;
  for (let i = from; i < to; i++) {
    if (board.quote[i] === 0 && last >= 0) board.beside[i] |= i - last <= 3 ? 3 : 2;
    if (board.quote[i] === 3) last = i;
  }
  let next = -1;
  for (let i = to - 1; i >= from; i--) {
    if (board.quote[i] === 0 && next >= 0) board.beside[i] |= next - i <= 3 ? 12 : 8;
    if (board.quote[i] === 1) next = i;
  }
}

// Of a lexicon's few hundred cue words, once each.
const cueHashes = new WeakMap<CueWord, number>();

function hashOfCue(word: CueWord): number {
  let value = cueHashes.get(word);
  if (value === undefined) {
    value = hash32(`${word.kind} ${[...word.takes].join(",")}`) | 0;
    cueHashes.set(word, value);
  }
  return value;
}

/** Of a column: of a token outside `[from, to)` nothing is known. Not within the function that asks: made anew for each token it would cost more than it does. */
export const at = (array: Int32Array, k: number, from: number, to: number): number => (k >= from && k < to ? array[k] : 7);
