import type { ModelFile } from "../../classify/model-file.ts";
import type { AttributionModels } from "./tagger.ts";

/** The weights in an opened file of kind "attribution". */
export const readAttributionFile = ({ facts, tables }: ModelFile): AttributionModels => ({
  cues: tables.cues,
  spans: tables.spans,
  eagerness: Number(facts.eagerness ?? 0),
});
