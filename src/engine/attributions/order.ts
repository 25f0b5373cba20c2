/** What the order of words alone shows: runs of nouns, and whether a run tells something. */
import { type Run, type Scene, tidy } from "./draft.ts";

export const NOMINAL = new Set(["NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP", "CCONJ"]);
// Longer runs of nouns before a cue are lists or broken tags.
export const LONGEST_SOURCE = 16;

/** A run that can be somebody: it begins like a noun phrase and holds a noun or a pronoun. */
export function nominal({ tokens }: Scene, run: Run): Run | null {
  const found = tidy(tokens, run);
  if (!found || ["ADP", "CCONJ", "PART"].includes(tokens[found.from].upos) || /^W/.test(tokens[found.from].xpos)) return null;
  const last = tokens[found.to - 1];
  // "something she asked": a pronoun speaks alone.
  if (last.upos === "PRON") return found.to - found.from === 1 ? found : null;
  return last.upos === "NOUN" || last.upos === "PROPN" || last.upos === "NUM" ? found : null;
}

/**
 * Whether a run tells something by itself: its first verb, or the first behind a comma, is finite, with whom it is about
 * before it, and nothing there that makes it a circumstance ("When the bridge fell, …", "Asked who, …", "In a turn that …").
 */
export function isClause({ tokens, words }: Scene, { from, to }: Run): boolean {
  let named = false;
  let open = true;
  for (let i = from; i < to; i++) {
    const { form, upos, xpos } = tokens[i];
    if (form === ",") {
      open = true;
      named = false;
    } else if (upos === "SCONJ" || /^W/.test(xpos) || words.complementisers.has(form.toLowerCase())) open = false;
    else if (isFiniteVerb(xpos)) {
      if (open && named) return true;
      open = false;
    } else if (upos === "VERB" && xpos !== "VBG") open = false;
    else if (upos === "NOUN" || upos === "PROPN" || upos === "PRON") named = true;
  }
  return false;
}

export const isFiniteVerb = (xpos: string): boolean => xpos === "VBD" || xpos === "VBZ" || xpos === "VBP" || xpos === "MD";
