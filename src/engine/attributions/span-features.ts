import { mix1, mix2, mix3 } from "../../classify/mix.ts";
import type { Board } from "./board.ts";
import type { Draft, Run, Scene } from "./draft.ts";

export const MOST_SPAN_FEATURES = 112;

/** So many of them come first that tell only where a token stands to the cue: often the same as of the token before. */
export const STANDING = 45;

/** What the second tagger knows of one cue before it looks at any token. */
export interface CueView {
  readonly cue: Run;
  readonly head: number;
  /** The cue's head and its ancestors, nearest first. */
  readonly chain: readonly number[];
  readonly trail: readonly number[];
  readonly lemma: number;
  readonly kind: number;
  readonly sentence: number;
  /** The rules' own reading of this cue. */
  readonly ruled: Draft | null;
  /** The same, token by token: 0 none, 1 neither, 2/3 source, 4/5 content, first and further tokens. */
  readonly rules: Uint8Array;
  /** Tokens before `i` that begin other cues, running. */
  readonly cuesBefore: Int32Array;
  /** First-stage label of each token. */
  readonly labels: Uint8Array;
}

export function viewCue(
  scene: Scene,
  board: Board,
  cue: Run,
  labels: Uint8Array,
  cuesBefore: Int32Array,
  ruled: readonly Draft[],
): CueView {
  const head = cueHead(board, cue);
  const own = ruled.find((draft) => draft.cue.some((run) => run.from < cue.to && cue.from < run.to));
  const chain: number[] = [];
  const trail: number[] = [];
  let way = 0;
  for (let at = head, steps = 0; at >= 0 && steps < 6; at = board.head[at], steps++) {
    chain.push(at);
    trail.push(way);
    way = mix2(700, way, board.rel[at]);
  }
  return {
    cue,
    head,
    chain,
    trail,
    lemma: board.lemma[head],
    kind: board.kind[head],
    sentence: scene.sentenceAt[head],
    ruled: own ?? null,
    rules: rulesOf(board.count, own),
    cuesBefore,
    labels,
  };
}

/** The token of a cue that hangs from outside it; of several the one the lexicon knows. */
export function cueHead(board: Board, { from, to }: Run): number {
  let first = -1;
  for (let i = from; i < to; i++) {
    const out = board.head[i] < from || board.head[i] >= to;
    if (!out) continue;
    if (board.kind[i] !== 0) return i;
    if (first < 0) first = i;
  }
  return first < 0 ? from : first;
}

const bucket = (distance: number): number => {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 9) return 6;
  if (distance <= 14) return 7;
  if (distance <= 24) return 8;
  return 9;
};

/** Of a token outside `[from, to)` nothing is known. Not within the function that asks: made anew for each token it would cost more than it does. */
const at = (array: Int32Array, k: number, from: number, to: number): number => (k >= from && k < to ? array[k] : 7);

/** Features of token `i` of a paragraph `[from, to)`, seen from one cue. */
export function spanFeatures(
  scene: Scene,
  board: Board,
  view: CueView,
  i: number,
  from: number,
  to: number,
  out: Int32Array,
  start: number,
): number {
  const { lower, lemma, xpos, upos, rel, head, quote, below } = board;
  const { cue } = view;
  let n = start;
  const side = i < cue.from ? 1 : i >= cue.to ? 2 : 3;
  const distance = side === 1 ? cue.from - i : side === 2 ? i - cue.to + 1 : 0;
  const D = side * 16 + bucket(distance);
  const delta = Math.max(-2, Math.min(2, scene.sentenceAt[i] - view.sentence)) + 2;
  const { path, top, depth, mine, second, passed } = climb(board, view, i, delta);
  const P = path;
  const edge = mine < 0 ? 0 : (scene.arcs.left[mine] === i ? 1 : 0) + (scene.arcs.right[mine] === i + 1 ? 2 : 0);
  const Q = quote[i];
  const run = scene.quoteAt[i];
  const near = run < 0 ? 0 : nearness(scene, view, run);
  const between = Math.min(2, Math.abs(view.cuesBefore[i] - view.cuesBefore[cue.from]) - (side === 2 ? 1 : 0)) + 1;
  const S1 = view.labels[i];
  const rule = view.rules[i];
  const ruleBefore = i > from ? view.rules[i - 1] : 9;
  const ruleAfter = i + 1 < to ? view.rules[i + 1] : 9;
  const K = view.kind;
  const CL = view.lemma;
  const X = xpos[i];
  const L = lemma[i];
  const QN = Q * 8 + near;
  const first = i === from || scene.sentenceAt[i] !== scene.sentenceAt[i - 1] ? 1 : 0;
  const last = i + 1 === to || scene.sentenceAt[i] !== scene.sentenceAt[i + 1] ? 2 : 0;
  const h = head[i];
  const { middle, coarse, opens, closes, joint } = board;
  const CF = board.fine[view.head];
  const CM = middle[view.head];
  const M = middle[i];
  // Where the token stands to the cue: `STANDING` many.
  out[n++] = mix1(201, D);
  out[n++] = mix2(202, D, delta);
  out[n++] = mix2(205, P, 0);
  out[n++] = mix2(207, P, CL);
  out[n++] = mix2(208, P, K);
  out[n++] = mix3(209, P, side, edge);
  out[n++] = mix3(210, P, edge, CL);
  out[n++] = mix3(211, top, side, Math.min(depth, 4));
  out[n++] = mix3(212, top, side, CL);
  out[n++] = mix3(214, P, QN, side);
  out[n++] = mix3(215, QN, side, delta);
  out[n++] = mix3(216, QN, D, K);
  out[n++] = mix3(217, QN, side, CL);
  out[n++] = mix2(219, S1, D);
  out[n++] = mix3(220, S1, P, side);
  out[n++] = mix3(221, S1, between, side);
  out[n++] = mix3(222, i > from ? view.labels[i - 1] : 9, S1, i + 1 < to ? view.labels[i + 1] : 9);
  out[n++] = mix2(223, between, D);
  out[n++] = mix3(224, between, P, QN);
  out[n++] = mix3(225, between, side, CL);
  out[n++] = mix1(226, rule);
  out[n++] = mix3(227, ruleBefore, rule, ruleAfter);
  out[n++] = mix3(229, rule, CL, side);
  out[n++] = mix3(230, rule, P, S1);
  out[n++] = mix3(231, rule, QN, between);
  out[n++] = mix3(240, CL, D, delta);
  out[n++] = mix3(241, K, D, delta);
  out[n++] = mix3(251, side === 2 ? at(xpos, cue.to, from, to) : at(xpos, cue.from - 1, from, to), side, P);
  out[n++] = mix3(252, below[view.head], P, side);
  out[n++] = mix3(254, rel[view.head], P, side);
  out[n++] = mix3(257, xpos[view.head], P, side);
  out[n++] = mix3(258, xpos[view.head], CL, delta);
  out[n++] = mix3(259, i > from ? quote[i - 1] : 9, QN, i + 1 < to ? quote[i + 1] : 9);
  out[n++] = mix3(261, lower[cue.from], lower[cue.to - 1], D);
  out[n++] = mix3(262, lower[cue.from], lower[cue.to - 1], P);
  out[n++] = mix3(270, P, CM, side);
  out[n++] = mix3(271, P, CF, edge);
  out[n++] = mix3(272, CM, D, delta);
  out[n++] = mix3(277, coarse[view.head], below[view.head], P);
  out[n++] = mix3(278, CM, QN, side);
  out[n++] = mix3(279, joint[view.head], P, side);
  out[n++] = mix3(286, P, second, side);
  out[n++] = mix3(287, P, passed, side);
  out[n++] = mix3(289, passed, CM, side);
  out[n++] = mix3(290, passed, QN, S1);
  // What it is there.
  out[n++] = mix2(203, D, X);
  out[n++] = mix3(204, side, delta, L);
  out[n++] = mix2(206, P, X);
  out[n++] = mix3(213, P, L, side);
  out[n++] = mix3(218, QN, X, side);
  out[n++] = mix3(228, rule, X, side);
  out[n++] = mix1(232, lower[i]);
  out[n++] = mix2(233, lower[i], side);
  out[n++] = mix3(234, at(lower, i - 1, from, to), side, X);
  out[n++] = mix3(235, at(lower, i + 1, from, to), side, X);
  out[n++] = mix3(236, at(xpos, i - 1, from, to), X, at(xpos, i + 1, from, to));
  out[n++] = mix3(237, at(xpos, i - 2, from, to), at(xpos, i - 1, from, to), X);
  out[n++] = mix3(238, X, at(xpos, i + 1, from, to), at(xpos, i + 2, from, to));
  out[n++] = mix3(239, CL, side, upos[i]);
  out[n++] = mix3(242, K, side, X);
  out[n++] = mix3(243, rel[i], side, K);
  out[n++] = mix3(244, rel[i], P, at(rel, i - 1, from, to));
  out[n++] = mix3(245, at(lower, i - 1, from, to), L, side);
  out[n++] = mix3(246, L, at(lower, i + 1, from, to), side);
  out[n++] = mix3(247, board.shape[i], side, at(board.shape, i - 1, from, to));
  out[n++] = mix3(248, first + last, side, delta);
  out[n++] = mix3(249, first + last, CL, D);
  out[n++] = mix3(250, first + last, QN, side);
  out[n++] = mix3(253, below[view.head], D, X);
  out[n++] = mix3(255, edge, X, at(xpos, i - 1, from, to));
  out[n++] = mix3(256, edge, at(lower, i + 1, from, to), P);
  out[n++] = mix3(260, h >= 0 ? lemma[h] : 5, rel[i], side);
  out[n++] = mix3(273, P, M, side);
  out[n++] = mix3(274, CM, side, X);
  out[n++] = mix3(275, M, edge, side);
  out[n++] = mix3(276, at(coarse, i - 1, from, to), coarse[i], at(coarse, i + 1, from, to));
  out[n++] = mix3(280, M, S1, side);
  out[n++] = mix3(281, opens[i], side, P);
  out[n++] = mix3(282, closes[i], side, P);
  out[n++] = mix3(283, i > from ? closes[i - 1] : 9, opens[i], side);
  out[n++] = mix3(284, opens[i], X, at(lower, i - 1, from, to));
  out[n++] = mix3(285, closes[i], X, at(lower, i + 1, from, to));
  out[n++] = mix3(288, passed, X, side);
  return n - start;
}

interface Way {
  readonly path: number;
  readonly top: number;
  readonly depth: number;
  /** The child of the common ancestor on the token's side, and the relation of the next below it. */
  readonly mine: number;
  readonly second: number;
  /** Which relations that part clauses lie below `mine` on the way to the token, as bits. */
  readonly passed: number;
}

/** The way from the cue's head to a token: how far up, by which relations, and the first step down. */
function climb(board: Board, view: CueView, i: number, delta: number): Way {
  if (delta !== 2) return { path: 11 + delta, top: 11 + delta, depth: 0, mine: -1, second: 0, passed: 0 };
  let below = -1;
  let lower = -1;
  let passed = 0;
  let depth = 0;
  for (let at = i; at >= 0 && depth < 40; at = board.head[at], depth++) {
    const up = view.chain.indexOf(at);
    if (up >= 0) {
      const down = below < 0 ? 1 : board.rel[below];
      return {
        path: mix3(701, view.trail[up], down, Math.min(depth, 2)),
        top: mix2(702, view.trail[up], down),
        depth,
        mine: below,
        second: lower < 0 ? 1 : board.rel[lower],
        passed,
      };
    }
    if (below >= 0) passed |= board.parts[below];
    lower = below;
    below = at;
  }
  return { path: 3, top: 3, depth: 9, mine: -1, second: 0, passed };
}

/** A quotation seen from the cue: the next one before, the next one behind, one that holds it, or one farther off. */
function nearness({ quotes }: Scene, { cue }: CueView, run: number): number {
  const quote = quotes[run];
  if (quote.from < cue.from && quote.to >= cue.to) return 1;
  if (quote.to <= cue.from) return quotes[run + 1] && quotes[run + 1].to <= cue.from ? 4 : cue.from - quote.to < 6 ? 2 : 3;
  return quotes[run - 1] && quotes[run - 1].from >= cue.to ? 7 : quote.from - cue.to < 6 ? 5 : 6;
}

// For every cue that the rules do not know.
let unruled = new Uint8Array(0);

function rulesOf(count: number, draft: Draft | undefined): Uint8Array {
  if (!draft) {
    if (unruled.length < count) unruled = new Uint8Array(count * 2);
    return unruled;
  }
  const rules = new Uint8Array(count);
  rules.fill(1);
  // Of runs that overlap the first tells, and a source before a content.
  const mark = (runs: readonly Run[], first: number): void => {
    for (const { from, to } of [...runs].reverse()) {
      rules.fill(first + 1, from, to);
      if (from < to) rules[from] = first;
    }
  };
  mark(draft.content, 4);
  mark(draft.source, 2);
  return rules;
}
