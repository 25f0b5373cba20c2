/**
 * States told by what they are or how they stand to another, and never by name: "the kingdom", "the landlocked country", "its southern
 * neighbour", "the former … the latter". Comes with a language, as its words do.
 */
import { drawArcs } from "../../../document/arcs.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { holderIn, type Item, type Linking, REACH, SURE, type Words } from "./item.ts";
import { isDefinite, isWhose } from "./references.ts";

export type CalledReference = "form" | "relation" | "first" | "second" | "ours";

export interface Called {
  /** What refers in this way and ends in token `i`. */
  at(tokens: readonly ParsedToken[], form: readonly string[], from: number, i: number, words: Words): Found | null;
  refer(item: Item, linking: Linking): Item[];
  /** "landlocked", "Caribbean": a word of the table. */
  isSaid(word: string): boolean;
  /** "The Fund", of a body told by its letters alone. */
  bodyBy(word: string, told: readonly Item[]): Item | undefined;
}

interface Found {
  readonly start: number;
  readonly reference: CalledReference;
}

/**
 * @param states by a word, those it may be said of
 * @param bodies by a word of their names, international bodies
 */
export const calledBy = (
  states: ReadonlyMap<string, ReadonlySet<string>>,
  bodies: ReadonlyMap<string, ReadonlySet<string>>,
): Called => {
  const said = new Set([...states.keys()].flatMap((name) => name.split(/[ -]/)));
  return {
    isSaid: (word) => said.has(word),
    bodyBy(word, told) {
      const borne = bodies.get(word);
      return borne && told.findLast(({ actor, kind }) => kind === "organisation" && actor !== null && borne.has(actor));
    },
    at(tokens, form, from, i, words) {
      const word = form[i];
      if (words["first-of-two"].has(word) || words["second-of-two"].has(word)) {
        const isAlone = i > from && words.definite.has(form[i - 1]) && !/^(?:amod|compound|det)/.test(tokens[i].deprel);
        return isAlone ? { start: i - 1, reference: words["first-of-two"].has(word) ? "first" : "second" } : null;
      }
      if (words["relation-noun"].has(word)) return relationAt(tokens, i);
      if (!states.has(word) && !words["party-one"].has(word)) return null;
      if (isOurs(tokens, i)) return isWhose(tokens, i) ? null : { start: i - 1, reference: "ours" };
      const start = articleBefore(tokens, form, from, i, said);
      if (start === null || isWhose(tokens, i) || !isDefinite(tokens, start, words)) return null;
      // "on the island": where, and not who.
      const isWhere = words.locating.has(form[start - 1] ?? "") && tokens[i + 1]?.xpos !== "POS";
      if (states.has(word) && !isForm(word, words) && isWhere) return null;
      return setsIn(form.slice(start + 1, i + 1), states).length > 0 ? { start, reference: "form" } : null;
    },
    refer(item, linking) {
      if (item.reference === "ours") return ofSpeaker(item, linking);
      if (item.reference === "form") return byForm(item, linking, states);
      if (item.reference === "relation") return byRelation(item, linking);
      return ofTwo(item, linking);
    },
  };
};

const isOurs = (tokens: readonly ParsedToken[], i: number): boolean =>
  i > 0 &&
  tokens[i - 1].xpos === "PRP$" &&
  tokens[i - 1].feats.includes("Person=1") &&
  tokens[i - 1].feats.includes("Number=Plur");

// "Our country", outside a quotation: of whoever puts the text out.
function ofSpeaker(item: Item, { home, tokens, sentences }: Linking): Item[] {
  const state = home.issuer ?? stateUnder(home.movement ?? "") ?? home.press;
  const { from } = sentences[item.sentence];
  const isQuoted = tokens.slice(from, item.from).some(({ form }) => /^["“”]$/.test(form));
  return state === null || isQuoted ? [] : [asCountry(item, state, undefined)];
}

// "kingdom", "emirate"; an island is none.
const isForm = (noun: string, words: Words): boolean => words["state-form"].has(noun[0].toUpperCase() + noun.slice(1));

// The article of "the landlocked country", "the West African nation", whatever the tagger makes of the words between.
function articleBefore(
  tokens: readonly ParsedToken[],
  form: readonly string[],
  from: number,
  i: number,
  said: ReadonlySet<string>,
): number | null {
  for (let at = i - 1; at >= Math.max(from, i - 5); at--) {
    if (tokens[at].upos === "DET") return at;
    if (!/^(?:ADJ|NOUN|NUM)$/.test(tokens[at].upos) && !said.has(form[at]) && tokens[at].form !== "-") return null;
  }
  return null;
}

// "West African", "landlocked", "post - Soviet": every word or two that the table knows.
function setsIn(said: readonly string[], states: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string>[] {
  const plain = said.filter((word) => word !== "-");
  return plain.flatMap((word, i) => {
    const two = i > 0 ? (states.get(`${plain[i - 1]} ${word}`) ?? states.get(`${plain[i - 1]}-${word}`)) : undefined;
    // "South | African" is no African of any other kind.
    const one = plain[i + 1] !== undefined && states.has(`${word} ${plain[i + 1]}`) ? undefined : states.get(word);
    const set = two ?? one;
    return set ? [set] : [];
  });
}

/** The last told that the words may be said of; else the text's own, if they may. */
function byForm(item: Item, linking: Linking, states: ReadonlyMap<string, ReadonlySet<string>>): Item[] {
  const { told, tokens, home, words } = linking;
  const sets = setsIn(
    tokens.slice(item.from, item.to).map(({ form }) => form.toLowerCase()),
    states,
  );
  const fits = (state: string | null): boolean => state !== null && sets.every((set) => set.has(state));
  const noun = tokens[item.head].form.toLowerCase();
  const near = told.filter((other) => item.sentence - other.sentence <= REACH * 2);
  // "Snake Island … the island"
  const place = near.findLast(
    ({ kind, from, to }) => kind === "place" && tokens.slice(from, to).some(({ form }) => form.toLowerCase() === noun),
  );
  const last = near.findLast(
    (other) => fits(stateOf(other)) && !(place && place.from > other.from) && !isAbove(tokens, other, item),
  );
  if (place && !last) return [];
  // "The Sultanate", in its own release; a state whose land is an island may speak of another.
  const own = isForm(noun, words) ? [home.issuer, home.dateline, home.press].find(fits) : null;
  const state = last ? stateOf(last) : own;
  return state ? [asCountry(item, state, last)] : [];
}

// "its southern neighbour", "Oslo's ally": the one other state that this sentence or the last names.
function byRelation(item: Item, { told, tokens }: Linking): Item[] {
  const owner = told.findLast(({ head }) => tokens[head].head === item.head && tokens[head].deprel === "nmod:poss");
  const whose = owner && owner.reference !== "many" ? stateOf(owner) : null;
  if (!whose) return [];
  for (const reach of [1, 0]) {
    const others = new Map(
      told.flatMap((other): [string, Item][] => {
        const state = item.sentence - other.sentence <= reach ? (stateOf(other) ?? stateUnder(other.place?.country ?? "")) : null;
        return state === null || state === whose ? [] : [[state, other]];
      }),
    );
    if (others.size === 1) return [...others].map(([state, other]) => asCountry(item, state, other));
  }
  return [];
}

/** "the former", "the latter": where the last sentence that names any before it names two. */
function ofTwo(item: Item, { told, tokens }: Linking): Item[] {
  const named = told.filter(
    (other) => other.actor !== null && other.reference === undefined && other.kind !== "group" && other.to <= item.from,
  );
  const last = named.at(-1)?.sentence ?? -1;
  if (item.sentence - last > 2) return [];
  const two = new Map<string, Item>();
  for (const other of named) if (other.sentence === last && !two.has(holderIn(other))) two.set(holderIn(other), other);
  const other = two.size === 2 ? [...two.values()][item.reference === "first" ? 0 : 1] : undefined;
  return other && tokens[item.head].head !== other.head
    ? [{ ...item, kind: other.kind, actor: other.actor, sameAs: other.sameAs ?? other, score: SURE.definite }]
    : [];
}

function relationAt(tokens: readonly ParsedToken[], i: number): Found | null {
  const kids = drawArcs(tokens).kids[i];
  const owner = kids.find((kid) => tokens[kid].deprel === "nmod:poss");
  // "is its neighbour", "its ally Chad", "its neighbour, Chad", "as its ally"
  const isTold = kids.some((kid) => {
    const { deprel, upos, form } = tokens[kid];
    return deprel === "cop" || deprel === "appos" || (upos === "PROPN" && kid > i) || (deprel === "case" && form === "as");
  });
  const isPlural = tokens[i].feats.includes("Number=Plur") || tokens[i].deprel === "appos";
  return owner === undefined || isTold || isPlural || tokens[i + 1]?.upos === "PROPN"
    ? null
    : { start: i, reference: "relation" };
}

const stateOf = ({ actor }: Item): string | null =>
  actor === null || /^(?:REB|UAF|CRM|OPP)/.test(sectorOf(actor)) ? null : stateUnder(actor);

// Who acts in a clause is not whom it acts on there.
const isAbove = (tokens: readonly ParsedToken[], other: Item, item: Item): boolean =>
  other.sentence === item.sentence &&
  tokens[other.head].deprel.startsWith("nsubj") &&
  tokens[other.head].head === tokens[item.head].head;

const asCountry = (item: Item, state: string, like: Item | undefined): Item => ({
  ...item,
  kind: "country",
  actor: state,
  sameAs: like?.kind === "country" && like.actor === state ? (like.sameAs ?? like) : null,
  score: SURE.definite,
});
