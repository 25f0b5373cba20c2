/** What the third stage sees of a whole reading: its edges, its place in the tree, its marks, and how it stands to the cue. */
import { hash32 } from "../../base/hash.ts";
import { mix1, mix2, mix3 } from "../../classify/mix.ts";
import type { Board } from "./board.ts";
import type { Candidate } from "./candidates.ts";
import type { Run, Scene } from "./draft.ts";
import type { CueView } from "./span-features.ts";

export const MOST_WEIGH_FEATURES = 224;

/** How the earlier stages stand to a cue. */
export interface Sureness {
  /** By how much the best labelling with the cue is better than the best without it. */
  readonly cue: number;
  /** By how much saying nothing of the cue's content is better than the best content. */
  readonly silence: number;
}

const steps = (value: number, width: number, most: number): number => Math.max(-most, Math.min(most, Math.round(value / width)));

const long = (count: number): number =>
  count < 6 ? count : count < 9 ? 6 : count < 13 ? 7 : count < 20 ? 8 : count < 30 ? 9 : count < 50 ? 10 : 11;

// Of the reading looked at: written into what the caller gave. Kept outside the functions, which are asked some thousand times a text.
let out: Int32Array = new Int32Array(0);
let n = 0;
const add = (feature: number): void => {
  out[n++] = feature;
};
const at = (array: Int32Array, i: number): number => (i >= 0 && i < array.length ? array[i] : 7);

/** A cue and its place, as all parts of this file see them. */
interface Here {
  readonly scene: Scene;
  readonly board: Board;
  readonly view: CueView;
  readonly content: readonly Run[];
  /** Kind, lemma and cluster of the cue. */
  readonly K: number;
  readonly CL: number;
  readonly CM: number;
  readonly side: number;
  readonly size: number;
}

/** @returns how many were written to `room` */
export function weighFeatures(
  scene: Scene,
  board: Board,
  view: CueView,
  sure: Sureness,
  { source, content, behind }: Candidate,
  rank: number,
  room: Int32Array,
): number {
  out = room;
  n = 0;
  const { lower, xpos, rel, middle, coarse } = board;
  const { sentenceAt, sentences } = scene;
  const { cue, labels, ruled } = view;
  const K = view.kind;
  const CL = view.lemma;
  const CM = middle[view.head];
  const CX = xpos[view.head];
  const first = content[0];
  const last = content[content.length - 1];
  const size = content.reduce((sum, { from, to }) => sum + to - from, 0);
  const side = first.from >= cue.to ? 2 : last.to <= cue.from ? 1 : 3;
  const here: Here = { scene, board, view, content, K, CL, CM, side, size };
  const lag = steps(behind, 25, 40);
  const C = steps(sure.cue, 40, 12);
  const S = steps(sure.silence, 40, 12);
  add(mix1(1, 0));
  add(mix1(2, lag));
  add(mix2(3, lag, K));
  add(mix1(4, Math.min(rank, 8)));
  add(mix1(5, C));
  add(mix1(6, S));
  add(mix2(7, C, S));
  add(mix2(8, CL, CX));
  add(mix2(9, CM, CX));
  add(mix2(10, K, CX));
  add(mix2(11, CL, steps(sure.cue, 80, 6)));
  add(mix2(12, CL, steps(sure.silence, 80, 6)));
  add(mix3(13, CM, steps(sure.cue, 80, 6), steps(sure.silence, 80, 6)));
  add(mix2(14, long(size), side));
  add(mix3(15, long(size), side, CL));
  add(mix3(16, content.length, side, source.length));
  add(mix3(17, content.length, side, K));
  const ends = sentences[sentenceAt[last.to - 1]].to;
  const begins = sentences[sentenceAt[first.from]].from;
  const over = Math.min(3, sentenceAt[last.to - 1] - sentenceAt[first.from]);
  const away = Math.max(-2, Math.min(2, sentenceAt[first.from] - view.sentence));
  add(mix3(18, over, away, side));
  add(mix3(19, over, away, K));
  const open = first.from === begins ? 1 : 0;
  const shut = last.to === ends ? 2 : last.to === ends - 1 ? 1 : 0;
  add(mix3(20, open, shut, side));
  add(mix3(21, open, shut, CL));
  add(mix3(22, open, shut, content.length));
  let inside = 0;
  for (const { from, to } of content) inside += view.cuesBefore[to] - view.cuesBefore[from];
  add(mix2(23, Math.min(inside, 3), side));
  add(mix2(24, Math.min(inside, 3), long(size)));
  let agreed = 0;
  for (const { from, to } of content) for (let i = from; i < to; i++) if (labels[i] === 4) agreed++;
  const share = Math.round((8 * agreed) / size);
  add(mix2(25, share, side));
  add(mix3(26, share, labels[Math.max(0, first.from - 1)], labels[Math.min(board.count - 1, last.to)]));
  const sameContent = ruled ? (same(ruled.content, content) ? 2 : touches(ruled.content, content) ? 1 : 3) : 0;
  const sameSource = ruled ? (same(ruled.source, source) ? 2 : touches(ruled.source, source) ? 1 : 3) : 0;
  add(mix2(27, sameContent, sameSource));
  add(mix3(28, sameContent, sameSource, K));
  add(mix3(29, sameContent, sameSource, C));
  for (const [k, run] of content.entries()) {
    if (k > 0 && k < content.length - 1) continue;
    const place = content.length === 1 ? 0 : k === 0 ? 1 : 2;
    edges(here, run, place, side, 100);
    bound(here, run, place, 160);
    tail(here, run, place);
  }
  quotation(here, shut, over, away);
  const gap = side === 2 ? first.from - cue.to : side === 1 ? cue.from - last.to : -1;
  add(mix3(40, long(Math.max(0, gap)), side, gap < 0 ? 1 : 0));
  if (gap === 1) {
    const between = side === 2 ? cue.to : cue.from - 1;
    add(mix3(41, lower[between], side, K));
    add(mix3(42, lower[between], at(lower, side === 2 ? first.from : last.to - 1), side));
  }
  if (source.length === 0) {
    add(mix3(50, CX, board.below[view.head], 0));
    add(mix3(51, CL, CX, 0));
    add(mix2(52, rel[view.head], CX));
    add(mix2(53, side, K));
  } else {
    const who = source[0];
    const where = who.from >= cue.to ? 2 : who.to <= cue.from ? 1 : 3;
    const inOther = content.some(({ from, to }) => from <= who.from && who.from < to) ? 1 : 0;
    edges(here, who, 3, where, 200);
    const top = bound(here, who, 3, 260);
    add(mix3(60, where, side, inOther));
    add(mix3(61, long(who.to - who.from), where, source.length));
    add(mix3(62, long(Math.max(0, where === 2 ? who.from - cue.to : cue.from - who.to)), where, K));
    add(mix3(63, middle[top], where, K));
    add(mix3(64, lower[who.from], xpos[who.to - 1], where));
    add(mix3(65, board.upos[top], CL, where));
    add(mix3(66, coarse[top], CM, where));
    if (who.to < cue.from) add(mix3(67, lower[cue.from - 1], at(lower, who.to), where));
    let others = 0;
    const [a, b] = where === 1 ? [who.to, cue.from] : [cue.to, who.from];
    for (let i = a; i < b; i++) if (labels[i] === 1) others++;
    add(mix2(68, Math.min(2, others), where));
  }
  return n;
}

function edges({ board, K, CL }: Here, { from, to }: Run, place: number, where: number, base: number): void {
  const { lower, xpos, rel } = board;
  const before = at(lower, from - 1);
  const behindIt = at(lower, to);
  add(mix3(base + 1, place, where, before));
  add(mix3(base + 2, place, where, lower[from]));
  add(mix3(base + 3, place, where, lower[to - 1]));
  add(mix3(base + 4, place, where, behindIt));
  add(mix3(base + 5, place, xpos[from], at(xpos, from - 1)));
  add(mix3(base + 6, place, xpos[to - 1], at(xpos, to)));
  add(mix3(base + 7, place * 4 + where, lower[from], CL));
  add(mix3(base + 8, place * 4 + where, behindIt, CL));
  add(mix3(base + 9, place * 4 + where, before, CL));
  add(mix3(base + 10, place * 4 + where, xpos[from], K));
  add(mix3(base + 11, place * 4 + where, lower[from], K));
  add(mix3(base + 12, place * 4 + where, behindIt, at(lower, to + 1)));
  add(mix3(base + 13, place * 4 + where, lower[to - 1], behindIt));
  add(mix3(base + 14, place * 4 + where, before, lower[from]));
  add(mix3(base + 15, place * 4 + where, at(xpos, to), at(xpos, to + 1)));
  add(mix3(base + 16, place * 4 + where, behindIt, at(xpos, to + 1)));
  add(mix3(base + 17, place * 4 + where, rel[to < board.count ? to : to - 1], behindIt));
  add(mix3(base + 18, place * 4 + where, at(board.opens, to), behindIt));
  add(mix3(base + 19, place * 4 + where, at(board.opens, to), K));
  add(mix3(base + 20, place * 4 + where, at(board.opens, from), K));
}

// Marks and words behind which a piece of what is told may begin that is no longer told.
const PARTS: ReadonlySet<string> = new Set([",", ";", ":", "-", "--", "\u2013", "\u2014", "\u2015", "and", "or", "but"]);
// Farther from the end a preposition opens no tail.
const FAR = 12;

/** The last piece of a content: behind its last comma, dash or conjunction, and from its last preposition on. */
function tail({ scene, board, view, K, CM }: Here, { from, to }: Run, place: number): void {
  const { tokens } = scene;
  const { lower, xpos, upos, rel, middle, head, opens } = board;
  const hang = (i: number): number => {
    const up = head[i];
    return up < 0 ? 0 : up === view.head ? 1 : up >= from && up < i ? 2 : up >= i && up < to ? 3 : 4;
  };
  let mark = to - 2;
  while (mark > from && !PARTS.has(tokens[mark].form)) mark--;
  if (mark <= from) add(mix2(300, place, long(to - from)));
  else {
    let top = mark + 1;
    while (top < to - 1 && head[top] > mark && head[top] < to) top++;
    add(mix3(301, place, lower[mark], lower[mark + 1]));
    add(mix3(302, lower[mark], xpos[mark + 1], long(to - mark)));
    add(mix3(303, lower[mark], opens[mark + 1], K));
    add(mix3(304, lower[mark], rel[top], hang(top)));
    add(mix3(305, xpos[top], rel[top], hang(top)));
    add(mix3(306, rel[top], hang(top), CM));
    add(mix3(307, lower[mark], lower[mark + 1], xpos[top]));
  }
  let joint = to - 2;
  while (joint > from && to - joint < FAR && upos[joint] !== ADPOSITION) joint--;
  if (joint <= from || to - joint >= FAR) return;
  const noun = head[joint] > joint && head[joint] < to ? head[joint] : joint;
  const up = head[noun];
  add(mix3(311, lower[joint], middle[noun], hang(noun)));
  add(mix3(312, lower[joint], up >= 0 ? xpos[up] : 0, hang(noun)));
  add(mix3(313, lower[joint], hang(noun), K));
  add(mix3(314, lower[joint], hang(noun), CM));
  add(mix3(315, lower[joint], long(to - joint), rel[noun]));
  add(mix3(316, middle[noun], hang(noun), up >= 0 ? middle[up] : 0));
}

const ADPOSITION = hash32("ADP") | 0;

/** How a run lies in the tree; returns the token that heads it. */
function bound({ scene, board, view, K, CL, CM }: Here, { from, to }: Run, place: number, base: number): number {
  const { tokens, arcs } = scene;
  const { xpos, rel, head } = board;
  const { cue } = view;
  let tops = 0;
  let top = -1;
  let reach = 0;
  for (let i = from; i < to; i++) {
    if (tokens[i].upos === "PUNCT" || (head[i] >= from && head[i] < to)) continue;
    tops++;
    if (top < 0 || arcs.right[i] - arcs.left[i] > arcs.right[top] - arcs.left[top]) top = i;
  }
  if (top < 0) top = from;
  if (arcs.left[top] < from) reach |= 1;
  if (arcs.right[top] > to) reach |= 2;
  if (arcs.left[top] > from) reach |= 4;
  if (arcs.right[top] < to) reach |= 8;
  const up = head[top];
  const over = up < 0 ? 0 : up === view.head ? 1 : up >= cue.from && up < cue.to ? 2 : view.chain.includes(up) ? 3 : 4;
  const under = isUnder(head, view.head, top) ? 1 : 0;
  add(mix3(base + 1, place, Math.min(tops, 4), reach));
  add(mix3(base + 2, place, over * 2 + under, rel[top]));
  add(mix3(base + 3, place * 16 + reach, over * 2 + under, rel[top]));
  add(mix3(base + 4, place * 16 + reach, K, rel[top]));
  add(mix3(base + 5, place * 8 + over, CL, rel[top]));
  add(mix3(base + 6, place * 8 + over, xpos[top], K));
  add(mix3(base + 7, place * 8 + over, rel[top], board.joint[up < 0 ? top : up]));
  add(mix3(base + 8, place * 16 + reach, Math.min(tops, 4), over));
  add(mix3(base + 9, place * 8 + over, CM, rel[top]));
  // What stands right behind the run and hangs from within it is cut off.
  const next = to < board.count ? head[to] : -1;
  add(mix3(base + 10, place, next >= from && next < to ? 1 : 0, to < board.count ? rel[to] : 0));
  add(mix3(base + 11, place, reach & 2, at(board.opens, to)));
  return top;
}

function isUnder(head: Int32Array, below: number, above: number): boolean {
  for (let i = below, k = 0; i >= 0 && k < 60; i = head[i], k++) if (i === above) return true;
  return false;
}

/** Marks that a run opens and does not close, or cuts. */
function quotation({ scene, board, view, content, K, side, size }: Here, shut: number, over: number, away: number): void {
  const { tokens, quoteAt } = scene;
  const first = content[0];
  const last = content[content.length - 1];
  let cut = 0;
  let held = 0;
  for (const { from, to } of content) {
    if (quoteAt[from] >= 0 && from > 0 && quoteAt[from - 1] === quoteAt[from]) cut |= 1;
    if (to < board.count && quoteAt[to] >= 0 && quoteAt[to - 1] === quoteAt[to]) cut |= 2;
    for (let i = from; i < to; i++) if (quoteAt[i] >= 0) held++;
  }
  let brackets = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++) brackets += tokens[i].form === "(" ? 1 : tokens[i].form === ")" ? -1 : 0;
  const quoted = held === 0 ? 0 : held === size ? 2 : 1;
  const within = quoteAt[view.head] >= 0 ? 1 : 0;
  const f = board.quote[first.from];
  const l = board.quote[last.to - 1];
  add(mix3(70, cut, quoted, within));
  add(mix3(71, cut * 4 + quoted, f, l));
  add(mix3(72, cut * 4 + quoted, K, within));
  add(mix3(73, cut * 4 + quoted, side, shut));
  add(mix3(74, quoted, over, away));
  add(mix1(75, brackets));
  const next = last.to < board.count ? board.quote[last.to] : 0;
  add(mix3(76, next, l, side));
}

const same = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length && a.every(({ from, to }, i) => b[i].from === from && b[i].to === to);

const touches = (a: readonly Run[], b: readonly Run[]): boolean => a.some((x) => b.some((y) => x.from < y.to && y.from < x.to));
