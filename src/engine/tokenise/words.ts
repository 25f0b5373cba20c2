/** What the tokeniser needs of a language. */
export interface TokenWords {
  /** Lower-cased words written with a full stop, without it, that a name or number follows: "mr", "gen", "no". */
  readonly titles: ReadonlySet<string>;
  /** Lower-cased words written with a full stop, without it, that may also end a sentence: "inc", "a.m". */
  readonly abbreviations: ReadonlySet<string>;
  /** Endings that are words of their own, longest first, lower-cased with a plain apostrophe: "n't", "'s". */
  readonly clitics: readonly string[];
  /** Lower-cased whole words that are several words, with the offsets at which they part: "cannot" → [3]. */
  readonly contractions: ReadonlyMap<string, readonly number[]>;
  /** Lower-cased beginnings that a hyphen does not part from the rest: "non", "pro". */
  readonly prefixes: ReadonlySet<string>;
  /** Lower-cased units that come off the figure they are written on to: the "km" of "500km". */
  readonly units: ReadonlySet<string>;
  /** Lower-cased ends of internet names: "com", "uz". */
  readonly domains: ReadonlySet<string>;
  /** Lower-cased words that often begin a sentence and seldom a name: after "U.S." they tell an end from a middle. */
  readonly starters: ReadonlySet<string>;
  /** Names of states, their peoples and capitals, as written, to the one word of each sort that weights see instead. */
  readonly alike: ReadonlyMap<string, string>;
  /** Such names of several words by their first, longest first, each with its one word. */
  readonly alikeNames: ReadonlyMap<string, readonly AlikeName[]>;
}

export interface AlikeName {
  readonly words: readonly string[];
  readonly seen: string;
  /** A word that keeps it from being seen as one when it stands right before: "the", before a state's name. */
  readonly notBehind: string | null;
  /** A word that does so right behind it, where a longer name goes on: "of", behind "Islamic Republic". */
  readonly notBefore: string | null;
}
