/**
 * The trained reader of attributions, in three stages of linear models: the first marks cues (with sources and contents as
 * their company), the second re-reads the paragraph from each cue and gives the likeliest sources and contents of its own, the
 * third weighs these as wholes, takes one, and drops the cue when even that is not likely right.
 */
import type { Steps } from "../../base/steps.ts";
import { decode, type Follow, type Rules, scoreTokens } from "../../classify/sequence.ts";
import { margins } from "../../classify/several.ts";
import type { Sums } from "../../classify/sums.ts";
import type { WordClusters } from "../../classify/word-clusters.ts";
import { type Board, boardOf } from "./board.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { writeCueValues } from "./cue-features.ts";
import type { Draft, Run, Scene } from "./draft.ts";
import { prepositionalAt } from "./phrase-index.ts";
import { cueWordAt } from "./phrases.ts";
import { type CueView, viewCue, writeCue, writeStanding, writeToken } from "./span-features.ts";
import { type Sureness, weigh } from "./weigh.ts";
import type { CueWord } from "./words.ts";

export interface AttributionModels {
  /** With `CUE_PLAN` as the only plan. */
  readonly cues: Sums;
  /** With `STANDING_PLAN` and `SPAN_PLAN`. */
  readonly spans: Sums;
  readonly weights: Sums;
  readonly cueFollow: Follow;
  readonly spanFollow: Follow;
  readonly words: WordClusters;
  /** Added to the score of beginning a cue: finding too many first, since the third stage drops what is not likely. */
  readonly eagerness: number;
  /** What a cue's chosen reading must weigh to be kept. */
  readonly least: number;
}

/** First stage: 0 nothing, 1 first token of a cue, 2 further token of one, 3 source, 4 content. */
export const CUE_LABELS = 5;
/** Second stage: 0 nothing, 1/2 source, 3/4 content, first and further tokens. */
export const SPAN_LABELS = 5;

const row = (...may: number[]): Uint8Array => Uint8Array.from([0, 1, 2, 3, 4], (label) => (may.includes(label) ? 1 : 0));
export const CUE_MAY = [
  row(0, 1, 3, 4),
  row(0, 1, 2, 3, 4),
  row(0, 1, 2, 3, 4),
  row(0, 1, 3, 4),
  row(0, 1, 3, 4),
  row(0, 1, 3, 4),
];
export const SPAN_MAY = [row(0, 1, 3), row(0, 1, 2, 3), row(0, 1, 2, 3), row(0, 1, 3, 4), row(0, 1, 3, 4), row(0, 1, 3)];

const rulesOf = (may: readonly Uint8Array[], ...bias: readonly number[]): Rules => ({
  labels: may.length - 1,
  may,
  bias: Int32Array.from(bias),
});

const SPAN_RULES = rulesOf(SPAN_MAY, 0, 0, 0, 0, 0);

export function* tagDrafts(scene: Scene, ruled: readonly Draft[], models: AttributionModels): Steps<Draft[]> {
  const board = boardOf(scene, ruled, models.words);
  yield;
  const marked = markCues(scene, board, models.cues, models.cueFollow, models.eagerness);
  yield;
  const read = readings(scene, board, marked, ruled, models);
  yield;
  const found = read.flatMap(({ view, candidates, sure }): Draft[] => {
    const chosen = weigh(scene, board, view, sure, candidates, models.weights);
    if (!chosen || chosen.weight < models.least) return [];
    const { source, content } = chosen.candidate;
    const { cue, head } = view;
    return [{ head, source, cue: [cue], content, word: wordOf(scene, cue, head), by: "tagger" }];
  });
  yield;
  return found;
}

interface Readings {
  readonly view: CueView;
  readonly candidates: readonly Candidate[];
  readonly sure: Sureness;
}

/** Each cue's likeliest readings. */
export function readings(
  scene: Scene,
  board: Board,
  { labels, sure }: Marked,
  ruled: readonly Draft[],
  { spans, spanFollow }: Pick<AttributionModels, "spans" | "spanFollow">,
): Readings[] {
  const found: Readings[] = [];
  const cues = cuesIn(scene, labels);
  const before = countBefore(cues, board.count);
  for (const cue of cues) {
    const view = viewCue(scene, board, cue, labels, before, ruled);
    const window = windowOf(scene, cue);
    const scores = scoreSpans(scene, board, view, window, spans);
    const { candidates, silence } = candidatesOf(scores, spanFollow, SPAN_RULES, view, window);
    if (candidates.length > 0)
      found.push({ view, candidates, sure: { cue: Math.max(...sure.subarray(cue.from, cue.to)), silence } });
  }
  return found;
}

/** What the lexicon knows of a cue: of a preposition of several words by those words, else by its head, else by another of its words. */
function wordOf(scene: Scene, cue: Run, head: number): CueWord | null {
  const phrase = prepositionalAt(scene.phrases, scene.arcs.form, cue.from, 2);
  if (phrase) return phrase[1];
  const known = cueWordAt(scene, head);
  for (let i = cue.to - 1; i >= cue.from && !known; i--) {
    // "spread the tale", "used to say".
    const word = /^(?:NOUN|VERB)$/.test(scene.tokens[i].upos) ? cueWordAt(scene, i) : null;
    if (word) return word;
  }
  return known;
}

/** The first stage's labels, and for each token by how much a cue there is likelier than none. */
export interface Marked {
  readonly labels: Uint8Array;
  readonly sure: Int32Array;
}

export function markCues(scene: Scene, board: Board, model: Sums, follow: Follow, eagerness: number): Marked {
  const labels = new Uint8Array(board.count);
  const sure = new Int32Array(board.count);
  const rules = rulesOf(CUE_MAY, 0, eagerness, 0, 0, 0);
  for (const { from, to } of scene.sentences) {
    const scores = scoreTokens(model.sums, to - from, rules, (at) => {
      writeCueValues(board, from + at, from, to, model.values);
      model.add(0);
    });
    const best = decode(scores, follow, rules).labels;
    labels.set(best, from);
    if (best.includes(1)) sure.set(margins(scores, follow, rules, [1, 2]), from);
  }
  return { labels, sure };
}

/** What tells where a token stands is looked up again only where it is not as of the token before. */
function scoreSpans(scene: Scene, board: Board, view: CueView, { from, to }: Run, { values, sums, add }: Sums): Int32Array {
  const standing = new Int32Array(SPAN_LABELS);
  writeCue(board, view, values);
  return scoreTokens(sums, to - from, SPAN_RULES, (at) => {
    const isNew = writeStanding(scene, board, view, from + at, from, to, values);
    if (isNew || at === 0) {
      add(0);
      for (let b = 0; b < SPAN_LABELS; b++) standing[b] = sums[b];
    } else for (let b = 0; b < SPAN_LABELS; b++) sums[b] = standing[b];
    writeToken(scene, board, from + at, from, to, values);
    add(1);
  });
}

/** Runs of cue labels within each sentence. */
export function cuesIn({ sentences }: Scene, labels: Uint8Array): Run[] {
  const cues: { from: number; to: number }[] = [];
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      if (labels[i] === 1) cues.push({ from: i, to: i + 1 });
      else if (labels[i] === 2 && cues.length > 0) (cues.at(-1) as { to: number }).to = i + 1;
    }
  }
  return cues;
}

/** For each token how many cues begin before it. */
export function countBefore(cues: readonly Run[], count: number): Int32Array {
  const before = new Int32Array(count + 1);
  for (const { from } of cues) before[from + 1]++;
  for (let i = 1; i <= count; i++) before[i] += before[i - 1];
  return before;
}

// Contents lie within the cue's paragraph (99% in PolNeAR), nearly all of them (99.5%) within these many sentences before and behind the cue's own;
// and of very long sentences within this many tokens to either side.
const BEFORE = 4;
const BEHIND = 6;
const REACH = 220;

export function windowOf({ paragraphs, paragraphAt, sentences, sentenceAt }: Scene, cue: Run): Run {
  const { from, to } = paragraphs[paragraphAt[cue.from]];
  const first = sentences[Math.max(0, sentenceAt[cue.from] - BEFORE)];
  const last = sentences[Math.min(sentences.length - 1, sentenceAt[cue.from] + BEHIND)];
  return {
    from: Math.max(from, first.from, cue.from - REACH),
    to: Math.min(to, last.to, cue.to + REACH),
  };
}
