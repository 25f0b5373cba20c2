/**
 * Learns the two taggers of attributions from PolNeAR's training part (Newell, Margolin and Ruths 2018), on trees that
 * our own backbone gives. The texts are not shipped; the weights hold counts of hashed features.
 * Run: npm run train -- en attribution
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { seeded, shuffled } from "../src/base/random.ts";
import { touching } from "../src/base/span.ts";
import { after, decode, type Follow, followIn, newSheet, type Rules, type Sheet } from "../src/classify/sequence.ts";
import { keyOf, placeOf, type Table } from "../src/classify/table.ts";
import { type Board, boardOf } from "../src/engine/attributions/board.ts";
import { type Draft, type Run, type Scene, sceneOf } from "../src/engine/attributions/draft.ts";
import { rulesAlone } from "../src/engine/attributions/rules.ts";
import { viewCue } from "../src/engine/attributions/span-features.ts";
import {
  CUE_LABELS,
  countBefore,
  cueRules,
  cuesIn,
  labelCues,
  SPAN_LABELS,
  SPAN_RULES,
  windowOf,
  writeCueSheet,
  writeSpanSheet,
} from "../src/engine/attributions/tagger.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { GOLD } from "./english.ts";
import { writeModel } from "./files.ts";
import { averaged, correct, type Learner, newLearner } from "./perceptron.ts";

const SEED = 20261124;
const FOLDS = 3;
const CUE_EPOCHS = 8;
const SPAN_EPOCHS = 6;
// 2^21 slots: the second stage has some 3 million features that were seen more than once.
const BITS = 21;
// From bench/attribution: flat between 0 and 70, worse from 150 on.
const EAGERNESS = 10;
// While learning, a cue must win by this much: without it the tagger keeps silent too often (stage 1 on dev .777 → .780).
const MARGIN: Rules = { ...cueRules(0), bias: Int32Array.from([0, -40, -40, 0, 0]) };
// A feature of fewer tokens than this is not learned from: less noise (lenient F1 on dev +0.2) and a file a fifth smaller.
const MET = 3;

// Averaged weights below this are dropped: lenient F1 on dev rises by 0.2 and the file shrinks by a third.
const CUE_LEAST = 2.25;
const SPAN_LEAST = 2.5;
// Averaged weight that one step of a stored weight stands for: the largest weights then just fit a byte.
const CUE_UNIT = 0.5;
const SPAN_UNIT = 1;

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
  const fold = (f: number): Article[] => articles.filter((_, i) => i % FOLDS !== f);
  const outOfFold: Uint8Array[] = [];
  for (let f = 0; f < FOLDS; f++) {
    const { table, follow } = settled(trainCues(fold(f), 3), CUE_LABELS, CUE_UNIT, CUE_LEAST);
    for (const [i, { scene, board }] of articles.entries())
      if (i % FOLDS === f) outOfFold[i] = labelCues(scene, board, table, follow, EAGERNESS);
    say(`fold ${f + 1} of ${FOLDS}`);
  }
  const cues = settled(trainCues(articles, CUE_EPOCHS), CUE_LABELS, CUE_UNIT, CUE_LEAST);
  say("cues");
  const spans = settled(trainSpans(articles, outOfFold, SPAN_EPOCHS), SPAN_LABELS, SPAN_UNIT, SPAN_LEAST);
  say("spans");
  const folder = `models/${language}`;
  const bytes = writeModel(folder, "attribution", {
    kind: "attribution",
    language,
    facts: { eagerness: EAGERNESS, cueFollow: [...cues.follow], spanFollow: [...spans.follow] },
    tables: { cues: cues.table, spans: spans.table },
  });
  say(`attribution.bin ${bytes} bytes`);
  writeCard(folder);
}

async function readArticles(path: string): Promise<Article[]> {
  const models = await loadModels("fast", modelFiles);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { text, attributions } = JSON.parse(line) as { text: string; attributions: GoldAttribution[] };
      const scene = sceneOf({ ...readTrees(text, en, models) }, en);
      const ruled = rulesAlone(scene);
      const runs = (spans: Spans): Run[] => spans.flatMap((span) => runOf(scene, span) ?? []);
      const gold = attributions.map(({ source, cue, content }) => ({
        source: runs(source),
        cue: runs(cue),
        content: runs(content),
      }));
      return { scene, board: boardOf(scene, ruled), ruled, gold, labels: cueLabels(scene, gold) };
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

/** Which slots of the table features of at least `least` tokens fall into; what is met less often teaches noise. */
type Known = Uint8Array;

function countInto(counts: Uint8Array, { data, starts, tokens }: Sheet): void {
  const shift = 32 - BITS;
  for (let i = 0; i < starts[tokens]; i++) {
    const slot = data[i] >>> shift;
    if (counts[slot] < 255) counts[slot]++;
  }
}

/** Takes out of a sheet the features that were met too seldom. */
function keepKnown(sheet: Sheet, known: Known): void {
  const shift = 32 - BITS;
  let at = 0;
  let from = 0;
  for (let token = 0; token < sheet.tokens; token++) {
    const to = sheet.starts[token + 1];
    for (let i = from; i < to; i++) if (known[sheet.data[i] >>> shift] >= MET) sheet.data[at++] = sheet.data[i];
    from = to;
    sheet.starts[token + 1] = at;
  }
}

function trainCues(articles: readonly Article[], epochs: number): Learner {
  const learner = newLearner(BITS, CUE_LABELS);
  const random = seeded(SEED);
  const sheet = newSheet();
  const cases = articles.flatMap((article) => article.scene.sentences.map((sentence) => ({ article, sentence })));
  const known = new Uint8Array(2 ** BITS);
  for (const { article, sentence } of cases) {
    writeCueSheet(article.board, sentence, sheet);
    countInto(known, sheet);
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { article, sentence } of shuffled(cases, random)) {
      writeCueSheet(article.board, sentence, sheet);
      keepKnown(sheet, known);
      learn(learner, sheet, article.labels.subarray(sentence.from, sentence.to), MARGIN);
    }
  }
  return learner;
}

function trainSpans(articles: readonly Article[], outOfFold: readonly Uint8Array[], epochs: number): Learner {
  const learner = newLearner(BITS, SPAN_LABELS);
  const random = seeded(SEED);
  const sheet = newSheet();
  const known = new Uint8Array(2 ** BITS);
  const each = (i: number, visit: (answer: Uint8Array) => void): void => {
    const { scene, board, ruled, gold } = articles[i];
    const labels = outOfFold[i];
    const found = cuesIn(scene, labels);
    const before = countBefore(found, board.count);
    for (const { cue, source, content } of casesOf(gold, found)) {
      const window = windowOf(scene, cue);
      writeSpanSheet(scene, board, viewCue(scene, board, cue, labels, before, ruled), window, sheet);
      visit(spanLabels(window, cue, source, content));
    }
  };
  for (const i of articles.keys()) each(i, () => countInto(known, sheet));
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled([...articles.keys()], random)) {
      each(i, (answer) => {
        keepKnown(sheet, known);
        learn(learner, sheet, answer, SPAN_RULES);
      });
    }
  }
  return learner;
}

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

function spanLabels(window: Run, cue: Run, source: readonly Run[], content: readonly Run[]): Uint8Array {
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
  fill(content, 3);
  fill(source, 1);
  labels.fill(0, Math.max(cue.from - window.from, 0), Math.min(cue.to - window.from, labels.length));
  // A cue inside a run parts it: what follows begins anew.
  for (let i = 0; i < labels.length; i++)
    if (labels[i] > 0 && labels[i] % 2 === 0 && (i === 0 || (labels[i - 1] + 1) >> 1 !== labels[i] >> 1)) labels[i]--;
  return labels;
}

/** One step of the structured perceptron (Collins 2002): towards the answer, away from what was guessed. */
function learn(learner: Learner, sheet: Sheet, answer: Uint8Array, rules: Rules): void {
  const { labels } = rules;
  const guess = decode(learner.table, followIn(learner.table, labels), sheet, rules);
  const one = new Int32Array(1);
  for (let i = 0; i < sheet.tokens; i++) {
    const start = sheet.starts[i];
    const count = sheet.starts[i + 1] - start;
    if (guess[i] !== answer[i]) {
      const features = sheet.data.subarray(start, start + count);
      correct(learner, features, count, answer[i], 1);
      correct(learner, features, count, guess[i], -1);
    }
    const answerBefore = i > 0 ? answer[i - 1] : labels;
    const guessBefore = i > 0 ? guess[i - 1] : labels;
    if (guess[i] !== answer[i] || guessBefore !== answerBefore) {
      one[0] = after(answerBefore);
      correct(learner, one, 1, answer[i], 1);
      one[0] = after(guessBefore);
      correct(learner, one, 1, guess[i], -1);
    }
  }
  learner.step++;
}

/** The averaged weights in bytes; transitions apart, since they are few and grow large. */
function settled(learner: Learner, labels: number, unit: number, least: number): { table: Table; follow: Follow } {
  const { table, totals, step } = learner;
  const follow = new Int32Array((labels + 1) * labels);
  for (let a = 0; a <= labels; a++) {
    const row = table.places[placeOf(table.bits, table.places, keyOf(table.bits, after(a))) + 1];
    for (let b = 0; row > 0 && b < labels; b++) {
      const at = row * table.width + b;
      follow[a * labels + b] = Math.round((table.weights[at] - totals[at] / step) / unit);
    }
  }
  return { table: averaged(learner, { least, unit }), follow };
}

function writeCard(folder: string): void {
  const path = `${folder}/attribution.card.json`;
  const sha256 = createHash("sha256")
    .update(readFileSync(`${folder}/attribution.bin`))
    .digest("hex");
  const known = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const card = {
    ...known,
    task: "attribution",
    language: "en",
    version: 1,
    sha256: `sha256:${sha256}`,
    command: "npm run train -- en attribution",
    seed: SEED,
    method: "two averaged structured perceptrons over hashed features; labels of the second are read from each cue of the first",
    data: "PolNeAR training part, 840 US news articles of 2015-2016 (Newell, Margolin and Ruths 2018); texts not shipped, weights hold counts of hashed features",
    trees: "our own backbone in fast mode",
    licence: "CC BY-SA 4.0, as the trees it reads",
    limits: "US news on one election: outermost attributions only; nested ones are found by rule",
  };
  writeFileSync(path, `${JSON.stringify(card, null, 2)}\n`);
}
