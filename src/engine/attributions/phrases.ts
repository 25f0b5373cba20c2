/** The words that belong to a cue and to a source, read off the tree. */
import { kid, kidExactly } from "../../document/arcs.ts";
import { type Run, type Scene, tidy } from "./draft.ts";
import type { CueWord } from "./words.ts";

/** A verb with the auxiliaries, negation and adverbs right before it, and its particle. */
export function cueRun({ arcs, tokens }: Scene, at: number): Run {
  let from = at;
  while (from > 0) {
    const before = from - 1;
    const close = tokens[before].head === at && ["aux", "advmod", "cop"].includes(arcs.rel[before]);
    if (!close || tokens[before].upos === "PUNCT") break;
    from = before;
  }
  const particle = kidExactly(arcs, at, "compound:prt");
  return { from, to: particle === at + 1 ? at + 2 : at + 1 };
}

/** A noun phrase without its relative clauses and what follows them. */
export function nounRun({ arcs, tokens }: Scene, at: number): Run | null {
  let to = arcs.right[at];
  for (const child of arcs.kids[at]) {
    if (child <= at) continue;
    const away = arcs.tokens[child].deprel === "acl:relcl" || arcs.rel[child] === "parataxis" || arcs.rel[child] === "conj";
    // A conjoined clause is no party; a conjoined noun is.
    if (away && !(arcs.rel[child] === "conj" && ["NOUN", "PROPN", "PRON"].includes(tokens[child].upos))) {
      to = Math.min(to, arcs.left[child]);
    }
  }
  // Of a noun that is a predicate, its subject and copula are no part.
  const copula = kid(arcs, at, "cop");
  let from = copula >= 0 && copula < at ? copula + 1 : arcs.left[at];
  while (from < at && ["ADP", "CCONJ", "PUNCT", "SCONJ"].includes(tokens[from].upos) && tokens[from].form !== '"') from++;
  return tidy(tokens, { from, to });
}

/** What the lexicon knows of the token as a cue. */
export const cueWordAt = ({ cueWords }: Scene, at: number): CueWord | null => cueWords[at];
