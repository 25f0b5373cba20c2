import type { OpenedModel } from "../../classify/model-file.ts";
import { newSums } from "../../classify/sums.ts";
import type { WordClusters } from "../../classify/word-clusters.ts";
import { CUE_PLAN } from "./cue-features.ts";
import type { Tagger } from "./find.ts";
import { SPAN_PLAN, STANDING_PLAN } from "./span-features.ts";
import { type AttributionModels, tagDrafts } from "./tagger.ts";

/** The weights in an opened file of kind "attribution", which know words by these clusters. */
export function readAttributionFile({ facts, sections }: OpenedModel, words: WordClusters): Tagger {
  // Decoded when first asked for: most of the time to load them goes there.
  let made: Pick<AttributionModels, "cues" | "spans" | "weights"> | null = null;
  const sums = () => {
    const { cues, spans, weights } = sections;
    made ??= {
      cues: newSums("ranked", cues, [CUE_PLAN]),
      spans: newSums("ranked", spans, [STANDING_PLAN, SPAN_PLAN]),
      weights: newSums("three", weights),
    };
    return made;
  };
  const models: AttributionModels = {
    words,
    get cues() {
      return sums().cues;
    },
    get spans() {
      return sums().spans;
    },
    get weights() {
      return sums().weights;
    },
    cueFollow: Int32Array.from(facts.cueFollow as number[]),
    spanFollow: Int32Array.from(facts.spanFollow as number[]),
    eagerness: Number(facts.eagerness ?? 0),
    least: Number(facts.least ?? 0),
  };
  return (scene, ruled) => tagDrafts(scene, ruled, models);
}
