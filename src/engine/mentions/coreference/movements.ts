/**
 * Movements and armed groups that no inventory knows, made of what the text itself says: a name whose noun, apposition or
 * fighters call it armed. Each is a movement of the state in which the text has it, as those of the inventory are.
 */
import { startsUpper } from "../../../base/letters.ts";
import { drawArcs } from "../../../document/arcs.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import { holderOf, stateUnder } from "../../../inventory/actors.ts";
import { SCORES } from "../names/index.ts";
import type { Publisher } from "../names/publisher.ts";
import { type Item, SURE, type Words } from "./item.ts";

export type FindMovements = typeof withMovements;

/** Items in their order, those that name such a movement with its code; and the code of whoever puts the text out, if it is one. */
export function withMovements(
  doc: Parsed,
  items: readonly Item[],
  words: Words,
  publisher: Publisher | null,
): { items: Item[]; own: string | null } {
  const land = landOf(items);
  const isOwn =
    publisher !== null &&
    publisher.office === null &&
    (publisher.movement
      ? doc.tokens.some(({ form }) => words["armed-people"].has(form.toLowerCase()))
      : publisher.press === null && hasOwnFighters(doc.tokens, words));
  const state = publisher?.press ?? land;
  const own = isOwn && state !== null ? `${state}:REB` : null;
  const found = items.map((item): Item => {
    if (!isNamed(item, doc.tokens)) return item;
    if (own !== null && bearsName(item, doc.tokens, publisher!.words)) return { ...item, ...madeOf(own) };
    const beside = besideOf(item, items, doc.tokens, words);
    const isForce = (item.kind === "military" || item.actor !== null) && !isFreedoms(item, doc.tokens, words);
    const isArmed =
      beside !== null || (!isForce && (hasFighters(item, doc.tokens, words) || isCalledSo(item, doc.tokens, words)));
    const home = beside || stateUnder(item.actor ?? "") || land;
    return isArmed && home ? { ...item, ...madeOf(`${home}:REB`) } : item;
  });
  return { items: found, own };
}

// "Our guerrilla forces", "our fighters": whoever puts that out has some.
const hasOwnFighters = (tokens: readonly ParsedToken[], words: Words): boolean =>
  tokens.some(({ upos, feats, head }, at) => {
    const isOurs = upos === "PRON" && feats.includes("Person=1") && feats.includes("Number=Plur") && head > at;
    return isOurs && tokens.slice(at + 1, head + 1).some(({ form }) => words["armed-noun"].has(form.toLowerCase()));
  });

const madeOf = (actor: string) =>
  ({ kind: "movement", actor, open: null, score: SURE.guessed, locates: false, place: null }) as const;

const KINDS: ReadonlySet<string> = new Set(["organisation", "movement", "military"]);

// A name of its own; a state's army by its adjective is none, nor is a force that the lexicon knows: "the People's Liberation Army".
const isNamed = ({ kind, actor, place, from, to, named, score }: Item, tokens: readonly ParsedToken[]): boolean =>
  KINDS.has(kind) &&
  !place &&
  named !== true &&
  (actor === null || (score < SCORES.lexicon && /^[A-Z]{3}:MIL$/.test(actor))) &&
  tokens.slice(from, to).some(({ upos, form }) => upos === "PROPN" && startsUpper(form));

// Every word in capitals is one of the publisher's: "the Front", "the Liga Front".
function bearsName({ from, to }: Item, tokens: readonly ParsedToken[], own: ReadonlySet<string>): boolean {
  const names = tokens.slice(from, to).filter(({ form, upos }) => upos === "PROPN" && startsUpper(form));
  return names.length > 0 && names.every(({ form }) => own.has(form.toLowerCase()));
}

// "the Ogoma militia", "the People's Brigades"
const isCalledSo = ({ from, to, head, open }: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  isFreedoms({ from, to, head } as Item, tokens, words) ||
  /^(?:REB|UAF|PRM)$/.test(open ?? "") ||
  tokens.slice(from, to).some(({ form }) => words["armed-noun"].has(form.toLowerCase()));

// "the Baloch Freedom Brigade": what fights for freedom, liberation or resistance is no army of the state whose people it names.
const isFreedoms = ({ from, to, head }: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  tokens
    .slice(from, to)
    .some(({ form, upos }, i) => from + i !== head && upos === "PROPN" && words["movement-name"].has(form.toLowerCase()));

// "fighters of the League", "League fighters"
function hasFighters({ head }: Item, tokens: readonly ParsedToken[], words: Words): boolean {
  const { head: above, deprel } = tokens[head];
  return above >= 0 && /^(?:nmod|compound)/.test(deprel) && words["armed-people"].has(tokens[above].form.toLowerCase());
}

// "X, an armed Mapuche organisation", "X, a militia of fishermen": its state where the words beside it name one, else "".
function besideOf(item: Item, items: readonly Item[], tokens: readonly ParsedToken[], words: Words): string | null {
  const arcs = drawArcs(tokens);
  const beside = arcs.kids[item.head].find((kid) => tokens[kid].deprel === "appos" && kid >= item.to);
  if (beside === undefined || tokens[beside].upos === "PROPN") return null;
  const near = [beside, ...arcs.kids[beside]];
  const isArmed = near.some((at) => words["armed-noun"].has(arcs.form[at]) || words["armed-adjective"].has(arcs.form[at]));
  if (!isArmed) return null;
  const whose = items.find(({ head, actor, place }) => near.includes(head) && (actor !== null || place?.country));
  return stateUnder(whose?.actor ?? whose?.place?.country ?? "") ?? "";
}

/** The state in which a text is set: that of most of its places, else the one it names most. */
function landOf(items: readonly Item[]): string | null {
  const places = countIn(items, ({ kind, place }) => (kind === "place" ? (place?.country ?? null) : null));
  return mostOf(places) ?? mostOf(countIn(items, ({ actor }) => (actor === null ? null : (holderOf(actor) ?? null))));
}

// In how many sentences each is named.
function countIn(items: readonly Item[], stateIn: (item: Item) => string | null): Map<string, number> {
  const sentences = new Map<string, Set<number>>();
  for (const item of items) {
    const state = stateIn(item);
    if (state === null || !/^[A-Z]{3}$/.test(state)) continue;
    sentences.set(state, (sentences.get(state) ?? new Set()).add(item.sentence));
  }
  return new Map([...sentences].map(([state, found]) => [state, found.size]));
}

function mostOf(counts: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}
