/** Quotations and their speakers: the whole of a quotation belongs to the cue beside it, and so do its continuations. */
import { doer } from "../../document/arcs.ts";
import { type Draft, holds, meets, type Run, type Scene } from "./draft.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";
import type { QuoteRun } from "./quotes.ts";

/** Cues that stand beside a quotation though the tree does not tie them to it. */
export function besideQuotes(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const taken = new Set(drafts.map(({ head }) => head));
  const found: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    if (taken.has(at) || scene.quoteAt[at] >= 0) continue;
    const word = cueWordAt(scene, at);
    if (!word?.takes.has("quote")) continue;
    const speaker = doer(scene.arcs, at);
    const source = speaker < 0 ? null : nounRun(scene, speaker);
    const cue = cueRun(scene, at);
    const quote = neighbour(scene, source ? [source, cue] : [cue]);
    // `had begun and that "no cause has been excluded"`: of a verb of mere words no clause.
    const isClause = quote !== null && scene.words.complementisers.has(scene.arcs.form[quote.from - 1] ?? "");
    if (quote && (!isClause || word.takes.has("clause")))
      found.push({ head: at, source: source ? [source] : [], cue: [cue], content: [plain(quote)], word, by: "quote" });
  }
  return found;
}

/** The quotation that ends right before these words, or that a comma or colon after them opens. */
function neighbour(scene: Scene, words: readonly Run[]): QuoteRun | null {
  const { tokens, quotes, sentenceAt, paragraphAt } = scene;
  const from = Math.min(...words.map((run) => run.from));
  const to = Math.max(...words.map((run) => run.to));
  const onlyMarks = (a: number, b: number): boolean => {
    for (let i = a; i < b; i++) if (tokens[i].upos !== "PUNCT") return false;
    return true;
  };
  // Few words may stand between a cue and its quotation: to whom, where, when.
  const REACH = 14;
  for (const quote of quotes) {
    if (quote.to - quote.from < 4 || paragraphAt[quote.from] !== paragraphAt[from]) continue;
    if (quote.to <= from && from - quote.to < 3 && onlyMarks(quote.to, from)) return quote;
    const near = quote.from >= to && quote.from - to < REACH && sentenceAt[quote.from] === sentenceAt[to - 1];
    if (near && (quote.from === to || /^[:,]$/.test(tokens[quote.from - 1].form))) return quote;
  }
  return null;
}

const plain = ({ from, to }: Run): Run => ({ from, to });

/** A draft whose content touches a quotation, with the whole of it and with what continues it. */
export function wholeQuotes(scene: Scene, draft: Draft, cues: ReadonlySet<number>): Draft {
  const { quoteAt, quotes } = scene;
  if (quoteAt[draft.head] >= 0) return draft;
  const parts: Run[] = [];
  let last: QuoteRun | null = null;
  for (const run of draft.content) {
    const opening = quoteAt[run.from] >= 0 ? quotes[quoteAt[run.from]] : null;
    const closing = quoteAt[run.to - 1] >= 0 ? quotes[quoteAt[run.to - 1]] : null;
    const grown = { from: opening ? opening.from : run.from, to: Math.max(run.to, closing ? closing.to : 0) };
    const own = [...draft.source, ...draft.cue];
    parts.push(meets([grown], own) ? run : grown);
    if (closing) last = closing;
  }
  const content = united(parts);
  if (last && content.length > 0) {
    // A quotation within somebody's words is no speech to go on with.
    const direct = content.some((run) => quoteAt[run.from] >= 0);
    if (direct) content.push(...continued(scene, draft, last, cues).filter((run) => !meets([run], content)));
  }
  return { ...draft, content };
}

/** `"A," he said. "B."`, and paragraphs that open a quotation which the one before left open. */
function continued(scene: Scene, draft: Draft, last: QuoteRun, cues: ReadonlySet<number>): Run[] {
  const { quotes, sentences, sentenceAt, paragraphAt, tokens } = scene;
  const more: Run[] = [];
  const cueEnd = sentences[sentenceAt[draft.head]].to;
  let current = last;
  for (const quote of quotes) {
    if (quote.from < current.to) continue;
    const taken = [...cues].some(
      (cue) => cue !== draft.head && sentenceAt[cue] === sentenceAt[quote.to - 1] && scene.quoteAt[cue] < 0,
    );
    const samePlace = paragraphAt[quote.from] === paragraphAt[draft.head] && quote.from - Math.max(cueEnd, current.to) <= 1;
    const nextParagraph =
      !current.closed && paragraphAt[quote.from] === paragraphAt[current.to - 1] + 1 && startsParagraph(scene, quote.from);
    if (!(samePlace && quote.from >= cueEnd && !taken) && !nextParagraph) break;
    if (tokens[quote.from] === undefined) break;
    more.push(plain(quote));
    current = quote;
  }
  return more;
}

const startsParagraph = ({ paragraphs, paragraphAt }: Scene, at: number): boolean => paragraphs[paragraphAt[at]].from === at;

/** Runs in order, those that touch joined. */
export function united(runs: readonly Run[]): Run[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of [...runs].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** Whether most words of some runs stand within quotation marks, some, or none. */
export function quotedness({ tokens, quoteAt }: Scene, runs: readonly Run[]): "direct" | "mixed" | "indirect" {
  let all = 0;
  let within = 0;
  for (const { from, to } of runs) {
    for (let i = from; i < to; i++) {
      if (tokens[i].upos === "PUNCT") continue;
      all++;
      if (quoteAt[i] >= 0) within++;
    }
  }
  // Nine tenths: a "that" or a bracket may stand outside the marks.
  return all > 0 && within > 0.9 * all ? "direct" : within > 0 ? "mixed" : "indirect";
}

export const covers = (runs: readonly Run[], inner: readonly Run[]): boolean =>
  inner.every(({ from, to }) => holds(runs, from) && holds(runs, to - 1));
