/** A mention while it is being linked, and what every rule of linking asks of one. */
import type { ParsedToken, SentenceRange } from "../../../document/stages.ts";
import { holderOf, stateUnder } from "../../../inventory/actors.ts";
import type { Located } from "../places/index.ts";
import type { MentionWords } from "../words.ts";
import type { Called, CalledReference } from "./called.ts";
import type { Home } from "./home.ts";

export interface Item extends Located {
  sameAs: Item | null;
  sentence: number;
  /** What kind of word refers, for items that are not names. */
  readonly reference?:
    | "thing"
    | "person"
    | "many"
    | "pair"
    | "sides"
    | "body"
    | "country"
    | "place"
    | "again"
    | "foe"
    | "namesake"
    | CalledReference;
}

export type Words = MentionWords["words"];

/** The text as far as it has been linked. */
export interface Linking {
  readonly tokens: readonly ParsedToken[];
  readonly sentences: readonly SentenceRange[];
  readonly words: Words;
  /** `five` to 5. */
  readonly numbers: MentionWords["quantities"]["numbers"];
  /** Every name and noun of the text, those to come among them. */
  readonly items: readonly Item[];
  /** Those already linked, in the order of the text. */
  readonly told: Item[];
  /** The first of each actor or place. */
  readonly firstOf: Map<string, Item>;
  readonly home: Home;
  /** States told by what they are. */
  readonly called: Called;
  /** Sentences of headlines. */
  readonly titles: ReadonlySet<number>;
}

/** How sure a link of each kind is; orders competing mentions, not a probability. */
export const SURE = { role: 0.7, definite: 0.65, pair: 0.65, pronoun: 0.55, guessed: 0.45 } as const;

// A pronoun or "the ministry" looks back over so many sentences; beyond them a text names again.
export const REACH = 4;

export const holderIn = ({ actor }: Item): string => (actor === null ? "" : (holderOf(actor) ?? actor));

export const statesOf = (items: readonly Item[]): Set<string> =>
  new Set(items.flatMap(({ actor, place }) => stateUnder(actor ?? place?.country ?? "") ?? []));

/** Nouns of one form: "the minister", after "Foreign Minister X". */
export const sameNoun = (tokens: readonly ParsedToken[], a: Item, b: Item): boolean => nounOf(tokens, a) === nounOf(tokens, b);

function nounOf(tokens: readonly ParsedToken[], { head, from, nameFrom }: Item): string {
  const at = nameFrom !== undefined && nameFrom > from && head >= nameFrom ? nameFrom - 1 : head;
  return tokens[at].form.toLowerCase();
}

export const isModifier = (tokens: readonly ParsedToken[], { head }: Item): boolean =>
  tokens[head].deprel === "amod" || (tokens[head].deprel === "compound" && tokens[head].upos !== "NOUN");
