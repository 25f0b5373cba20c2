/**
 * "Japan, Philippines ink deal", "Army retakes palace": the web's trees have few headlines, so that the verb of one is now and then
 * a noun to the weights. A line that has no verb otherwise, where such a word stands between whoever does it and
 * what the verb is known to be done to, has its verb in it. "Iran sanctions row" has none.
 */
import type { TagClass } from "./tagger.ts";
import type { TagWords } from "./words.ts";

/** More words than a headline has. */
const LONGEST = 20;

type Rename = (forms: readonly string[], tags: Uint8Array) => void;

/** Gives the verb of a headline its class, where it stands. */
export function newHeadlineVerb(classes: readonly TagClass[], { verbs, does }: TagWords): Rename {
  const is = (test: (tag: TagClass) => boolean): readonly boolean[] => classes.map(test);
  const isTensed = is(({ upos, xpos }) => upos === "AUX" || /^(?:VB[DZP]|MD)$/.test(xpos));
  const isVerb = is(({ upos }) => upos === "VERB");
  const isCommon = is(({ upos, xpos }) => upos === "NOUN" || xpos === "JJ");
  const isProper = is(({ upos }) => upos === "PROPN");
  const isSingular = is(({ xpos }) => xpos === "NN");
  const isPlural = is(({ xpos }) => xpos === "NNS");
  const isThing = is(({ upos }) => /^(?:NOUN|PROPN|NUM)$/.test(upos));
  const isBefore = is(({ upos, xpos }) => /^(?:DET|ADJ|NUM)$/.test(upos) || xpos === "PRP$" || xpos === "HYPH");
  const isPreposition = is(({ upos, xpos }) => upos === "ADP" || upos === "ADV" || xpos === "RP");
  const classOf = (xpos: string): number => classes.findIndex((one) => one.upos === "VERB" && one.xpos === xpos);
  const [third, plural] = [classOf("VBZ"), classOf("VBP")];

  return (forms, tags) => {
    const count = forms.length;
    if (count < 3 || count > LONGEST || tags.some((tag) => isTensed[tag])) return;
    // A sentence has a verb; where a line that ends as one has none of any kind, a noun is it.
    if (/[.!?…:;]/.test(forms[count - 1]) && (forms[count - 1] !== "." || tags.some((tag) => isVerb[tag]))) return;
    for (let at = 1; at < count - 1; at++) {
      if (!isCommon[tags[at]] || !/^\p{Ll}/u.test(forms[at])) continue;
      const known = verbs.get(forms[at]);
      if (known === undefined) continue;
      const doer = tags[at - 1];
      const tag = known.includes("VBZ") ? third : known.includes("VBP") ? plural : -1;
      const agrees = tag === third ? isProper[doer] || isSingular[doer] : isPlural[doer] || isPair(forms, tags, at - 1);
      if (tag < 0 || !agrees || !isOf(forms, tags, at)) continue;
      tags[at] = tag;
      return;
    }
  };

  // "Japan, Philippines ink"
  function isPair(forms: readonly string[], tags: Uint8Array, second: number): boolean {
    return isProper[tags[second]] && second > 1 && forms[second - 1] === "," && isProper[tags[second - 2]];
  }

  // What stands behind it is what such a verb is done to, at once or behind its preposition.
  function isOf(forms: readonly string[], tags: Uint8Array, verb: number): boolean {
    const opens = isPreposition[tags[verb + 1]] ? forms[verb + 1] : null;
    let last = -1;
    for (let at = verb + (opens === null ? 1 : 2); at < forms.length; at++) {
      if (isThing[tags[at]]) last = at;
      else if (!isBefore[tags[at]]) break;
    }
    return (
      last > 0 &&
      does(forms[verb - 1], forms[verb], opens, forms[last], opens === null && isBefore[tags[verb + 1]], isProper[tags[last]])
    );
  }
}
