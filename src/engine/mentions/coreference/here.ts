/** What keeps an office that leaves its state open from being of a state named near it: a counterpart, a quotation, a verb between them. */
import { drawArcs } from "../../../document/arcs.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { SCORES } from "../names/index.ts";
import type { Item, Linking, Words } from "./item.ts";

// Whether the state another mention names may be whose this office is: not of a counterpart, of whom it acts against, or of
// whom it receives, meets or punishes.
export function isOfHere(item: Item, other: Item, { tokens, words, home }: Linking): boolean {
  if (isQuoted(tokens, item, other)) return false;
  // "Chancellor X phoned Prime Minister Y": another's own office says nothing of his.
  if (item.named && other.named && other !== item) return false;
  if (isAgainst(other, tokens, words)) return false;
  // "The American embassy had forbidden the government": it is abroad.
  if (item.kind === "government" && item.open !== "GOV:DIP" && /:GOV:DIP$/.test(other.actor ?? "")) return false;
  // "The coast guard said a Chinese cutter had rammed its boat": in a paper of another state.
  if (home.press !== null && item.kind !== "movement" && other.from >= item.to && isToldBy(item, other, tokens, words))
    return false;
  const above = tokens[other.head].head;
  const nouns = above < 0 ? [other.head] : [other.head, above];
  // "his counterpart in Beijing", wherever the tree hangs the town.
  if (isWhere(other, tokens, words) && other.from > 1) nouns.push(other.from - 2);
  if (nouns.some((at) => words.counterpart.has(tokens[at].form.toLowerCase()))) return false;
  // "Tokyo promised the coast guard five ships": to whom another gives something is not of the giver.
  if (tokens[item.head].deprel === "iobj" && tokens[other.head].head === tokens[item.head].head && home.dateline !== null)
    return false;
  // "will meet in Vientiane to press the junta"
  if (words["rule-noun"].has(tokens[item.head].form.toLowerCase()) && isWhere(other, tokens, words)) return false;
  // "South African firms lobbied the president", in a paper of another state
  if (home.press !== null && item.kind === "person" && isDoneTo(item, other, tokens)) return false;
  // "In Gaza, troops of the brigade killed": in a text that an army puts out, where troops are is not whose they are.
  if (item.kind === "military" && home.issuer !== null && isWhere(other, tokens, words)) return false;
  // "Air defence forces shot down Danish drones" are not Danish.
  const isActing = item.named || item.open?.startsWith("GOV") || item.kind === "military" || item.kind === "government";
  // "held Washington responsible, and the ministry summoned": whom another acted on.
  const isActedOn = /^i?obj/.test(tokens[other.head].deprel) || tokens[other.from - 1]?.upos === "VERB";
  if (isActing && other.score === SCORES.metonym && isActedOn) return false;
  return !(isActing && other.from >= item.to && isApart(item, other, tokens));
}

// "We ask Chad", the minister said: whom he speaks of is not whose minister he is.
function isQuoted(tokens: readonly ParsedToken[], item: Item, other: Item): boolean {
  const [from, to] = item.to <= other.from ? [item.to, other.from] : [other.to, item.from];
  let marks = 0;
  for (let i = from; i < to; i++) if (/^["“”]$/.test(tokens[i].form)) marks++;
  return marks % 2 === 1;
}

const isWhere = ({ from }: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  from > 0 && words.locating.has(tokens[from - 1].form.toLowerCase());

// Subject and object or oblique of one verb, at whatever depth: "the minister announced measures against nine foreign officials".
function isApart(item: Item, other: Item, tokens: readonly ParsedToken[]): boolean {
  const verbs = tokens.slice(item.from, item.to).flatMap(({ head, deprel }) => (deprel.startsWith("nsubj") ? [head] : []));
  for (let at = other.head, steps = 0; at >= 0 && steps < 8; steps++) {
    const { head, deprel } = tokens[at];
    if (/^(?:obj|obl|iobj)/.test(deprel) && (verbs.includes(head) || verbs.includes(lenderOf(head, tokens)))) return true;
    if (/^(?:ccomp|advcl|parataxis|conj)/.test(deprel) && tokens[at].upos === "VERB") return false;
    at = head;
  }
  return false;
}

const isDoneTo = (item: Item, other: Item, tokens: readonly ParsedToken[]): boolean =>
  /^i?obj/.test(tokens[item.head].deprel) &&
  tokens.slice(other.from, other.to).some(({ deprel, head }) => deprel.startsWith("nsubj") && head === tokens[item.head].head);

// The subject of the clause that the item's own verb tells.
function isToldBy(item: Item, other: Item, tokens: readonly ParsedToken[], words: Words): boolean {
  const verbs = tokens.slice(item.from, item.to).flatMap(({ head, deprel }) => (deprel.startsWith("nsubj") ? [head] : []));
  for (let at = other.head, steps = 0; at >= 0 && steps < 6; at = tokens[at].head, steps++)
    if (/^(?:ccomp|parataxis)/.test(tokens[at].deprel) && verbs.includes(tokens[at].head)) return true;
  // "The chief told parliament that soldiers had fled to Chad", wherever the tree hangs the clause.
  const verb = tokens[item.head].head;
  return (
    /^(?:nsubj|i?obj)/.test(tokens[item.head].deprel) &&
    words.speech.has(tokens[verb].form.toLowerCase()) &&
    other.from > verb + 1 &&
    tokens[other.head].head !== verb
  );
}

// "The junta expelled the envoy and told Paris": a verb beside another, with no subject of its own, has the other's.
function lenderOf(verb: number, tokens: readonly ParsedToken[]): number {
  const { deprel, head } = tokens[verb];
  const isLent = deprel === "conj" && !drawArcs(tokens).kids[verb].some((kid) => tokens[kid].deprel.startsWith("nsubj"));
  return isLent ? head : verb;
}

// "action against Russia": the other party's name says nothing of whose the president is.
const isAgainst = ({ from }: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  from > 0 && words["acting-prep"].has(tokens[from - 1].form.toLowerCase());
