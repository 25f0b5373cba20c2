/** What the words of a time say, before it is known on which day they were written. */

export type Unit = "S" | "MI" | "H" | "D" | "W" | "F" | "M" | "Q" | "Y" | "DE" | "CE" | "ML" | "WE" | "NI";
/** `earlier` and `later` are measured from the day of writing: "later this year". */
export type Edge = "start" | "mid" | "end" | "earlier" | "later";

interface Worded {
  /** Indices into the time words, half-open. */
  readonly from: number;
  readonly to: number;
}

/** A calendar date, some of its parts perhaps left open. */
export interface Dated extends Worded {
  readonly kind: "date";
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** EDTF number of a season, quarter or half within the year: 21-24, 33-36, 40-41. */
  readonly division: number | null;
  readonly edge: Edge | null;
  /** `HH:MM`, or a part of the day (`MO`, `AF`, `EV`, `NI`). */
  readonly clock: string | null;
  /** The year's words: `last`, `next`, `this`, `same` shift an open year, month, weekday or season. */
  readonly shift: number | null;
  readonly anaphoric: boolean;
  /** What the shift is of: "Tuesday of next week", "the 21st of this month", "April of last year". */
  readonly within: "W" | "M" | "Y" | null;
}

/** A feast whose day the year decides. */
export interface Feast extends Worded {
  readonly kind: "feast";
  /** A rule of `feasts.ts`. */
  readonly rule: string;
  readonly year: number | null;
  readonly shift: number | null;
  /** The days off around it: "Easter weekend". */
  readonly weekend: boolean;
}

/** A part of a longer date by number: "the first two weeks of 2021", "the last week of this month". */
export interface Portion extends Worded {
  readonly kind: "portion";
  readonly unit: Unit;
  /** 1 is the first; −1 the last. */
  readonly nth: number;
  readonly count: number;
  readonly of: Point;
}

/** A week by its number, by its place in a month or year, or by a day in it. */
export interface Weekly extends Worded {
  readonly kind: "week";
  /** −1 is the last; `null` when a day says which. */
  readonly nth: number | null;
  /** The day opens or closes the seven: "the week beginning 4 February", "the week ended July 31". */
  readonly side: "first" | "last" | null;
  /** `null`: of the year of writing. */
  readonly of: Dated | null;
}

/** Two figures before the year that could be day and month or month and day. */
export interface Figures extends Worded {
  readonly kind: "figures";
  readonly first: number;
  readonly second: number;
  /** `null`: to be found, as in "on 22/04". */
  readonly year: number | null;
  readonly sign: string;
}

/** A whole written out: `2021-07-30`, `199X`, `19XX`. */
export interface Fixed extends Worded {
  readonly kind: "fixed";
  readonly value: string;
  readonly precision: string;
  readonly edge: Edge | null;
}

/** So many units from the document's day or from the day last named. */
export interface Shifted extends Worded {
  readonly kind: "shift";
  readonly unit: Unit;
  /** In units; `null` when the text says only "several". */
  readonly by: number | null;
  readonly forward: boolean;
  readonly anchor: "document" | "neighbour";
  readonly edge: Edge | null;
  /** A part of the day it turns on: "yesterday morning". */
  readonly clock: string | null;
  /** `last week` is the whole calendar week; `two weeks ago` the one that far back. */
  readonly stretch: number | null;
}

/** So many units from a day that is itself said: "two weeks before Christmas". */
export interface Offset extends Worded {
  readonly kind: "offset";
  readonly unit: Unit;
  readonly by: number;
  readonly forward: boolean;
  readonly point: Point;
  readonly more: readonly Counted[];
}

/** What follows the first count of "two years and three months". */
export interface Counted {
  readonly unit: Unit;
  readonly count: number;
}

/** So long from a day on: "two weeks starting 20 May". */
export interface Run extends Worded {
  readonly kind: "run";
  readonly unit: Unit;
  readonly count: number;
  readonly point: Point;
}

/** A length of time. */
export interface Length extends Worded {
  readonly kind: "length";
  readonly unit: Unit;
  readonly count: number | null;
  /** "in two weeks" is a day ahead when the verb is, "within two weeks" the stretch up to it. */
  readonly ahead: "at" | "by" | null;
  readonly more: readonly Counted[];
}

/** A rhythm. */
export interface Rhythm extends Worded {
  readonly kind: "rhythm";
  /** ISO 8601 duration, or a weekday 1-7. */
  readonly every: string;
}

/** Now, lately, soon. */
export interface Vague extends Worded {
  readonly kind: "vague";
  readonly side: "P" | "B" | "A";
}

export interface Between extends Worded {
  readonly kind: "between";
  readonly first: Point;
  readonly last: Point;
}

export interface Open extends Worded {
  readonly kind: "open";
  readonly side: "since" | "until" | "before" | "after";
  readonly point: Point;
}

export type Point = Dated | Weekly | Figures | Fixed | Shifted | Vague | Feast | Portion;
export type Expression = Point | Length | Rhythm | Between | Open | Offset | Run;
