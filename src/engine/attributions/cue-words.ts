import { type Arcs, kid, kidExactly } from "../../document/arcs.ts";
import type { AttributionWords, CueWord } from "./words.ts";

/** The lemma with its particle ("point out"), its part of speech as the lexicon has it, and the reading found there. */
export function readCueWord(arcs: Arcs, { cues }: AttributionWords, at: number): CueWord | null {
  const { upos } = arcs.tokens[at];
  if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") return null;
  const lemma = arcs.lemma[at];
  const particle = kidExactly(arcs, at, "compound:prt");
  if (particle >= 0) {
    const whole = cues.get(`${lemma} ${arcs.lemma[particle]} ${upos}`);
    if (whole) return whole;
  }
  const complement = kid(arcs, at, "xcomp");
  if (complement >= 0) {
    const whole = cues.get(`${lemma} ${arcs.lemma[complement]} ${upos}`);
    if (whole) return whole;
  }
  // "as the Kremlin put it"
  const object = upos === "VERB" ? kid(arcs, at, "obj") : -1;
  const whole = object === at + 1 ? cues.get(`${lemma} ${arcs.lemma[object]} ${upos}`) : undefined;
  if (whole) return whole;
  // A participle may be tagged adjective and the reverse: "worried that", "is determined to".
  return cues.get(arcs.entry[at]) ?? (upos === "VERB" ? cues.get(`${arcs.form[at]} ADJ`) : undefined) ?? null;
}
