import { byForm } from "../../classify/cache.ts";
import { addScores, type SparseTable } from "../../classify/sparse.ts";
import { contextsOf, MOST_CONTEXTS } from "./contexts.ts";
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
  readonly table: SparseTable;
}

/** A word with the sum of what it says by itself of each class, so that this is added up once a form and not once a token. */
interface ScoredWord extends Word {
  readonly scores: Int32Array;
}

/** A class for each word, left to right, each choice seen by the next two. */
export type Tagger = (forms: readonly string[]) => Uint8Array;

/** @param words what a language knows of words that the weights have not seen so, or not at all */
export function newTagger({ classes, lexicon, table }: TagModel, words?: TagWords): Tagger {
  const widen = words ? widener(classes, words) : null;
  const sums = new Int32Array(classes.length);
  const features = new Int32Array(MOST_CONTEXTS);
  const wordOf = byForm((form) => {
    const word = describeWord(form, lexicon);
    return scoreWord(widen ? { ...word, allowed: widen(form, word.allowed, word.allowed === lexicon.open) } : word, table, classes.length);
  });
  const edge = scoreWord(describeWord("", lexicon), table, classes.length);
  const line: ScoredWord[] = [];

  return (forms) => {
    const tags = new Uint8Array(forms.length);
    line.length = 0;
    line.push(edge, edge);
    for (const form of forms) line.push(wordOf(form));
    line.push(edge, edge);
    for (let i = 0; i < forms.length; i++) {
      const word = line[i + 2];
      const { allowed, scores } = word;
      let best = allowed[0];
      if (allowed.length > 1) {
        const count = contextsOf(line, i, i > 0 ? tags[i - 1] + 1 : 0, i > 1 ? tags[i - 2] + 1 : 0, features);
        sums.set(scores);
        addScores(table, features, count, sums);
        let top = -Infinity;
        for (let k = 0; k < allowed.length; k++) {
          if (sums[allowed[k]] > top) {
            top = sums[allowed[k]];
            best = allowed[k];
          }
        }
      }
      tags[i] = best;
    }
    return tags;
  };
}

type Widener = (form: string, allowed: Uint8Array, isNew: boolean) => Uint8Array;

// The trees are of the web: there "fund" and "debate" were only ever nouns, and a word never seen was now and then a
// preposition. A verb of the language may be one here too; a new word is of an open class, unless the language lists it.
function widener(classes: readonly TagClass[], { verbs, closed }: TagWords): Widener {
  const isOpen = classes.map(({ upos }) => !CLOSED.has(upos));
  const verbal = new Map<string, number>();
  for (const [at, { upos, xpos }] of classes.entries()) if (upos === "VERB" && !verbal.has(xpos)) verbal.set(xpos, at);
  return (form, allowed, isNew) => {
    const folded = form.toLowerCase();
    if (isNew) return closed.has(folded) ? allowed : allowed.filter((at) => isOpen[at]);
    const more = (verbs.get(folded) ?? []).flatMap((xpos) => verbal.get(xpos) ?? []).filter((at) => !allowed.includes(at));
    const isNounOnly = more.length > 0 && allowed.every((at) => isOpen[at]);
    return isNounOnly ? Uint8Array.from([...allowed, ...more]) : allowed;
  };
}

const CLOSED: ReadonlySet<string> = new Set(["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"]);

function scoreWord(word: Word, table: SparseTable, classes: number): ScoredWord {
  const scores = new Int32Array(classes);
  addScores(table, word.features, word.features.length, scores);
  return { ...word, scores };
}
