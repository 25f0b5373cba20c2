import { byForm } from "../../classify/cache.ts";
import { addScores, type SparseTable } from "../../classify/sparse.ts";
import { contextsOf, MOST_CONTEXTS } from "./contexts.ts";
import { describeWord, type Lexicon, type Word } from "./vocabulary.ts";

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

export function newTagger({ classes, lexicon, table }: TagModel): Tagger {
  const sums = new Int32Array(classes.length);
  const features = new Int32Array(MOST_CONTEXTS);
  const wordOf = byForm((form) => scoreWord(describeWord(form, lexicon), table, classes.length));
  const edge = scoreWord(describeWord("", lexicon), table, classes.length);
  const words: ScoredWord[] = [];

  return (forms) => {
    const tags = new Uint8Array(forms.length);
    words.length = 0;
    words.push(edge, edge);
    for (const form of forms) words.push(wordOf(form));
    words.push(edge, edge);
    for (let i = 0; i < forms.length; i++) {
      const word = words[i + 2];
      const { allowed, scores } = word;
      let best = allowed[0];
      if (allowed.length > 1) {
        const count = contextsOf(words, i, i > 0 ? tags[i - 1] + 1 : 0, i > 1 ? tags[i - 2] + 1 : 0, features);
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

function scoreWord(word: Word, table: SparseTable, classes: number): ScoredWord {
  const scores = new Int32Array(classes);
  addScores(table, word.features, word.features.length, scores);
  return { ...word, scores };
}
