/** Who a publisher is by its own name: an office of a state or a body, a movement, or a paper at home in some capital. */
import { codeOn, holderOf, sectorOf, stateUnder } from "../../../inventory/actors.ts";
import type { MentionWords, NameSense, SectorRow } from "../words.ts";
import { even, findNames, findSectors, lexiconOf, lowered, type NameHit, type SectorHit } from "./lexicon.ts";

export interface Publisher {
  /** Who puts its texts out, where its name is that of an office, a body or a movement and says nothing else: no fans of an army. */
  readonly actor: string | null;
  /** The office in its name, "the Embassy of X in Y" as X's; `null` for a paper. */
  readonly office: string | null;
  /** What an office is whose name leaves its state open: "Presidency of the Republic"; `null` for any other. */
  readonly sector: string | null;
  /** Whose capital or people a paper is named by; `null` where its name says none. */
  readonly press: string | null;
  /** It is a state's own news agency, which writes home from wherever it is. */
  readonly agency: boolean;
  /** The state where an embassy's name says that it stands. */
  readonly seat: string | null;
  /** Words of its name in lower case: "the Commission", in its own release, is itself. */
  readonly words: ReadonlySet<string>;
  /** Its name is a movement's: "Liberation Front of X"; `press` is then the state whose people it is of. */
  readonly movement: boolean;
}

const NAMING: readonly NameSense[] = ["body", "force", "organ", "country", "adjective", "capital"];
const KNOWN: readonly NameSense[] = ["body", "force", "organ"];

export type PublisherNamed = typeof publisherNamed;

/** @param day ISO day of the text, which decides what a dated actor is called */
export function publisherNamed(name: string | undefined, words: MentionWords, day: string | null): Publisher | null {
  if (!name) return null;
  const plain = even(name).trim();
  const tokens = [...plain.matchAll(/[\p{L}\p{N}'.-]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const forms = tokens.map(({ start, end }) => plain.slice(start, end).toLowerCase());
  const lexicon = lexiconOf(words);
  const names = findNames(plain, tokens, 0, tokens.length, lexicon);
  const sectors = findSectors(lowered(plain), tokens, 0, tokens.length, lexicon);
  // Of "NATO KFOR" it is the force.
  const first = names.find(({ senses }) => senseOf(senses) !== undefined);
  const naming = names.find(({ senses }) => senses.has("force")) ?? (first && (officeBeside(first, names) ?? first));
  const sense = naming && senseOf(naming.senses);
  const isKnown = sense !== undefined && KNOWN.includes(sense);
  const movement = !isKnown && forms.some((word) => words.words["movement-name"].has(word));
  const nobody = {
    actor: null,
    office: null,
    sector: null,
    press: null,
    agency: false,
    seat: null,
    words: new Set(forms),
    movement,
  };
  const hits = [...names, ...sectors];
  // "Consulate General of X in Lagos": a mission says where it is.
  const seat = sectors.some(({ row }) => row.sector === "GOV:DIP")
    ? forms.findIndex((form) => words.words.locating.has(form))
    : -1;
  const told = toldIn(forms, hits, words).map((is, at) => is || (seat > 0 && at >= seat));
  const isWhole = saysNoMore(plain, tokens, hits, told);
  if (!naming) {
    const called = (sense: NameSense): string | undefined => names.find(({ senses }) => senses.has(sense))?.senses.get(sense);
    const own = called("movement") ?? called("company");
    const press = agencyIn(names, forms, words);
    const actor = own !== undefined && isWhole ? codeOn(own, day) : null;
    const found = isWhole && names.length === 0 ? (sectorIn(sectors, isWhole, false, words.words["states-own"]) ?? "") : "";
    const sector = /^(?:GOV|MIL|LEG|JUD)/.test(found) ? found : null;
    return { ...nobody, actor, sector, press, agency: press !== null };
  }
  const code = codeOn(naming.senses.get(sense!)!, day);
  const holder = holderOf(code) ?? code;
  const sector = movement ? undefined : sectorIn(sectors, isWhole, !told.includes(false), words.words["states-own"]);
  const isState = /^[A-Z]{3}$/.test(holder);
  const office =
    isKnown && sectorOf(code) !== ""
      ? code
      : sector !== undefined
        ? isState
          ? `${holder}:${sector}`
          : code
        : isKnown
          ? code
          : null;
  if (office === null) return { ...nobody, press: stateUnder(holder) };
  // "Embassy of X in Y", "Consulate of X in Lagos"
  const host = seat > 0 ? names.find((hit) => hit.from > seat && senseOf(hit.senses) !== undefined) : undefined;
  const hostCode = host ? codeOn(host.senses.get(senseOf(host.senses)!)!, day) : null;
  return { ...nobody, actor: isWhole ? office : null, office, seat: stateUnder(hostCode ?? "") };
}

/** Of "UK Foreign Office" it is the office. */
function officeBeside(first: NameHit, names: readonly NameHit[]): NameHit | undefined {
  const land = first.senses.get("country") ?? first.senses.get("adjective");
  return land === undefined ? undefined : names.find(({ senses }) => stateUnder(senses.get("organ") ?? "") === land);
}

const senseOf = (senses: NameHit["senses"]): NameSense | undefined => NAMING.find((sense) => senses.has(sense));

/** A state's own news agency writes "the ministry" for its state's; those of the whole world write for all. */
function agencyIn(names: readonly NameHit[], forms: readonly string[], { words }: MentionWords): string | null {
  const isWorlds = ({ from, to }: NameHit): boolean => forms.slice(from, to).some((form) => words["world-press"].has(form));
  const agency = names.find((hit) => hit.senses.get("company")?.endsWith(PRESS) && !isWorlds(hit))?.senses.get("company");
  return agency === undefined ? null : stateUnder(agency);
}

/** The sector of whoever reports for a living. */
const PRESS = ":JRN";

/** Of "Office of the President" the president's; of "People's Defence Forces" the forces'; of "Swedish Agency for Aid" the state's. */
function sectorIn(
  hits: readonly SectorHit[],
  isWhole: boolean,
  isAllTold: boolean,
  own: ReadonlySet<string>,
): string | undefined {
  const said = (is: (row: SectorRow) => boolean): string | undefined =>
    hits.find(({ row }) => row.sector !== "" && is(row))?.row.sector;
  const body = said(({ kind, sector }) => kind !== "person" && kind !== "group" && sector !== "JRN");
  const holder = isWhole ? said((row) => row.class === "office") : undefined;
  return (
    body ??
    holder ??
    said(({ sector }) => sector === "JRN") ??
    (isAllTold && hits.some(({ row }) => own.has(row.form)) ? "GOV" : undefined)
  );
}

/** Of a name that opens and ends with an office's, at least so many letters are words for an office and whose it is. */
const MOST = 0.5;

/**
 * Whether a name, or one of its parts between commas, is of an office and whose it is from end to end: "Embassy of China in Tajikistan",
 * "Ministry of Humanitarian Action of X, Press Service", and no "Friends of the Army of X" or "Army of X Weekly".
 */
function saysNoMore(
  plain: string,
  tokens: readonly { readonly start: number; readonly end: number }[],
  hits: readonly { readonly from: number; readonly to: number }[],
  told: readonly boolean[],
): boolean {
  const isWhole = (from: number, to: number): boolean => {
    if (from >= to || !hits.some((hit) => from <= hit.from && hit.to <= to)) return false;
    const letters = (all: boolean): number =>
      tokens.slice(from, to).reduce((sum, { start, end }, i) => sum + (all || told[from + i] ? end - start : 0), 0);
    return told[from] && told[to - 1] && letters(false) >= MOST * letters(true);
  };
  const ends = tokens.flatMap(({ end }, at) => (/^\s*[,(–-]/.test(plain.slice(end)) ? [at + 1] : []));
  const cuts = [0, ...ends, tokens.length];
  return isWhole(0, tokens.length) || cuts.slice(1).some((to, i) => isWhole(cuts[i], to));
}

/** Which words are for an office or whose it is. */
const toldIn = (
  forms: readonly string[],
  hits: readonly { readonly from: number; readonly to: number }[],
  { words }: MentionWords,
): boolean[] =>
  forms.map(
    (form, at) =>
      words["office-name"].has(form) ||
      // "the Argentine Republic"
      words["state-form"].has(form[0].toUpperCase() + form.slice(1)) ||
      hits.some(({ from, to }) => from <= at && at < to),
  );
