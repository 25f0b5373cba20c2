/** Every attribution that the lexicon and the tree give, without weights. */
import { type Draft, meets, type Scene } from "./draft.ts";
import { interviewDrafts } from "./interviews.ts";
import { nounDrafts } from "./nouns.ts";
import { openingDrafts, prepositionalDrafts } from "./openings.ts";
import { besideQuotes, wholeQuotes } from "./spoken.ts";
import { transcriptDrafts } from "./transcripts.ts";
import { verbDrafts } from "./verbs.ts";

export function rulesAlone(scene: Scene): Draft[] {
  const said = verbDrafts(scene);
  const spoken = [...said, ...besideQuotes(scene, said)];
  const phrased = prepositionalDrafts(scene);
  const opened = openingDrafts(scene);
  const turns = transcriptDrafts(scene);
  const others = [...nounDrafts(scene), ...(turns.length > 0 ? turns : interviewDrafts(scene))];
  const all = [...opened, ...phrased, ...spoken, ...others];
  // An opening or a preposition of several words is longer than the cue it holds, and wins.
  const kept = all.filter((draft, i) => !all.some((other, j) => j < i && meets(other.cue, draft.cue)));
  const cues = new Set(kept.map(({ head }) => head));
  return kept
    .map((draft) => wholeQuotes(scene, draft, cues))
    .filter(({ content }) => content.length > 0)
    .sort((a, b) => a.head - b.head);
}
