/**
 * Lines that hold two things: "From: Ministry of Defence" at a text's head is a name for what follows and the thing itself; "Sudan. The army
 * …" in a digest is a heading and a paragraph; "(Translated from Russian.) The minister …" says first what the text is.
 */
import { trim } from "../../base/span.ts";
import type { BlockKind } from "../../document/stages.ts";
import type { RawBlock } from "./lines.ts";
import { countWords, plain, startsWith } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

/** A block that is already known for what it is. */
export interface PartedBlock extends RawBlock {
  readonly is?: BlockKind;
}

export function partBlocks(text: string, raw: readonly RawBlock[], words: DocumentWords): PartedBlock[] {
  return partHeads(text, partHeader(text, raw, words)).flatMap((block) => partMark(text, block, words));
}

/** Lines at the head that say what they hold, until one does not. */
function partHeader(text: string, raw: readonly RawBlock[], { headers }: DocumentWords): PartedBlock[] {
  const parted: PartedBlock[] = [];
  let at = 0;
  for (; at < raw.length; at++) {
    const block = raw[at];
    const line = text.slice(block.start, block.end);
    const match = /^([\p{L}][\p{L} -]{1,24}):\s+(?=\S)/u.exec(line);
    const is = match ? headers.get(plain(match[1])) : undefined;
    if (match === null || is === undefined || countWords(line) > MOST) break;
    const from = block.start + match[0].length;
    parted.push({ ...block, ...trim(text, { start: block.start, end: from }), is: "boilerplate" }, { ...block, start: from, is });
  }
  return [...parted, ...raw.slice(at)];
}

// A title of more words than a headline ever has is none.
const MOST = 30;

/** Openings of a few words with a stop, all of them capitalised: a digest's headings, if several paragraphs have one. */
function partHeads(text: string, blocks: readonly PartedBlock[]): PartedBlock[] {
  const heads = blocks.map((block) =>
    block.is ? null : HEAD.exec(text.slice(block.start, Math.min(block.end, block.start + 80))),
  );
  if (heads.filter((head) => head !== null).length < SEVERAL) return [...blocks];
  return blocks.flatMap((block, i): PartedBlock[] => {
    const head = heads[i];
    if (head === null) return [block];
    const end = block.start + head[1].length;
    return [
      { ...block, end, is: "heading" },
      { ...block, start: block.start + head[0].length },
    ];
  });
}

const SEVERAL = 2;
// With a colon it would be who speaks, in a transcript. No abbreviation before a name ("Gen.", "St."): at least four letters, or several words.
const HEAD =
  /^((?:\p{Lu}[\p{Ll}’'-]{3,}|\p{Lu}[\p{L}’'-]+(?:(?:\s[–—-]\s|, | and |[ /–-])\p{Lu}[\p{L}’'-]+){1,3})\.)\s+(?=["“«]?\p{Lu})/u;

// What is said of the text is none of its own words: "(Translated from Russian.) …", "Translated from Arabic. The Weekly, 3 May 2021".
function partMark(text: string, block: PartedBlock, words: DocumentWords): PartedBlock[] {
  if (block.is || block.item) return [block];
  const head = text.slice(block.start, Math.min(block.end, block.start + 80));
  const [whole, bracketed, sentence] = MARK.exec(head) ?? [];
  if (whole === undefined || translationIn(plain(bracketed ?? sentence), words) === null) return [block];
  const start = block.start + whole.length;
  return [
    { ...block, ...trim(text, { start: block.start, end: start }), is: "mark" },
    { ...block, start },
  ];
}

const MARK = /^(?:[([]([^()[\]]{5,60})[)\]]|(\p{Lu}[^.()[\]]{5,60})\.)\s+(?=\S)/u;

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
