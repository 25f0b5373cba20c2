/** Whose mouth a publisher is by its own name: an office of a state or a body, or a paper at home in some capital. */
import { codeOn, holderOf, stateUnder } from "../../../inventory/actors.ts";
import type { MentionWords, NameSense } from "../words.ts";
import { even, findNames, findSectors, lexiconOf, lowered } from "./lexicon.ts";

export interface PublisherHome {
  /** The office itself, "the Embassy of X in Y" as X's; `null` for a paper. */
  readonly office: string | null;
  /** Whose capital or people a paper is named by; `null` where its name says none. */
  readonly press: string | null;
  /** It is a state's own news agency, which writes home from wherever it is. */
  readonly agency: boolean;
  /** Words of its name in lower case: "the Commission", in its own release, is itself. */
  readonly words: ReadonlySet<string>;
  /** Its name is a movement's: "Liberation Front of X"; `press` is then the state whose people it is of. */
  readonly movement: boolean;
  /** Share of the name's letters that the office and whose it is account for, 0 to 1: little of "Friends of the Army of Mali Monthly". */
  readonly told: number;
}

const NAMING: readonly NameSense[] = ["body", "force", "organ", "country", "adjective", "capital"];

/** @param day ISO day of the text, which decides what a dated actor is called */
export function homeOfPublisher(name: string | undefined, words: MentionWords, day: string | null): PublisherHome | null {
  if (!name) return null;
  const plain = even(name).trim();
  const tokens = [...plain.matchAll(/[\p{L}\p{N}'.-]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const lexicon = lexiconOf(words);
  const names = findNames(plain, tokens, 0, tokens.length, lexicon);
  const named = names
    .map(({ senses }) => ({ senses, sense: NAMING.find((sense) => senses.has(sense)) }))
    .find(({ sense }) => sense !== undefined);
  // A state's own news agency writes "the ministry" for its state's; those of the whole world write for all.
  const isWorlds = ({ from, to }: { from: number; to: number }): boolean =>
    tokens.slice(from, to).some(({ start, end }) => words.words["world-press"].has(plain.slice(start, end).toLowerCase()));
  const agency = names.find((hit) => hit.senses.get("company")?.endsWith(PRESS) && !isWorlds(hit))?.senses.get("company");
  const own = new Set(tokens.map(({ start, end }) => plain.slice(start, end).toLowerCase()));
  const isKnown = named?.senses.has("body") || named?.senses.has("force") || named?.senses.has("organ");
  const movement = !isKnown && [...own].some((word) => words.words["movement-name"].has(word));
  const nobody = { office: null, press: null, agency: false, words: own, movement, told: 0 };
  if (!named) {
    const press = agency === undefined ? null : stateUnder(agency);
    return { ...nobody, press, agency: press !== null };
  }
  const code = codeOn(named.senses.get(named.sense!)!, day);
  const holder = holderOf(code) ?? code;
  const sectors = findSectors(lowered(plain), tokens, 0, tokens.length, lexicon).filter(({ row }) => row.kind !== "person");
  const sector = sectors[0]?.row.sector;
  const letters = ({ from, to }: { from: number; to: number }): number => tokens[to - 1].end - tokens[from].start;
  const told = [...names, ...sectors].reduce((sum, hit) => sum + letters(hit), 0) / plain.length;
  if (!movement && sector) return { ...nobody, told, office: /^[A-Z]{3}$/.test(holder) ? `${holder}:${sector}` : code };
  if (isKnown) return { ...nobody, told, office: code };
  return { ...nobody, told, press: stateUnder(holder) };
}

/** The sector of whoever reports for a living. */
const PRESS = ":JRN";
