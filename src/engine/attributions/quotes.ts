import type { ParsedToken, SentenceRange } from "../../document/stages.ts";

/** A stretch between quotation marks, marks included; tokens, half-open. */
export interface QuoteRun {
  readonly from: number;
  readonly to: number;
  /** Whether its last mark was found: a paragraph that opens a quotation may leave it open for the next. */
  readonly closed: boolean;
}

const MARKS: ReadonlySet<string> = new Set(['"', "''", "``"]);

/** Quotations paragraph by paragraph, by double marks and where none stand by single ones; one left open is taken up by a paragraph that opens another. */
export function quoteRuns(tokens: readonly ParsedToken[], sentences: readonly SentenceRange[]): QuoteRun[] {
  const runs: QuoteRun[] = [];
  for (const { from, to } of paragraphs(sentences)) {
    const before = runs.length;
    let open = -1;
    for (let i = from; i < to; i++) {
      if (!MARKS.has(tokens[i].form)) continue;
      if (open < 0) open = i;
      else if (opensAnew(tokens, i, from) && i - open < 2) open = i;
      else {
        runs.push({ from: open, to: i + 1, closed: true });
        open = -1;
      }
    }
    if (open >= 0) runs.push({ from: open, to, closed: false });
    if (runs.length === before) runs.push(...singleRuns(tokens, from, to));
  }
  return runs;
}

const SINGLE = "'";

/** Quotations between single marks, as British papers have them; an apostrophe stands within a word or behind one. */
function singleRuns(tokens: readonly ParsedToken[], from: number, to: number): QuoteRun[] {
  const runs: QuoteRun[] = [];
  let open = -1;
  for (let i = from; i < to; i++) {
    if (tokens[i].form !== SINGLE) continue;
    const hangsOnNext = !tokens[i].spaceAfter && i + 1 < to;
    const hangsOnLast = i > from && !tokens[i - 1].spaceAfter;
    if (hangsOnNext && (!hangsOnLast || /^[([-]$/.test(tokens[i - 1].form))) open = i;
    else if (open >= 0 && hangsOnLast && i > open + 1 && (tokens[i].xpos !== "POS" || /^[.,!?;]$/.test(tokens[i - 1].form))) {
      runs.push({ from: open, to: i + 1, closed: true });
      open = -1;
    }
  }
  // Left open by a whole paragraph it goes on in the next; "'Tis" opens nothing.
  const LEAST = 8;
  if (open === from && to - from > LEAST) runs.push({ from: open, to, closed: false });
  return runs;
}

// A mark that hangs on the word after it and not on the word before opens; only then is a second mark in a row no close.
const opensAnew = (tokens: readonly ParsedToken[], at: number, from: number): boolean =>
  !tokens[at].spaceAfter && (at === from || tokens[at - 1].spaceAfter);

/** Runs of sentences in one block, as tokens. */
export function paragraphs(sentences: readonly SentenceRange[]): { from: number; to: number }[] {
  const found: { from: number; to: number; block: number }[] = [];
  for (const { from, to, block } of sentences) {
    const last = found.at(-1);
    if (last && last.block === block) last.to = to;
    else found.push({ from, to, block });
  }
  return found;
}
