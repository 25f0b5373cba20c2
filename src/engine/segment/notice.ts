/** Whether a text says that it puts right, or takes back, what was put out before: at its head or at its foot. */
import { type Span, sliceOf } from "../../base/span.ts";
import type { Meta } from "../../document/schema.ts";
import type { Block } from "../../document/stages.ts";
import { plain } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

/** Blocks at either end in which a notice stands. */
const REACH = 3;

export function noticeOf(text: string, blocks: readonly Block[], { notices }: DocumentWords): NonNullable<Meta["notice"]> | null {
  const ends = blocks.filter((_, i) => i < REACH || i >= blocks.length - REACH);
  for (const block of ends) {
    const line = sliceOf(text, block);
    const phrase = ` ${plain(line)} `;
    for (const [words, kind] of notices) {
      if (!phrase.includes(words)) continue;
      if (phrase.includes(` ${words} `) && (words.includes(" ") || stands(line, words))) return { kind, span: spanOf(block) };
    }
  }
  return null;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

// One word is a notice only by its place: the whole line, before a colon or a dash, or first in brackets.
function stands(line: string, word: string): boolean {
  const [, bracket, first, after] = /^\W*?([([]?)\s*([\p{L}]+)\s*([:–—\]).]|-\s|$)?/u.exec(line) ?? [];
  return first?.toLowerCase() === word && (bracket !== "" || after !== undefined);
}
