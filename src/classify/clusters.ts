/**
 * Word clusters: each word's place in a binary tree in which words that keep the same company lie together
 * (Brown et al. 1992). A path is the bit string from the root as a number with a leading 1; 0 is no cluster.
 */
export type Clusters = ReadonlyMap<string, number>;

/** The path's first `branches` steps; the whole path when it is shorter. */
export function cutPath(path: number, branches: number): number {
  let cut = path;
  while (cut >= 2 ** (branches + 1)) cut >>>= 1;
  return cut;
}
