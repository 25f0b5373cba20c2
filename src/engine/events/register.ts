/**
 * Texts of other kinds. A match report says that Germany demolished France, a forecast that cold air from Russia
 * invades: words of war between names of states, and no dealings. Told by the words of the trade, which such
 * texts use in every sentence and reports of dealings hardly ever.
 */
import type { Scene } from "./scene.ts";

// Short match reports and forecasts have such a word in every second sentence, reports of dealings in none of ten.
const A_SENTENCE = 0.45;
const DISTINCT = 3;

export function isElsewhere({ tree, doc, language }: Scene): boolean {
  const { elsewhere } = language.words;
  const found = new Set<string>();
  let hits = 0;
  for (let at = 0; at < tree.lemma.length; at++) {
    if (tree.tokens[at].upos === "PROPN" || !elsewhere.has(tree.lemma[at])) continue;
    hits++;
    found.add(tree.lemma[at]);
  }
  return found.size >= DISTINCT && hits >= A_SENTENCE * doc.sentences.length;
}
