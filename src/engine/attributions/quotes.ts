import type { ParsedToken, SentenceRange } from "../../document/stages.ts";

/** A stretch between quotation marks, marks included; tokens, half-open. */
export interface QuoteRun {
  readonly from: number;
  readonly to: number;
  /** Whether its last mark was found: a paragraph that opens a quotation may leave it open for the next. */
  readonly closed: boolean;
}

const MARK = /^(?:"|''|``)$/;

/** Quotations by their double marks, paragraph by paragraph; one left open is taken up by a paragraph that opens another. */
export function quoteRuns(tokens: readonly ParsedToken[], sentences: readonly SentenceRange[]): QuoteRun[] {
  const runs: QuoteRun[] = [];
  for (const { from, to } of paragraphs(sentences)) {
    let open = -1;
    for (let i = from; i < to; i++) {
      if (!MARK.test(tokens[i].form)) continue;
      if (open < 0) open = i;
      else if (opensAnew(tokens, i, from) && i - open < 2) open = i;
      else {
        runs.push({ from: open, to: i + 1, closed: true });
        open = -1;
      }
    }
    if (open >= 0) runs.push({ from: open, to, closed: false });
  }
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
