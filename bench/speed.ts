/**
 * Speed of the whole backbone from raw text — words, sentences, tags, features, lemmas, names, trees — beside
 * the npm packages that do the nearest thing, on the same text in the same process. None of them gives trees.
 */
import { readFileSync } from "node:fs";
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { readConllu } from "../src/document/conllu.ts";
import { built } from "./built.ts";
import { bestOf } from "./clock.ts";
import { type Bench, gold, type Row, report } from "./report.ts";
import type * as Stages from "./stages.ts";
import { rawText } from "./tree-scores.ts";

const ROUNDS = 5;

export const bench: Bench = {
  name: "speed",
  summary: "tokens and sentences a second from raw text, one core, beside wink-nlp and compromise",
  run: async (args) => {
    const sentences = readConllu(readFileSync(gold("trees/en_gum-dev.conllu"), "utf8"));
    const text = rawText(sentences);
    const size = { words: sentences.reduce((sum, { words }) => sum + words.length, 0), sentences: sentences.length };
    const wink = winkNLP(model);
    const { readTrees, loadModels, modelFiles, en } = await built<typeof Stages>("bench/stages.ts");
    const began = performance.now();
    const fast = await loadModels("fast", modelFiles);
    const loading = performance.now() - began;
    const accurate = await loadModels("accurate", modelFiles);
    const readers: Record<string, () => unknown> = {
      "ascribe fast, trees": () => readTrees(text, en, fast),
      "ascribe accurate, trees": () => readTrees(text, en, accurate),
      "wink-nlp, tags and names, no trees": () => wink.readDoc(text).tokens().out(wink.its.pos),
      "compromise, tags and names, no trees": () => compromise(text).json(),
    };
    const rows = Object.entries(readers).flatMap(([name, read]) => rowsOf(name, bestOf(ROUNDS, read), size));
    report([...rows, { measure: "load fast models, Node", value: loading, unit: "ms" }], args);
  },
};

function rowsOf(name: string, ms: number, { words, sentences }: { words: number; sentences: number }): Row[] {
  const targets: Record<string, string> = { "ascribe fast, trees": "≥ 45000", "ascribe accurate, trees": "≥ 15000" };
  const target = targets[name];
  return [
    {
      measure: `tokens, ${name}`,
      value: (words / ms) * 1000,
      unit: "tokens/s",
      ...(target && { target }),
      note: "GUM dev, raw text",
    },
    { measure: `sentences, ${name}`, value: (sentences / ms) * 1000, unit: "sentences/s" },
  ];
}
