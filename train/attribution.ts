/**
 * Learns the three stages of attributions from PolNeAR's training part (Newell, Margolin and Ruths 2018), on trees that
 * our own backbone gives; each later stage on what the earlier ones say of texts that they did not learn from. The texts are not shipped; the weights hold counts of hashed features.
 * Run: npm run train -- en attribution
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { touching } from "../src/base/span.ts";
import { sectionOf } from "../src/classify/section.ts";
import { MOST, newSums } from "../src/classify/sums.ts";
import type { Table } from "../src/classify/table.ts";
import { type Board, boardOf } from "../src/engine/attributions/board.ts";
import { labelSpans } from "../src/engine/attributions/candidates.ts";
import { CUE_PLAN, writeCueValues } from "../src/engine/attributions/cue-features.ts";
import { type Draft, type Run, type Scene, sceneOf } from "../src/engine/attributions/draft.ts";
import { rulesAlone } from "../src/engine/attributions/rules.ts";
import {
  SPAN_PLAN,
  STANDING_PLAN,
  viewCue,
  writeCue,
  writeStanding,
  writeToken,
} from "../src/engine/attributions/span-features.ts";
import {
  CUE_LABELS,
  CUE_MAY,
  countBefore,
  cuesIn,
  type Marked,
  markCues,
  readings,
  SPAN_LABELS,
  SPAN_MAY,
  windowOf,
} from "../src/engine/attributions/tagger.ts";
import { inUnits } from "../src/engine/attributions/units.ts";
import { MOST_WEIGH_FEATURES, weighFeatures } from "../src/engine/attributions/weigh-features.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Course, type Learned, learnChain, settle } from "./chain.ts";
import { GOLD } from "./english.ts";
import { writeModel } from "./files.ts";
import { gatherLessons, type Lessons, narrowed } from "./lessons.ts";
import { addFeatures, newSheet } from "./sheet.ts";
import { type Group, learnWeigher } from "./weigh.ts";
import { judge } from "./worth.ts";

const SEED = 20261124;
const FOLDS = 3;
// 2^22 slots: there are some two million features that are met often enough.
const BITS = 22;
// A feature of fewer tokens than this is not learned from.
const MET = 3;
// Averaged weight that one step of a stored weight stands for: the largest then just fit a byte.
const UNIT = 0.01;
// In such steps: cues are begun more readily than is likeliest, since the third stage drops what is not.
const EAGERNESS = 125;
// From bench/attribution.
const LEAST = -100;

// A missed cue costs more than a wrong one: lenient F1 wants as many of either, and silence is always the likeliest.
const CUE_COURSE = { rate: 0.03, seed: SEED, last: 3, cost: costs(CUE_LABELS, [1, 2], 1.5, 0.7) };
// The rate is small, else the many pairs of a path and a word are learned by heart.
const SPAN_COURSE = { rate: 0.007, seed: SEED, last: 2, cost: costs(SPAN_LABELS, [1, 2, 3, 4], 0.2, 0) };
const CUE_EPOCHS = 7;
const SPAN_EPOCHS = 6;
// Which features matter shows after few rounds.
const FIRST_EPOCHS = 3;
const WEIGH_COURSE = { epochs: 10, rate: 0.03, decay: 1e-3, least: 12, unit: UNIT };
const CUE_FEATURES = 100_000;
const SPAN_FEATURES = 160_000;

type Spans = readonly (readonly [number, number])[];
interface GoldAttribution {
  readonly source: Spans;
  readonly cue: Spans;
  readonly content: Spans;
}

interface Article {
  readonly scene: Scene;
  readonly board: Board;
  readonly ruled: readonly Draft[];
  readonly gold: readonly { readonly source: readonly Run[]; readonly cue: readonly Run[]; readonly content: readonly Run[] }[];
  readonly labels: Uint8Array;
}

export async function trainAttribution(language: string, say: (what: string) => void): Promise<void> {
  const articles = await readArticles(`${GOLD}/attribution/polnear.train.jsonl`);
  say(`${articles.length} articles, ${articles.reduce((sum, { board }) => sum + board.count, 0)} tokens`);
  const outOfFold: Marked[] = [];
  for (let f = 0; f < FOLDS; f++) {
    const lessons = cueLessons(articles.filter((_, i) => i % FOLDS !== f));
    const { table, follow } = settle(lessons, learnChain(lessons, { ...CUE_COURSE, epochs: FIRST_EPOCHS + 2 }), UNIT);
    const sums = newSums("ranked", sectionOf(table), [CUE_PLAN]);
    for (const [i, { scene, board }] of articles.entries())
      if (i % FOLDS === f) outOfFold[i] = markCues(scene, board, sums, follow, EAGERNESS);
    say(`cues, fold ${f + 1} of ${FOLDS}`);
  }
  const weights = learnWeights(articles, outOfFold, say);
  say("weights");
  const cues = learnNarrowed(cueLessons(articles), { ...CUE_COURSE, epochs: CUE_EPOCHS }, CUE_FEATURES);
  say("cues");
  const spans = learnNarrowed(spanLessons(articles, outOfFold), { ...SPAN_COURSE, epochs: SPAN_EPOCHS }, SPAN_FEATURES);
  say("spans");
  const folder = `models/${language}`;
  const bytes = writeModel(folder, "attribution", {
    kind: "attribution",
    language,
    facts: { eagerness: EAGERNESS, least: LEAST, cueFollow: [...cues.follow], spanFollow: [...spans.follow] },
    tables: { cues: cues.table, spans: spans.table, weights },
  });
  say(`attribution.bin ${bytes} bytes`);
  writeCard(folder);
}

/** The third stage, from the readings that second stages learned on the other folds give of each fold's articles. */
function learnWeights(articles: readonly Article[], outOfFold: readonly Marked[], say: (what: string) => void): Table {
  const groups: Group[] = [];
  for (let f = 0; f < FOLDS; f++) {
    const outside = (_: unknown, i: number): boolean => i % FOLDS !== f;
    const inside = (_: unknown, i: number): boolean => i % FOLDS === f;
    const lessons = spanLessons(articles.filter(outside), outOfFold.filter(outside));
    const { table, follow } = settle(lessons, learnChain(lessons, { ...SPAN_COURSE, epochs: FIRST_EPOCHS }), UNIT);
    groups.push(
      ...readingsIn(articles.filter(inside), outOfFold.filter(inside), {
        spans: newSums("ranked", sectionOf(table), [STANDING_PLAN, SPAN_PLAN]),
        spanFollow: follow,
      }),
    );
    say(`readings, fold ${f + 1} of ${FOLDS}`);
  }
  return learnWeigher(groups, { ...WEIGH_COURSE, bits: BITS, seed: SEED });
}

/** Learns on all features, then anew on those that proved to matter most. */
function learnNarrowed(lessons: Lessons, course: Course, most: number): ReturnType<typeof settle> {
  const first: Learned = learnChain(lessons, { ...course, epochs: FIRST_EPOCHS });
  const fewer = narrowed(lessons, first.weights, most);
  return settle(fewer, learnChain(fewer, course), UNIT);
}

/** What it costs to call a label of `marked` none of them, and the reverse. */
function costs(labels: number, marked: readonly number[], missed: number, extra: number): Float64Array {
  const cost = new Float64Array(labels * labels);
  for (let right = 0; right < labels; right++) {
    for (let other = 0; other < labels; other++) {
      if (marked.includes(right) && !marked.includes(other)) cost[right * labels + other] = missed;
      if (!marked.includes(right) && marked.includes(other)) cost[right * labels + other] = extra;
    }
  }
  return cost;
}

async function readArticles(path: string): Promise<Article[]> {
  const models = await loadModels("fast", modelFiles);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { text, attributions } = JSON.parse(line) as { text: string; attributions: GoldAttribution[] };
      const scene = sceneOf(inUnits(readTrees(text, en, models)), en);
      const ruled = rulesAlone(scene);
      const runs = (spans: Spans): Run[] => spans.flatMap((span) => runOf(scene, span) ?? []);
      const gold = attributions.map(({ source, cue, content }) => ({
        source: runs(source),
        cue: runs(cue),
        content: runs(content),
      }));
      return { scene, board: boardOf(scene, ruled, models.words), ruled, gold, labels: cueLabels(scene, gold) };
    });
}

/** The tokens that a span of characters touches. */
function runOf({ tokens }: Scene, [start, end]: readonly [number, number]): Run | null {
  const run = touching(tokens, { start, end });
  return run.to > run.from ? run : null;
}

function cueLabels(scene: Scene, gold: Article["gold"]): Uint8Array {
  const labels = new Uint8Array(scene.tokens.length);
  for (const { content } of gold) for (const { from, to } of content) labels.fill(4, from, to);
  for (const { source } of gold) for (const { from, to } of source) labels.fill(3, from, to);
  for (const { cue } of gold) for (const { from, to } of cue) labels.fill(2, from, to).fill(1, from, from + 1);
  return labels;
}

const cueLessons = (articles: readonly Article[]): Lessons =>
  gatherLessons({ bits: BITS, labels: CUE_LABELS, may: CUE_MAY, least: MET }, (take) => {
    const sheet = newSheet();
    const values = new Int32Array(MOST.values);
    for (const { board, scene, labels } of articles) {
      for (const { from, to } of scene.sentences) {
        sheet.tokens = 0;
        for (let i = from; i < to; i++) {
          writeCueValues(board, i, from, to, values);
          addFeatures(sheet, [CUE_PLAN], values);
        }
        take(sheet, labels.subarray(from, to));
      }
    }
  });

const spanLessons = (articles: readonly Article[], outOfFold: readonly Marked[]): Lessons =>
  gatherLessons({ bits: BITS, labels: SPAN_LABELS, may: SPAN_MAY, least: MET }, (take) => {
    const sheet = newSheet();
    const values = new Int32Array(MOST.values);
    for (const [i, { scene, board, ruled, gold }] of articles.entries()) {
      const { labels } = outOfFold[i];
      const found = cuesIn(scene, labels);
      const before = countBefore(found, board.count);
      for (const { cue, source, content } of casesOf(gold, found)) {
        const window = windowOf(scene, cue);
        const view = viewCue(scene, board, cue, labels, before, ruled);
        const { from, to } = window;
        writeCue(board, view, values);
        sheet.tokens = 0;
        for (let at = from; at < to; at++) {
          writeStanding(scene, board, view, at, from, to, values);
          writeToken(scene, board, at, from, to, values);
          addFeatures(sheet, [STANDING_PLAN, SPAN_PLAN], values);
        }
        take(sheet, labelSpans(window, cue, { source, content }));
      }
    }
  });

/**
 * Every right cue the first stage finds, with its gold spans, and the gold cues it misses. Wrong cues are left out: with
 * them, all empty, the second stage learns to drop right ones too (lenient F1 on dev −0.8).
 */
function casesOf(gold: Article["gold"], found: readonly Run[]) {
  const touching = (a: Run, b: Run): boolean => a.from < b.to && b.from < a.to;
  const cases: { cue: Run; source: readonly Run[]; content: readonly Run[] }[] = [];
  for (const cue of found) {
    const match = gold.find((told) => told.cue.some((run) => touching(run, cue)));
    if (match) cases.push({ cue, source: match.source, content: match.content });
  }
  for (const told of gold) {
    if (told.cue.length === 0 || found.some((cue) => told.cue.some((run) => touching(run, cue)))) continue;
    cases.push({ cue: told.cue[0], source: told.source, content: told.content });
  }
  return cases;
}

/** The likeliest readings of each cue, with how near each comes to the gold. */
function readingsIn(articles: readonly Article[], marked: readonly Marked[], stage: Parameters<typeof readings>[4]): Group[] {
  const groups: Group[] = [];
  const features = new Int32Array(MOST_WEIGH_FEATURES);
  for (const [i, { scene, board, ruled, gold }] of articles.entries()) {
    for (const { view, candidates, sure } of readings(scene, board, marked[i], ruled, stage)) {
      const judged = candidates.map((candidate, rank) => {
        const count = weighFeatures(scene, board, view, sure, candidate, rank, features);
        return { features: features.slice(0, count), ...judge(gold, view.cue, candidate) };
      });
      groups.push({ readings: judged });
    }
  }
  return groups;
}

function writeCard(folder: string): void {
  const path = `${folder}/attribution.card.json`;
  const sha256 = createHash("sha256")
    .update(readFileSync(`${folder}/attribution.bin`))
    .digest("hex");
  const card = {
    task: "attribution",
    language: "en",
    version: 1,
    sha256: `sha256:${sha256}`,
    command: "npm run train -- en attribution",
    seed: SEED,
    method:
      "two linear-chain conditional random fields over hashed features, learned by softmax-margin, the second of which reads source and content from each cue of the first; a log-linear model chooses among its best readings, a logistic one keeps what is likely right",
    data: "PolNeAR training part, 840 US news articles of 2015-2016 (Newell, Margolin and Ruths 2018); texts not shipped, weights hold counts of hashed features",
    trees: "our own backbone in fast mode",
    licence: "CC BY-SA 4.0, as the trees it reads",
    scores: "docs/attribution.md; remade by: npm run -s bench -- attribution",
    limits: "US news on one election: outermost attributions only; nested ones are found by rule",
  };
  writeFileSync(path, `${JSON.stringify(card, null, 2)}\n`);
}
