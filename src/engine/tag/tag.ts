import type { Tagged, TaggedToken, Tokenised } from "../../document/stages.ts";
import { type FeatsModel, featsOf } from "./features.ts";
import { type LemmaModel, lemmaOf } from "./lemma.ts";
import { NAME_CLASSES, type NameFinder } from "./names.ts";
import type { TagClass, Tagger } from "./tagger.ts";

/** What tagging needs, ready to run. */
export interface TagModels {
  readonly classes: readonly TagClass[];
  readonly tagger: Tagger;
  readonly lemmas: LemmaModel;
  readonly feats: FeatsModel;
  readonly names: NameFinder;
}

/** Part of speech, features, lemma and name tag of every token, sentence by sentence. */
export function tag(doc: Tokenised, models: TagModels): Tagged {
  const { classes, tagger, lemmas, feats, names } = models;
  const tokens: TaggedToken[] = [];
  for (const { from, to } of doc.sentences) {
    const seen = doc.tokens.slice(from, to).map(({ alike }) => alike);
    const tags = tagger(seen);
    const named = names(seen, tags);
    for (let i = 0; i < seen.length; i++) {
      const { start, end, form, alike, spaceAfter } = doc.tokens[from + i];
      tokens.push({
        start,
        end,
        form,
        alike,
        spaceAfter,
        lemma: lemmaOf(form, tags[i], i === 0, lemmas),
        upos: classes[tags[i]].upos,
        xpos: classes[tags[i]].xpos,
        feats: featsOf(form, tags[i], feats),
        name: NAME_CLASSES[named[i]],
      });
    }
  }
  return { ...doc, tokens };
}
