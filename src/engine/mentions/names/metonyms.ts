/**
 * A city that acts is the government that sits there: "Moscow refuses", "talks with Tashkent"; a city where
 * something happens is a place: "in Moscow", "the Moscow summit". Decided by the words beside it first and the
 * tree second, since trees of headlines are weak.
 */
import type { SentenceView } from "./compose.ts";
import { headOf } from "./compose.ts";
import type { NameHit } from "./lexicon.ts";

export function actsAsGovernment(
  { tokens, from, to, words, names }: Pick<SentenceView, "tokens" | "from" | "to" | "words" | "names">,
  hit: NameHit,
): boolean {
  const head = headOf(tokens, hit.from, hit.to);
  const before = hit.from > from ? tokens[hit.from - 1] : null;
  const after = hit.to < to ? tokens[hit.to] : null;
  const low = before?.form.toLowerCase() ?? "";
  if (words.locating.has(low)) return false;
  // "KABUL, Afghanistan (AP)": a dateline, or a city with its country.
  if (after?.form === "," && names.some((one) => one.from === hit.to + 1)) return false;
  if (after !== null && ["(", "_", "--", "-"].includes(after.form) && hit.from === from) return false;
  // Datelines stand in capitals.
  const form = tokens[hit.from].form;
  if (hit.from === from && form.length > 3 && form === form.toUpperCase()) return false;
  if (words["acting-prep"].has(low)) return true;
  // "Washington last month bombed"
  const dated = hit.from === from && after !== null && words["shift-word"].has(after.form.toLowerCase());
  if (dated && tokens.slice(hit.to + 1, hit.to + 4).some(({ upos }) => upos === "VERB" || upos === "AUX")) return true;
  const { deprel } = tokens[head];
  if (deprel.startsWith("nsubj") || deprel === "obl:agent") return true;
  // "Ottawa's Macdonald-Cartier Airport" stands there.
  if (after?.xpos === "POS") return tokens[hit.to + 1]?.upos !== "PROPN";
  if (words.and.has(low)) {
    const first = names.find((one) => one.to === hit.from - 1);
    if (first && first.to - 1 >= from)
      return first.senses.has("capital") && actsAsGovernment({ tokens, from, to, words, names }, first);
  }
  if (
    after !== null &&
    (after.upos === "VERB" || after.upos === "AUX") &&
    (hit.from === from || before?.upos === "PUNCT" || before?.upos === "SCONJ" || before?.upos === "CCONJ")
  )
    return true;
  return deprel === "obj" || deprel === "iobj";
}
