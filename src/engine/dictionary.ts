/**
 * The socket of a dictionary pack: somebody else's actors and verbs, in their own format, coding sentences that
 * our backbone has read. Its codes stand beside the record's events, never among them.
 */
export interface DictionaryToken {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  /** Index into the same list, −1 for a root. */
  readonly head: number;
  readonly deprel: string;
}

/** One event a dictionary codes. Actor codes are the dictionary's own. */
export interface DictionaryEvent {
  readonly source: string;
  readonly target: string;
  readonly code: string;
  /** Index of the verb's token in the sentence. */
  readonly verb: number;
  /** The line that decided: "verbs.txt:74". */
  readonly rule: string;
}

/** A line that could not be read; reading goes on without it. */
export interface DictionaryFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Dictionary {
  readonly name: string;
  readonly faults: readonly DictionaryFault[];
  /** @param day ISO day of the text, for actors whose code is limited in time; `null` takes their undated code */
  code(sentence: readonly DictionaryToken[], day: string | null): DictionaryEvent[];
  /** Whether the dictionary throws a text out: "sentence", "story", or not at all. */
  discards(text: string): "sentence" | "story" | null;
}

/** The contents of the files of a dictionary, by what they hold. */
export interface DictionaryFile {
  readonly name: string;
  readonly text: string;
}
