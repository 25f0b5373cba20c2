/**
 * What each block is: label, title, mark of translation, byline, dateline, body, sign-off, or no part of the
 * text at all. Decided from form and place, and from the language's few words for them.
 */
import { type Span, trim } from "../../base/span.ts";
import type { Block, BlockKind } from "../../document/stages.ts";
import type { RawBlock } from "./lines.ts";
import type { DocumentWords } from "./words.ts";

/** Letters and digits of a line in lower case, everything else as single spaces: what the phrase lists are matched on. */
export const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const ADDRESS = /^\W*(?:\[[^\]]*\]\s*\(?)?<?(?:https?:\/\/|www\.)\S+>?\)?\W*$|^\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$/i;
const TERMINAL = /[.!?…]["”’»)\]]*$/;

// A title, heading or sign-off is short. 20 words is the 99th percentile of headlines in news corpora; a
// sign-off names one body, which seldom takes more than 12.
const TITLE_WORDS = 25;
const SIGN_OFF_WORDS = 14;

export function classifyBlocks(text: string, raw: readonly RawBlock[], words: DocumentWords, language: string): Block[] {
  const blocks = raw.map((block): Block => ({ start: block.start, end: block.end, language, kind: ownKind(text, block, words) }));
  const title = findTitle(text, raw, blocks);
  const lastBody = blocks.findLastIndex((block, i) => block.kind === "paragraph" && isProse(text, block) && i !== title);
  const kinds = blocks.map((block, i): BlockKind => {
    if (i === title) return "title";
    if (block.kind !== "paragraph") return block.kind;
    if (raw[i].level > 0) return "heading";
    if (isLabelOfAddress(text, block, blocks[i + 1])) return "boilerplate";
    if (i > lastBody && isSignOff(text, block, words)) return "sign-off";
    if (i < (title < 0 ? 2 : title) && isSignOff(text, block, words)) return "sign-off";
    if (raw[i].quoted || isQuotation(text, block)) return "quotation";
    return isHeading(text, block, i, blocks) ? "heading" : "paragraph";
  });
  return blocks.flatMap((block, i) => splitDateline(text, { ...block, kind: kinds[i] }, words));
}

function ownKind(text: string, block: RawBlock, words: DocumentWords): BlockKind {
  const line = text.slice(block.start, block.end);
  if (ADDRESS.test(line)) return "boilerplate";
  const phrase = plain(line);
  const count = countWords(phrase);
  if (count <= 8) {
    if (words.labels.has(phrase)) return "label";
    if (translationIn(phrase, words)) return "mark";
  }
  if (count <= 16 && words.boilerplate.some((opening) => startsWith(phrase, opening))) return "boilerplate";
  if (count <= 12 && !TERMINAL.test(line)) {
    if (words.bylines.some((opening) => startsWith(phrase, opening)) && /\p{Lu}/u.test(line)) return "byline";
    if (words.dated.some((opening) => startsWith(phrase, opening))) return "dateline";
  }
  return block.item ? "item" : "paragraph";
}

/** Whether a phrase says that the text was translated, and from what. */
export function translationIn(phrase: string, words: DocumentWords): { from: string | null } | null {
  const opening = [...words.translated].sort((a, b) => b.length - a.length).find((mark) => startsWith(phrase, mark));
  if (opening === undefined) return null;
  const rest = phrase.slice(opening.length).trim();
  const language = rest
    .split(" ")
    .map((word) => words.languages.get(word))
    .find((code) => code !== undefined);
  return rest === "" || language !== undefined ? { from: language ?? null } : null;
}

function findTitle(text: string, raw: readonly RawBlock[], blocks: readonly Block[]): number {
  const top = Math.min(blocks.length, 6);
  for (let i = 0; i < top; i++) if (raw[i].level > 0 && blocks[i].kind === "paragraph") return i;
  for (let i = 0; i < top; i++) {
    if (blocks[i].kind !== "paragraph") continue;
    const line = text.slice(blocks[i].start, blocks[i].end);
    const followed = blocks.slice(i + 1).some((block) => block.kind === "paragraph" && isProse(text, block));
    return followed && countWords(line) <= TITLE_WORDS && !/[.,;:]["”’»)\]]*$/.test(line) && !isQuotation(text, blocks[i])
      ? i
      : -1;
  }
  return -1;
}

const countWords = (line: string): number => line.split(/\s+/).filter((word) => word !== "").length;

const startsWith = (phrase: string, opening: string): boolean => phrase === opening || phrase.startsWith(`${opening} `);

/** Running prose: some length, and a stop at the end of a sentence. */
function isProse(text: string, block: Span): boolean {
  const line = text.slice(block.start, block.end);
  return countWords(line) > 8 && /[.!?…]["”’»)\]]*(?:\s|$)/.test(line);
}

function isLabelOfAddress(text: string, block: Block, next: Block | undefined): boolean {
  if (next?.kind !== "boilerplate" || !ADDRESS.test(text.slice(next.start, next.end))) return false;
  const line = text.slice(block.start, block.end);
  return countWords(line) <= 10 && !TERMINAL.test(line);
}

function isSignOff(text: string, block: Span, words: DocumentWords): boolean {
  const line = text.slice(block.start, block.end);
  const phrase = plain(line);
  if (countWords(phrase) > SIGN_OFF_WORDS || /[.!?]$/.test(line) || !/^\W*\p{Lu}/u.test(line)) return false;
  const padded = ` ${phrase} `;
  return [...words.issuers].some((head) => padded.includes(` ${head} `));
}

/** A block that is wholly in quotation marks, a reference behind it allowed. */
function isQuotation(text: string, block: Span): boolean {
  const line = text.slice(block.start, block.end);
  return /^["“«„‘][^"“”«»„]*["”»]\s*(?:[[(][^\])]*[\])]|[—–-]\s*\S.{0,80})?\W*$/su.test(line);
}

function isHeading(text: string, block: Span, index: number, blocks: readonly Block[]): boolean {
  const line = text.slice(block.start, block.end);
  const next = blocks[index + 1];
  return (
    countWords(line) <= 12 && /\p{L}/u.test(line) && !/[.!?…,;:"”’»)\]]$/.test(line) && next !== undefined && isProse(text, next)
  );
}

const DATELINE =
  /^(?<place>\p{Lu}[\p{Lu} .'’-]{2,30}(?:,\s\p{L}[\p{L} .]{2,20})?)(?:,?\s+(?<date>\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s\p{L}{3,9}\.?(?:\s\d{4})?))?\s*,?\s*(?:\((?<agency>[\p{L}\p{N} .&-]{2,30})\))?\s*(?:--|[—–_-])\s+/u;

/** The place, date and agency that open a dispatch, or `null`. */
export function datelineOf(line: string): { length: number; place: string; date: string | null; agency: string | null } | null {
  const match = DATELINE.exec(line.slice(0, 120));
  if (!match?.groups) return null;
  const { place, date, agency } = match.groups;
  return { length: match[0].length, place, date: date ?? null, agency: agency ?? null };
}

// The dateline is no sentence: it is set apart so that the first sentence starts with its own subject.
function splitDateline(text: string, block: Block, words: DocumentWords): Block[] {
  if (block.kind !== "paragraph") return [block];
  const found = datelineOf(text.slice(block.start, block.end));
  if (!found || (found.date !== null && !words.months.has(plain(found.date).replace(/\d|\s/g, "")))) return [block];
  const at = block.start + found.length;
  return [
    { ...trim(text, { start: block.start, end: at }), kind: "dateline", language: block.language },
    { ...block, start: at },
  ];
}
