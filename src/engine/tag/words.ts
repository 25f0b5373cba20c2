/** What the tagger asks of a language beside its weights. */
export interface TagWords {
  /** Forms of verbs in lower case, to the fine tags they may have as such: "funds" → VBZ. What is a past alone is no participle: "began". */
  readonly verbs: ReadonlyMap<string, readonly string[]>;
  /** Forms of verbs in lower case, to the words that make one verb with them: "shot" → "down". */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** The same of forms that are verbs behind a name alone: "calls" → "on". */
  readonly afterNames: ReadonlyMap<string, readonly string[]>;
  /** And of bare forms that are verbs behind a plural noun: "dream" → "of". */
  readonly afterPlurals: ReadonlyMap<string, readonly string[]>;
  /**
   * Whether a form of a verb that is a noun elsewhere is one between a doer and such a noun, or a preposition and such a noun, by what its verb is
   * done to: "ink" before "deal", "hands" before "over" and "base", but "sanctions" not before "row".
   * @param isPlain no noun would stand there: an adjective follows
   * @param isName `noun` is a name
   */
  readonly does: (
    doer: string,
    form: string,
    preposition: string | null,
    noun: string,
    isPlain: boolean,
    isName: boolean,
  ) => boolean;
  /** Words of the closed classes, in lower case: none that is not here is new to the weights and a preposition. */
  readonly closed: ReadonlySet<string>;
}
