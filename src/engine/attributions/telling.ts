/** Which findings of the rules stand though the tagger passed them over. */
import type { Draft, Scene } from "./draft.ts";

/**
 * Somebody is named, and the cue hands on words or reads a mind. On PolNeAR dev a third of these are marked; what reads a mind
 * matters even where that gold is silent, but nobody reads his own, nor that of whom he speaks to.
 */
export function isTelling(scene: Scene, { source, word, by }: Draft): boolean {
  if (source.length === 0) return false;
  if (by === "preposition" || by === "transcript") return true;
  if (!word) return false;
  if (word.imputes === null) return (word.kind === "speech" || word.kind === "document") && WORD_SHAPES.has(by);
  if (scene.words.speakers.has(scene.arcs.lemma[source[0].from])) return false;
  return MIND_SHAPES.has(by) || (by === "object" && word.imputes !== "knowledge");
}

// "saw the tweet", "knows the town": with a thing alone these say what was met.
const MIND_SHAPES = new Set(["clause", "infinitive", "as"]);
const WORD_SHAPES = new Set(["clause", "noun-clause", "colon", "quote", "noun-colon", "oblique"]);
