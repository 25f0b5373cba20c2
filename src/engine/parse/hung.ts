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
  /** In the order of the text; not to be changed. */
  readonly kids: (head: number) => readonly number[];
  /** Whether a word is `above` or hangs from it. */
  readonly isBelow: (word: number, above: number) => boolean;
  /** Whether a word before it, that opens its phrase, has one of these lemmas. */
  readonly opensWith: (at: number, lemmas: ReadonlySet<string>) => boolean;
  /** The last of the words right behind one that hang from it. */
  readonly lastOf: (at: number) => number;
  readonly isVerb: (at: number) => boolean;
  readonly isSubject: (at: number) => boolean;
}

const NONE: readonly number[] = [];

export function newHung(tags: Tags, tree: Tree, relations: readonly string[]): Hung {
  const { heads, labels } = tree;
  const count = heads.length;
  const rel = (at: number): string => relations[labels[at]] ?? "";
  const isBelow = (word: number, above: number): boolean => {
    for (let at = word; at < count; at = heads[at]) if (at === above) return true;
    return false;
  };
  // Asked of many words for each that moves: looked up anew only after one has moved.
  let lists: (readonly number[])[] | null = null;
  const listed = (): (readonly number[])[] => {
    const found: (readonly number[])[] = [];
    for (let at = 0; at <= count; at++) found.push(NONE);
    for (let at = 0; at < count; at++) {
      const head = heads[at];
      const list = found[head];
      if (list === NONE) found[head] = [at];
      else (list as number[]).push(at);
    }
    return found;
  };
  const kids = (head: number): readonly number[] => {
    lists ??= listed();
    return lists[head] ?? NONE;
  };
  return {
    heads,
    count,
    rel,
    kids,
    isBelow,
    put: (at, head, relation = rel(at)) => {
      if (isBelow(head, at)) return;
      hang(tree, at, head, relations.indexOf(relation));
      lists = null;
    },
    opensWith: (at, lemmas) => kids(at).some((kid) => kid < at && rel(kid) === "case" && lemmas.has(tags[kid].lemma)),
    lastOf: (at) => {
      let last = at;
      while (last + 1 < count && isBelow(last + 1, at)) last++;
      return last;
    },
    isVerb: (at) => tags[at]?.upos === "VERB",
    isSubject: (at) => rel(at).startsWith("nsubj"),
  };
}

export const range = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, i) => i);
