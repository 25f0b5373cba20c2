import type { Piece } from "./split.ts";
import type { TokenWords } from "./words.ts";

const FINAL = /^(?:[.!?]+|…+|[。！？؟])$/u;
const CLOSING = /^(?:["”»’)\]]|''|'|\*+)$/u;
// A face, or a rule drawn of signs: what careless writers and mail programs put where a sentence ends.
const FACE = /^(?:[:;=8][-o^']?[)(\]DPp/\\|]|<3)$/u;
const RULE = /^[-=*_~]{5,}$/;
const OPENING = /^(?:["“«‘([]|``)$/u;

/**
 * Where the sentences of one block end.
 * @returns piece indices, each the end of a sentence, ascending; the last is `pieces.length`
 */
export function sentenceEnds(text: string, pieces: readonly Piece[], words: TokenWords): number[] {
  const ends: number[] = [];
  let i = 0;
  while (i < pieces.length) {
    const after = endAfter(text, pieces, i, words);
    if (after > 0 && after < pieces.length) ends.push(after);
    i = Math.max(i + 1, after);
  }
  if (pieces.length > 0) ends.push(pieces.length);
  return ends;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The index after the sentence that piece `i` ends, closing marks included; 0 when it ends none. */
function endAfter(text: string, pieces: readonly Piece[], i: number, words: TokenWords): number {
  const { start, end } = pieces[i];
  // Most pieces are words: only one with a full stop of its own can end anything.
  if (isLetter(text.charCodeAt(start)) && text[end - 1] !== ".") return 0;
  const word = text.slice(start, end);
  const stop = FINAL.test(word);
  if (FACE.test(word) || RULE.test(word)) return i + 1 < pieces.length && startsUpper(text, pieces, i + 1) ? i + 1 : 0;
  if (!stop && !(word.length > 1 && word.endsWith("."))) return 0;
  let next = i + 1;
  while (next < pieces.length && CLOSING.test(textOf(text, pieces[next])) && pieces[next].start === pieces[next - 1].end) next++;
  if (next >= pieces.length) return next;
  const spaced = pieces[next].start > pieces[next - 1].end;
  const closed = next > i + 1;
  if (!spaced) return word === "." && !closed && gluedOn(text, pieces, i) ? next : 0;
  if (text.slice(pieces[next - 1].end, pieces[next].start).includes("\n\n")) return next;
  if (stop) {
    if (startsUpper(text, pieces, next)) return next;
    const lower = /^\p{Ll}/u.test(firstWord(text, pieces, next));
    if (lower) return !closed && endsPlainly(text, pieces, i) ? next : 0;
    return beginsSentence(text, pieces, next) ? next : 0;
  }
  if (words.titles.has(word.slice(0, -1).toLowerCase())) return 0;
  return words.starters.has(firstWord(text, pieces, next).toLowerCase()) && startsUpper(text, pieces, next) ? next : 0;
}

/** Whether a full stop or question mark before a small letter ends a sentence all the same: careless writers begin so, abbreviations are not long small words. */
const endsPlainly = (text: string, pieces: readonly Piece[], i: number): boolean =>
  /^[.?!]+$/.test(textOf(text, pieces[i])) &&
  !/^\.\./.test(textOf(text, pieces[i])) &&
  i > 0 &&
  /^\p{Ll}{3,}$/u.test(textOf(text, pieces[i - 1]));

/** Whether a full stop without a space after it still parts two sentences: "They left.Nobody stayed." */
const gluedOn = (text: string, pieces: readonly Piece[], i: number): boolean =>
  i > 0 &&
  i + 1 < pieces.length &&
  /^\p{Ll}{2,}$/u.test(textOf(text, pieces[i - 1])) &&
  /^\p{Lu}\p{Ll}/u.test(textOf(text, pieces[i + 1]));

const textOf = (text: string, piece: Piece): string => text.slice(piece.start, piece.end);

/** The first word at or after `i` that is no opening mark. */
function firstWord(text: string, pieces: readonly Piece[], i: number): string {
  let at = i;
  while (at < pieces.length - 1 && OPENING.test(textOf(text, pieces[at]))) at++;
  return textOf(text, pieces[at]);
}

const startsUpper = (text: string, pieces: readonly Piece[], i: number): boolean => /^\p{Lu}/u.test(firstWord(text, pieces, i));

/** A capital, a figure, a mark that opens, a picture: anything but a lower-case word or a mark that goes on. */
const beginsSentence = (text: string, pieces: readonly Piece[], i: number): boolean =>
  !/^[,;:.–—)-]/u.test(firstWord(text, pieces, i));
