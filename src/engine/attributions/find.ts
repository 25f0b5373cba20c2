import type { Attributed, Mentioned } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { tieBack } from "./anaphors.ts";
import { type Draft, meets, type Scene, sceneOf } from "./draft.ts";
import { record } from "./record.ts";
import { rulesAlone } from "./rules.ts";
import { type AttributionModels, tagDrafts } from "./tagger.ts";

/**
 * Attributions: who is said to have said what. A trained tagger finds cues and then each cue's source and
 * content; rules over the tree add what it was never taught (what is nested, what points back, the author's own
 * openings). Follows the annotation scheme of PolNeAR (Newell, Margolin and Ruths 2018) where that speaks.
 * @param models `null` when the weights are absent: then the rules read alone
 */
export function findAttributions(doc: Mentioned, language: Language, models: AttributionModels | null): Attributed {
  const scene = sceneOf(doc, language);
  const ruled = rulesAlone(scene).filter(({ head }) => !inScripture(doc, scene, head));
  const drafts = models
    ? merge(
        tagDrafts(scene, ruled, models).filter(({ head }) => !inScripture(doc, scene, head)),
        ruled,
      )
    : ruled;
  const tied = drafts.map((draft) => tieBack(scene, draft, drafts));
  return { ...doc, attributions: record(doc, scene, tied) };
}

/** Nobody in the news says a verse. */
function inScripture(doc: Mentioned, { tokens }: Scene, at: number): boolean {
  return doc.quotes.some(({ kind, start, end }) => kind === "scripture" && start <= tokens[at].start && tokens[at].end <= end);
}

/** All that the tagger found, and of the rules' findings those it leaves room for. */
function merge(tagged: readonly Draft[], ruled: readonly Draft[]): Draft[] {
  const room = ruled.filter((draft) => !tagged.some(({ cue, head }) => head === draft.head || meets(cue, draft.cue)));
  return [...tagged, ...room.filter((draft) => within(tagged, draft) || CERTAIN.has(draft.by))].sort((a, b) => a.head - b.head);
}

const within = (tagged: readonly Draft[], draft: Draft): boolean => tagged.some(({ content }) => meets(content, draft.cue));

// What the tagger's gold does not mark, or marks as the rules do (bench/attribution: precision of each on PolNeAR dev).
const CERTAIN = new Set([
  "opening",
  "inference",
  "transcript",
  "experiencer",
  "as",
  "infinitive",
  "clause",
  "quote",
  "colon",
  "object",
]);
