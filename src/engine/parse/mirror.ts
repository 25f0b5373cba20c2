import type { View } from "./features.ts";
import type { Tree } from "./tree.ts";
import { newView, roomFor } from "./view.ts";

/** A parser that reads from the sentence's end: it errs elsewhere than one that reads from its start. */
export function mirrored(parser: (view: View) => Tree): (view: View) => Tree {
  const back = newView();
  return (view) => {
    mirrorView(view, back);
    const { heads, labels, margins } = parser(back);
    return { heads: mirrorHeads(heads), labels: labels.slice().reverse(), margins: margins.slice().reverse() };
  };
}

/** Heads of the mirrored sentence; the root keeps its number. */
export function mirrorHeads(heads: Int32Array): Int32Array {
  const words = heads.length;
  return Int32Array.from(heads, (_, i) => {
    const head = heads[words - 1 - i];
    return head === words ? words : words - 1 - head;
  });
}

export function mirrorView(view: View, back: View): void {
  const n = view.words;
  roomFor(back, n);
  back.words = n;
  for (const field of ["word", "tag", "pos", "fine", "coarse", "middle"] as const) {
    for (let i = 0; i < n; i++) back[field][i] = view[field][n - 1 - i];
    back[field][n] = view[field][n];
    back[field][n + 1] = view[field][n + 1];
  }
}
