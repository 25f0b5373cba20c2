import type { OpenedModel } from "../../classify/model-file.ts";
import type { WordClusters } from "../../classify/word-clusters.ts";
import type { AttributionModels } from "./tagger.ts";

/** The weights in an opened file of kind "attribution", which know words by these clusters. */
export const readAttributionFile = ({ facts, ranked }: OpenedModel, words: WordClusters): AttributionModels => ({
  words,
  // Decoded when first asked for: most of the time to load them goes there.
  get cues() {
    return ranked.cues;
  },
  get spans() {
    return ranked.spans;
  },
  get weights() {
    return ranked.weights;
  },
  cueFollow: Int32Array.from(facts.cueFollow as number[]),
  spanFollow: Int32Array.from(facts.spanFollow as number[]),
  eagerness: Number(facts.eagerness ?? 0),
  least: Number(facts.least ?? 0),
});
