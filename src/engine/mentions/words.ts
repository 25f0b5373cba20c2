import type { Span } from "../../base/span.ts";
import type { Time } from "../../document/schema.ts";
import type { Called } from "./coreference/called.ts";
import type { LinkMentions } from "./coreference/index.ts";
import type { FindMovements } from "./coreference/movements.ts";
import type { FindGroups } from "./names/groups.ts";
import type { InLand } from "./names/lands.ts";
import type { OwnNames } from "./names/owned.ts";
import type { OfficeAt } from "./names/portfolios.ts";
import type { PublisherNamed } from "./names/publisher.ts";
import type { Seats } from "./places/capitals.ts";
import type { FindTold } from "./places/told.ts";
import type { FindQuantities } from "./quantities.ts";
import type { FindQuotes } from "./quotes.ts";

/** What finding mentions needs of a language. Forms are lower case unless said otherwise. */
export interface MentionWords {
  readonly names: readonly NameRow[];
  /** Every inflected form in a row of its own. */
  readonly sectors: readonly SectorRow[];
  /** Ministries and ministers by what they are of. */
  readonly officeAt: OfficeAt;
  /** Small words by the part they play. */
  readonly words: Readonly<Record<MentionWordKind, ReadonlySet<string>>>;
  /** Who holds an office and when, by names as the language writes them. */
  readonly holders: Holders;
  /** Which names and nouns make a group of states; comes with a language, as its dates do, and so do the next three. */
  readonly findGroups: FindGroups;
  /** Whose an office of a province is. */
  readonly inLand: InLand;
  /** Which make a movement. */
  readonly findMovements: FindMovements;
  /** How it speaks again of what was told: pronouns, "the ministry", "the two sides". */
  readonly linkMentions: LinkMentions;
  /** States told by what they are: "the kingdom". */
  readonly called: Called;
  /** Whose a name is that several share. */
  readonly ownNames: OwnNames;
  /** Who a publisher is by its own name. */
  readonly publisherNamed: PublisherNamed;
  /** Places told and not named: "the Malian capital", "the border with Chad". */
  readonly findTold: FindTold;
  /** Where governments sit. */
  readonly seats: Seats;
  readonly times: TimeWords;
  /** The grammar of dates, which comes with a language and not with the engine: another language may bring its own. */
  readonly findTimes: FindTimes;
  readonly quantities: QuantityWords;
  /** The grammar of amounts, which comes with a language too. */
  readonly findQuantities: FindQuantities;
  readonly quotes: QuoteWords;
  /** Where quotation marks open and close, and what they hold. */
  readonly findQuotes: FindQuotes;
}

/** Somebody's office and the months (`2024-05`) from and to which it was his, `until` empty where open. */
export interface HolderRow {
  readonly name: string;
  readonly code: string;
  readonly since: string;
  readonly until: string;
}

export interface Holders {
  /**
   * @param name as written, without honorifics and the office
   * @param sector of the office that stands beside the name, `null` for none
   * @param day ISO day of the text; `null` takes the latest
   */
  codeOf(name: string, sector: string | null, day: string | null): string | null;
  /** Whether a word alone says who is meant. */
  isAlone(word: string): boolean;
}

export const MENTION_WORD_KINDS = [
  "genitive", // "soldiers of", "troops from", "a minister in": what follows may say whose
  "genitive-close", // "of", "for": what follows belongs to the name itself
  "article", // left out of a mention
  "and",
  "installed", // "the Russian-installed governor": of whoever installed him
  "former", // "former", "ousted": the office is no longer held
  "locating", // "in Moscow": a place
  "hostile", // "the enemy army": nobody's own
  "fellow-prep", // "met with": in company
  "fellow-verb", // "met": subject and object are in company
  "envoy-verb", // "appointed an envoy": of whoever does
  "force-verb", // "has 1,000 soldiers in Mali": soldiers of the subject, wherever they are
  "acting-prep", // "talks with Moscow": a government
  "reach", // "to letter", "from pressure", "on sanction": a preposition and the lemma before it that only a government has or gets
  "thing", // "it"
  "person", // "he", "who"
  "many", // "they"
  "definite", // "the ministry": named before
  "demonstrative", // "this region"
  "same", // "the same field"
  "state-form", // "the Federal Republic of": as written, before a state's name
  "states-own", // "Swedish Agency for Aid": of these a state has its own; councils and committees of its people are many
  "both", // "both countries", "the two sides"
  "side-many", // "the sides", "the parties": two of them where nobody says how many
  "paper", // "Statement of the Emirate": whose it is, puts it out
  "afloat", // "the tanker Ocean Leader": no leader of anybody
  "craft", // "the destroyer Milius": has a name of its own
  "flight", // "flew": by craft
  "makes-of", // "fighters": craft behind the name of a make, people behind that of a movement
  "counterpart", // "his Saudi counterpart": never of the same state as whose it is
  "party-many", // "countries", "sides"
  "party-one", // "the country"
  "relation-noun", // "its neighbour": never whose it is
  "first-of-two", // "the former"
  "second-of-two", // "the latter"
  "speech", // "said", "told": what hangs on it is told of others
  "asking", // "asked Paris to move its troops": of whom is asked
  "crediting", // "praised Paris for its help": of whom is praised
  "division", // "Ohio": as written, of a state whose towns have the names of others
  "name-head", // "the Fund": of a longer name told before
  "ministry-noun", // "ministry", "department": of what is told behind it
  "minister-noun", // "minister", "secretary": likewise a person
  "minister-of-noun", // "minister", "ministry": what it is of may stand before
  "bound-verb", // "left for Oslo": there, and not to a government
  "alien", // "foreign troops in Chad": not of the state where they are
  "deputy-word", // "vice president": no president
  "calendar", // "Sunday": as written, no name
  "ruler-noun", // "king", "president": one is not the other
  "rule-noun", // "the junta": of no other state, whose government was told last
  "union-noun", // "the alliance": of states, no movement
  "force-noun", // "the mission": a body's soldiers
  "body-noun", // "the organisation"
  "armed-noun", // "brigades", "militia": a name with such a noun, or beside it, is a movement's
  "armed-people", // "fighters of the League": whose they are is armed
  "armed-adjective", // "an armed organisation"
  "movement-name", // "Liberation Front": a publisher so called is a movement
  "world-press", // "Reuters": writes of all states alike
  "movement-noun", // "the party": of these, what no union of states is called
  "group-adjective", // "neighbouring", "colonial": with a group noun, a group nobody counts
  "group-noun", // "countries", "powers"
  "figurative", // "backyard", "front door": nowhere
  "place-noun", // "Termez training ground": goes with a place's name
  "weapon-noun", // "Grad launchers": a make stands before it, and no place
  "origin", // "Iranian-made": whence a thing comes
  "mass", // "by force": without an article no body of men
  "leads", // "Russian-led": at its head
  "backing", // "Algeria armed the rebels": who does so is not whose they are
  "backed", // "Danish-backed forces": not those of whoever backs them
  "feature-noun", // "Mississippi River": with its capital, a name of its own
  "local-noun", // "a Chapin man", "Montreal police": what stands before is a town
  "compass", // "North London": a part of what is named
  "honorific", // "Mr": before a name, and no part of it
  "office-name", // "press service": of what an office's name is made besides
  "local-office", // "Governor", "Sheriff": many in every state
  "office-title", // "Montreal Mayor X": the place stands before its office
  "capital-noun", // "the Tajik capital"
  "land-noun", // "on Tajik soil"
  "shift-word", // "Moscow last month expelled"
  "area-noun", // "Gao region"
  "own-head", // "the Secretary", in a release of his department
  "mouthpiece", // "A spokesman for the army said its jets": the army's
  "own-house", // "the House", in what a parliament puts out
  "own-organ", // "the Authority", in what a body of states puts out
  "border", // "the Tajik-Afghan border"
  "name-joint", // "bin", "van": small words inside a person's name
  "adjectival", // "military bases": sector nouns that stand before another noun as adjectives
  "future", // "will": the time ahead
] as const;

export type MentionWordKind = (typeof MENTION_WORD_KINDS)[number];

export type NameSense =
  | "country"
  | "adjective"
  | "people"
  | "capital"
  | "province"
  | "body"
  | "movement"
  | "force"
  | "ship" // letters before the names of a navy's ships: "HMS"
  | "or" // another state with the same name, where a text names it and not the first
  | "second" // beside a state the other of two that one plural names: "the two Koreas"
  | "half" // "the North": of a state that a text on both its halves tells so
  | "shared" // a force's name that several states or movements use
  | "organ"
  | "office"
  | "company"
  | "region"
  | "regional";

export interface NameRow {
  /** As written, capitals and all. */
  readonly form: string;
  /** Of the inventory, or a code made of a state and a sector. */
  readonly id: string;
  readonly sense: NameSense;
}

/** A common noun that stands for a part of a state: `army`, `soldiers`, `foreign minister`. */
export interface SectorRow {
  readonly form: string;
  /** Of inventory/sectors.tsv; empty when it takes the sector of what it belongs to. */
  readonly sector: string;
  readonly kind: "government" | "military" | "organisation" | "movement" | "person" | "group";
  readonly class: "body" | "people" | "office" | "relational";
}

/** A word's classes, each with its value. */
export type TimeClasses = ReadonlyMap<string, string>;

export interface TimeWords {
  readonly classes: ReadonlyMap<string, TimeClasses>;
  /** Which of two open numbers is the month when nothing in the text decides. */
  readonly slashOrder: "day-first" | "month-first";
  /** Codes of the states whose papers put the month first; those of all others put the day first. */
  readonly monthFirst: ReadonlySet<string>;
}

export interface QuantityWords {
  /** Nouns and signs that are counted, each form to its row. */
  readonly units: ReadonlyMap<string, UnitRow>;
  /** Signs and words of money, to ISO 4217. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Words that by the million are money and otherwise a weight. */
  readonly largeCurrencies: ReadonlyMap<string, string>;
  readonly approximations: ReadonlyMap<string, "about" | "least" | "most" | "more" | "less">;
  /** Loose amounts: `dozens` to 24 and 99. */
  readonly loose: ReadonlyMap<string, readonly [number, number]>;
  /** Participles and verbs that make a count of persons one of casualties: `killed`, `wounded`. */
  readonly casualties: ReadonlyMap<string, string>;
  /** The same when the count follows: "killing seven", "wounded 20". */
  readonly casualtyVerbs: ReadonlyMap<string, string>;
  /** "Canadian and Spanish soldiers" are counted together. */
  readonly joints: ReadonlySet<string>;
  /** Nouns that make a later bare figure one of casualties: `toll`. */
  readonly tolls: ReadonlyMap<string, string>;
  /** `half` and `quarter` before a scale. */
  readonly fractions: ReadonlyMap<string, number>;
  /** Scales written onto a figure: `m`, `bn`. Of one letter only after a sign of money. */
  readonly shortScales: ReadonlyMap<string, number>;
  /** Opens a range: "between". */
  readonly between: ReadonlySet<string>;
  /** "its", "the": between a part and its whole. */
  readonly possessives: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  /** Words that end the search for what is counted: verbs, prepositions, conjunctions. */
  readonly stops: ReadonlySet<string>;
  /** Auxiliaries between a count and its participle: "were", "have been". */
  readonly auxiliaries: ReadonlySet<string>;
}

export interface UnitRow {
  /** `person`, `vehicle`, `weapon`, `aircraft`, `ship`, `km`, `barrel`, `percent` … */
  readonly unit: string;
  /** To bring it to the unit named: 1.609344 for miles in km. */
  readonly factor: number;
}

export interface QuoteWords {
  /** Who or what speaks in scripture, before a colon: "the prophet", "it is written". */
  readonly seers: readonly string[];
  /** Names of books that are cited by chapter and verse, of any faith. */
  readonly books: ReadonlySet<string>;
  /** Articles before such names: "al" of "al-Hajj". */
  readonly bookArticles: ReadonlySet<string>;
  /** Nouns that say a quotation is a work's title: `film`, `book`. */
  readonly works: ReadonlySet<string>;
  /** Words that disown what is quoted: `so-called`. */
  readonly disowning: ReadonlySet<string>;
  /** Verbs and nouns of saying, to tell quoted speech from quoted words. */
  readonly saying: ReadonlySet<string>;
}

export type Tense = "past" | "future" | null;

export interface TimeOptions {
  /** ISO 8601 day on which the text was put out, or `null`. */
  readonly written: string | null;
  /** How the clause around an offset looks; without it the words near by decide. */
  readonly tenseAt?: (offset: number) => Tense;
  /** Code of the state at home in which the text was written: which of two figures is the month there. */
  readonly home?: string | null;
}

/** @param stretches blocks of running text, in order; no expression crosses from one to the next */
export type FindTimes = (text: string, stretches: readonly Span[], words: TimeWords, options: TimeOptions) => Omit<Time, "id">[];
