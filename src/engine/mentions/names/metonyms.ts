/**
 * A city that acts is the government that sits there: "Moscow refuses", "talks with Tashkent"; a city where
 * something happens is a place: "in Moscow", "the Moscow summit". Decided by the words beside it first and the
 * tree second, since trees of headlines are weak.
 */
import { headOf, type SentenceView } from "./compose.ts";
import type { NameHit } from "./lexicon.ts";

export function actsAsGovernment(
  { tokens, from, to, words, names }: Pick<SentenceView, "tokens" | "from" | "to" | "words" | "names">,
  hit: NameHit,
): boolean {
  const head = headOf(tokens, hit.from, hit.to);
  const before = hit.from > from ? tokens[hit.from - 1] : null;
  const after = hit.to < to ? tokens[hit.to] : null;
  const { deprel, head: above } = tokens[head];
  // "to both Paris and Rome"
  const low = (words.both.has(before?.form.toLowerCase() ?? "") ? tokens[hit.from - 2] : before)?.form.toLowerCase() ?? "";
  if (isReached(tokens, head, hit.from, low, words.reach)) return true;
  // "its patron in Washington"
  const isTheirs = hit.from - from > 2 && tokens[hit.from - 3].xpos === "PRP$";
  if (isTheirs && words["relation-noun"].has(tokens[hit.from - 2].lemma)) return true;
  if (words.locating.has(low)) return false;
  // "in the capital, Kabul"
  if (low === "," && words["capital-noun"].has(tokens[hit.from - 2]?.form.toLowerCase() ?? "")) return false;
  // "KABUL, Afghanistan (AP)": a dateline, or a city with its country; "Oslo, Riga and Paris" are a list.
  const beside = after?.form === "," ? names.find((one) => one.from === hit.to + 1) : undefined;
  if (beside && tokens[headOf(tokens, beside.from, beside.to)].deprel !== "conj") return false;
  if (after !== null && ["(", "_", "--", "-"].includes(after.form) && hit.from === from) return false;
  // Datelines stand in capitals.
  const form = tokens[hit.from].form;
  if (hit.from === from && form.length > 3 && form === form.toUpperCase()) return false;
  // "left for Vientiane"
  if (words["acting-prep"].has(low) && words["bound-verb"].has(tokens[above]?.lemma ?? "")) return false;
  if (words["acting-prep"].has(low)) return true;
  // "scolded Seoul", "sounded out Ankara"; "in devastated Kabul" is a place.
  const [verb, led] = before?.xpos === "RP" ? [tokens[hit.from - 2], null] : [before, tokens[hit.from - 2]];
  if (verb?.upos === "VERB" && hit.from > from && !/^(?:ADP|DET|ADV|ADJ)$/.test(led?.upos ?? "")) return true;
  // "Washington last month bombed"
  const dated = hit.from === from && after !== null && words["shift-word"].has(after.form.toLowerCase());
  if (dated && tokens.slice(hit.to + 1, hit.to + 4).some(({ upos }) => upos === "VERB" || upos === "AUX")) return true;
  if (deprel.startsWith("nsubj") || deprel === "obl:agent") return true;
  // "Ottawa's Macdonald-Cartier Airport" stands there.
  if (after?.xpos === "POS") return tokens[hit.to + 1]?.upos !== "PROPN";
  // "and Riga", ", Riga": as the first of the list.
  if (words.and.has(low) || (deprel === "conj" && low === ",")) {
    const first = names.find((one) => one.to === hit.from - 1 || (deprel === "conj" && holds(one, tokens[head].head)));
    if (first && first.to - 1 >= from) {
      const { deprel: role } = tokens[headOf(tokens, first.from, first.to)];
      if (first.senses.has("capital")) return actsAsGovernment({ tokens, from, to, words, names }, first);
      return role.startsWith("nsubj") || role === "obl:agent";
    }
  }
  const next = listEnd(tokens, names, hit, to, words);
  // "In October Paris signed", "By Friday Ankara and Doha had agreed": no part of the day's name.
  const isBesideTime = deprel === "flat" && above === hit.from - 1 && !names.some((one) => holds(one, above));
  if (
    (next?.upos === "VERB" || next?.upos === "AUX") &&
    (hit.from === from || isBesideTime || before?.upos === "PUNCT" || before?.upos === "SCONJ" || before?.upos === "CCONJ")
  )
    return true;
  return deprel === "obj" || deprel === "iobj";
}

const holds = ({ from, to }: NameHit, at: number): boolean => from <= at && at < to;

// What follows a city, or the list of cities and states that it opens.
function listEnd(
  tokens: SentenceView["tokens"],
  names: readonly NameHit[],
  hit: NameHit,
  to: number,
  words: SentenceView["words"],
): SentenceView["tokens"][number] | null {
  let end = hit.to;
  while (end < to && (tokens[end].form === "," || words.and.has(tokens[end].form.toLowerCase()))) {
    const more = names.find((one) => one.from === end + 1 && (one.senses.has("capital") || one.senses.has("country")));
    if (!more) break;
    end = more.to;
  }
  return end < to ? tokens[end] : null;
}

// "protested to Bishkek", "a letter to Rome", "sanctions on Lima": by the word it hangs on, or the one before.
function isReached(tokens: SentenceView["tokens"], head: number, at: number, prep: string, words: ReadonlySet<string>): boolean {
  const above = tokens[tokens[head].head];
  // "handed a cell to Baghdad": wherever the tree hangs it.
  if (above?.upos === "NOUN" && words.has(`${prep} ${tokens[above.head]?.lemma}`) && tokens[above.head].upos === "VERB")
    return true;
  return words.has(`${prep} ${above?.lemma}`) || words.has(`${prep} ${tokens[at - 2]?.lemma ?? ""}`);
}
