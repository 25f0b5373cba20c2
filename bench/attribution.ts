/**
 * Attributions against PolNeAR dev, by the definitions of ../shared/score/score_attribution.py: lenient, strict and cue F1,
 * recall on say/says/said, and F1 of exact spans. Outermost attributions only, since PolNeAR marks no others.
 * Flags: --rules (no weights), --accurate, --pred FILE (writes what was found, for the scorer itself).
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { Attribution } from "../src/document/schema.ts";
import type { Mentioned } from "../src/document/stages.ts";
import { findAttributions } from "../src/engine/attributions/index.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Bench, gold, type Row, report } from "./report.ts";
import { scoreAttributions } from "./score-attributions.ts";

export const bench: Bench = { name: "attribution", summary: "who says so: source, cue and content on PolNeAR dev", run };

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
      note: `${tokens} tokens, ${Math.round((1000 * tokens) / ownMs)} a second alone`,
    },
  ];
  report(rows, args);
}

async function readAll(articles: readonly GoldArticle[], accurate: boolean, rulesAlone: boolean) {
  const trees = await loadModels(accurate ? "accurate" : "fast", modelFiles);
  let treesMs = 0;
  let ownMs = 0;
  let tokens = 0;
  const found = articles.map(({ text }) => {
    const began = performance.now();
    const parsed = readTrees(text, en, trees);
    const middle = performance.now();
    const doc: Mentioned = { ...parsed, mentions: [], times: [], quantities: [], quotes: [] };
    const { attributions } = findAttributions(doc, en, rulesAlone ? null : trees.attributions);
    treesMs += middle - began;
    ownMs += performance.now() - middle;
    tokens += parsed.tokens.length;
    return attributions.filter(({ parent }) => parent === null).map(asGold);
  });
  return { found, tokens, treesMs, ownMs };
}

const pairs = (spans: readonly { start: number; end: number }[]): Spans => spans.map(({ start, end }) => [start, end]);
// PolNeAR marks a relative pronoun alone; our record has the noun it stands for beside it, and says which that is.
const asGold = ({ source, standsFor, cue, content }: Attribution) => ({
  source: pairs(source.filter(({ start, end }) => start !== standsFor?.start || end !== standsFor.end)),
  cue: pairs(cue),
  content: pairs(content),
});
