import { mix1, mix2, mix3 } from "../../classify/mix.ts";
import type { Word } from "./vocabulary.ts";

/** More than any position yields. */
export const MOST_CONTEXTS = 64;

/**
 * Features of a position that depend on its neighbours and on the tags already given. Two words either side,
 * two tags before: wider windows gained nothing.
 * @param words the sentence with two edge words before it and two after, so that position `i` is `words[i + 2]`
 * @returns how many were written to `out`
 */
export function contextsOf(words: readonly Word[], i: number, tag1: number, tag2: number, out: Int32Array): number {
  const b2 = words[i];
  const b1 = words[i + 1];
  const w = words[i + 2];
  const a1 = words[i + 3];
  const a2 = words[i + 4];
  let n = 0;
  out[n++] = mix1(1, tag1);
  out[n++] = mix1(2, tag2);
  out[n++] = mix2(3, tag1, tag2);
  out[n++] = mix2(4, tag1, w.lower);
  out[n++] = mix2(5, tag1, w.kind);
  out[n++] = mix3(6, tag1, tag2, w.kind);
  out[n++] = mix3(7, tag1, w.kind, a1.kind);
  out[n++] = mix2(8, tag1, a1.kind);
  out[n++] = mix2(9, tag1, w.suffix);
  out[n++] = mix2(10, tag1, w.fine);
  out[n++] = mix2(11, tag1, a1.lower);
  out[n++] = mix2(12, tag2, w.lower);
  out[n++] = mix1(13, b1.lower);
  out[n++] = mix1(14, b2.lower);
  out[n++] = mix1(15, a1.lower);
  out[n++] = mix1(16, a2.lower);
  out[n++] = mix2(17, b1.lower, w.lower);
  out[n++] = mix2(18, w.lower, a1.lower);
  out[n++] = mix2(19, b1.lower, a1.lower);
  out[n++] = mix2(20, b2.lower, b1.lower);
  out[n++] = mix2(21, a1.lower, a2.lower);
  out[n++] = mix1(22, a1.kind);
  out[n++] = mix1(23, a2.kind);
  out[n++] = mix2(24, w.kind, a1.kind);
  out[n++] = mix3(25, w.kind, a1.kind, a2.kind);
  out[n++] = mix2(26, a1.kind, a2.kind);
  out[n++] = mix2(27, w.lower, a1.kind);
  out[n++] = mix2(28, w.suffix, a1.kind);
  out[n++] = mix1(29, b1.suffix);
  out[n++] = mix1(30, a1.suffix);
  out[n++] = mix2(31, b1.lower, w.suffix);
  out[n++] = mix2(32, b1.lower, w.kind);
  out[n++] = mix1(33, b1.fine);
  out[n++] = mix1(34, a1.fine);
  out[n++] = mix2(35, b1.middle, w.middle);
  out[n++] = mix2(36, w.middle, a1.middle);
  out[n++] = mix1(37, a2.fine);
  out[n++] = mix3(38, b1.coarse, w.kind, a1.coarse);
  out[n++] = mix2(39, b1.shape, w.shape);
  out[n++] = mix2(40, w.shape, a1.shape);
  out[n++] = mix3(41, b1.shape, w.shape, a1.shape);
  out[n++] = mix2(42, tag1, w.shape);
  out[n++] = mix3(43, w.shape, w.kind, i === 0 ? 1 : 0);
  out[n++] = mix3(44, tag1, b1.lower, w.kind);
  out[n++] = mix3(45, tag1, tag2, a1.kind);
  return n;
}
