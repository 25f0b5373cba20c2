import { mix2, mix3 } from "../../classify/mix.ts";
import { planOf } from "../../classify/templates.ts";
import { at, type Board } from "./board.ts";
import type { Draft, Run, Scene } from "./draft.ts";

/** What a token mixes, seen from one cue: first what is the cue's own, then where the token stands to it, then what it is there. */
const SPAN_VALUES = `zero cue.lemma cue.kind cue.below cue.rel cue.xpos cue.first cue.last cue.middle cue.fine cue.coarse cue.joint
  place delta path side edge top depth marks label between b1.label a1.label rule b1.rule a1.rule next.xpos
  b1.quote a1.quote second passed
  xpos lemma lower b1.lower a1.lower b1.xpos a1.xpos b2.xpos a2.xpos upos rel b1.rel shape b1.shape ends h.lemma
  middle b1.coarse coarse a1.coarse opens closes b1.closes`;

/** Where a token stands to the cue: often the same as of the token before. */
export const STANDING_PLAN = planOf(
  SPAN_VALUES,
  `201 place
  202 place delta
  205 path zero
  207 path cue.lemma
  208 path cue.kind
  209 path side edge
  210 path edge cue.lemma
  211 top side depth
  212 top side cue.lemma
  214 path marks side
  215 marks side delta
  216 marks place cue.kind
  217 marks side cue.lemma
  219 label place
  220 label path side
  221 label between side
  222 b1.label label a1.label
  223 between place
  224 between path marks
  225 between side cue.lemma
  226 rule
  227 b1.rule rule a1.rule
  229 rule cue.lemma side
  230 rule path label
  231 rule marks between
  240 cue.lemma place delta
  241 cue.kind place delta
  251 next.xpos side path
  252 cue.below path side
  254 cue.rel path side
  257 cue.xpos path side
  258 cue.xpos cue.lemma delta
  259 b1.quote marks a1.quote
  261 cue.first cue.last place
  262 cue.first cue.last path
  270 path cue.middle side
  271 path cue.fine edge
  272 cue.middle place delta
  277 cue.coarse cue.below path
  278 cue.middle marks side
  279 cue.joint path side
  286 path second side
  287 path passed side
  289 passed cue.middle side
  290 passed marks label`,
);

/** What a token is, seen from the cue. */
export const SPAN_PLAN = planOf(
  SPAN_VALUES,
  `203 place xpos
  204 side delta lemma
  206 path xpos
  213 path lemma side
  218 marks xpos side
  228 rule xpos side
  232 lower
  233 lower side
  234 b1.lower side xpos
  235 a1.lower side xpos
  236 b1.xpos xpos a1.xpos
  237 b2.xpos b1.xpos xpos
  238 xpos a1.xpos a2.xpos
  239 cue.lemma side upos
  242 cue.kind side xpos
  243 rel side cue.kind
  244 rel path b1.rel
  245 b1.lower lemma side
  246 lemma a1.lower side
  247 shape side b1.shape
  248 ends side delta
  249 ends cue.lemma place
  250 ends marks side
  253 cue.below place xpos
  255 edge xpos b1.xpos
  256 edge a1.lower path
  260 h.lemma rel side
  273 path middle side
  274 cue.middle side xpos
  275 middle edge side
  276 b1.coarse coarse a1.coarse
  280 middle label side
  281 opens side path
  282 closes side path
  283 b1.closes opens side
  284 opens xpos b1.lower
  285 closes xpos a1.lower
  288 passed xpos side`,
);

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

/** What a cue mixes with whatever stands around it. */
export function writeCue(
  { lower, xpos, rel, below, fine, middle, coarse, joint }: Board,
  view: CueView,
  values: Int32Array,
): void {
  const { cue } = view;
  let n = 0;
  values[n++] = 0;
  values[n++] = view.lemma;
  values[n++] = view.kind;
  values[n++] = below[view.head];
  values[n++] = rel[view.head];
  values[n++] = xpos[view.head];
  values[n++] = lower[cue.from];
  values[n++] = lower[cue.to - 1];
  values[n++] = middle[view.head];
  values[n++] = fine[view.head];
  values[n++] = coarse[view.head];
  values[n++] = joint[view.head];
}

/**
 * What token `i` of a paragraph `[from, to)` mixes beside what the cue does.
 * @returns whether it stands to the cue otherwise than the one of which `values` were written before
 */
export function writeStanding(
  scene: Scene,
  board: Board,
  view: CueView,
  i: number,
  from: number,
  to: number,
  values: Int32Array,
): boolean {
  const { xpos, quote } = board;
  const { cue } = view;
  const side = i < cue.from ? 1 : i >= cue.to ? 2 : 3;
  const distance = side === 1 ? cue.from - i : side === 2 ? i - cue.to + 1 : 0;
  const delta = Math.max(-2, Math.min(2, scene.sentenceAt[i] - view.sentence)) + 2;
  const { path, top, depth, mine, second, passed } = climb(board, view, i, delta);
  const edge = mine < 0 ? 0 : (scene.arcs.left[mine] === i ? 1 : 0) + (scene.arcs.right[mine] === i + 1 ? 2 : 0);
  const run = scene.quoteAt[i];
  const near = run < 0 ? 0 : nearness(scene, view, run);
  const between = Math.min(2, Math.abs(view.cuesBefore[i] - view.cuesBefore[cue.from]) - (side === 2 ? 1 : 0)) + 1;
  let n = CUE_VALUES;
  let isNew = false;
  isNew = put(values, n++, side * 16 + bucket(distance)) || isNew;
  isNew = put(values, n++, delta) || isNew;
  isNew = put(values, n++, path) || isNew;
  isNew = put(values, n++, side) || isNew;
  isNew = put(values, n++, edge) || isNew;
  isNew = put(values, n++, top) || isNew;
  isNew = put(values, n++, Math.min(depth, 4)) || isNew;
  isNew = put(values, n++, quote[i] * 8 + near) || isNew;
  isNew = put(values, n++, view.labels[i]) || isNew;
  isNew = put(values, n++, between) || isNew;
  isNew = put(values, n++, i > from ? view.labels[i - 1] : 9) || isNew;
  isNew = put(values, n++, i + 1 < to ? view.labels[i + 1] : 9) || isNew;
  isNew = put(values, n++, view.rules[i]) || isNew;
  isNew = put(values, n++, i > from ? view.rules[i - 1] : 9) || isNew;
  isNew = put(values, n++, i + 1 < to ? view.rules[i + 1] : 9) || isNew;
  isNew = put(values, n++, at(xpos, side === 2 ? cue.to : cue.from - 1, from, to)) || isNew;
  isNew = put(values, n++, i > from ? quote[i - 1] : 9) || isNew;
  isNew = put(values, n++, i + 1 < to ? quote[i + 1] : 9) || isNew;
  isNew = put(values, n++, second) || isNew;
  isNew = put(values, n++, passed) || isNew;
  return isNew;
}

function put(values: Int32Array, n: number, value: number): boolean {
  const isNew = values[n] !== value;
  values[n] = value;
  return isNew;
}

/** How many the cue's own values are, and those with where a token stands. */
const CUE_VALUES = 12;
const STANDING_VALUES = 32;

/** What token `i` is, apart from any cue. */
export function writeToken({ sentenceAt }: Scene, board: Board, i: number, from: number, to: number, values: Int32Array): void {
  const { lower, lemma, xpos, upos, rel, head, shape, middle, coarse, opens, closes } = board;
  const first = i === from || sentenceAt[i] !== sentenceAt[i - 1] ? 1 : 0;
  const last = i + 1 === to || sentenceAt[i] !== sentenceAt[i + 1] ? 2 : 0;
  const h = head[i];
  let n = STANDING_VALUES;
  values[n++] = xpos[i];
  values[n++] = lemma[i];
  values[n++] = lower[i];
  values[n++] = at(lower, i - 1, from, to);
  values[n++] = at(lower, i + 1, from, to);
  values[n++] = at(xpos, i - 1, from, to);
  values[n++] = at(xpos, i + 1, from, to);
  values[n++] = at(xpos, i - 2, from, to);
  values[n++] = at(xpos, i + 2, from, to);
  values[n++] = upos[i];
  values[n++] = rel[i];
  values[n++] = at(rel, i - 1, from, to);
  values[n++] = shape[i];
  values[n++] = at(shape, i - 1, from, to);
  values[n++] = first + last;
  values[n++] = h >= 0 ? lemma[h] : 5;
  values[n++] = middle[i];
  values[n++] = at(coarse, i - 1, from, to);
  values[n++] = coarse[i];
  values[n++] = at(coarse, i + 1, from, to);
  values[n++] = opens[i];
  values[n++] = closes[i];
  values[n++] = i > from ? closes[i - 1] : 9;
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
