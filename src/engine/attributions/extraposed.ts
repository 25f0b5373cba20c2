/** "It was announced by the committee on Friday that …", "we have been assured by the governor that …": whoever stands behind "by" tells the clause. */
import { type Draft, type Run, type Scene, tidy } from "./draft.ts";
import { isClause, NOMINAL, nominal } from "./order.ts";
import { cueRun, cueWordAt } from "./phrases.ts";
import { says } from "./telling.ts";

// By whom, when and where may stand before the clause.
const REACH = 16;

export function extraposedDrafts(scene: Scene, sentence: Run): Draft[] {
  const { tokens, arcs, words } = scene;
  for (let at = sentence.from + 2; at < sentence.to; at++) {
    const word = tokens[at].xpos === "VBN" ? cueWordAt(scene, at) : null;
    if (!says(word) || !word.takes.has("clause")) continue;
    const opens = at < sentence.from + 6 && words.anaphors.has(arcs.form[sentence.from]) && tokens[sentence.from].upos === "PRON";
    // "It is written in the Gospel that …": a text that holds it tells it.
    const within = opens && words.within.has(arcs.form[at + 1]) && isText(scene, at + 2);
    const passive = words.passive.has(arcs.lemma[at - 1]) && (words.agents.has(arcs.lemma[at + 1]) || within);
    if (!passive || !(opens || word.takes.has("whom")) || scene.quoteAt[at] >= 0) continue;
    let that = at + 2;
    while (that < sentence.to && that < at + REACH && !words.complementisers.has(arcs.form[that])) {
      if (!NOMINAL.has(tokens[that].upos) && tokens[that].form !== ",") return [];
      that++;
    }
    const told = that < sentence.to ? tidy(tokens, { from: that, to: sentence.to }) : null;
    const source = nominal(scene, { from: at + 2, to: endOfAgent(scene, at + 2, that) });
    if (!told || !source || !isClause(scene, { from: that + 1, to: sentence.to })) return [];
    return [{ head: at, source: [source], cue: [cueRun(scene, at)], content: [told], word, by: "placed" }];
  }
  return [];
}

/** The first noun from a place on names a text or has a capital, as a book's title does; an hour or a land is none. */
function isText({ tokens, words, arcs }: Scene, from: number): boolean {
  let at = from;
  while (at < tokens.length && /^(?:DET|ADJ)$/.test(tokens[at].upos)) at++;
  const { upos, name } = tokens[at];
  return words.documents.has(arcs.lemma[at]) || (upos === "PROPN" && at > from && name === "O");
}

/** Past whoever is behind "by": up to when or where, which another preposition opens behind a name or noun of its own. */
function endOfAgent({ tokens, words, arcs }: Scene, from: number, to: number): number {
  for (let i = from + 1; i < to; i++)
    if (tokens[i].form === "," || (tokens[i].upos === "ADP" && !words.agents.has(arcs.lemma[i]))) return i;
  return to;
}
