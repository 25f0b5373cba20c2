/** A tree as those who put it right see it: its words by head, its relations by name. */
import type { TaggedToken } from "../../document/stages.ts";
import { hang, type Tree } from "./tree.ts";

export type Tags = readonly Pick<TaggedToken, "form" | "upos" | "xpos" | "lemma" | "feats">[];

export interface Hung {
  /** The root's head is the sentence's length. */
  readonly heads: Int32Array;
  readonly count: number;
  readonly rel: (at: number) => string;
  /** Leaves a word where it is, were it to hang from what hangs from it. */
  readonly put: (at: number, head: number, relation?: string) => void;
  readonly kids: (head: number) => number[];
  /** Whether a word is `above` or hangs from it. */
  readonly isBelow: (word: number, above: number) => boolean;
  readonly isVerb: (at: number) => boolean;
  readonly isSubject: (at: number) => boolean;
}

export function newHung(tags: Tags, tree: Tree, relations: readonly string[]): Hung {
  const { heads, labels } = tree;
  const count = heads.length;
  const rel = (at: number): string => relations[labels[at]] ?? "";
  const isBelow = (word: number, above: number): boolean => {
    for (let at = word; at < count; at = heads[at]) if (at === above) return true;
    return false;
  };
  return {
    heads,
    count,
    rel,
    isBelow,
    put: (at, head, relation = rel(at)) => {
      if (!isBelow(head, at)) hang(tree, at, head, relations.indexOf(relation));
    },
    kids: (head) => {
      const found: number[] = [];
      for (let at = 0; at < count; at++) if (heads[at] === head) found.push(at);
      return found;
    },
    isVerb: (at) => tags[at]?.upos === "VERB",
    isSubject: (at) => rel(at).startsWith("nsubj"),
  };
}

export const range = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, i) => i);
