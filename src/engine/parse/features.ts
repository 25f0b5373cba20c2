import { mix1 } from "../../classify/mix.ts";
import { hashAll, planOf } from "../../classify/templates.ts";
import {
  depth,
  LABEL,
  LEFTCOUNT,
  LEFTLABELS,
  LEFTMOST,
  LEFTSECOND,
  next,
  onStack,
  RIGHTCOUNT,
  RIGHTLABELS,
  RIGHTMOST,
  RIGHTSECOND,
  type State,
} from "./state.ts";

/** A sentence as the parser sees it; the two places after the last word are the root and none. */
export interface View {
  words: number;
  /** Hash of the word in lower case. */
  word: Int32Array;
  /** Hash of its last letters. */
  ending: Int32Array;
  /** The tagger's joint class. */
  tag: Int32Array;
  /** Part of speech, 1 …; the root's and none's are numbers of their own. */
  pos: Int32Array;
  /** The cluster of 1024, the one of 256 and the one of 32 it lies in. */
  fine: Int32Array;
  middle: Int32Array;
  coarse: Int32Array;
}

/** More than any state or arc yields. */
export const MOST_FEATURES = 128;

/** The places of a state whose words are looked at: the top of the stack and what lies below, the next word and what follows. */
export const ROLES = 6;

/**
 * Features that a word has by itself in a place, whatever else the state holds: 0 to 2 on the stack from the top, 3 to 5 from the next word
 * on. Of `w`, the word, `t`, its tag, and `f`, its finest cluster.
 */
export const ROLE_PLANS = [
  "201 t\n202 w\n203 w t\n294 f",
  "204 t\n205 w\n206 w t",
  "216 t",
  "207 t\n208 w\n209 w t\n295 f",
  "210 t\n211 w\n212 w t",
  "213 t\n214 w\n215 w t",
].map((lines) => planOf("w t f", lines));

export function writeWord({ word, tag, fine }: View, i: number, values: Int32Array): void {
  values[0] = word[i];
  values[1] = tag[i];
  values[2] = fine[i];
}

/** Features of the next word with those after it. */
export const AHEAD_PLAN = planOf("w t t1 t2", "233 t t1\n234 w t1\n238 t t1 t2");

export function writeAhead({ word, tag, words }: View, i: number, values: Int32Array): void {
  const none = words + 1;
  values[0] = word[i];
  values[1] = tag[i];
  values[2] = tag[i + 1 < none ? i + 1 : none];
  values[3] = tag[i + 2 < none ? i + 2 : none];
}

/**
 * Features of a state that decide between shift, left and right: words, tags, clusters, labels, distance and
 * number of dependents of the two words on top of the stack and the next three (after Zhang & Nivre 2011).
 * @returns how many were written to `out`
 */
export function stateFeatures(state: State, view: View, out: Int32Array): number {
  const none = state.size - 1;
  let n = 0;
  for (const [role, plan] of ROLE_PLANS.entries()) {
    writeWord(view, role < 3 ? onStack(state, role) : Math.min(next(state) + role - 3, none), values);
    n += hashAll(plan, values, out, n);
  }
  writeAhead(view, next(state), values);
  n += hashAll(AHEAD_PLAN, values, out, n);
  writeState(state, view, values);
  return n + hashAll(STATE_PLAN, values, out, n);
}

const values = new Int32Array(64);

/**
 * Those of a state's features that join what stands in several places, or tell of dependents. `s0` to `s2` are on the stack from the top, `n0` to `n2`
 * the next words; behind an l or r stands the outermost dependent to that side, or the one beside it. Of each `w` the word, `t` its tag, `p` its part
 * of speech, `f`, `m`, `c` its clusters from the finest, `r` its relation, `left` and `lefts` how many dependents it has to that side, and which.
 */
export const STATE_PLAN = planOf(
  // In the order of `writeState`.
  `s0.w s0.t s0.p s0.f s0.m s0.c s0.left s0.right s0.lefts s0.rights
  s1.w s1.t s1.p s1.f s1.m s1.c s1.right s1.rights s2.t
  n0.w n0.t n0.f n0.m n0.c n0.left n0.lefts n1.t n2.t
  s0l.w s0l.t s0l.r s0l2.t s0l2.r s0r.w s0r.t s0r.r s0r2.t s0r2.r
  s1l.t s1l.r s1r.w s1r.t s1r.r s1r2.t n0l.w n0l.t n0l.r n0l2.t span gap depth end`,
  `217 s0.w s0.t n0.w n0.t
  218 s0.w s0.t n0.w
  219 s0.w n0.w n0.t
  220 s0.w s0.t n0.t
  221 s0.t n0.w n0.t
  222 s0.w n0.w
  223 s0.t n0.t
  224 s0.w n0.t
  225 s0.t n0.w
  226 s1.w s1.t s0.w s0.t
  227 s1.w s1.t s0.t
  228 s1.t s0.w s0.t
  229 s1.w s0.w
  230 s1.t s0.t
  231 s1.w s0.t
  232 s1.t s0.w
  235 s1.t n0.t
  236 s1.w n0.t
  237 s1.t n0.w
  239 s0.t n0.t n1.t
  240 s1.t s0.t n0.t
  241 s2.t s1.t s0.t
  242 s1.t s0.t n0.t n1.t
  243 s0.w n0.t n1.t
  244 s1.t s0.w n0.t
  245 s1.t s0.t n0.w
  246 s1.w s0.t n0.t
  247 s0.t n0.t n1.t n2.t
  248 s0.t s0l.t n0.t
  249 s0.t s0r.t n0.t
  250 s0.t n0.t n0l.t
  251 s1.t s1r.t s0.t
  252 s1.t s1l.t s0.t
  253 s1.t s0.t s0l.t
  254 s1.t s0.t s0r.t
  255 s0.t s0l.r
  256 s0.t s0r.r
  257 s1.t s1r.r
  258 s1.t s1l.r
  259 n0.t n0l.r
  260 s0l.w
  261 s0r.w
  262 n0l.w
  263 s1r.w
  264 s0.t s0r.r n0.t
  265 s0.t s0l.r n0.t
  266 s0.t n0l.r n0.t
  267 s1.t s1r.r s0.t
  268 s1.t s0.t s0l.r
  269 s0.t s0l.t s0l2.t
  270 s0.t s0r.t s0r2.t
  271 n0.t n0l.t n0l2.t
  272 s1.t s1r.t s1r2.t
  273 s0.t s0l2.r s0r2.r
  274 s0.w span
  275 s0.t span
  276 n0.t span
  277 s0.t n0.t span
  278 s1.t s0.t gap
  279 s1.t gap
  280 s0.w s0.left
  281 s0.t s0.left
  282 s0.w s0.right
  283 s0.t s0.right
  284 s1.t s1.right
  285 n0.t n0.left
  286 n0.w n0.left
  287 s0.t s0.lefts
  288 s0.t s0.rights
  289 s1.t s1.rights
  290 n0.t n0.lefts
  291 s0.w s0.rights
  292 s1.w s1.rights
  293 s1.t s1.rights s0.t
  296 s0.f n0.t
  297 s0.t n0.f
  298 s0.c n0.c
  299 s1.c s0.c
  300 s1.f s0.t
  301 s1.t s0.f
  302 s0.m n0.m
  303 s1.m s0.m
  304 s1.c s0.c n0.c
  305 s1.f s0.t n0.t
  306 depth end
  307 s1.p s0.p s0.lefts`,
);

export function writeState(state: State, view: View, values: Int32Array): void {
  const { data, size } = state;
  const { word, tag, pos, fine, coarse, middle } = view;
  const none = size - 1;
  const n0 = next(state);
  const s0 = onStack(state, 0);
  const s1 = onStack(state, 1);
  const s0l = data[LEFTMOST * size + s0];
  const s0l2 = data[LEFTSECOND * size + s0];
  const s0r = data[RIGHTMOST * size + s0];
  const s0r2 = data[RIGHTSECOND * size + s0];
  const s1l = data[LEFTMOST * size + s1];
  const s1r = data[RIGHTMOST * size + s1];
  const n0l = data[LEFTMOST * size + n0];
  const label = LABEL * size;
  let n = 0;
  values[n++] = word[s0];
  values[n++] = tag[s0];
  values[n++] = pos[s0];
  values[n++] = fine[s0];
  values[n++] = middle[s0];
  values[n++] = coarse[s0];
  values[n++] = data[LEFTCOUNT * size + s0];
  values[n++] = data[RIGHTCOUNT * size + s0];
  values[n++] = data[LEFTLABELS * size + s0];
  values[n++] = data[RIGHTLABELS * size + s0];
  values[n++] = word[s1];
  values[n++] = tag[s1];
  values[n++] = pos[s1];
  values[n++] = fine[s1];
  values[n++] = middle[s1];
  values[n++] = coarse[s1];
  values[n++] = data[RIGHTCOUNT * size + s1];
  values[n++] = data[RIGHTLABELS * size + s1];
  values[n++] = tag[onStack(state, 2)];
  values[n++] = word[n0];
  values[n++] = tag[n0];
  values[n++] = fine[n0];
  values[n++] = middle[n0];
  values[n++] = coarse[n0];
  values[n++] = data[LEFTCOUNT * size + n0];
  values[n++] = data[LEFTLABELS * size + n0];
  values[n++] = tag[n0 + 1 < none ? n0 + 1 : none];
  values[n++] = tag[n0 + 2 < none ? n0 + 2 : none];
  values[n++] = word[s0l];
  values[n++] = tag[s0l];
  values[n++] = data[label + s0l];
  values[n++] = tag[s0l2];
  values[n++] = data[label + s0l2];
  values[n++] = word[s0r];
  values[n++] = tag[s0r];
  values[n++] = data[label + s0r];
  values[n++] = tag[s0r2];
  values[n++] = data[label + s0r2];
  values[n++] = tag[s1l];
  values[n++] = data[label + s1l];
  values[n++] = word[s1r];
  values[n++] = tag[s1r];
  values[n++] = data[label + s1r];
  values[n++] = tag[data[RIGHTSECOND * size + s1]];
  values[n++] = word[n0l];
  values[n++] = tag[n0l];
  values[n++] = data[label + n0l];
  values[n++] = tag[data[LEFTSECOND * size + n0]];
  values[n++] = s0 === none ? 0 : distance(n0 - s0);
  values[n++] = s1 === none ? 0 : distance(s0 - s1);
  values[n++] = depth(state) > 2 ? 3 : depth(state);
  values[n++] = n0 === none - 1 ? 1 : 0;
}

/**
 * Features of an arc about to be made, from which its label is chosen: the two words, what lies beside
 * them, and the dependents each has so far; names as in a state's.
 */
export const ARC_PLAN = planOf(
  // In the order of `writeArc`.
  `side far h.w h.t h.f h.m h.c h.lefts h.rights hBefore.t hAfter.t hl.w hr.w
  c.w c.t c.f c.m c.c c.lefts c.rights before.w before.t after.w after.t cl.w cl.t cl.r cl2.w cr.w cr.t cr.r`,
  `401 h.t
  402 c.t
  403 h.t c.t
  404 side h.w
  405 side c.w
  406 side h.w c.w
  407 h.t c.w
  408 side h.w c.t
  409 h.t c.t far
  410 c.t far
  411 h.t c.t before.t
  412 h.t c.t after.t
  413 h.t c.t hBefore.t
  414 h.t c.t hAfter.t
  415 side c.t before.w
  416 side c.t after.w
  417 h.t c.t cl.w
  418 h.w c.t cl.w
  419 h.t c.t c.lefts
  420 h.t c.t c.rights
  421 h.w c.t c.lefts
  422 c.w c.lefts side
  423 h.t c.t h.lefts
  424 h.t c.t h.rights
  425 h.w c.t h.rights
  426 h.w c.t h.lefts
  427 c.w h.rights h.t
  428 c.w h.lefts h.t
  429 c.t cl.r cr.r
  430 h.t c.t cr.w
  431 h.t c.t hl.w
  432 h.t c.t hr.w
  433 c.t cl.w cl2.w
  434 side h.f c.t
  435 h.t c.f
  436 side h.c c.c
  437 side h.m c.m
  438 h.t c.m cl.w
  439 h.t cl.t cr.t
  440 h.m c.m cl.w`,
);

export function arcFeatures(state: State, view: View, head: number, child: number, out: Int32Array): number {
  writeArc(state, view, head, child, values);
  return hashAll(ARC_PLAN, values, out);
}

export function writeArc(state: State, view: View, head: number, child: number, values: Int32Array): void {
  const { data, size } = state;
  const { word, tag, fine, coarse, middle } = view;
  const none = size - 1;
  const root = none - 1;
  const side = head < child ? 1 : 2;
  const before = child > 0 ? child - 1 : none;
  const after = child + 1 < root ? child + 1 : none;
  const cl = data[LEFTMOST * size + child];
  const cr = data[RIGHTMOST * size + child];
  const label = LABEL * size;
  let n = 0;
  values[n++] = side;
  values[n++] = side * 16 + distance(Math.abs(head - child));
  values[n++] = word[head];
  values[n++] = mix1(400, tag[head] * 4 + side);
  values[n++] = fine[head];
  values[n++] = middle[head];
  values[n++] = coarse[head];
  values[n++] = data[LEFTLABELS * size + head];
  values[n++] = data[RIGHTLABELS * size + head];
  values[n++] = tag[head > 0 && head !== root ? head - 1 : none];
  values[n++] = tag[head + 1 < root ? head + 1 : none];
  values[n++] = word[data[LEFTMOST * size + head]];
  values[n++] = word[data[RIGHTMOST * size + head]];
  values[n++] = word[child];
  values[n++] = tag[child];
  values[n++] = fine[child];
  values[n++] = middle[child];
  values[n++] = coarse[child];
  values[n++] = data[LEFTLABELS * size + child];
  values[n++] = data[RIGHTLABELS * size + child];
  values[n++] = word[before];
  values[n++] = tag[before];
  values[n++] = word[after];
  values[n++] = tag[after];
  values[n++] = word[cl];
  values[n++] = tag[cl];
  values[n++] = data[label + cl];
  values[n++] = word[data[LEFTSECOND * size + child]];
  values[n++] = word[cr];
  values[n++] = tag[cr];
  values[n++] = data[label + cr];
}

/** 1, 2, 3, 4, 5-6, 7-10, 11 or more words apart. */
function distance(apart: number): number {
  if (apart < 5) return apart;
  if (apart < 7) return 5;
  return apart < 11 ? 6 : 7;
}
