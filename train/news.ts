import { readFileSync } from "node:fs";
import { inParagraphs } from "../src/engine/backbone.ts";
import { tokenise } from "../src/engine/tokenise/index.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { GOLD } from "./english.ts";

/** Sentences of plain news text (PolNeAR, train part), as word forms. Only counts of them go into weights, never the text. */
export function readNews(): string[][] {
  const sentences: string[][] = [];
  for (const line of readFileSync(`${GOLD}/attribution/polnear.train.jsonl`, "utf8").split("\n")) {
    if (line === "") continue;
    const { text } = JSON.parse(line) as { text: string };
    const doc = tokenise(inParagraphs(text, en.code), en);
    for (const { from, to } of doc.sentences) sentences.push(doc.tokens.slice(from, to).map(({ form }) => form));
  }
  return sentences;
}
