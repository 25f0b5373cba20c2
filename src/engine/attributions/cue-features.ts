import { planOf } from "../../classify/templates.ts";
import { at, type Board } from "./board.ts";

/** What a token of a sentence shows of whether it is a cue. */
export const CUE_PLAN = planOf(
  // In the order of `writeCueValues`.
  `lower lemma xpos upos rel suffix shape cue kind below near subject quote joint
  b1.lower a1.lower b2.lower a2.lower b1.xpos a1.xpos b2.xpos a2.xpos b1.lemma a1.lemma b2.lemma a2.lemma b1.kind a1.kind
  h.lemma h.xpos h.kind h.rel h.middle g.lemma place marks over.lemma over.kind way side edge ruled b1.ruled a1.ruled
  fine middle coarse b1.middle a1.middle b1.coarse a1.coarse doer done`,
  `1 lower
  2 lemma
  3 lemma upos
  4 xpos
  5 rel
  6 suffix
  7 shape upos
  8 cue
  9 kind rel
  10 b1.lower
  11 a1.lower
  12 b2.lower
  13 a2.lower
  14 b1.xpos xpos
  15 xpos a1.xpos
  16 b1.xpos xpos a1.xpos
  17 b2.xpos b1.xpos xpos
  18 xpos a1.xpos a2.xpos
  19 b1.lemma lemma
  20 lemma a1.lemma
  21 lemma a1.xpos
  22 b1.xpos lemma
  23 rel h.lemma
  24 rel h.xpos
  25 lemma h.lemma
  26 lemma rel
  27 lemma below
  28 xpos below
  29 cue below rel
  30 kind subject
  31 lemma subject
  32 near subject
  33 lemma marks
  34 kind marks rel
  35 marks xpos
  36 quote
  37 over.kind way side
  38 over.lemma way side
  39 over.kind way xpos
  40 over.lemma lemma
  41 over.kind kind
  42 over.kind way quote
  43 edge
  44 ruled xpos
  45 ruled lemma
  46 ruled b1.ruled a1.ruled
  47 b1.lower lemma a1.lower
  48 b1.kind upos
  49 a1.kind upos
  50 place rel h.lemma
  51 h.kind rel
  52 h.kind rel lemma
  53 rel h.rel g.lemma
  54 suffix below
  55 b1.lemma b2.lemma xpos
  56 a1.lemma a2.lemma xpos
  57 lemma a1.lemma a2.lemma
  60 fine upos
  61 middle rel
  62 middle below
  63 coarse below rel
  64 middle xpos
  65 middle marks upos
  66 middle h.middle rel
  67 b1.middle middle
  68 middle a1.middle
  69 b1.coarse middle a1.coarse
  70 b1.middle xpos
  71 xpos a1.middle
  72 middle subject
  73 middle doer near
  74 lemma doer
  75 lemma done
  76 middle done
  77 lemma joint
  78 middle joint upos
  79 coarse joint below
  80 xpos joint rel
  81 middle a1.lemma upos
  82 b1.lemma middle xpos
  83 h.middle rel lemma`,
);

/** What `CUE_PLAN` mixes of token `i` of a sentence `[from, to)`. */
export function writeCueValues(board: Board, i: number, from: number, to: number, values: Int32Array): void {
  const { lower, lemma, xpos, upos, rel, suffix, shape, head, below, cue, kind, quote, beside, over, way, subject, ruled } =
    board;
  const { fine, middle, coarse, doer, done, joint } = board;
  const h = head[i];
  const g = h >= 0 ? head[h] : -1;
  const o = over[i];
  let n = 0;
  values[n++] = lower[i];
  values[n++] = lemma[i];
  values[n++] = xpos[i];
  values[n++] = upos[i];
  values[n++] = rel[i];
  values[n++] = suffix[i];
  values[n++] = shape[i];
  values[n++] = cue[i];
  values[n++] = kind[i];
  values[n++] = below[i];
  values[n++] = below[i] & 14;
  values[n++] = subject[i];
  values[n++] = quote[i];
  values[n++] = joint[i];
  values[n++] = at(lower, i - 1, from, to);
  values[n++] = at(lower, i + 1, from, to);
  values[n++] = at(lower, i - 2, from, to);
  values[n++] = at(lower, i + 2, from, to);
  values[n++] = at(xpos, i - 1, from, to);
  values[n++] = at(xpos, i + 1, from, to);
  values[n++] = at(xpos, i - 2, from, to);
  values[n++] = at(xpos, i + 2, from, to);
  values[n++] = at(lemma, i - 1, from, to);
  values[n++] = at(lemma, i + 1, from, to);
  values[n++] = at(lemma, i - 2, from, to);
  values[n++] = at(lemma, i + 2, from, to);
  values[n++] = at(kind, i - 1, from, to);
  values[n++] = at(kind, i + 1, from, to);
  values[n++] = h >= 0 ? lemma[h] : 5;
  values[n++] = h >= 0 ? xpos[h] : 5;
  values[n++] = h >= 0 ? kind[h] : 5;
  values[n++] = h >= 0 ? rel[h] : 5;
  values[n++] = h >= 0 ? middle[h] : 999;
  values[n++] = g >= 0 ? lemma[g] : 5;
  values[n++] = h === i - 1 ? 1 : h === i + 1 ? 2 : h < i ? 3 : 4;
  values[n++] = quote[i] * 16 + beside[i];
  values[n++] = o >= 0 ? lemma[o] : 3;
  values[n++] = o >= 0 ? kind[o] : 3;
  values[n++] = way[i];
  values[n++] = o < 0 ? 0 : o < i ? 1 : 2;
  values[n++] = i === from ? 1 : i === to - 1 ? 2 : 0;
  values[n++] = ruled[i];
  values[n++] = i > from ? ruled[i - 1] : 9;
  values[n++] = i + 1 < to ? ruled[i + 1] : 9;
  values[n++] = fine[i];
  values[n++] = middle[i];
  values[n++] = coarse[i];
  values[n++] = at(middle, i - 1, from, to);
  values[n++] = at(middle, i + 1, from, to);
  values[n++] = at(coarse, i - 1, from, to);
  values[n++] = at(coarse, i + 1, from, to);
  values[n++] = doer[i] >= 0 ? middle[doer[i]] : 999;
  values[n++] = done[i] >= 0 ? middle[done[i]] : 999;
}
