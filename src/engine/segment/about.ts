/**
 * What a document says of itself: title, genre, who puts it out, when, in what language, translated or not.
 * What it does not say stays `null`.
 */
import { type Span, sliceOf } from "../../base/span.ts";
import type { Article } from "../../document/article.ts";
import type { Meta } from "../../document/schema.ts";
import type { Block } from "../../document/stages.ts";
import { readDate } from "./date.ts";
import { datelineOf, plain, translationIn } from "./kinds.ts";
import { noticeOf } from "./notice.ts";
import type { Run } from "./scripts.ts";
import type { DocumentWords } from "./words.ts";

export function aboutDocument(
  article: Article,
  blocks: readonly Block[],
  runs: readonly Run[],
  language: string,
  words: DocumentWords,
): Meta {
  const { text } = article;
  return {
    title: titleOf(article, blocks),
    genre: genreOf(text, blocks, words),
    issuer: issuerOf(article, blocks),
    published: publishedOf(article, blocks, words),
    language,
    runs: runs.map(({ start, end, language }) => ({ start, end, language })),
    translated: translatedOf(text, blocks, words),
    notice: noticeOf(text, blocks, words),
    url: article.url ?? null,
    publisher: article.publisher ?? null,
  };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function titleOf(article: Article, blocks: readonly Block[]): Meta["title"] {
  const title = blocks.find((block) => block.kind === "title");
  if (title) return { value: sliceOf(article.text, title), span: spanOf(title) };
  return article.title ? { value: article.title, span: null } : null;
}

function genreOf(text: string, blocks: readonly Block[], words: DocumentWords): Meta["genre"] {
  const label = blocks.find((block) => block.kind === "label");
  if (label) return words.labels.get(plain(sliceOf(text, label))) ?? null;
  const headed = labelBeforeTitle(text, blocks, words);
  if (headed) return headed;
  const turns = blocks.filter((block) => /^(?:Q|A|\p{Lu}[\p{Lu} .'-]{2,40}):\s/u.test(text.slice(block.start, block.start + 60)));
  if (turns.length >= 3) return "transcript";
  if (blocks.some((block) => block.kind === "dateline" || block.kind === "byline")) return "news";
  return null;
}

// "Editorial: Blood on the square", "Analysis | Who gains".
function labelBeforeTitle(text: string, blocks: readonly Block[], words: DocumentWords): Meta["genre"] {
  const title = blocks.find((block) => block.kind === "title");
  const head = title && /^([^:|]{4,30})\s?[:|]/.exec(sliceOf(text, title))?.[1];
  return (head && words.labels.get(plain(head))) || null;
}

function issuerOf(article: Article, blocks: readonly Block[]): Meta["issuer"] {
  const signed = blocks.find((block) => block.kind === "sign-off");
  if (signed) return { name: sliceOf(article.text, signed).replace(/^[\s—–-]+/, ""), actor: null, span: spanOf(signed) };
  if (article.publisher) return { name: article.publisher, actor: null, span: null };
  for (const block of blocks) {
    const agency = block.kind === "dateline" ? datelineOf(`${sliceOf(article.text, block)} `)?.agency : null;
    if (!agency) continue;
    const start = article.text.indexOf(agency, block.start);
    return { name: agency, actor: null, span: { start, end: start + agency.length } };
  }
  return null;
}

function publishedOf(article: Article, blocks: readonly Block[], words: DocumentWords): Meta["published"] {
  if (article.published) return { value: article.published, earliest: null, latest: null, basis: "given with the text" };
  for (const block of blocks) {
    const date = readDate(dateWordsOf(article.text, block), words.months);
    if (date) return { value: date, earliest: null, latest: null, basis: `the line "${sliceOf(article.text, block)}"` };
  }
  return { value: null, earliest: null, latest: null, basis: "not stated" };
}

// Only a line that is there to give a date gives the text's own: a dateline, or a short line that holds nothing else.
function dateWordsOf(text: string, block: Block): string {
  const line = sliceOf(text, block);
  if (block.kind === "dateline") return datelineOf(`${line} `)?.date ?? line;
  return line.length <= 40 && block.kind !== "title" ? line : "";
}

function translatedOf(text: string, blocks: readonly Block[], words: DocumentWords): Meta["translated"] {
  for (const block of blocks) {
    if (block.kind === "mark") {
      return { value: true, span: spanOf(block), from: translationIn(plain(sliceOf(text, block)), words)?.from ?? null };
    }
    for (const bracket of sliceOf(text, block).matchAll(/[([]([^()[\]]{5,60})[)\]]/g)) {
      const found = translationIn(plain(bracket[1]), words);
      const start = block.start + bracket.index;
      if (found) return { value: true, span: { start, end: start + bracket[0].length }, from: found.from };
    }
  }
  return { value: false, span: null, from: null };
}
