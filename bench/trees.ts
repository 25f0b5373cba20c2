/**
 * The backbone on CoNLL-U files: from gold tokens (tags, lemmas and trees are ours) and from raw text (all is
 * ours), in both modes. With `--json`, one object a file; with no file, EWT and GUM dev.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { AscribeError } from "../src/base/error.ts";
import { alone } from "../src/base/steps.ts";
import { type GoldSentence, readConllu } from "../src/document/conllu.ts";
import type { Token, Tokenised } from "../src/document/stages.ts";
import { inParagraphs, readTrees } from "../src/engine/backbone.ts";
import { loadModels, type Models } from "../src/engine/models.ts";
import { parse } from "../src/engine/parse/index.ts";
import { tag } from "../src/engine/tag/index.ts";
import { plainForm, seenAlike } from "../src/engine/tokenise/index.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Bench, gold, type Row, report } from "./report.ts";
import { rawText, type Scored, scoreTrees } from "./tree-scores.ts";

const MODES = ["accurate", "fast"] as const;

export const bench: Bench = {
  name: "trees",
  summary: "words, sentences, tags, lemmas and trees against CoNLL-U files, both modes (EWT and GUM dev)",
  run: async (args) => {
    const rows = args.indexOf("--rows");
    const given = args.filter((arg, i) => !arg.startsWith("--") && (rows < 0 || i !== rows + 1));
    const files = given.length > 0 ? given : [gold("trees/en_ewt-ud-dev.conllu"), gold("trees/en_gum-dev.conllu")];
    const models = await Promise.all(MODES.map((mode) => loadModels(mode, modelFiles)));
    const measured = files.map((file) => measure(file, models));
    if (args.includes("--json") && rows < 0) {
      console.log(JSON.stringify(measured.length === 1 ? measured[0] : measured, null, 2));
      return;
    }
    report(measured.flatMap(rowsOf), args);
    if (rows < 0) for (const { file, modes } of measured) printRelations(file, modes.accurate.relations, modes.fast.relations);
  },
};

interface Measured {
  readonly file: string;
  readonly sentences: number;
  readonly words: number;
  /** The accurate mode's, which is the default for one document. */
  readonly gold: Figures;
  readonly raw: Figures;
  readonly modes: Readonly<Record<(typeof MODES)[number], ModeFigures>>;
}

type Figures = Readonly<Record<string, number>>;

interface ModeFigures {
  readonly gold: Figures;
  readonly raw: Figures;
  readonly relations: Scored["relations"];
}

function measure(file: string, models: readonly Models[]): Measured {
  if (!existsSync(file)) throw new AscribeError("no-gold", `there is no file ${file}`);
  const sentences = readConllu(readFileSync(file, "utf8"));
  const [accurate, fast] = models.map((model): ModeFigures => {
    const fromGold = scoreTrees(sentences, alone(parse(alone(tag(withGoldTokens(sentences), model, en.tags)), model, en.trees)));
    const fromRaw = scoreTrees(sentences, readTrees(rawText(sentences), en, model));
    return {
      gold: pick(fromGold, ["upos", "xpos", "lemma", "uas", "las"]),
      raw: pick(fromRaw, ["words", "sentences", "upos", "xpos", "lemma", "uas", "las"]),
      relations: fromGold.relations,
    };
  });
  return {
    file: basename(file),
    sentences: sentences.length,
    words: sentences.reduce((sum, { words }) => sum + words.length, 0),
    gold: accurate.gold,
    raw: accurate.raw,
    modes: { accurate, fast },
  };
}

const pick = ({ scores }: Scored, names: readonly (keyof Scored["scores"])[]): Figures =>
  Object.fromEntries(names.map((name) => [name, Math.round(scores[name] * 100) / 100]));

/** The gold words as the tokeniser would hand them on; words of one surface token share its offsets' characters in order. */
function withGoldTokens(sentences: readonly GoldSentence[]): Tokenised {
  let text = "";
  const tokens: Token[] = [];
  const ranges: { start: number; end: number; from: number; to: number; block: number }[] = [];
  for (const { words } of sentences) {
    const from = tokens.length;
    const seen = seenAlike(
      words.map(({ form }) => plainForm(form)),
      en.tokens,
    );
    for (const [i, { form }] of words.entries()) {
      const plain = plainForm(form);
      const alike = seen[i];
      tokens.push({ start: text.length, end: text.length + form.length, form: plain, alike, spaceAfter: true });
      text += `${form} `;
    }
    ranges.push({ start: tokens[from].start, end: text.length - 1, from, to: tokens.length, block: 0 });
  }
  return { ...inParagraphs(text, "en"), tokens, sentences: ranges };
}

function rowsOf({ file, modes, sentences, words }: Measured): Row[] {
  const name = file.replace(/\.conllu$/, "");
  const note = `${sentences} sentences, ${words} words`;
  return MODES.flatMap((mode) =>
    (["gold", "raw"] as const).flatMap((kind) =>
      Object.entries(modes[mode][kind]).map(([figure, value]) => ({
        measure: `${figure}, ${name}, ${kind === "gold" ? "gold tokens" : "raw text"}, ${mode}`,
        value,
        unit: "%",
        note,
      })),
    ),
  );
}

function printRelations(file: string, accurate: Scored["relations"], fast: Scored["relations"]): void {
  console.log(`\n${file}: F1 of each relation, gold tokens\nrelation      accurate   fast   in gold`);
  for (const [relation, { f1, gold }] of Object.entries(accurate)) {
    if (gold === 0) continue;
    console.log(
      `${relation.padEnd(14)}${f1.toFixed(1).padStart(7)}${(fast[relation]?.f1 ?? 0).toFixed(1).padStart(8)}${String(gold).padStart(9)}`,
    );
  }
}
