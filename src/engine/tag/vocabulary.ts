import { hash32 } from "../../base/hash.ts";
import { type Clusters, cutPath } from "../../classify/clusters.ts";
import { mix1, mix2 } from "../../classify/mix.ts";

/** What is known of a language's words: which tags each was seen with, and which words it keeps company with. */
export interface Lexicon {
  /** Lower-cased word → classes it may have, most frequent first; only words seen often enough to be sure. */
  readonly tags: ReadonlyMap<string, Uint8Array>;
  /** Classes that a word not in `tags` may have. */
  readonly open: Uint8Array;
  /** Lower-cased word → path in the tree of word clusters. */
  readonly clusters: Clusters;
  /** Lower-cased word → which lists of names know it, as a sum of `LISTED`. */
  readonly listed?: ReadonlyMap<string, number>;
}

/** Lists of names; twice a number stands for a part of a longer name, "san" of "San Rafael". */
export const LISTED = { place: 1, body: 4, given: 16 } as const;

/** A word as the models see it: hashes of its parts, and the features that depend on nothing else. */
export interface Word {
  readonly lower: number;
  readonly shape: number;
  readonly suffix: number;
  /** The set of tags it may have, as one number: its ambiguity class. */
  readonly kind: number;
  readonly cluster: number;
  /** The cluster's first six and first ten branches. */
  readonly cluster6: number;
  readonly cluster10: number;
  readonly listed: number;
  readonly allowed: Uint8Array;
  readonly features: Int32Array;
}

// Word features take template numbers from here, so that they never meet those of a stage's contexts.
const OWN = 1000;

export function describeWord(form: string, lexicon: Lexicon): Word {
  const folded = form.toLowerCase();
  const lower = hash32(folded) | 0;
  const shape = hash32(shapeOf(form), 1) | 0;
  const known = lexicon.tags.get(folded);
  const allowed = known ?? lexicon.open;
  let kind = known ? 1 : mix1(OWN, hash32(folded.slice(-2), 2));
  if (known) for (const tag of known) kind = mix2(OWN, kind, tag);
  const cluster = lexicon.clusters.get(folded) ?? 0;
  const cluster6 = cutPath(cluster, 6);
  const cluster10 = cutPath(cluster, 10);

  const features: number[] = [mix1(OWN + 1, lower), mix1(OWN + 2, hash32(form)), mix1(OWN + 3, shape), mix1(OWN + 4, kind)];
  for (let n = 1; n <= 5 && n <= folded.length; n++) {
    features.push(mix1(OWN + 10 + n, hash32(folded.slice(-n))), mix1(OWN + 20 + n, hash32(folded.slice(0, n))));
  }
  features.push(mix2(OWN + 5, hash32(folded.slice(-3)), shape));
  features.push(mix1(OWN + 6, cluster), mix1(OWN + 7, cluster6), mix1(OWN + 8, cluster10), mix2(OWN + 9, cluster10, shape));
  const listed = lexicon.listed?.get(folded) ?? 0;
  if (lexicon.listed) features.push(mix1(OWN + 30, listed), mix2(OWN + 31, listed, shape));
  const suffix = hash32(folded.slice(-3), 3) | 0;
  return { lower, shape, suffix, kind, cluster, cluster6, cluster10, listed, allowed, features: Int32Array.from(features) };
}

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
