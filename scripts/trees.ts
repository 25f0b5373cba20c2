/**
 * Prints the trees of a text as the parser sees them, for looking.
 * Run: npx tsx scripts/trees.ts [--accurate] "Some text." (or text on standard input)
 */
import { readFileSync } from "node:fs";
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";

const args = process.argv.slice(2);
const mode = args.includes("--accurate") ? "accurate" : "fast";
const given = args.filter((arg) => !arg.startsWith("--")).join(" ");
const text = given === "" ? readFileSync(0, "utf8") : given;
const doc = readTrees(text, en, await loadModels(mode, modelFiles));
for (const { start, end, from, to } of doc.sentences) {
  console.log(`# text = ${text.slice(start, end).replace(/\s+/g, " ")}`);
  for (let i = from; i < to; i++) {
    const { form, lemma, upos, xpos, feats, head, deprel, name, sureness } = doc.tokens[i];
    const number = head < 0 ? 0 : head - from + 1;
    console.log([i - from + 1, form, lemma, upos, xpos, feats, number, deprel, name, sureness.toFixed(2)].join("\t"));
  }
  console.log();
}
