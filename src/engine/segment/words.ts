import type { Meta } from "../../document/schema.ts";
import type { BlockKind } from "../../document/stages.ts";

/** What telling a document's parts apart needs of a language. Every phrase is lower case, without punctuation. */
export interface DocumentWords {
  /** Words that carry grammar alone; a running text of the language is full of them. */
  readonly functionWords: ReadonlySet<string>;
  /** Words that may stand before a label: "joint", "military". */
  readonly labelModifiers: ReadonlySet<string>;
  /** Words by which a label goes on: "by", "on", "no". */
  readonly afterLabels: ReadonlySet<string>;
  /** Whole lines that name a genre: "press release". */
  readonly labels: ReadonlyMap<string, NonNullable<Meta["genre"]>>;
  /** Whole lines or brackets that say a text was translated: "unofficial translation". */
  readonly translated: ReadonlySet<string>;
  /** Names of languages, to their BCP 47 code: "arabic". */
  readonly languages: ReadonlyMap<string, string>;
  /** Nouns that head the name of a body which issues texts: "ministry", "media office". */
  readonly issuers: ReadonlySet<string>;
  /** Verbs with which a body opens its own statement: "states", "announces". */
  readonly declares: ReadonlySet<string>;
  /** Phrases by which a text puts right what was put out before, or takes it back. */
  readonly notices: ReadonlyMap<string, "correction" | "retraction">;
  /** Openings of lines that are no part of the text: "follow us", "read more". */
  readonly boilerplate: readonly string[];
  /** Openings of a byline: "by". */
  readonly bylines: readonly string[];
  /** News agencies, by the names they sign with: "reuters". */
  readonly agencies: ReadonlySet<string>;
  /** Openings of a line that gives the text's own date: "published on". */
  readonly dated: readonly string[];
  /** Names of lines at a text's head, to what the line holds: "from". */
  readonly headers: ReadonlyMap<string, BlockKind>;
  /** Month names and their short forms, to 1-12. */
  readonly months: ReadonlyMap<string, number>;
  /** Months of other calendars: a line with one is a dateline, though its day is not reckoned here. */
  readonly otherMonths: ReadonlySet<string>;
  /** Abbreviations that say a year is of the common calendar: "ce". */
  readonly eras: ReadonlySet<string>;
  /** What else may stand on a line that gives a date: days of the week, eras, "gmt". */
  readonly besideDates: ReadonlySet<string>;
}
