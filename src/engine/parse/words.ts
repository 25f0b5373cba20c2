/** What parsing needs of a language, in lower case. */
export interface ParseWords {
  /** Words that head a date: months, days of the week, units from the day on, parts of a day. */
  readonly dates: ReadonlySet<string>;
  /** Those that need no other word: days of the week, "overnight", "yesterday". */
  readonly days: ReadonlySet<string>;
  /** Words before them that say which: "last", "this", "next". */
  readonly near: ReadonlySet<string>;
}
