import { mix1, mix2, mix3 } from "../../classify/mix.ts";
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
 * Features that a word has by itself in a place, whatever else the state holds; of the next word, with the two after it.
 * @param role 0 to 2 on the stack from the top, 3 to 5 from the next word on
 * @returns how many stand in `out`, the first at `from`
 */
export function roleFeatures(role: number, view: View, i: number, out: Int32Array, from: number): number {
  const w = view.word[i];
  const t = view.tag[i];
  let n = from;
  switch (role) {
    case 0:
      out[n++] = mix1(201, t);
      out[n++] = mix1(202, w);
      out[n++] = mix2(203, w, t);
      out[n++] = mix1(294, view.fine[i]);
      break;
    case 1:
      out[n++] = mix1(204, t);
      out[n++] = mix1(205, w);
      out[n++] = mix2(206, w, t);
      break;
    case 2:
      out[n++] = mix1(216, t);
      break;
    case 3:
      out[n++] = mix1(207, t);
      out[n++] = mix1(208, w);
      out[n++] = mix2(209, w, t);
      out[n++] = mix1(295, view.fine[i]);
      break;
    case 4:
      out[n++] = mix1(210, t);
      out[n++] = mix1(211, w);
      out[n++] = mix2(212, w, t);
      break;
    default:
      out[n++] = mix1(213, t);
      out[n++] = mix1(214, w);
      out[n++] = mix2(215, w, t);
  }
  return n;
}

/** Features of the next word with those after it. */
export function aheadFeatures(view: View, i: number, out: Int32Array, from: number): number {
  const { word, tag } = view;
  const none = view.words + 1;
  const t0 = tag[i];
  const t1 = tag[i + 1 < none ? i + 1 : none];
  const t2 = tag[i + 2 < none ? i + 2 : none];
  out[from] = mix2(233, t0, t1);
  out[from + 1] = mix2(234, word[i], t1);
  out[from + 2] = mix3(238, t0, t1, t2);
  return from + 3;
}

/**
 * Features of a state that decide between shift, left and right: words, tags, clusters, labels, distance and
 * number of dependents of the two words on top of the stack and the next three (after Zhang & Nivre 2011).
 * @returns how many were written to `out`
 */
export function stateFeatures(state: State, view: View, out: Int32Array): number {
  const none = state.size - 1;
  let n = 0;
  for (let below = 0; below < 3; below++) n = roleFeatures(below, view, onStack(state, below), out, n);
  for (let ahead = 0; ahead < 3; ahead++) n = roleFeatures(3 + ahead, view, Math.min(next(state) + ahead, none), out, n);
  n = aheadFeatures(view, next(state), out, n);
  return joinedFeatures(state, view, out, n);
}

/** Those of a state's features that join what stands in several places, or tell of dependents. */
export function joinedFeatures(state: State, view: View, out: Int32Array, from: number): number {
  const { data, size } = state;
  const { word, tag, pos, fine, coarse, middle } = view;
  const none = size - 1;
  const n0 = next(state);
  const n1 = n0 + 1 < none ? n0 + 1 : none;
  const n2 = n0 + 2 < none ? n0 + 2 : none;
  const s0 = onStack(state, 0);
  const s1 = onStack(state, 1);
  const s2 = onStack(state, 2);
  const s0l = data[LEFTMOST * size + s0];
  const s0l2 = data[LEFTSECOND * size + s0];
  const s0r = data[RIGHTMOST * size + s0];
  const s0r2 = data[RIGHTSECOND * size + s0];
  const s1l = data[LEFTMOST * size + s1];
  const s1r = data[RIGHTMOST * size + s1];
  const s1r2 = data[RIGHTSECOND * size + s1];
  const n0l = data[LEFTMOST * size + n0];
  const n0l2 = data[LEFTSECOND * size + n0];
  const label = LABEL * size;
  const s0lLabel = data[label + s0l];
  const s0rLabel = data[label + s0r];
  const s1lLabel = data[label + s1l];
  const s1rLabel = data[label + s1r];
  const n0lLabel = data[label + n0l];
  const s0w = word[s0];
  const s1w = word[s1];
  const n0w = word[n0];
  const s0t = tag[s0];
  const s1t = tag[s1];
  const s2t = tag[s2];
  const n0t = tag[n0];
  const n1t = tag[n1];
  const n2t = tag[n2];
  const s0c = fine[s0];
  const s1c = fine[s1];
  const n0c = fine[n0];
  const s0k = coarse[s0];
  const s1k = coarse[s1];
  const n0k = coarse[n0];
  const span = s0 === none ? 0 : distance(n0 - s0);
  const gap = s1 === none ? 0 : distance(s0 - s1);
  const s0left = data[LEFTCOUNT * size + s0];
  const s0right = data[RIGHTCOUNT * size + s0];
  const s1right = data[RIGHTCOUNT * size + s1];
  const n0left = data[LEFTCOUNT * size + n0];
  const s0leftLabels = data[LEFTLABELS * size + s0];
  const s0rightLabels = data[RIGHTLABELS * size + s0];
  const s1rightLabels = data[RIGHTLABELS * size + s1];
  const n0leftLabels = data[LEFTLABELS * size + n0];
  let n = from;
  // Pairs of the words an arc would join.
  out[n++] = mix3(217, mix2(217, s0w, s0t), n0w, n0t);
  out[n++] = mix3(218, s0w, s0t, n0w);
  out[n++] = mix3(219, s0w, n0w, n0t);
  out[n++] = mix3(220, s0w, s0t, n0t);
  out[n++] = mix3(221, s0t, n0w, n0t);
  out[n++] = mix2(222, s0w, n0w);
  out[n++] = mix2(223, s0t, n0t);
  out[n++] = mix2(224, s0w, n0t);
  out[n++] = mix2(225, s0t, n0w);
  out[n++] = mix3(226, mix2(226, s1w, s1t), s0w, s0t);
  out[n++] = mix3(227, s1w, s1t, s0t);
  out[n++] = mix3(228, s1t, s0w, s0t);
  out[n++] = mix2(229, s1w, s0w);
  out[n++] = mix2(230, s1t, s0t);
  out[n++] = mix2(231, s1w, s0t);
  out[n++] = mix2(232, s1t, s0w);
  out[n++] = mix2(235, s1t, n0t);
  out[n++] = mix2(236, s1w, n0t);
  out[n++] = mix2(237, s1t, n0w);
  // Triples of tags.
  out[n++] = mix3(239, s0t, n0t, n1t);
  out[n++] = mix3(240, s1t, s0t, n0t);
  out[n++] = mix3(241, s2t, s1t, s0t);
  out[n++] = mix3(242, mix2(242, s1t, s0t), n0t, n1t);
  out[n++] = mix3(243, s0w, n0t, n1t);
  out[n++] = mix3(244, s1t, s0w, n0t);
  out[n++] = mix3(245, s1t, s0t, n0w);
  out[n++] = mix3(246, s1w, s0t, n0t);
  out[n++] = mix3(247, mix2(247, s0t, n0t), n1t, n2t);
  // Dependents found so far.
  out[n++] = mix3(248, s0t, tag[s0l], n0t);
  out[n++] = mix3(249, s0t, tag[s0r], n0t);
  out[n++] = mix3(250, s0t, n0t, tag[n0l]);
  out[n++] = mix3(251, s1t, tag[s1r], s0t);
  out[n++] = mix3(252, s1t, tag[s1l], s0t);
  out[n++] = mix3(253, s1t, s0t, tag[s0l]);
  out[n++] = mix3(254, s1t, s0t, tag[s0r]);
  out[n++] = mix2(255, s0t, s0lLabel);
  out[n++] = mix2(256, s0t, s0rLabel);
  out[n++] = mix2(257, s1t, s1rLabel);
  out[n++] = mix2(258, s1t, s1lLabel);
  out[n++] = mix2(259, n0t, n0lLabel);
  out[n++] = mix1(260, word[s0l]);
  out[n++] = mix1(261, word[s0r]);
  out[n++] = mix1(262, word[n0l]);
  out[n++] = mix1(263, word[s1r]);
  out[n++] = mix3(264, s0t, s0rLabel, n0t);
  out[n++] = mix3(265, s0t, s0lLabel, n0t);
  out[n++] = mix3(266, s0t, n0lLabel, n0t);
  out[n++] = mix3(267, s1t, s1rLabel, s0t);
  out[n++] = mix3(268, s1t, s0t, s0lLabel);
  out[n++] = mix3(269, s0t, tag[s0l], tag[s0l2]);
  out[n++] = mix3(270, s0t, tag[s0r], tag[s0r2]);
  out[n++] = mix3(271, n0t, tag[n0l], tag[n0l2]);
  out[n++] = mix3(272, s1t, tag[s1r], tag[s1r2]);
  out[n++] = mix3(273, s0t, data[label + s0l2], data[label + s0r2]);
  // Distance and number of dependents.
  out[n++] = mix2(274, s0w, span);
  out[n++] = mix2(275, s0t, span);
  out[n++] = mix2(276, n0t, span);
  out[n++] = mix3(277, s0t, n0t, span);
  out[n++] = mix3(278, s1t, s0t, gap);
  out[n++] = mix2(279, s1t, gap);
  out[n++] = mix2(280, s0w, s0left);
  out[n++] = mix2(281, s0t, s0left);
  out[n++] = mix2(282, s0w, s0right);
  out[n++] = mix2(283, s0t, s0right);
  out[n++] = mix2(284, s1t, s1right);
  out[n++] = mix2(285, n0t, n0left);
  out[n++] = mix2(286, n0w, n0left);
  // Sets of labels.
  out[n++] = mix2(287, s0t, s0leftLabels);
  out[n++] = mix2(288, s0t, s0rightLabels);
  out[n++] = mix2(289, s1t, s1rightLabels);
  out[n++] = mix2(290, n0t, n0leftLabels);
  out[n++] = mix2(291, s0w, s0rightLabels);
  out[n++] = mix2(292, s1w, s1rightLabels);
  out[n++] = mix3(293, s1t, s1rightLabels, s0t);
  // Clusters.
  out[n++] = mix2(296, s0c, n0t);
  out[n++] = mix2(297, s0t, n0c);
  out[n++] = mix2(298, s0k, n0k);
  out[n++] = mix2(299, s1k, s0k);
  out[n++] = mix2(300, s1c, s0t);
  out[n++] = mix2(301, s1t, s0c);
  out[n++] = mix2(302, middle[s0], middle[n0]);
  out[n++] = mix2(303, middle[s1], middle[s0]);
  out[n++] = mix3(304, s1k, s0k, n0k);
  out[n++] = mix3(305, s1c, s0t, n0t);
  out[n++] = mix2(306, depth(state) > 2 ? 3 : depth(state), n0 === none - 1 ? 1 : 0);
  out[n++] = mix3(307, pos[s1], pos[s0], s0leftLabels);
  return n;
}

/**
 * Features of an arc about to be made, from which its label is chosen: the two words, what lies beside
 * them, and the dependents each has so far.
 */
export function arcFeatures(state: State, view: View, head: number, child: number, out: Int32Array): number {
  const { data, size } = state;
  const { word, tag, fine, coarse, middle } = view;
  const none = size - 1;
  const side = head < child ? 1 : 2;
  const far = side * 16 + distance(Math.abs(head - child));
  const hw = word[head];
  const cw = word[child];
  const ht = mix1(400, tag[head] * 4 + side);
  const ct = tag[child];
  const root = none - 1;
  const before = child > 0 ? child - 1 : none;
  const after = child + 1 < root ? child + 1 : none;
  const hBefore = head > 0 && head !== root ? head - 1 : none;
  const hAfter = head + 1 < root ? head + 1 : none;
  const cl = data[LEFTMOST * size + child];
  const cr = data[RIGHTMOST * size + child];
  const cl2 = data[LEFTSECOND * size + child];
  const hl = data[LEFTMOST * size + head];
  const hr = data[RIGHTMOST * size + head];
  const label = LABEL * size;
  const childLeft = data[LEFTLABELS * size + child];
  const childRight = data[RIGHTLABELS * size + child];
  const headLeft = data[LEFTLABELS * size + head];
  const headRight = data[RIGHTLABELS * size + head];
  let n = 0;
  out[n++] = mix1(401, ht);
  out[n++] = mix1(402, ct);
  out[n++] = mix2(403, ht, ct);
  out[n++] = mix2(404, side, hw);
  out[n++] = mix2(405, side, cw);
  out[n++] = mix3(406, side, hw, cw);
  out[n++] = mix2(407, ht, cw);
  out[n++] = mix3(408, side, hw, ct);
  out[n++] = mix3(409, ht, ct, far);
  out[n++] = mix2(410, ct, far);
  out[n++] = mix3(411, ht, ct, tag[before]);
  out[n++] = mix3(412, ht, ct, tag[after]);
  out[n++] = mix3(413, ht, ct, tag[hBefore]);
  out[n++] = mix3(414, ht, ct, tag[hAfter]);
  out[n++] = mix3(415, side, ct, word[before]);
  out[n++] = mix3(416, side, ct, word[after]);
  out[n++] = mix3(417, ht, ct, word[cl]);
  out[n++] = mix3(418, hw, ct, word[cl]);
  out[n++] = mix3(419, ht, ct, childLeft);
  out[n++] = mix3(420, ht, ct, childRight);
  out[n++] = mix3(421, hw, ct, childLeft);
  out[n++] = mix3(422, cw, childLeft, side);
  out[n++] = mix3(423, ht, ct, headLeft);
  out[n++] = mix3(424, ht, ct, headRight);
  out[n++] = mix3(425, hw, ct, headRight);
  out[n++] = mix3(426, hw, ct, headLeft);
  out[n++] = mix3(427, cw, headRight, ht);
  out[n++] = mix3(428, cw, headLeft, ht);
  out[n++] = mix3(429, ct, data[label + cl], data[label + cr]);
  out[n++] = mix3(430, ht, ct, word[cr]);
  out[n++] = mix3(431, ht, ct, word[hl]);
  out[n++] = mix3(432, ht, ct, word[hr]);
  out[n++] = mix3(433, ct, word[cl], word[cl2]);
  out[n++] = mix3(434, side, fine[head], ct);
  out[n++] = mix2(435, ht, fine[child]);
  out[n++] = mix3(436, side, coarse[head], coarse[child]);
  out[n++] = mix3(437, side, middle[head], middle[child]);
  out[n++] = mix3(438, ht, middle[child], word[cl]);
  out[n++] = mix3(439, ht, tag[cl], tag[cr]);
  out[n++] = mix3(440, middle[head], middle[child], word[cl]);
  return n;
}

/** 1, 2, 3, 4, 5-6, 7-10, 11 or more words apart. */
function distance(apart: number): number {
  if (apart < 5) return apart;
  if (apart < 7) return 5;
  return apart < 11 ? 6 : 7;
}
