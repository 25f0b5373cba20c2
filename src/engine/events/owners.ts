/** Several owners of one noun: "Indian and Thai troops", "the presidents of Oslo and Riga" are a party each. */
import type { Span } from "../../base/span.ts";
import type { MentionRange } from "../../document/stages.ts";
import { holderOf } from "../../inventory/actors.ts";
import type { Party } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { coordinated, hasPreposition } from "./tree.ts";

// "Indian, Lao and Thai troops", "US and NATO forces" are several forces; the longest mention holds the nearest owner alone.
// Told by what stands before it, since trees hang such owners from each other, from the noun or from the verb.
export function beside(scene: Scene, at: number, mention: MentionRange, code: string): Party[] {
  const { tree, doc, language } = scene;
  const { state, sector } = split(code);
  const { from } = doc.sentences[scene.sentenceOf[at]];
  // "Norway and Equinor": a name alone has no noun that another could share.
  if (mention.from === at || (tree.tokens[at].upos === "PROPN" && tree.tokens[mention.from].upos === "PROPN")) return [];
  const found: Party[] = [];
  let joined = false;
  for (let i = mention.from - 1; i > from; ) {
    const { upos, form } = tree.tokens[i];
    // "500 Indian and 300 Thai soldiers"
    if (upos === "NUM") {
      i--;
      continue;
    }
    if (upos === "DET" || (upos === "PUNCT" && form !== ",")) break;
    if (upos !== "CCONJ" && form !== ",") break;
    joined ||= upos === "CCONJ" && language.words.and.has(tree.lemma[i]);
    // "Oslo's and Riga's troops"
    const end = tree.tokens[i - 1].xpos === "POS" ? i - 1 : i;
    const other = scene.headed.get(end - 1)?.find(({ kind, actor, to }) => kind !== "place" && actor !== null && to === end);
    if (!other?.actor || !isBare(scene, other)) break;
    const owner = split(other.actor).state;
    if (owner !== state && !found.some((party) => split(party.code ?? "").state === owner)) {
      const rule = "one of several owners of one noun";
      found.unshift({ code: [owner, ...sector].join(":"), mention: other.id, span: spanOf(other), head: end - 1, rule });
    }
    i = other.from - 1;
  }
  // Headlines leave "and" out.
  const isTitle = doc.blocks[doc.sentences[scene.sentenceOf[at]].block]?.kind === "title";
  return joined || isTitle ? found : [];
}

// Only names and nationalities: "the Russian army, Turkish troops" are two phrases.
const isBare = ({ tree }: Scene, { from, to }: MentionRange): boolean =>
  tree.tokens.slice(from, to).every(({ upos }) => upos === "ADJ" || upos === "PROPN" || upos === "DET");

function split(code: string): { state: string; sector: string[] } {
  const state = holderOf(code) ?? code;
  return {
    state,
    sector: code
      .slice(state.length)
      .split(":")
      .filter((part) => part !== ""),
  };
}

// "the presidents of Oslo and Riga", "units from Oslo and Riga": one noun for each of the states behind "of" or "from".
export function officesBeside(scene: Scene, at: number, { to }: MentionRange, code: string): Party[] {
  const { tree, language } = scene;
  const [state, ...sector] = code.split(":");
  if (sector.length === 0) return [];
  const { genitive, away } = language.words;
  const ofWhom = (node: number): number[] =>
    tree.dependents[node].filter(
      (child) => tree.rel[child] === "nmod" && (hasPreposition(tree, child, genitive) || hasPreposition(tree, child, away)),
    );
  // "the heads of state of Oslo and Riga": the tree hangs them from "state".
  const own = ofWhom(at);
  const others = [
    ...own,
    ...own.filter((child) => child < to && !scene.headed.has(child)).flatMap(ofWhom),
    ...goneOn(scene, at, to),
  ]
    .flatMap((child) => coordinated(tree, child))
    .map((child) => ({ child, named: scene.headed.get(child) ?? [] }));
  // "Ethiopian migrants from Yemen" are of one state.
  const isOwner = ({ actor, place }: MentionRange): boolean => (actor?.split(":")[0] ?? place?.country) === state;
  // "the heads of the Danish | and | Finnish armies": the first owner's mention ends before the noun that both have.
  const goesOn = ({ from }: MentionRange): boolean => from === to + 1 && language.words.and.has(tree.lemma[to]);
  if (!others.some(({ child, named }) => child < to || named.some((one) => isOwner(one) || goesOn(one)))) return [];
  return others.flatMap(({ child, named }): Party[] => {
    // "the ministers of both countries": two mentions over the same words.
    const isOther = ({ kind, actor }: MentionRange): boolean =>
      kind !== "place" && actor !== null && actor.split(":")[0] !== state;
    const other = child >= to ? named.find(isOther) : undefined;
    const nation = other?.actor?.split(":")[0];
    if (!other || !nation) return [];
    const rule = "one of several whose office it is";
    return [{ code: [nation, ...sector].join(":"), mention: other.id, span: spanOf(other), head: child, rule }];
  });
}

// "an exercise of the armed forces of Oslo and the Kingdom of Denmark": what "and" goes on with, where the tree hangs it from a noun above.
function goneOn({ tree, headed, language }: Scene, at: number, to: number): number[] {
  if (!language.words.and.has(tree.lemma[to])) return [];
  const next = headed.get(to + 1)?.length ? to + 1 : tree.tokens[to + 1]?.upos === "DET" ? to + 2 : -1;
  for (let head = next; head >= 0 && head < to + 6 && head < tree.tokens.length; head++) {
    const state = headed.get(head)?.find(({ kind, from }) => kind === "country" && from <= next);
    const above = tree.tokens[head].head;
    if (state && tree.rel[head] === "conj" && above >= 0 && above < at && tree.tokens[above].upos === "NOUN") return [head];
  }
  return [];
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
