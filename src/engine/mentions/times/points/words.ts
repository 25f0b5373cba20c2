/** What stands at a word: its classes, signs and figures; the grammar of a single date is written with these. */
import type { Dated } from "../expressions.ts";
import type { TimeWord } from "../lex.ts";

export type Words = readonly TimeWord[];

/** The value of a class at a word, or `null`. */
export const classAt = (words: Words, i: number, name: string): string | null => words[i]?.classes?.get(name) ?? null;

export const is = (words: Words, i: number, name: string): boolean => words[i]?.classes?.has(name) ?? false;

export const sign = (words: Words, i: number, signs: string): boolean =>
  words[i]?.kind === "sign" && signs.includes(words[i].form);

export const DASHES = "-–—‑~";

// "Dec/2018", "22/Jan/2019", "2019-Aug-01"
export const STROKES = `${DASHES}/`;

const EMPTY = {
  kind: "date" as const,
  from: 0,
  to: 0,
  year: null,
  month: null,
  day: null,
  weekday: null,
  division: null,
  edge: null,
  clock: null,
  shift: null,
  anaphoric: false,
  within: null,
};

/** A date that says these parts and no more. */
export const dated = (from: number, to: number, parts: Partial<Dated>): Dated => ({ ...EMPTY, from, to, ...parts });
