/**
 * What each block is: label, title, mark of translation, byline, dateline, body, sign-off, or no part of the
 * text at all. Decided from form and place, and from the language's few words for them.
 */
import { type Span, trim } from "../../base/span.ts";
import type { Block, BlockKind } from "../../document/stages.ts";
import { agencyIn, clockBefore, datelineOf, hasDatePart, isDateLine, placeBeforeColon } from "./dateline.ts";
import { bodyAfterLabel, bodyBesideLabel, isBody, isSignOff } from "./issuer.ts";
import { labelOf } from "./label.ts";
import { type PartedBlock, translationIn } from "./parted.ts";
import { countWords, endsSentence, isSpoken, isTurn, plain, startsWith, TRANSCRIPT_TURNS } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

const ADDRESS = /^\W*(?:\[[^\]]*\]\s*\(?)?<?(?:https?:\/\/|www\.)\S+>?\)?\W*$|^\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$/i;

// 20 words is the 99th percentile of headlines in news corpora.
const TITLE_WORDS = 25;

export function classifyBlocks(text: string, raw: readonly PartedBlock[], words: DocumentWords, language: string): Block[] {
  const own = raw.map((block): Block => ({ start: block.start, end: block.end, language, kind: ownKind(text, block, words) }));
  const isBodyText = own.map((block) => isProse(text, block));
  const firstBody = isBodyText.indexOf(true);
  const lastBody = isBodyText.lastIndexOf(true);
  const blocks = own.map((block, i): Block => {
    const outside = i < firstBody || i > lastBody;
    const line = lineOf(text, block);
    if (!outside || (block.kind !== "paragraph" && block.kind !== "boilerplate")) return block;
    if (hasDatePart(line, words) || (block.kind === "paragraph" && isDateLine(line, words)))
      return { ...block, kind: "dateline" };
    return agencyIn(line, words) === null ? block : { ...block, kind: "byline" };
  });
  const title = findTitle(text, raw, blocks, words);
  const kinds = blocks.map((block, i): BlockKind => {
    const line = lineOf(text, block);
    if (i === title) return "title";
    if (block.kind !== "paragraph") return block.kind;
    if (raw[i].level > 0) return "heading";
    if (isLabelOfAddress(text, block, blocks[i + 1])) return "boilerplate";
    if (i < firstBody && isLabelAlone(text, block, words)) return "label";
    if ((i > lastBody || i < (title < 0 ? 2 : title)) && isSignOff(line, words)) return "sign-off";
    if (title >= 0 && i < firstBody && isBody(line, words)) return "sign-off";
    if (raw[i].quoted || isQuotation(line)) return "quotation";
    return isHeading(text, block, i, blocks) ? "heading" : "paragraph";
  });
  const turns = blocks.filter((block) => isTurn(lineOf(text, block)));
  const isTalk = blocks.filter((block) => isSpoken(lineOf(text, block))).length >= TRANSCRIPT_TURNS;
  const only = turns.length === 1 && !isTalk ? blocks[firstBody] : undefined;
  return blocks.flatMap((block, i) => splitDateline(text, { ...block, kind: kinds[i] }, words, block === only));
}

const lineOf = (text: string, block: Span): string => text.slice(block.start, block.end);

function ownKind(text: string, block: PartedBlock, words: DocumentWords): BlockKind {
  if (block.is) return block.is;
  const line = lineOf(text, block);
  if (ADDRESS.test(line)) return "boilerplate";
  if (LONG.test(line)) return block.item ? "item" : "paragraph";
  const phrase = plain(line);
  const count = countWords(phrase);
  if (count <= 8) {
    if (words.labels.has(phrase)) return "label";
    if (translationIn(phrase, words)) return "mark";
  }
  const opening = count <= 16 ? words.boilerplate.find((one) => startsWith(phrase, one)) : undefined;
  if (opening !== undefined && !(count >= SENTENCE_WORDS && isSentenceWith(opening, line))) return "boilerplate";
  if (count <= 12 && !endsSentence(line)) {
    if (words.bylines.some((opening) => startsWith(phrase, opening)) && /\p{Lu}/u.test(line)) return "byline";
    if (words.dated.some((opening) => startsWith(phrase, opening))) return "dateline";
  }
  return block.item ? "item" : "paragraph";
}

/** More words than any line has that is told by its own. */
const LONG = /^[^\p{L}\p{N}]*(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){16}[\p{L}\p{N}]/u;

/** Words of the shortest sentence that is no "Follow our channel." */
const SENTENCE_WORDS = 8;

/** "Video showed drones over the port.", "Tel Aviv bombed the airport.": a whole sentence that only opens with such a word, and no colon behind it. */
const isSentenceWith = (opening: string, line: string): boolean =>
  !opening.includes(" ") && endsSentence(line) && /^\p{L}+ \p{L}/u.test(line);

// The first line that can be one. A line that only names a body, or a genre and a body, gives way to the next.
function findTitle(text: string, raw: readonly PartedBlock[], blocks: readonly Block[], words: DocumentWords): number {
  const given = blocks.findIndex(({ kind }) => kind === "title");
  if (given >= 0) return given;
  const top = blocks.slice(0, 6).map((_, i) => i);
  const marked = top.find((i) => raw[i].level > 0 && blocks[i].kind === "paragraph");
  if (marked !== undefined) return marked;
  const open = top.filter((i) => blocks[i].kind === "paragraph");
  const isTranscript = blocks.filter((block) => isTurn(lineOf(text, block))).length >= TRANSCRIPT_TURNS;
  const stop = open.findIndex((i) => !canBeTitle(text, i, blocks) || (isTranscript && isTurn(lineOf(text, blocks[i]))));
  const candidates = stop < 0 ? open : open.slice(0, stop);
  const ofItsOwn = (i: number): boolean => {
    const line = lineOf(text, blocks[i]);
    return !isBody(line, words) && !isLabelAlone(text, blocks[i], words);
  };
  const own = candidates.find(ofItsOwn);
  if (own !== undefined || candidates.length === 0) return own ?? -1;
  // "Ministry of Defence", "Press release", "Oslo, 3 May 2021": a text under its sender and kind alone has no title.
  const isHeaded = top.some((i) => blocks[i].kind === "label" || isLabelAlone(text, blocks[i], words));
  return isHeaded && isBody(lineOf(text, blocks[candidates[0]]), words) ? -1 : candidates[0];
}

function canBeTitle(text: string, i: number, blocks: readonly Block[]): boolean {
  const line = lineOf(text, blocks[i]);
  if (/[.,;:]["”’»)\]]*$/.test(line) || countWords(line) > TITLE_WORDS || isQuotation(line)) return false;
  return blocks.some((block, at) => at > i && isProse(text, block));
}

// "Statement of the Front, 22 July", "Communiqué No. 4": names the genre, not what the text is about.
function isLabelAlone(text: string, block: Span, words: DocumentWords): boolean {
  const line = lineOf(text, block);
  if (bodyBesideLabel(text, block, words)) return true;
  if (labelOf(line, words) === null) return false;
  const body = bodyAfterLabel(text, block, words);
  return body === null ? /\d$/.test(line) : /^(?:,|$)/.test(text.slice(body.end, block.end));
}

/** Running prose, also under a number: some length, and a stop at the end of a sentence. */
function isProse(text: string, block: Block): boolean {
  if (block.kind !== "paragraph" && block.kind !== "item") return false;
  const line = lineOf(text, block);
  return countWords(line) > 8 && /[.!?…]["”’»)\]]*(?:\s+["“‘«(]?\p{Lu}|\s*$)/u.test(line);
}

function isLabelOfAddress(text: string, block: Block, next: Block | undefined): boolean {
  if (next?.kind !== "boilerplate" || !ADDRESS.test(lineOf(text, next))) return false;
  const line = lineOf(text, block);
  return countWords(line) <= 10 && !endsSentence(line);
}

/** A block that is wholly in quotation marks, a reference behind it allowed. */
function isQuotation(line: string): boolean {
  return /^["“«„‘][^"“”«»„]*["”»]\s*(?:[[(][^\])]*[\])]|[—–-]\s*\S.{0,80})?\W*$/su.test(line);
}

function isHeading(text: string, block: Block, index: number, blocks: readonly Block[]): boolean {
  const line = lineOf(text, block);
  const next = blocks[index + 1];
  return (
    next !== undefined && !/[.!?…,;:"”’»)\]]$/.test(line) && countWords(line) <= 12 && /\p{L}/u.test(line) && isProse(text, next)
  );
}

// The dateline is no sentence: it is set apart so that the first sentence starts with its own subject. A colon closes one too
// ("NEW DELHI: India on Thursday …") where the text's first paragraph has it and no other: two would be who speaks.
function splitDateline(text: string, block: Block, words: DocumentWords, isOnlyTurn: boolean): Block[] {
  if (block.kind !== "paragraph" && block.kind !== "heading") return [block];
  const line = lineOf(text, block);
  const found = datelineOf(line);
  const isOpening = found !== null && (found.date === null || isDateLine(found.date, words));
  const length = isOpening ? found.length : clockBefore(line) || (isOnlyTurn ? placeBeforeColon(line, words) : 0);
  if (length === 0) return [block];
  const at = block.start + length;
  const rest: Block = { ...block, start: at };
  const isMark = translationIn(plain(lineOf(text, rest)), words) !== null;
  return [
    { ...trim(text, { start: block.start, end: at }), kind: "dateline", language: block.language },
    isMark ? { ...rest, kind: "mark" } : rest,
  ];
}
