import type { AttributionWords, CueWord } from "./words.ts";

/** The lexicon's phrases by their first word, each list longest first. */
export interface PhraseIndex {
  readonly prepositional: ReadonlyMap<string, AttributionWords["prepositional"]>;
  readonly openings: ReadonlyMap<string, AttributionWords["openings"]>;
  readonly citing: ReadonlyMap<string, AttributionWords["citing"]>;
}

const indices = new WeakMap<AttributionWords, PhraseIndex>();

export function phraseIndex(words: AttributionWords): PhraseIndex {
  let index = indices.get(words);
  if (!index) {
    index = {
      prepositional: byFirst(words.prepositional, ([phrase]) => phrase[0]),
      openings: byFirst(words.openings, ([first]) => first),
      citing: byFirst(words.citing, ([first]) => first),
    };
    indices.set(words, index);
  }
  return index;
}

function byFirst<T>(rows: readonly T[], first: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const row of rows) {
    const known = index.get(first(row));
    if (known) known.push(row);
    else index.set(first(row), [row]);
  }
  return index;
}

/** The longest of the lexicon's prepositional phrases whose forms begin at a token, of at least so many words. */
export function prepositionalAt(
  { prepositional }: PhraseIndex,
  forms: readonly string[],
  at: number,
  least = 1,
): readonly [readonly string[], CueWord] | undefined {
  return prepositional
    .get(forms[at])
    ?.find(([phrase]) => phrase.length >= least && phrase.every((word, i) => forms[at + i] === word));
}
