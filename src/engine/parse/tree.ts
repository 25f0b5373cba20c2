import { HEAD, LABEL, MARGIN, type State } from "./state.ts";

/** Heads (the sentence's length for the root), relations, and by how much each arc beat what else could be done. */
export interface Tree {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly margins: Int32Array;
}

/** What a finished state holds. */
export function treeOf({ data, size }: State): Tree {
  const field = (number: number): Int32Array => data.slice(number * size, (number + 1) * size - 2);
  return { heads: field(HEAD), labels: field(LABEL), margins: field(MARGIN) };
}

export const emptyTree = (count: number): Tree => ({
  heads: new Int32Array(count),
  labels: new Int32Array(count),
  margins: new Int32Array(count),
});

/** Lays a tree of some words into that of all. Its root stays a root: the sentence's length for a head. */
export function copy(part: Tree, whole: Tree, place: (at: number) => number): void {
  const count = part.heads.length;
  for (let at = 0; at < count; at++) {
    whole.heads[place(at)] = part.heads[at] === count ? whole.heads.length : place(part.heads[at]);
    whole.labels[place(at)] = part.labels[at];
    whole.margins[place(at)] = part.margins[at];
  }
}

export function hang(tree: Tree, at: number, head: number, label: number): void {
  tree.heads[at] = head;
  tree.labels[at] = label;
}
