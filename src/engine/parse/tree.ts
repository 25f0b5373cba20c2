/** Heads (the sentence's length for the root), relations, and by how much each arc beat what else could be done. */
export interface Tree {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly margins: Int32Array;
}
