/** Who is said to have said what: source, cue and content, and which lies in which. */
export { findAttributions, type Tagger } from "./find.ts";
export type { AttributionWords, CueWord, Force, Imputed } from "./words.ts";
