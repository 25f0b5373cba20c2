/**
 * Names and sector nouns found in the text by what it says, not by how a tokeniser cut it: a form is looked up
 * by its first word and compared with the characters that follow.
 */
import { startsUpper } from "../../../base/letters.ts";
import type { MentionWords, NameRow, NameSense, SectorRow } from "../words.ts";
import type { OfficeAt } from "./portfolios.ts";

/** A name of the lexicon in the text, with all its senses. */
export interface NameHit {
  readonly from: number;
  readonly to: number;
  readonly senses: ReadonlyMap<NameSense, string>;
}

export interface SectorHit {
  readonly from: number;
  readonly to: number;
  readonly row: SectorRow;
}

interface Positioned {
  readonly start: number;
  readonly end: number;
  /** As `Token` has it: "" where a name goes on to the next word. */
  readonly alike?: string;
}

interface Form<Row> {
  readonly form: string;
  readonly row: Row;
}

export interface Lexicon {
  readonly names: ReadonlyMap<string, readonly Form<ReadonlyMap<NameSense, string>>[]>;
  readonly sectors: ReadonlyMap<string, readonly Form<SectorRow>[]>;
  readonly officeAt: OfficeAt;
  /** Parts of states, which own an office and else are places: by their form, the state. */
  readonly provinces: ReadonlyMap<string, string>;
  /** Divisions of other states that towns are told by: "Ohio", behind "Lebanon,". */
  readonly divisions: ReadonlySet<string>;
  /** "Street", "Valley": with the name before them, a name of their own. */
  readonly features: ReadonlySet<string>;
  /** "made", "registered": behind a state's name and a hyphen, whence a thing comes and not whose it is. */
  readonly origins: ReadonlySet<string>;
  readonly leads: ReadonlySet<string>;
  readonly unions: ReadonlySet<string>;
  /** Words of a state's full name, as written: "Islamic", "Republic"; "of"; "the". */
  readonly forms: Readonly<Record<"state" | "genitive" | "article", ReadonlySet<string>>>;
}

const lexicons = new WeakMap<MentionWords, Lexicon>();

/** The lexicon of a language, indexed once. */
export function lexiconOf(words: MentionWords): Lexicon {
  const known = lexicons.get(words);
  if (known) return known;
  const lexicon = {
    names: indexed(sensesOf(words.names.filter(({ sense }) => sense !== "province"))),
    provinces: new Map(words.names.flatMap(({ form, id, sense }) => (sense === "province" ? [[form, id] as const] : []))),
    sectors: indexed(words.sectors.map((row) => ({ form: row.form, row }))),
    officeAt: words.officeAt,
    divisions: words.words.division,
    features: words.words["feature-noun"],
    origins: words.words.origin,
    leads: words.words.leads,
    unions: words.words["union-noun"],
    forms: { state: words.words["state-form"], genitive: words.words["genitive-close"], article: words.words.article },
  };
  lexicons.set(words, lexicon);
  return lexicon;
}

function sensesOf(rows: readonly NameRow[]): Form<ReadonlyMap<NameSense, string>>[] {
  const byForm = new Map<string, Map<NameSense, string>>();
  for (const { form, id, sense } of rows) {
    const senses = byForm.get(form) ?? new Map<NameSense, string>();
    senses.set(sense, id);
    byForm.set(form, senses);
  }
  return Array.from(byForm, ([form, row]) => ({ form, row }));
}

// Longest first, so that "South Sudan" is tried before "South".
function indexed<Row>(forms: readonly Form<Row>[]): ReadonlyMap<string, readonly Form<Row>[]> {
  const index = new Map<string, Form<Row>[]>();
  for (const one of forms) {
    const key = firstWord(one.form, 0);
    const known = index.get(key);
    if (known) known.push(one);
    else index.set(key, [one]);
  }
  for (const list of index.values()) list.sort((a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1));
  return index;
}

const WORD = /[\p{L}\p{N}]+/uy;

function firstWord(text: string, at: number): string {
  // Asked of every token: plain letters and figures are told without a pattern.
  let end = at;
  let code = text.charCodeAt(end);
  while ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) code = text.charCodeAt(++end);
  if (code < 128 || Number.isNaN(code)) return text.slice(at, end).toLowerCase();
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0].toLowerCase() ?? "";
}

/**
 * The text with the signs that vary made one, at the same length: white space, apostrophes, hyphens.
 */
export const even = (text: string): string =>
  text
    .replace(/[^\S ]/gu, " ")
    .replace(/[’ʼʻ`´]/gu, "'")
    .replace(/[‐‑–—]/gu, "-");

/** The names among the tokens `from`-`to`, none inside another. @param plain the whole text as `even` makes it */
export function findNames(plain: string, tokens: readonly Positioned[], from: number, to: number, lexicon: Lexicon): NameHit[] {
  const hits: NameHit[] = [];
  for (let i = from; i < to; i++) {
    const { start } = tokens[i];
    // "pro-South African": the rest of a name is no other name.
    if (i > from && tokens[i - 1].alike === "") continue;
    // Names begin with a capital, but for some Arabic ones ("al-Qaeda", "mujahideen").
    const found = lexicon.names
      .get(firstWord(plain, start))
      ?.find(({ form }) => stands(plain, start, form) || shouted(plain, start, form));
    if (!found) continue;
    const end = after(tokens, i, to, start + found.form.length);
    // "West Virginia", "Eastern Sea Road": a compass word before another name belongs to it.
    if ((found.row.has("region") || found.row.has("regional")) && end < to && beginsName(plain, tokens[end])) continue;
    // "the | South African army"
    if (found.row.has("half") && end < to && beginsName(plain, tokens[end])) continue;
    hits.push({ from: formalStart(tokens, i, from, found.row, lexicon, plain), to: end, senses: found.row });
    i = end - 1;
  }
  return hits;
}

// "the Republic of Kazakhstan", "the Lao People's Democratic Republic of": the form of a state before its name belongs to it.
function formalStart(
  tokens: readonly Positioned[],
  i: number,
  from: number,
  senses: ReadonlyMap<NameSense, string>,
  { forms }: Lexicon,
  plain: string,
): number {
  if (!senses.has("country")) return i;
  const word = (at: number): string => (at < from ? "" : plain.slice(tokens[at].start, tokens[at].end));
  let at = i - 1;
  if (forms.article.has(word(at))) at--;
  if (!forms.genitive.has(word(at)) || !forms.state.has(word(at - 1))) return i;
  at--;
  const isForm = (form: string): boolean => startsUpper(form) && forms.state.has(form);
  // "the People's Republic": two words of the text are one of the list.
  for (;;) {
    if (isForm(word(at - 1))) at--;
    else if (isForm(word(at - 2) + word(at - 1))) at -= 2;
    else return at;
  }
}

/** The sector nouns among the tokens, longest first at each place. @param low the even text in lower case, of the same length */
export function findSectors(low: string, tokens: readonly Positioned[], from: number, to: number, lexicon: Lexicon): SectorHit[] {
  const hits: SectorHit[] = [];
  for (let i = from; i < to; i++) {
    const { start } = tokens[i];
    const word = firstWord(low, start);
    const found = lexicon.sectors.get(word)?.find(({ form }) => stands(low, start, form));
    const office = lexicon.officeAt(low, tokens, i, to, word);
    if (!found && !office) continue;
    const known = found ? after(tokens, i, to, start + found.form.length) : i;
    const end = Math.max(known, office?.to ?? i);
    hits.push({ from: i, to: end, row: end > known ? office!.row : found!.row });
    i = end - 1;
  }
  return hits;
}

const beginsName = (plain: string, { start }: Positioned): boolean => /^\p{Lu}\p{Ll}/u.test(plain.slice(start, start + 2));

const LETTER = /[\p{L}\p{N}]/u;

// The last letter first: seventy names begin with "the".
const stands = (text: string, start: number, form: string): boolean =>
  text.charCodeAt(start + form.length - 1) === form.charCodeAt(form.length - 1) &&
  text.startsWith(form, start) &&
  !LETTER.test(text[start + form.length] ?? " ");

// Headlines and datelines in capitals: "RUSSIA", but not "US" for "us".
function shouted(text: string, start: number, form: string): boolean {
  const second = text.charCodeAt(start + 1);
  const small = second >= 97 && second <= 122;
  return !small && form.length > 3 && stands(text, start, form.toUpperCase());
}

function after(tokens: readonly Positioned[], i: number, to: number, end: number): number {
  let next = i + 1;
  while (next < to && tokens[next].start < end) next++;
  return next;
}

/** Lower case of the same length, so that offsets hold ("İ" grows when lowered). */
export function lowered(text: string): string {
  const low = text.toLowerCase();
  return low.length === text.length ? low : Array.from({ length: text.length }, (_, i) => lowUnit(text[i])).join("");
}

const lowUnit = (unit: string): string => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit);
