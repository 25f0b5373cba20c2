import type { CountInexact } from "./exactness.ts";
import type { Tags } from "./hung.ts";
import type { Tree } from "./tree.ts";

/** What parsing needs of a language, its words in lower case. */
export interface ParseWords {
  /** Words that head a date: months, days of the week, units from the day on, parts of a day. */
  readonly dates: ReadonlySet<string>;
  /** Those that need no other word: days of the week, "overnight", "yesterday". */
  readonly days: ReadonlySet<string>;
  /** Words before them that say which: "last", "this", "next". */
  readonly near: ReadonlySet<string>;
  /** How many words from one on say only how exactly a number is meant. */
  readonly countInexact: CountInexact;
  /** What its parsers err in, put right where the tree stands. */
  readonly settle: (tags: Tags, tree: Tree, relations: readonly string[]) => void;
}
