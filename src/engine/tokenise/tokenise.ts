import { byForm } from "../../classify/cache.ts";
import type { BlockKind, Segmented, SentenceRange, Token, Tokenised } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { seenAlike } from "./alike.ts";
import { plainForm } from "./plain.ts";
import { sentenceEnds } from "./sentences.ts";
import { type Piece, splitWords } from "./split.ts";

const READ: ReadonlySet<BlockKind> = new Set([
  "title",
  "heading",
  "paragraph",
  "item",
  "quotation",
  "dateline",
  "byline",
  "sign-off",
]);

/**
 * Words and sentences of every block that holds prose in the document's main language. A sentence never
 * crosses a block, and words in a run of another script are left out.
 */
export function tokenise(doc: Segmented, language: Language): Tokenised {
  const tokens: Token[] = [];
  const sentences: SentenceRange[] = [];
  for (const [index, block] of doc.blocks.entries()) {
    if (!READ.has(block.kind) || block.language !== language.code) continue;
    const pieces = readable(doc, block.start, block.end, language);
    let from = 0;
    for (const to of sentenceEnds(doc.text, pieces, language.tokens)) {
      const base = tokens.length;
      const forms = pieces.slice(from, to).map(({ start, end }) => formOf(doc.text.slice(start, end)));
      const seen = seenAlike(forms, language.tokens);
      for (const [i, form] of forms.entries()) tokens.push(tokenOf(doc.text, pieces[from + i], form, seen[i]));
      sentences.push({ start: pieces[from].start, end: pieces[to - 1].end, from: base, to: tokens.length, block: index });
      from = to;
    }
  }
  return { ...doc, tokens, sentences };
}

/** The block's words outside runs in other scripts or languages. */
function readable(doc: Segmented, start: number, end: number, language: Language): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const runs = doc.meta.runs.filter((run) => run.language !== language.code && run.start < end && run.end > start);
  for (const run of [...runs].sort((a, b) => a.start - b.start)) {
    if (run.start > at) pieces.push(...splitWords(doc.text, at, run.start, language.tokens));
    at = Math.max(at, run.end);
  }
  if (at < end) pieces.push(...splitWords(doc.text, at, end, language.tokens));
  return pieces;
}

// The same string for every token of a form: tables that it is looked up in know its hash, and see at once that it is the one they have.
const formOf = byForm(plainForm);

function tokenOf(text: string, { start, end }: Piece, form: string, alike: string): Token {
  const spaceAfter = end >= text.length || text[end] === " " || /\s/.test(text[end]);
  return { start, end, form, alike, spaceAfter };
}
