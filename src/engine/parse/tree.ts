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
