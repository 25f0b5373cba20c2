/** Which cues hand on what somebody has told, and which findings of the rules stand though the tagger passed them over. */
import type { Draft, Scene } from "./draft.ts";
import type { CueWord } from "./words.ts";

type Cue = CueWord | null | undefined;
type Of<Kind extends CueWord["kind"]> = CueWord & { readonly kind: Kind };

/** "said", "the report": by speech or in writing. */
export const says = (word: Cue): word is Of<"speech" | "document"> => word?.kind === "speech" || word?.kind === "document";

/** And what is shown or decreed: "found", "ruled". */
export const handsOn = (word: Cue): word is Of<"speech" | "document" | "evidence" | "decree"> =>
  says(word) || word?.kind === "evidence" || word?.kind === "decree";

/** What is said by no word of saying: "put the loss at nine", "his version is". */
export const SAID: CueWord = { kind: "speech", takes: new Set(["clause"]), force: "said", imputes: null };

/** "said that", `told: "…"`: with the words themselves, and no mere thing for what is told. */
export const saysThat = (word: Cue): word is Of<"speech" | "document"> =>
  says(word) && (word.takes.has("clause") || word.takes.has("quote"));

/**
 * Somebody is named, and the cue hands on words or reads a mind. On PolNeAR dev a third of these are marked; what reads a mind
 * matters even where that gold is silent, but nobody reads his own, nor that of whom he speaks to.
 */
export function isTelling(scene: Scene, { source, word, by }: Draft): boolean {
  if (source.length === 0) return false;
  if (by === "preposition" || by === "transcript") return true;
  if (!word) return false;
  if (word.imputes === null) return says(word) && WORD_SHAPES.has(by);
  if (scene.words.speakers.has(scene.arcs.lemma[source[0].from])) return false;
  return MIND_SHAPES.has(by) || (by === "object" && word.imputes !== "knowledge");
}

// "saw the tweet", "knows the town": with a thing alone these say what was met.
const MIND_SHAPES = new Set(["clause", "infinitive", "as"]);
const WORD_SHAPES = new Set(["clause", "noun-clause", "colon", "quote", "noun-colon", "oblique"]);
