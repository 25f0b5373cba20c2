/** Who is said to have said what: source, cue and content, and which lies in which. */
export { findAttributions } from "./find.ts";
export { readAttributionFile } from "./read-model.ts";
export type { AttributionModels } from "./tagger.ts";
export type { AttributionWords, CueWord, Force, Imputed } from "./words.ts";
