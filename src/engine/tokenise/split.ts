import { plainForm } from "./plain.ts";
import type { TokenWords } from "./words.ts";

/** Offsets of one syntactic word, half-open. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

// One alternative a kind of thing that keeps its punctuation; the rest falls to letters, then to single signs.
const SHAPES = new RegExp(
  [
    /(?:https?|ftp):\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]/u, // an address, without the sentence's punctuation
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u, // a mailbox
    /(?<name>(?:www\.)?[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}-]+)*\.(?<domain>\p{L}{2,})(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’])?)(?![\p{L}\p{N}@])/u,
    /[@#][\p{L}_][\p{L}\p{N}_]*/u, // an account, a subject
    /[:;=8][-o^']?[)(\]DPp/\\|](?![\p{L}\p{N}])|<3(?!\d)/u, // faces
    /(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?/u, // "U.S.", "U.S.A"
    /\p{L}\.(?:\p{L}\.)+/u, // "a.m.", "i.e."
    /(?:\p{Lu}{1,4}|\p{Lu}\p{Ll}\p{Lu}?)-\p{N}{1,4}\p{L}{0,2}(?![\p{L}\p{N}-])/u, // "S-300", "MiG-29": the treebanks part these, and then read the parts for what they are not
    /\p{N}+(?:-\p{N}+){2,}(?![\p{L}\p{N}])/u, // "713-853-3989"
    /(?<figure>\p{N}+(?:[.,:/]\p{N}+)*)(?<tail>\p{L}{0,4})(?![\p{L}\p{N}])/u, // "1,500", "10:30", "5th", "500km"
    /[\p{L}\p{M}\p{N}_]+(?:['’ʼʻ`´][\p{L}\p{M}\p{N}_]+)*/u, // a word, apostrophes inside
    /\.{1,2}[!?]+|[!?]+\.(?!\.)|[!?]{2,}|\.{2,}|…+|[–—]+|[-=*_~]{3,}|-{2,}|\*{2,}|_{2,}|={2,}|~{2,}|<{2,}|>{2,}|\${2,}/u, // runs of one sign, rules
    /''|``/u,
    /\p{Extended_Pictographic}(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D\p{Extended_Pictographic})*/u, // one picture
    /['’`´](?=\p{L})\p{L}+/u, // "'em": clitic rules below part what they know
    /[\s\S]/u,
  ]
    .map((shape) => shape.source)
    .join("|"),
  "uy",
);

/**
 * Syntactic words of a stretch of text, as Universal Dependencies for English parts them: hyphens and
 * slashes between words stand alone, clitics come off, addresses and figures stay whole.
 */
export function splitWords(text: string, start: number, end: number, words: TokenWords): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  while (at < end) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let stop = plainEnd(text, at, end);
    if (stop === 0) stop = shapeEnd(text, at, end, words);
    stop = keepFullStop(text, at, stop, end, words);
    stop = keepPrefix(text, at, stop, end, words);
    part(text, at, stop, words, pieces);
    at = stop;
  }
  return pieces;
}

/** The end of what stands at `at` by its shape. */
function shapeEnd(text: string, at: number, end: number, words: TokenWords): number {
  SHAPES.lastIndex = at;
  const match = SHAPES.exec(text);
  const stop = Math.min(end, at + (match ? match[0].length : 1));
  if (match?.groups?.name !== undefined && !words.domains.has((match.groups.domain ?? "").toLowerCase()))
    return at + wordLength(text, at, end);
  const tail = match?.groups?.tail;
  return tail && words.units.has(tail.toLowerCase()) ? stop - tail.length : stop;
}

/**
 * The end of a word of plain letters before a space or a comma, or of a comma or a full stop before a space; 0 for anything
 * else. Of these, nine in ten, the shapes would say the same at ten times the cost.
 */
function plainEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && isLetter(text.charCodeAt(stop))) stop++;
  if (stop === at) {
    const code = text.charCodeAt(at);
    if (code === COMMA) return at + 1;
    return code === FULL_STOP && isSpaceOrEnd(text.charCodeAt(at + 1)) ? at + 1 : 0;
  }
  const after = text.charCodeAt(stop);
  if (isSpaceOrEnd(after) || after === COMMA) return stop;
  return after === FULL_STOP && isSpaceOrEnd(text.charCodeAt(stop + 1)) ? stop : 0;
}

const COMMA = 44;
const FULL_STOP = 46;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** A character code that is none, past a text's end, counts as a space. */
const isSpaceOrEnd = (code: number): boolean => code === 32 || code === 10 || Number.isNaN(code);

const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x2028 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0xfeff;

const LETTERS = /[\p{L}\p{M}\p{N}_]+(?:['’ʼʻ`´][\p{L}\p{M}\p{N}_]+)*/uy;

function wordLength(text: string, at: number, end: number): number {
  LETTERS.lastIndex = at;
  const match = LETTERS.exec(text);
  return Math.min(end - at, match ? match[0].length : 1);
}

/** "Mr." and "J." keep their full stop; "J." only before a word, so that "vitamin C." ends its sentence. */
function keepFullStop(text: string, at: number, stop: number, end: number, words: TokenWords): number {
  if (stop >= end || text[stop] !== "." || text[stop + 1] === ".") return stop;
  const word = text.slice(at, stop).toLowerCase();
  if (words.titles.has(word) || words.abbreviations.has(word)) return stop + 1;
  const initial = stop - at === 1 && /\p{Lu}/u.test(text[at]) && /^\.(?: ?\p{Lu}[\p{L}.'’-]|,)/u.test(text.slice(stop, stop + 4));
  return initial ? stop + 1 : stop;
}

/** "pro-Kremlin" is one word, "Russian-led" three. */
function keepPrefix(text: string, at: number, stop: number, end: number, words: TokenWords): number {
  if (stop + 1 >= end || text[stop] !== "-" || !/\p{L}/u.test(text[stop + 1])) return stop;
  if (!words.prefixes.has(text.slice(at, stop).toLowerCase())) return stop;
  return stop + 1 + wordLength(text, stop + 1, end);
}

function part(text: string, start: number, end: number, words: TokenWords, pieces: Piece[]): void {
  const plain = plainForm(text.slice(start, end)).toLowerCase();
  const offsets = words.contractions.get(plain);
  if (offsets) {
    let from = start;
    for (const offset of offsets) {
      pieces.push({ start: from, end: start + offset });
      from = start + offset;
    }
    pieces.push({ start: from, end });
    return;
  }
  const clitic = plain.includes("'") ? words.clitics.find((c) => plain.length > c.length && plain.endsWith(c)) : undefined;
  if (clitic === undefined) {
    pieces.push({ start, end });
    return;
  }
  part(text, start, end - clitic.length, words, pieces);
  pieces.push({ start: end - clitic.length, end });
}
