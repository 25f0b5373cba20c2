/** Whose mouth a publisher is by its own name: an office of a state or a body, or a paper at home in some capital. */
import { codeOn, holderOf, stateUnder } from "../../../inventory/actors.ts";
import type { MentionWords, NameSense } from "../words.ts";
import { even, findNames, findSectors, lexiconOf, lowered } from "./lexicon.ts";

export interface PublisherHome {
  /** The office itself, "the Embassy of X in Y" as X's; `null` for a paper. */
  readonly office: string | null;
  /** Whose capital or people a paper is named by; `null` where its name says none. */
  readonly press: string | null;
  /** Words of its name in lower case: "the Commission", in its own release, is itself. */
  readonly words: ReadonlySet<string>;
  /** Its name is a movement's: "Liberation Front of X"; `press` is then the state whose people it is of. */
  readonly movement: boolean;
}

const NAMING: readonly NameSense[] = ["body", "force", "organ", "country", "adjective", "capital"];

/** @param day ISO day of the text, which decides what a dated actor is called */
export function homeOfPublisher(name: string | undefined, words: MentionWords, day: string | null): PublisherHome | null {
  if (!name) return null;
  const plain = even(name);
  const tokens = [...plain.matchAll(/[\p{L}\p{N}'.-]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const lexicon = lexiconOf(words);
  const named = findNames(plain, tokens, 0, tokens.length, lexicon)
    .map(({ senses }) => ({ senses, sense: NAMING.find((sense) => senses.has(sense)) }))
    .find(({ sense }) => sense !== undefined);
  const own = new Set(tokens.map(({ start, end }) => plain.slice(start, end).toLowerCase()));
  const isKnown = named?.senses.has("body") || named?.senses.has("force") || named?.senses.has("organ");
  const movement = !isKnown && [...own].some((word) => words.words["movement-name"].has(word));
  if (!named) return { office: null, press: null, words: own, movement };
  const code = codeOn(named.senses.get(named.sense!)!, day);
  const holder = holderOf(code) ?? code;
  const sector = findSectors(lowered(plain), tokens, 0, tokens.length, lexicon).find(({ row }) => row.kind !== "person")?.row
    .sector;
  if (movement) return { office: null, press: stateUnder(holder), words: own, movement };
  if (sector) return { office: /^[A-Z]{3}$/.test(holder) ? `${holder}:${sector}` : code, press: null, words: own, movement };
  if (named.sense === "body" || named.sense === "force" || named.sense === "organ")
    return { office: code, press: null, words: own, movement };
  return { office: null, press: stateUnder(holder), words: own, movement };
}
