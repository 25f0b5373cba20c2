import { alone } from "../base/steps.ts";
import type { Block, Parsed, Segmented } from "../document/stages.ts";
import type { Language } from "./language.ts";
import type { Models } from "./models.ts";
import { parse } from "./parse/index.ts";
import { tag } from "./tag/index.ts";
import { tokenise } from "./tokenise/index.ts";

/** Words, tags and trees of plain text: each stretch between blank lines is a paragraph. For tests, benches and looking. */
export const readTrees = (text: string, language: Language, models: Models): Parsed =>
  alone(parse(alone(tag(tokenise(inParagraphs(text, language.code), language), models, language.tags)), models, language.trees));

/** Plain text as the segmenter would hand it on, were it nothing but paragraphs in `code`. */
export function inParagraphs(text: string, code: string): Segmented {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/\S[\s\S]*?(?=\s*(?:\n[^\S\n]*\n|$(?![\s\S])))/g)) {
    blocks.push({ start: match.index, end: match.index + match[0].length, kind: "paragraph", language: code });
  }
  return {
    article: { text },
    text,
    blocks,
    meta: {
      title: null,
      genre: null,
      issuer: null,
      published: { value: null, earliest: null, latest: null, basis: "not asked" },
      language: code,
      runs: [],
      translated: { value: false, span: null, from: null },
      url: null,
      publisher: null,
    },
  };
}
