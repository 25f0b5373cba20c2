import { hash32 } from "../../base/hash.ts";
import { mix1, mix2 } from "../../classify/mix.ts";
import { clusterOfHash, coarseOf, middleOf, sortOfHash, type WordClusters } from "../../classify/word-clusters.ts";
import { numberOf, type WordTable } from "../../classify/word-table.ts";

/** What is known of a language's words: which tags each was seen with, and which words it keeps company with. */
export interface Lexicon {
  /** Words seen often enough to be sure, each with the number of its set of classes, from 1. */
  readonly words: WordTable;
  /** Sets of classes that words may have, the most frequent first. */
  readonly sets: readonly Uint8Array[];
  /** Classes that a word not in `words` may have. */
  readonly open: Uint8Array;
  /** Beginnings before which a word stays what it is: "rearrested" is what "arrested" is. */
  readonly prefixes: readonly string[];
  /** What behaves and means alike. */
  readonly clusters: WordClusters;
  /** Which lists of names know a word, as a sum of `LISTED`. */
  readonly listed?: WordTable;
}

/** Lists of names and of words beside them; twice a number stands for a part of a longer one, "san" of "San Rafael". */
export const LISTED = { place: 1, body: 4, given: 16, organ: 64, office: 256, firm: 1024, surname: 4096 } as const;

/** A word as the models see it: hashes of its parts. */
export interface Word {
  readonly lower: number;
  readonly shape: number;
  /** Whether it begins with a capital. */
  readonly capital: boolean;
  readonly suffix: number;
  /** What it may be, as one number: the tags it was seen with, else its sort in a dictionary, else its ending. */
  readonly kind: number;
  /** Its cluster, and the larger ones that lies in. */
  readonly fine: number;
  readonly middle: number;
  readonly coarse: number;
  readonly listed: number;
  readonly allowed: Uint8Array;
}

export interface DescribedWord {
  readonly word: Word;
  /** Those that depend on nothing else. Whoever knows their weights adds them up and lets them go: of ten thousand words they are five megabytes. */
  readonly features: Int32Array;
}

// Word features take template numbers from here, so that they never meet those of a stage's contexts.
const OWN = 1000;

/** Classes that the word of this hash was seen with; none when it was not seen often enough. */
export function tagsOf({ words, sets }: Lexicon, lower: number): Uint8Array | undefined {
  const set = numberOf(words, lower);
  return set === 0 ? undefined : sets[set - 1];
}

export function describeWord(form: string, lexicon: Lexicon): DescribedWord {
  const folded = form.toLowerCase();
  const lower = hash32(folded) | 0;
  const shape = hash32(shapeOf(form), 1) | 0;
  const known = tagsOf(lexicon, lower);
  const allowed = known ?? lexicon.open;
  const sort = sortOf(folded, lower, lexicon);
  let kind = known ? 1 : sort > 0 ? mix2(OWN, 2, sort) : mix1(OWN, hash32(folded.slice(-2), 2));
  if (known) for (const tag of known) kind = mix2(OWN, kind, tag);
  const fine = clusterOfHash(lexicon.clusters, lower);
  const middle = middleOf(fine);
  const coarse = coarseOf(fine);

  const features: number[] = [mix1(OWN + 1, lower), mix1(OWN + 2, hash32(form)), mix1(OWN + 3, shape), mix1(OWN + 4, kind)];
  for (let n = 1; n <= 5 && n <= folded.length; n++) {
    features.push(mix1(OWN + 10 + n, hash32(folded.slice(-n))), mix1(OWN + 20 + n, hash32(folded.slice(0, n))));
  }
  features.push(mix2(OWN + 5, hash32(folded.slice(-3)), shape));
  features.push(mix1(OWN + 6, fine), mix1(OWN + 7, coarse), mix1(OWN + 8, middle), mix2(OWN + 9, middle, shape));
  if (sort > 0) features.push(mix1(OWN + 32, sort), mix2(OWN + 33, sort, shape));
  const listed = lexicon.listed ? numberOf(lexicon.listed, lower) : 0;
  if (lexicon.listed) features.push(mix1(OWN + 30, listed), mix2(OWN + 31, listed, shape));
  for (let flag = 1; flag <= listed; flag *= 2) if (listed & flag) features.push(mix2(OWN + 34, flag, shape));
  const suffix = hash32(folded.slice(-3), 3) | 0;
  const capital = folded[0] !== form[0];
  const word = { lower, shape, capital, suffix, kind, fine, middle, coarse, listed, allowed };
  return { word, features: Int32Array.from(features) };
}

/** A word's sort in the dictionary; of a word that it does not have, that of what stands behind a prefix. */
function sortOf(folded: string, lower: number, { clusters, prefixes }: Lexicon): number {
  const own = sortOfHash(clusters, lower);
  if (own > 0) return own;
  for (const prefix of prefixes) {
    if (!folded.startsWith(prefix)) continue;
    const rest = folded.slice(folded[prefix.length] === "-" ? prefix.length + 1 : prefix.length);
    const sort = rest.length < LEAST_STEM ? 0 : sortOfHash(clusters, hash32(rest));
    if (sort > 0) return sort;
  }
  return 0;
}

// Behind "re" of "read" and "rest" stands no word.
const LEAST_STEM = 4;

/** "Mr." → "Aa.", "1990s" → "9a", "U.S." → "A.A.": letters and digits by class, runs cut to one. */
export function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  for (const char of form) {
    const now = classOf(char);
    if (now !== last) shape += now;
    last = now;
  }
  return shape;
}

function classOf(char: string): string {
  if (char >= "a" && char <= "z") return "a";
  if (char >= "A" && char <= "Z") return "A";
  if (char >= "0" && char <= "9") return "9";
  if (char < "\u0080") return char;
  const lower = char.toLowerCase();
  return lower !== char.toUpperCase() ? (char === lower ? "a" : "A") : "x";
}
