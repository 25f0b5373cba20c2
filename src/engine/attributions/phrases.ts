/** The words that belong to a cue and to a source, read off the tree. */
import { kid, kidExactly } from "../../document/arcs.ts";
import { type Run, type Scene, tidy } from "./draft.ts";

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

/** The lemma with its particle ("point out"), its part of speech as the lexicon has it, and the reading found there. */
export function cueWordAt({ arcs, tokens, words }: Scene, at: number) {
  const { upos } = tokens[at];
  if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") return null;
  const particle = kidExactly(arcs, at, "compound:prt");
  const lemma = arcs.lemma[at];
  if (particle >= 0) {
    const whole = words.cues.get(`${lemma} ${arcs.lemma[particle]} ${upos}`);
    if (whole) return whole;
  }
  const complement = kid(arcs, at, "xcomp");
  if (complement >= 0) {
    const whole = words.cues.get(`${lemma} ${arcs.lemma[complement]} ${upos}`);
    if (whole) return whole;
  }
  // A participle may be tagged adjective and the reverse: "worried that", "is determined to".
  return (
    words.cues.get(`${lemma} ${upos}`) ??
    (upos === "VERB" ? words.cues.get(`${tokens[at].form.toLowerCase()} ADJ`) : undefined) ??
    null
  );
}
