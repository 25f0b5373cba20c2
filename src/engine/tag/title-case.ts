/**
 * "Army Retakes Palace From Militia": a headline that writes every word large hides from the weights which of them are names. Where a line is
 * written so, its words that the language has are read in small letters; names of states and what nobody knows stay as they are.
 */

import { hash32 } from "../../base/hash.ts";
import { byForm } from "../../classify/cache.ts";
import { sortOfHash } from "../../classify/word-clusters.ts";
import { numberOf } from "../../classify/word-table.ts";
import type { TagClass } from "./tagger.ts";
import { type Lexicon, LISTED, tagsOf } from "./vocabulary.ts";
import type { TagWords } from "./words.ts";

/** Fewer capitals say nothing; more words than so a headline has not. */
const [FEWEST, LONGEST] = [3, 24];

/** The words of a line as they would be in a sentence; `null` for a line that is not written so. */
export function newTitleCase(
  classes: readonly TagClass[],
  lexicon: Lexicon,
  { verbs }: TagWords,
): (forms: readonly string[]) => string[] | null {
  const isClosed = classes.map(({ upos }) => /^(?:ADP|AUX|CCONJ|DET|PART|PRON|SCONJ|PUNCT|NUM|ADV)$/.test(upos));
  const isProper = classes.map(({ upos }) => upos === "PROPN");
  const isLetters = /^\p{Lu}[\p{Ll}'’-]+$/u;
  // A word between others in small letters that no headline writes large.
  const isSmall = byForm((form) => {
    const known = tagsOf(lexicon, hash32(form) | 0);
    return form.length <= 5 && known !== undefined && known.every((at) => isClosed[at]);
  });
  const lowered = byForm((form) => {
    const small = form.toLowerCase();
    const hash = hash32(small) | 0;
    const known = tagsOf(lexicon, hash);
    const isWord = known ? known.some((at) => !isProper[at]) : verbs.has(small) || sortOfHash(lexicon.clusters, hash) > 0;
    const listed = lexicon.listed ? numberOf(lexicon.listed, hash) : 0;
    const isPersons = (listed & (LISTED.given | LISTED.surname)) > 0 && known?.some((at) => isProper[at]) === true;
    return isLetters.test(form) && isWord && !isPersons ? small : form;
  });
  return (forms) => {
    if (forms.length < FEWEST || forms.length > LONGEST) return null;
    let large = 0;
    for (const form of forms) {
      if (/^\p{Ll}/u.test(form)) {
        if (!isSmall(form)) return null;
      } else if (/^\p{Lu}\p{Ll}/u.test(form)) large++;
    }
    if (large < FEWEST) return null;
    const small = forms.map(lowered);
    return small.some((form, at) => form !== forms[at]) ? small : null;
  };
}
