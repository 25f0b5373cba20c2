/** Of one cue the likeliest readings: pairs of a source and a content, for the third stage to choose among. */

import type { Follow, Rules } from "../../classify/sequence.ts";
import { decodeSeveral } from "../../classify/several.ts";
import type { Run } from "./draft.ts";
import type { CueView } from "./span-features.ts";

export interface Candidate {
  readonly source: readonly Run[];
  readonly content: readonly Run[];
  /** By how much it is less likely than the likeliest, by the second stage. */
  readonly behind: number;
}

// Of 8 the last is seldom taken.
const MOST = 6;
/** The label of a content's first token. */
const CONTENT = 3;

/**
 * The second stage's best readings of a cue that tell something, and the rules' own; likeliest first.
 * @returns `silence`: by how much the best labels of all, which may tell nothing, are better than the best that tell something
 */
export function candidatesOf(
  scores: Int32Array,
  follow: Follow,
  rules: Rules,
  view: CueView,
  window: Run,
): { candidates: Candidate[]; silence: number } {
  const { ways, without } = decodeSeveral(scores, follow, rules, CONTENT, MOST);
  const told = ways.length > 0 ? ways[0].score : without;
  const ruled = view.ruled ? labelSpans(window, view.cue, view.ruled) : null;
  if (ruled?.includes(CONTENT)) ways.push({ labels: ruled, score: scoreOf(ruled, scores, follow, rules) });
  const top = Math.max(...ways.map(({ score }) => score));
  const candidates: Candidate[] = [];
  for (const { labels, score } of ways) {
    const spans = readSpans(labels, window, view.cue);
    const known = candidates.some(({ source, content }) => alike(source, spans.source) && alike(content, spans.content));
    if (spans.content.length > 0 && !known)
      candidates.push({ source: spans.source, content: spans.content, behind: top - score });
  }
  return { candidates, silence: Math.max(told, without) - top };
}

const alike = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i].from && to === b[i].to);

/** Sources and contents in the second stage's labels. */
export function labelSpans(window: Run, cue: Run, { source, content }: Pick<Candidate, "source" | "content">): Uint8Array {
  const labels = new Uint8Array(window.to - window.from);
  const fill = (runs: readonly Run[], first: number): void => {
    for (const run of runs) {
      const from = Math.max(run.from, window.from) - window.from;
      const to = Math.min(run.to, window.to) - window.from;
      if (from >= to) continue;
      labels.fill(first + 1, from, to);
      labels[from] = first;
    }
  };
  fill(content, CONTENT);
  fill(source, 1);
  labels.fill(0, Math.max(cue.from - window.from, 0), Math.min(cue.to - window.from, labels.length));
  // A cue inside a run parts it: what follows begins anew.
  for (let i = 0; i < labels.length; i++)
    if (labels[i] > 0 && labels[i] % 2 === 0 && (i === 0 || (labels[i - 1] + 1) >> 1 !== labels[i] >> 1)) labels[i]--;
  return labels;
}

function scoreOf(path: Uint8Array, scores: Int32Array, follow: Follow, { labels }: Rules): number {
  let sum = follow[labels * labels + path[0]];
  for (let i = 0; i < path.length; i++)
    sum += scores[i * labels + path[i]] + (i > 0 ? follow[path[i - 1] * labels + path[i]] : 0);
  return sum;
}

export function readSpans(labels: Uint8Array, window: Run, cue: Run): { source: Run[]; content: Run[] } {
  const source: { from: number; to: number }[] = [];
  const content: { from: number; to: number }[] = [];
  for (let i = 0; i < labels.length; i++) {
    const at = window.from + i;
    if (labels[i] === 0 || (at >= cue.from && at < cue.to)) continue;
    const runs = labels[i] < 3 ? source : content;
    const last = runs.at(-1);
    if (labels[i] % 2 === 1 || !last || last.to !== at) runs.push({ from: at, to: at + 1 });
    else last.to = at + 1;
  }
  return { source, content };
}
