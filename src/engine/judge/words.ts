import type { Attribution } from "../../document/schema.ts";
import type { Described, Pronounced } from "./earlier.ts";
import type { TakenBack } from "./taken-back.ts";

/** What a word makes of what it governs. */
export type Effect =
  | "said" // stands at the speaker's word
  | "fact" // as firmly as the word's own clause
  | "probable"
  | "possible"
  | "open" // neither is told
  | "wished"
  | "planned"
  | "conditional"
  | "habitual"
  | "not";

/** A word that decides how firmly something is told. */
export interface Firmness {
  /** `negation`, `modal`, `hedge`, `implicative`, `phase`, `condition`, `question`, `near`, `norm`, `future` … */
  readonly class: string;
  readonly plain: Effect;
  /** What it makes when it is itself negated. */
  readonly negated: Effect;
}

/** A word that hands content to a mind, as the judge needs it. */
export interface MindWord {
  readonly kind: Attribution["kind"];
  readonly force: Effect;
  readonly imputes: "aim" | "knowledge" | "emotion" | "stance" | "relationship" | null;
  /** Its complements, by the names that the cue lexicon gives them. */
  readonly takes: ReadonlySet<string>;
}

/** One turn of phrase: lemmas in a row, the last of this part of speech, under a condition. */
export interface Turn {
  readonly words: readonly string[];
  readonly pos: string;
  readonly class: string;
  /** `figurative`, `owned`, `predicate`, `quoted`, `imperative`, `passive`, `voiced` …; empty for always. */
  readonly when: string;
}

/** What judging needs of a language. Lemmas in lower case. */
export interface JudgeWords {
  /** Whom its pronouns, and its nouns for somebody told of, go back to. */
  readonly pronounced: Pronounced;
  readonly described: Described;
  /** What of others' words the text calls untrue. */
  readonly takenBack: TakenBack;
  /** What is said of untrue words, and, denied, of them too: "lie", "true". */
  readonly untrue: ReadonlySet<string>;
  readonly true: ReadonlySet<string>;
  /** Nouns for being asked by an outlet: "interview". */
  readonly interviews: ReadonlySet<string>;
  /** Nouns for what is made up: "novel", "scenario". */
  readonly fictions: ReadonlySet<string>;
  /** The word behind which stands what a thing is seen as: "as". */
  readonly views: ReadonlySet<string>;
  /** Verbs by which somebody says what he feels of a thing, which nobody reads into him: "regret that". */
  readonly performed: ReadonlySet<string>;
  /** Whose sayings are scripture, of whatever faith, and the books that hold them: "prophet", "gospel". */
  readonly sacred: ReadonlySet<string>;
  /** Wishes for a saint that stand behind his name. */
  readonly honorifics: readonly string[];
  /** What stands behind such a name: "Almighty". */
  readonly epithets: ReadonlySet<string>;
  /** Those who tell what they expect for a living: "analyst". */
  readonly assessors: ReadonlySet<string>;
  /** By lemma and part of speech: "fail VERB". */
  readonly firmness: ReadonlyMap<string, Firmness>;
  readonly minds: ReadonlyMap<string, MindWord>;
  /** Words that push, by their first word. */
  readonly loaded: ReadonlyMap<string, readonly Turn[]>;
  /** Turns by which a text urges, infers, or reads purposes into others, by their first word. */
  readonly rhetoric: ReadonlyMap<string, readonly Turn[]>;
  /** Prepositions and marks before what is taken for granted: "after", "since". */
  readonly given: ReadonlySet<string>;
  /** Marks of purpose and of circumstance: "as" in "as tensions rise". */
  readonly circumstance: ReadonlySet<string>;
  /** Marks of a time that may be to come: "when", "until". */
  readonly times: ReadonlySet<string>;
  /** What a "not" before it bounds: "until", in "not until Tuesday". */
  readonly limits: ReadonlySet<string>;
  /** Determiners that live under a denial: "any". */
  readonly opened: ReadonlySet<string>;
  /** Conjunctions that share a negation: "or". */
  readonly alternatives: ReadonlySet<string>;
  /** Marks of a clause that is a complement: "that". */
  readonly complementisers: ReadonlySet<string>;
  /** Pronouns of the person who speaks. */
  readonly firstPerson: ReadonlySet<string>;
  readonly thirdPerson: ReadonlySet<string>;
  /** Pronouns for one person, and for several. */
  readonly persons: ReadonlySet<string>;
  readonly plural: ReadonlySet<string>;
  /** Words that say of somebody that he is a man, or she a woman: "he", "Mr", "spokesman". */
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  /** "who", "which". */
  readonly relatives: ReadonlySet<string>;
  /** Words before a noun that has been met: "the", "that". */
  readonly definite: ReadonlySet<string>;
  /** Nouns for persons who speak: "minister"; and those that may be any speaker met before: "official". */
  readonly speakers: ReadonlySet<string>;
  readonly anyone: ReadonlySet<string>;
  /** Nouns for outlets and last words of their names: "agency", "Herald". */
  readonly outlets: ReadonlySet<string>;
  /** Nouns for the text itself, what stands before them, and what says that they are its former state: "an earlier version of this article". */
  readonly ownTexts: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
  /** Words before the name that a text credits: "source", in "Source: the Post". */
  readonly credits: ReadonlySet<string>;
  /** Verbs that lend a noun its tense: "hold talks". */
  readonly light: ReadonlySet<string>;
  /** Verbs of standing states: "remain", "border", "contain". */
  readonly states: ReadonlySet<string>;
  /** Nouns for bodies that speak: "office". */
  readonly bodies: ReadonlySet<string>;
  /** Verbs that bid only the reader of the page: "see". */
  readonly readers: ReadonlySet<string>;
  /** Auxiliaries that open a condition when they stand before their subject: "should". */
  readonly inverted: ReadonlySet<string>;
  /** Letters that open a turn of whoever asks, and of whoever answers: "Q:", "A:". */
  readonly askers: ReadonlySet<string>;
  readonly answerers: ReadonlySet<string>;
  /** Nouns for what is fixed between parties beforehand: "exercise", "visit". */
  readonly arranged: ReadonlySet<string>;
}
