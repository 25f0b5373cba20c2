import type { Tags } from "./hung.ts";
import type { Tree } from "./tree.ts";

/** What parsing needs of a language. */
export interface ParseWords {
  /** What its parsers err in, put right where the tree stands. */
  readonly settle: (tags: Tags, tree: Tree, relations: readonly string[]) => void;
}
