import type { Span } from "../../base/span.ts";
import { type Arcs, drawArcs } from "../../document/arcs.ts";
import type { Parsed, ParsedToken } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { readCueWord } from "./cue-words.ts";
import { type PhraseIndex, phraseIndex } from "./phrase-index.ts";
import { paragraphs, type QuoteRun, quoteRuns } from "./quotes.ts";
import type { AttributionWords, CueWord } from "./words.ts";

/** Tokens, half-open. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** An attribution while it is being made: tokens, not yet characters. */
export interface Draft {
  /** The token that heads the cue. */
  readonly head: number;
  readonly source: readonly Run[];
  readonly cue: readonly Run[];
  readonly content: readonly Run[];
  /** What the lexicon knows of the cue; `null` when only the tagger knew it. */
  readonly word: CueWord | null;
  /** How it was found: `clause`, `quote`, `passive`, `opening` … or `tagger`. */
  readonly by: string;
}

/** A draft with another source or content. Spelt out: every draft passes here several times, and copies of copies are each a kind of object of its own. */
export const withRuns = (
  { head, source, cue, content, word, by }: Draft,
  runs: Partial<Pick<Draft, "source" | "content">>,
): Draft => ({ head, source: runs.source ?? source, cue, content: runs.content ?? content, word, by });

/** A parsed text with what finding attributions asks of it again and again. */
export interface Scene {
  readonly arcs: Arcs;
  readonly tokens: readonly ParsedToken[];
  readonly words: AttributionWords;
  /** For each token what the lexicon knows of it as a cue. */
  readonly cueWords: readonly (CueWord | null)[];
  readonly phrases: PhraseIndex;
  readonly quotes: readonly QuoteRun[];
  /** For each token the quotation it stands in, −1 for none. */
  readonly quoteAt: Int32Array;
  /** For each token its sentence. */
  readonly sentenceAt: Int32Array;
  readonly sentences: readonly (Run & { readonly block: number })[];
  readonly paragraphs: readonly Run[];
  readonly paragraphAt: Int32Array;
}

export function sceneOf(doc: Parsed, language: Language): Scene {
  const { tokens, sentences } = doc;
  const quotes = quoteRuns(tokens, sentences);
  const found = paragraphs(sentences);
  const arcs = drawArcs(tokens);
  const words = language.attributions;
  return {
    arcs,
    tokens,
    words,
    phrases: phraseIndex(words),
    cueWords: tokens.map((_, at) => readCueWord(arcs, words, at)),
    quotes,
    quoteAt: numberRuns(quotes, tokens.length),
    sentenceAt: numberRuns(sentences, tokens.length),
    sentences,
    paragraphs: found,
    paragraphAt: numberRuns(found, tokens.length),
  };
}

function numberRuns(runs: readonly Run[], count: number): Int32Array {
  const numbers = new Int32Array(count).fill(-1);
  for (const [index, { from, to }] of runs.entries()) numbers.fill(index, from, to);
  return numbers;
}

const EDGE = new Set([",", ";", ":", ".", "-", "--", "...", "(", ")"]);

/** The run without punctuation at its edges; quotation marks stay. `null` when nothing is left. */
export function tidy(tokens: readonly ParsedToken[], { from, to }: Run): Run | null {
  let a = from;
  let b = to;
  while (a < b && EDGE.has(tokens[a].form)) a++;
  while (b > a && EDGE.has(tokens[b - 1].form)) b--;
  return a < b ? { from: a, to: b } : null;
}

/** What is left of a run when others are cut out of it, tidied. */
export function without(tokens: readonly ParsedToken[], run: Run, holes: readonly Run[]): Run[] {
  let left: Run[] = [run];
  for (const hole of holes) {
    left = left.flatMap((piece) =>
      hole.to <= piece.from || hole.from >= piece.to
        ? [piece]
        : [
            { from: piece.from, to: Math.max(piece.from, hole.from) },
            { from: Math.min(piece.to, hole.to), to: piece.to },
          ],
    );
  }
  return left.flatMap((piece) => tidy(tokens, piece) ?? []);
}

export const spanOf = (tokens: readonly ParsedToken[], { from, to }: Run): Span => ({
  start: tokens[from].start,
  end: tokens[to - 1].end,
});

export const holds = (runs: readonly Run[], at: number): boolean => runs.some(({ from, to }) => from <= at && at < to);

export const meets = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.some((x) => b.some((y) => x.from < y.to && y.from < x.to));
