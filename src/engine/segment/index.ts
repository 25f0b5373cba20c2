/**
 * The first stage: blocks of a text, stretches in another script, and what the document says of itself. From
 * here on the text is only ever pointed into.
 */
import type { Article } from "../../document/article.ts";
import type { Block, Segmented } from "../../document/stages.ts";
import { aboutDocument } from "./about.ts";
import { classifyBlocks } from "./kinds.ts";
import { splitBlocks } from "./lines.ts";
import { partBlocks } from "./parted.ts";
import { foreignRuns, languageOf, mainScript, type Run } from "./scripts.ts";
import type { DocumentWords } from "./words.ts";

/**
 * @param language the pack whose words are used; blocks of another language are marked as such and not read
 */
export function segment(article: Article, language: { readonly code: string; readonly document: DocumentWords }): Segmented {
  const { text } = article;
  const script = mainScript(text) ?? "Latn";
  const main = article.language ?? mainLanguage(text, script, language);
  const runs = foreignRuns(text, script);
  const blocks = classifyBlocks(text, partBlocks(text, splitBlocks(text), language.document), language.document, main).map(
    (block) => withRun(block, runs),
  );
  return { article, text, blocks, meta: aboutDocument(article, blocks, runs, main, language.document) };
}

// Of running English about two words in five are function words, of another language's text hardly any are
// spelled so. 0.12 leaves room for tables; names say nothing, and under 12 words the count does not either.
function mainLanguage(
  text: string,
  script: string,
  language: { readonly code: string; readonly document: DocumentWords },
): string {
  if (script !== "Latn") return languageOf(text, script);
  const words = text.slice(0, 20_000).match(/\p{L}+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  const known = small.filter((word) => language.document.functionWords.has(word)).length;
  return words.length < 12 || known >= 0.12 * small.length ? language.code : "und";
}

/** A block that lies in a foreign run, but for marks around it, is in that run's language. */
function withRun(block: Block, runs: readonly Run[]): Block {
  const run = runs.find((run) => run.start <= block.start + 2 && block.end - 2 <= run.end);
  return run ? { ...block, language: run.language } : block;
}
