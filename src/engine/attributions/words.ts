import type { Attribution } from "../../document/schema.ts";
import type { Draft, Scene } from "./draft.ts";

/** How firmly content stands under a cue; `said` leaves it at the speaker's word. */
export type Force = "said" | "fact" | "probable" | "possible" | "open" | "wished" | "planned" | "not";

export type Imputed = "aim" | "knowledge" | "emotion" | "stance" | "relationship";

/** One way in which a word hands content to a source. */
export interface CueWord {
  readonly kind: Attribution["kind"];
  /** Complements that make it a cue: `clause`, `quote`, `to`, `obj`, `as`, `subj`, or a preposition. */
  readonly takes: ReadonlySet<string>;
  readonly force: Force;
  /** What somebody else's use of it reads into a mind. */
  readonly imputes: Imputed | null;
}

/** How this language's words stand where somebody says something: what its lexicon and the tree give, what order alone gives, who hands on whose words. */
export interface AttributionRules {
  alone(scene: Scene): Draft[];
  placed(scene: Scene, found: readonly Draft[]): Draft[];
  relayed(scene: Scene, found: readonly Draft[]): Draft[];
}

/** What finding attributions needs of a language. All words are lower-case lemmas. */
export interface AttributionWords {
  readonly rules: AttributionRules;
  /** By lemma (with its particle, "point out") and universal part of speech: "say VERB". */
  readonly cues: ReadonlyMap<string, CueWord>;
  /** Cues of several words before the source, longest first: ["in the words of", cue]. */
  readonly prepositional: readonly (readonly [readonly string[], CueWord])[];
  /** The author's own openings, which stand where a source should: ["it", "be", "worth", "note"]. */
  readonly openings: readonly (readonly string[])[];
  /** Words that stand for what was just said: "this". */
  readonly anaphors: ReadonlySet<string>;
  /** Nouns that stand for what was just said: "news", "statement". */
  readonly anaphoricNouns: ReadonlySet<string>;
  /** Pronouns of the person who speaks: "we". */
  readonly firstPerson: ReadonlySet<string>;
  /** Pronouns of whoever speaks and whom he speaks to: "I", "you". */
  readonly speakers: ReadonlySet<string>;
  /** Third-person pronouns, which stand for a speaker named before: "he". */
  readonly thirdPerson: ReadonlySet<string>;
  /** Verbs that hold up a noun of saying: "make the claim". */
  readonly light: ReadonlySet<string>;
  /** Offices that speak in transcripts under no name: "spokesman", "question". */
  readonly turns: ReadonlySet<string>;
  /** Nouns for how somebody puts it: "word", in "in his words". */
  readonly wordings: ReadonlySet<string>;
  /** Words before a colon that label a text and name nobody: "live". */
  readonly labels: ReadonlySet<string>;
  /** Auxiliaries that turn a telling into something told of the subject: "be". */
  readonly passive: ReadonlySet<string>;
  /** Prepositions before whoever makes a claim: "by". */
  readonly agents: ReadonlySet<string>;
  /** Nouns for texts and those who print them: their saying is a document's. */
  readonly documents: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  /** Adverbs that say a content is hearsay, without a source: "reportedly". */
  readonly hearsay: ReadonlySet<string>;
  /** Nouns for persons and bodies that speak: "official", "ministry". */
  readonly voices: ReadonlySet<string>;
  /** Words for what comes next: "following". */
  readonly ahead: ReadonlySet<string>;
  /** Participles for how an outlet has a document from another: "seen". */
  readonly seen: ReadonlySet<string>;
  /** What whoever speaks without a name is or is not: "named", "anonymous". */
  readonly unnamed: ReadonlySet<string>;
  /** Words that open an aside on part of what stands before: "especially". */
  readonly narrowing: ReadonlySet<string>;
  /** Words that say in what role a thing is seen: "as". */
  readonly roles: ReadonlySet<string>;
  /** Marks of a clause that is a complement: "that". */
  readonly complementisers: ReadonlySet<string>;
  /** "itself". */
  readonly reflexives: ReadonlySet<string>;
  /** Prepositions before the words that evidence is drawn from: "from". */
  readonly evidenceFrom: ReadonlySet<string>;
  /** Phrases before whoever is cited: "with reference to". */
  readonly citing: readonly (readonly string[])[];
  /** Phrases before what whoever is quoted has told: "to the effect that". */
  readonly effects: readonly (readonly string[])[];
  /** Participles for how an outlet has words from whoever said them: "interviewed". */
  readonly heard: ReadonlySet<string>;
  /** Participles for how an outlet passes on another's text: "carried". */
  readonly carried: ReadonlySet<string>;
  /** Nouns for where something is told: "interview", and the prepositions before them. */
  readonly occasions: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
  /** Where something is told, without an article: "television". */
  readonly airs: ReadonlySet<string>;
  /** Verbs by which a number is told: "put the loss at nine". */
  readonly putting: ReadonlySet<string>;
  /** How somebody answers without a word, and whether that is a yes: "nod". */
  readonly gestures: ReadonlyMap<string, boolean>;
  /** Verbs by which an outlet passes on what another told: "relay", "reprint". */
  readonly echoes: ReadonlySet<string>;
}
