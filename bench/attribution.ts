/**
 * Attributions against PolNeAR dev, by the definitions of ../shared/score/score_attribution.py: lenient, strict and cue F1,
 * recall on say/says/said, and F1 of exact spans. Outermost attributions only, since PolNeAR marks no others.
 * Flags: --rules (no weights), --accurate, --pred FILE (writes what was found, for the scorer itself).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { alone } from "../src/base/steps.ts";
import type { Attribution } from "../src/document/schema.ts";
import type { Mentioned } from "../src/document/stages.ts";
import { built } from "./built.ts";
import { clocked } from "./clock.ts";
import { type Bench, gold, type Row, report } from "./report.ts";
import { scoreAttributions } from "./score-attributions.ts";
import type * as Stages from "./stages.ts";

export const bench: Bench = { name: "attribution", summary: "who says so: source, cue and content on PolNeAR dev", run };

const ROUNDS = 4;

type Spans = [number, number][];
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}

async function run(args: string[]): Promise<void> {
  const articles = readFileSync(gold("attribution/polnear.dev.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): GoldArticle => JSON.parse(line));
  const { found, tokens, treesMs, ownMs } = await readAll(articles, args.includes("--accurate"), args.includes("--rules"));
  const pred = args[args.indexOf("--pred") + 1];
  if (args.includes("--pred") && pred)
    writeFileSync(pred, articles.map(({ id }, i) => `${JSON.stringify({ id, attributions: found[i] })}\n`).join(""));
  const score = scoreAttributions(articles, found);
  const rows: Row[] = [
    {
      measure: "lenient, PolNeAR dev",
      value: 100 * score.lenient,
      unit: "F1",
      target: "≥ 66",
      peer: "two trained people 74.8; prototype 62.6; regular expressions 47.4",
    },
    {
      measure: "strict, PolNeAR dev",
      value: 100 * score.strict,
      unit: "F1",
      target: "≥ 48",
      peer: "two trained people 58.5; prototype 44.8; regular expressions 28.5",
    },
    {
      measure: "cue, PolNeAR dev",
      value: 100 * score.cue,
      unit: "F1",
      target: "≥ 79",
      peer: "two trained people 81.4; prototype 77.1; regular expressions 58.8",
    },
    {
      measure: "lenient recall on say, says, said",
      value: 100 * score.said,
      unit: "%",
      target: "≥ 86",
      note: `${score.saidCount} attributions`,
    },
    {
      measure: "exact source spans",
      value: 100 * score.source,
      unit: "F1",
      target: "≥ 74",
      peer: "BERT 81, BiLSTM-CRF 70 on the test part (read)",
    },
    {
      measure: "exact cue spans",
      value: 100 * score.cueSpan,
      unit: "F1",
      target: "≥ 68",
      peer: "BERT 74, BiLSTM-CRF 67 on the test part (read)",
    },
    {
      measure: "exact content spans",
      value: 100 * score.content,
      unit: "F1",
      target: "≥ 60",
      peer: "BERT 69, BiLSTM-CRF 59 on the test part (read)",
    },
    {
      measure: "time beside tagging and parsing",
      value: ownMs / treesMs,
      unit: "×",
      target: "≤ 1",
      note: `${tokens} tokens, ${Math.round((1000 * tokens) / ownMs)} a second alone; processor time of each article's best of ${ROUNDS} rounds`,
    },
  ];
  report(rows, args);
}

/** Every article several times over: of its trees and of its attributions the best time, since a shared machine has its moments. */
async function readAll(articles: readonly GoldArticle[], accurate: boolean, rulesAlone: boolean) {
  const { findAttributions, readTrees, loadModels, modelFiles, en } = await built<typeof Stages>("bench/stages.ts");
  const models = await loadModels(accurate ? "accurate" : "fast", modelFiles);
  const tagger = rulesAlone ? null : models.attributions;
  const bare = { mentions: [], times: [], quantities: [], quotes: [] };
  const rounds = Array.from({ length: ROUNDS }, () =>
    articles.map(({ text }) => {
      const trees = clocked((): Mentioned => ({ ...readTrees(text, en, models), ...bare }));
      const own = clocked(() => alone(findAttributions(trees.made, en, tagger)).attributions);
      return { tokens: trees.made.tokens.length, found: own.made, treesMs: trees.ms, ownMs: own.ms };
    }),
  );
  const best = (time: "treesMs" | "ownMs") => sum(articles.map((_, i) => Math.min(...rounds.map((read) => read[i][time]))));
  return {
    found: rounds[0].map(({ found }) => found.filter(({ parent }) => parent === null).map(asGold)),
    tokens: sum(rounds[0].map(({ tokens }) => tokens)),
    treesMs: best("treesMs"),
    ownMs: best("ownMs"),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const pairs = (spans: readonly { start: number; end: number }[]): Spans => spans.map(({ start, end }) => [start, end]);
// PolNeAR marks a relative pronoun alone; our record has the noun it stands for beside it, and says which that is.
const asGold = ({ source, standsFor, cue, content }: Attribution) => ({
  source: pairs(source.filter(({ start, end }) => start !== standsFor?.start || end !== standsFor.end)),
  cue: pairs(cue),
  content: pairs(content),
});
