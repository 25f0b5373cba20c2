import { hashAll, planOf } from "../../classify/templates.ts";
import type { Word } from "./vocabulary.ts";

/**
 * Features of a position that depend on its neighbours and on the tags already given. Two words either side,
 * two tags before: wider windows gained nothing.
 */
export const CONTEXT_PLAN = planOf(
  // In the order of `writeContext`.
  `tag1 tag2 first b2.lower b1.lower b1.suffix b1.fine b1.middle b1.coarse b1.shape w.lower w.kind w.suffix
  w.fine w.middle w.shape a1.kind a1.lower a1.suffix a1.fine a1.middle a1.coarse a1.shape a2.lower a2.kind
  a2.fine`,
  `1 tag1
  2 tag2
  3 tag1 tag2
  4 tag1 w.lower
  5 tag1 w.kind
  6 tag1 tag2 w.kind
  7 tag1 w.kind a1.kind
  8 tag1 a1.kind
  9 tag1 w.suffix
  10 tag1 w.fine
  11 tag1 a1.lower
  12 tag2 w.lower
  13 b1.lower
  14 b2.lower
  15 a1.lower
  16 a2.lower
  17 b1.lower w.lower
  18 w.lower a1.lower
  19 b1.lower a1.lower
  20 b2.lower b1.lower
  21 a1.lower a2.lower
  22 a1.kind
  23 a2.kind
  24 w.kind a1.kind
  25 w.kind a1.kind a2.kind
  26 a1.kind a2.kind
  27 w.lower a1.kind
  28 w.suffix a1.kind
  29 b1.suffix
  30 a1.suffix
  31 b1.lower w.suffix
  32 b1.lower w.kind
  33 b1.fine
  34 a1.fine
  35 b1.middle w.middle
  36 w.middle a1.middle
  37 a2.fine
  38 b1.coarse w.kind a1.coarse
  39 b1.shape w.shape
  40 w.shape a1.shape
  41 b1.shape w.shape a1.shape
  42 tag1 w.shape
  43 w.shape w.kind first
  44 tag1 b1.lower w.kind
  45 tag1 tag2 a1.kind`,
);

const values = new Int32Array(64);

/** @returns how many were written to `out` */
export function contextsOf(words: readonly Word[], i: number, tag1: number, tag2: number, out: Int32Array): number {
  writeContext(words, i, tag1, tag2, values);
  return hashAll(CONTEXT_PLAN, values, out);
}

/** @param words the sentence with two edge words before it and two after, so that position `i` is `words[i + 2]` */
export function writeContext(words: readonly Word[], i: number, tag1: number, tag2: number, values: Int32Array): void {
  const b2 = words[i];
  const b1 = words[i + 1];
  const w = words[i + 2];
  const a1 = words[i + 3];
  const a2 = words[i + 4];
  let n = 0;
  values[n++] = tag1;
  values[n++] = tag2;
  values[n++] = i === 0 ? 1 : 0;
  values[n++] = b2.lower;
  values[n++] = b1.lower;
  values[n++] = b1.suffix;
  values[n++] = b1.fine;
  values[n++] = b1.middle;
  values[n++] = b1.coarse;
  values[n++] = b1.shape;
  values[n++] = w.lower;
  values[n++] = w.kind;
  values[n++] = w.suffix;
  values[n++] = w.fine;
  values[n++] = w.middle;
  values[n++] = w.shape;
  values[n++] = a1.kind;
  values[n++] = a1.lower;
  values[n++] = a1.suffix;
  values[n++] = a1.fine;
  values[n++] = a1.middle;
  values[n++] = a1.coarse;
  values[n++] = a1.shape;
  values[n++] = a2.lower;
  values[n++] = a2.kind;
  values[n++] = a2.fine;
}
