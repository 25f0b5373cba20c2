/** What finding mentions needs of a language. Forms are lower case unless said otherwise. */
export interface MentionWords {
  readonly names: NameWords;
  readonly times: TimeWords;
  readonly quantities: QuantityWords;
  readonly quotes: QuoteWords;
  readonly references: ReferenceWords;
  readonly places: PlaceWords;
}

export type NameSense =
  | "country"
  | "adjective"
  | "people"
  | "capital"
  | "body"
  | "movement"
  | "force"
  | "organ"
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

export interface NameWords {
  readonly names: readonly NameRow[];
  /** Every inflected form, to its row. */
  readonly sectors: readonly SectorRow[];
  /** Words by the part they play around a name: `of`, `from`, `and`, `article`, `former`, `possessive`, `title`. */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A word's classes, each with its value. */
export type TimeClasses = ReadonlyMap<string, string>;

export interface TimeWords {
  readonly classes: ReadonlyMap<string, TimeClasses>;
  /** Which of two open numbers is the month when nothing in the text decides. */
  readonly slashOrder: "day-first" | "month-first";
}

export interface QuantityWords {
  /** Unit nouns and signs, to unit and what is counted. */
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly approximations: ReadonlyMap<string, "about" | "least" | "most">;
  /** Loose amounts: `dozens` 24 to 99. */
  readonly loose: ReadonlyMap<string, readonly [number, number]>;
}

export interface UnitRow {
  /** `person`, `vehicle`, `weapon`, `km`, `barrel`, `casualty:killed` …; SI and ISO 4217 names where there are any. */
  readonly unit: string;
  readonly of: string;
}

export interface QuoteWords {
  /** Names of books that are cited by chapter and verse, of any faith. */
  readonly books: ReadonlySet<string>;
  /** Nouns that say a quotation is a work's title: `film`, `book`. */
  readonly works: ReadonlySet<string>;
  /** Words that disown what is quoted: `so-called`. */
  readonly disowning: ReadonlySet<string>;
}

export interface ReferenceWords {
  /** Pronouns, to number and kind: `it` → `thing`, `he` → `person`, `they` → `many`. */
  readonly pronouns: ReadonlyMap<string, "thing" | "person" | "many">;
  readonly definite: ReadonlySet<string>;
  /** Adjectives of sameness: `same`. */
  readonly same: ReadonlySet<string>;
  /** Numerals and words that mean the two parties: `both`, `two`. */
  readonly both: ReadonlySet<string>;
  /** Nouns for parties: `countries`, `sides`, `leaders`. */
  readonly parties: ReadonlySet<string>;
  /** Nouns for a single party: `country`, `state`, `kingdom`. */
  readonly party: ReadonlySet<string>;
  /** Nouns for places: `city`, `region`, `training ground`. */
  readonly placeNouns: ReadonlyMap<string, string>;
  /** Group makers: `neighbouring`, `western`, to the group's id. */
  readonly groups: ReadonlyMap<string, string>;
  /** Demonstratives. */
  readonly demonstratives: ReadonlySet<string>;
}

export interface PlaceWords {
  /** Prepositions that locate. */
  readonly locating: ReadonlySet<string>;
  /** Verbs and cues of which a capital as subject is a government, and prepositions with which it is one (`between`, `against`). */
  readonly acting: ReadonlySet<string>;
}
