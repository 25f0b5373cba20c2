import { hash32 } from "../../base/hash.ts";
import { byForm } from "../../classify/cache.ts";
import type { Sums } from "../../classify/sums.ts";
import { writeContext } from "./contexts.ts";
import { describeWord, type Lexicon, type Word } from "./vocabulary.ts";
import type { TagWords } from "./words.ts";

/** A joint class: one part of speech and one fine tag. */
export interface TagClass {
  readonly upos: string;
  readonly xpos: string;
}

export interface TagModel {
  readonly classes: readonly TagClass[];
  readonly lexicon: Lexicon;
  /** Its weights, with `CONTEXT_PLAN` as the only plan. */
  readonly weights: Sums;
}

/** A word with the sum of what it says by itself of each class, so that this is added up once a form and not once a token. */
interface ScoredWord {
  readonly word: Word;
  readonly scores: Int32Array;
  /** The classes it may have, as the language knows them besides the weights. */
  readonly allowed: Uint8Array;
  /** Its classes as a verb, and the words after it with which it is one. */
  readonly phrase: {
    readonly verbal: Uint8Array;
    readonly next: ReadonlySet<number>;
    readonly afterName: ReadonlySet<number>;
    readonly afterPlural: ReadonlySet<number>;
  } | null;
}

/** A class for each word, left to right, each choice seen by the next two. */
export type Tagger = (forms: readonly string[]) => Uint8Array;

/** @param words what a language knows of words that the weights have not seen so, or not at all */
export function newTagger({ classes, lexicon, weights }: TagModel, words?: TagWords): Tagger {
  const describe = words ? describeFor(words, classes, lexicon) : ({ allowed }: Word) => ({ allowed, phrase: null });
  const beforeNoun = classes.map(({ upos, xpos }) => upos === "DET" || upos === "ADJ" || upos === "NUM" || xpos === "PRP$");
  const isName = classes.map(({ upos }) => upos === "PROPN");
  const isAdjective = classes.map(({ upos }) => upos === "ADJ");
  const isPast = classes.map(({ xpos }) => words !== undefined && /^VB[DN]$/.test(xpos));
  const isPlural = classes.map(({ xpos }) => xpos === "NNS");
  const { values, features: room, sums } = weights;
  const wordOf = byForm((form): ScoredWord => {
    const { word, features } = describeWord(form, lexicon);
    const { allowed, phrase } = describe(word, form);
    sums.fill(0);
    room.set(features);
    weights.addThese(features.length);
    return { word, scores: sums.slice(0, classes.length), allowed, phrase };
  });
  const edge = describeWord("", lexicon).word;
  const line: Word[] = [];

  return (forms) => {
    const tags = new Uint8Array(forms.length);
    line.length = 0;
    line.push(edge, edge);
    const own = forms.map(wordOf);
    for (const { word } of own) line.push(word);
    line.push(edge, edge);
    for (let i = 0; i < forms.length; i++) {
      const { scores, phrase, allowed: known } = own[i];
      const isFree = !(i > 0 && beforeNoun[tags[i - 1]]);
      const isNamed = i > 0 && isName[tags[i - 1]];
      const next = line[i + 3].lower;
      const isSeveral = i > 0 && isPlural[tags[i - 1]];
      const isVerb =
        phrase !== null &&
        ((isFree && phrase.next.has(next)) ||
          (isNamed && phrase.afterName.has(next)) ||
          (isSeveral && phrase.afterPlural.has(next)));
      const allowed = isVerb ? phrase.verbal : known;
      let best = allowed[0];
      if (allowed.length > 1) {
        writeContext(line, i, i > 0 ? tags[i - 1] + 1 : 0, i > 1 ? tags[i - 2] + 1 : 0, values);
        sums.set(scores);
        weights.add(0);
        let top = -Infinity;
        for (let k = 0; k < allowed.length; k++) {
          if (sums[allowed[k]] > top) {
            top = sums[allowed[k]];
            best = allowed[k];
          }
        }
      }
      // "Jets wounded nine": behind a plural the past of a verb is no adjective.
      if (isSeveral && isAdjective[best])
        for (const k of allowed) if (isPast[k] && (isAdjective[best] || sums[k] > sums[best])) best = k;
      tags[i] = best;
    }
    return tags;
  };
}

// The trees are of the web: there "fund" and "debate" were only ever nouns, and a word never seen was now and then a
// preposition. A verb of the language may be one here too; a new word is of an open class, unless the language lists it.
function describeFor(
  { verbs, phrases, afterNames, afterPlurals, closed }: TagWords,
  classes: readonly TagClass[],
  lexicon: Lexicon,
) {
  const isOpen = classes.map(({ upos }) => !CLOSED.has(upos));
  const verbal = new Map<string, number>();
  for (const [at, { upos, xpos }] of classes.entries()) if (upos === "VERB" && !verbal.has(xpos)) verbal.set(xpos, at);
  const widened = (folded: string, allowed: Uint8Array): Uint8Array => {
    const known = verbs.get(folded) ?? [];
    const own = known.flatMap((xpos) => verbal.get(xpos) ?? []);
    if (allowed === lexicon.open) {
      if (known.includes(PAST)) return Uint8Array.from(own);
      return closed.has(folded) ? allowed : allowed.filter((at) => isOpen[at]);
    }
    if (known.length === 1 && known[0] === PAST) return allowed.filter((at) => classes[at].xpos !== PARTICIPLE);
    const more = own.filter((at) => !allowed.includes(at));
    return more.length > 0 && allowed.every((at) => isOpen[at]) ? Uint8Array.from([...allowed, ...more]) : allowed;
  };
  return (word: Word, form: string): Pick<ScoredWord, "allowed" | "phrase"> => {
    const folded = form.toLowerCase();
    const widest = widened(folded, word.allowed);
    // "HMS Trent", "chargé d'affaires": letters that stand for a name do nothing.
    const isLetters = word.allowed === lexicon.open && /^\p{Lu}{2,}$|.['’]./u.test(form) && !verbs.has(folded);
    const allowed = isLetters ? widest.filter((at) => classes[at].upos !== "VERB") : widest;
    const own = allowed.filter((at) => classes[at].upos === "VERB");
    const [next, afterName, afterPlural] =
      own.length > 0 ? [phrases.get(folded), afterNames.get(folded), afterPlurals.get(folded)] : [];
    const phrase =
      next || afterName || afterPlural
        ? { verbal: own, next: hashes(next), afterName: hashes(afterName), afterPlural: hashes(afterPlural) }
        : null;
    return { allowed, phrase };
  };
}

const hashes = (words: readonly string[] = []): ReadonlySet<number> => new Set(words.map((one) => hash32(one) | 0));

/** Of a new word, the language lists past forms only where no ending tells them: "sank" is nothing else. */
const PAST = "VBD";
const PARTICIPLE = "VBN";

const CLOSED: ReadonlySet<string> = new Set(["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"]);
