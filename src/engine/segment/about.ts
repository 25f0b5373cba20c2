/**
 * What a document says of itself: title, genre, who puts it out, when, in what language, translated or not.
 * What it does not say stays `null`.
 */
import { type Span, sliceOf } from "../../base/span.ts";
import type { Article } from "../../document/article.ts";
import type { Meta } from "../../document/schema.ts";
import type { Block } from "../../document/stages.ts";
import { dayOfLine } from "./date.ts";
import { agencyIn, datelineOf } from "./dateline.ts";
import { bodyAfterLabel, bodyBeforeColon, bodyBesideLabel, bodyThatDeclares, isBody } from "./issuer.ts";
import { labelBeforeColon, labelOf } from "./label.ts";
import { noticeOf } from "./notice.ts";
import { translationIn } from "./parted.ts";
import { isTurn, plain, TRANSCRIPT_TURNS } from "./phrases.ts";
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
  const genre = genreOf(text, blocks, words);
  return {
    title: titleOf(article, blocks),
    genre,
    issuer: issuerOf(article, blocks, genre, words),
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
  const turns = blocks.filter((block) => isTurn(sliceOf(text, block)));
  const label = blocks.find((block) => block.kind === "label");
  if (label) return labelOf(sliceOf(text, label), words);
  const title = blocks.find((block) => block.kind === "title");
  const headed = title && labelBeforeColon(sliceOf(text, title), words);
  if (headed) return headed;
  if (turns.length >= TRANSCRIPT_TURNS) return "transcript";
  const named = title && labelOf(sliceOf(text, title), words);
  if (named) return named;
  return blocks.some((block) => block.kind === "byline" || isDispatch(text, block)) ? "news" : null;
}

// A line of place and date heads any kind of text; an opening with an agency or a dash heads news.
const isDispatch = (text: string, block: Block): boolean =>
  block.kind === "dateline" && datelineOf(`${sliceOf(text, block)} `) !== null;

function issuerOf(article: Article, blocks: readonly Block[], genre: Meta["genre"], words: DocumentWords): Meta["issuer"] {
  const { text } = article;
  // What stands first: a body over "Comment by its press service", "Statement by the Ministry" over who signs for it.
  for (const block of blocks) {
    if (block.kind === "sign-off") return senderIn(text, block, words);
    const labelled =
      block.kind === "label"
        ? (bodyBesideLabel(text, block, words) ?? bodyAfterLabel(text, block, words))
        : block.kind === "title"
          ? bodyBeforeColon(text, block, words)
          : null;
    if (labelled) return { name: sliceOf(text, labelled), actor: null, span: labelled };
  }
  if (article.publisher) return { name: article.publisher, actor: null, span: null };
  for (const block of blocks) {
    if (block.kind !== "dateline" && block.kind !== "byline") continue;
    const line = sliceOf(text, block);
    const agency = datelineOf(`${line} `)?.agency ?? agencyIn(line, words);
    if (!agency) continue;
    const start = text.indexOf(agency, block.start);
    return { name: agency, actor: null, span: { start, end: start + agency.length } };
  }
  const named =
    genre === "press release" || genre === "statement" ? declarerOf(text, blocks, words) : letterhead(text, blocks, words);
  return named && { name: sliceOf(text, named), actor: null, span: named };
}

// "Ministry of Foreign Affairs of Chad", and nothing else, over the text.
function letterhead(text: string, blocks: readonly Block[], words: DocumentWords): Span | null {
  const title = blocks.find(({ kind }) => kind === "title");
  const line = title ? sliceOf(text, title) : "";
  return title && LETTERHEAD.test(line) && isBody(line, words) ? spanOf(title) : null;
}

// "Danish Government to expel envoys" is none.
const LETTERHEAD = /^(?:\p{Lu}\S*|of|and|the|for|in)(?: (?:\p{Lu}\S*|of|and|the|for|in))+$/u;

// A release speaks for the body its label or title names, or else for the one that declares in its first sentence.
function declarerOf(text: string, blocks: readonly Block[], words: DocumentWords): Span | null {
  const head = blocks.filter(({ kind }) => kind === "label" || kind === "title");
  const first = blocks.find(({ kind }) => kind === "paragraph");
  for (const block of head) {
    const named = bodyAfterLabel(text, block, words) ?? bodyThatDeclares(text, block, words);
    if (named) return named;
  }
  return first ? bodyThatDeclares(text, first, words) : null;
}

function publishedOf(article: Article, blocks: readonly Block[], words: DocumentWords): Meta["published"] {
  if (article.published) return { value: article.published, earliest: null, latest: null, basis: "given with the text" };
  for (const block of blocks) {
    const date = dayOfLine(dateWordsOf(article.text, block), words.months, words.eras);
    if (date) return { value: date, earliest: null, latest: null, basis: `the line "${sliceOf(article.text, block)}"` };
  }
  const title = blocks.find(({ kind }) => kind === "title");
  const date = title ? dayOfLine(lastPart(sliceOf(article.text, title)), words.months, words.eras) : null;
  if (title && date) return { value: date, earliest: null, latest: null, basis: `the title "${sliceOf(article.text, title)}"` };
  return { value: null, earliest: null, latest: null, basis: "not stated" };
}

// Only a line that is there to give a date gives the text's own: a dateline, the end of a label, or a short line that holds
// nothing else.
function dateWordsOf(text: string, block: Block): string {
  const line = sliceOf(text, block);
  if (block.kind === "dateline") return datelineOf(`${line} `)?.date ?? line;
  if (block.kind === "label" || (block.kind === "sign-off" && line.length > 40)) return lastPart(line);
  return line.length <= 40 && block.kind !== "title" ? line : "";
}

// "Live: Red Sea crisis, 11 January 2025"
const lastPart = (line: string): string => LAST_PART.exec(line)?.[1] ?? "";
const LAST_PART = /[,–—|]\s*([^,–—|]*\d.*)$/u;

// "Press Service of the President, 3 May 2024": the day is no part of the name.
function senderIn(text: string, signed: Block, words: DocumentWords): Meta["issuer"] {
  const name = sliceOf(text, signed).replace(/^[\s—–-]+/, "");
  const isDated = dayOfLine(lastPart(name), words.months, words.eras) !== null;
  return { name: isDated ? name.replace(LAST_PART, "") : name, actor: null, span: spanOf(signed) };
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
