/** Turns of phrase found in a text: lemmas in a row, under their conditions. */
import { startsUpper } from "../../base/letters.ts";
import type { Span } from "../../base/span.ts";
import { doer, kid, kidExactly } from "../../document/arcs.ts";
import type { Scene } from "./scene.ts";
import type { Turn } from "./words.ts";

export interface Found {
  readonly turn: Turn;
  readonly from: number;
  readonly to: number;
}

/** Longest turns first; a token belongs to one turn. */
export function findTurns(scene: Scene, turns: ReadonlyMap<string, readonly Turn[]>): Found[] {
  const found: Found[] = [];
  const { lemma, form } = scene.arcs;
  for (let at = 0; at < lemma.length; at++) {
    const here = turns.get(lemma[at]) ?? (form[at] === lemma[at] ? undefined : turns.get(form[at]));
    if (here === undefined) continue;
    for (const turn of here) {
      const to = endOf(scene, at, turn);
      if (to < 0 || !allowed(scene, at, to, turn)) continue;
      found.push({ turn, from: at, to });
      at = to - 1;
      break;
    }
  }
  return found;
}

/** Past the turn's last word; adverbs and articles between its words are passed over. −1 when it is not there. */
function endOf({ arcs, doc, sentenceAt }: Scene, at: number, { words, pos, when }: Turn): number {
  let i = at;
  let k = 0;
  while (k < words.length && i < doc.tokens.length && sentenceAt[i] === sentenceAt[at]) {
    const { upos } = doc.tokens[i];
    if (arcs.lemma[i] === words[k] || arcs.form[i] === words[k]) k++;
    else if (k === 0 || (upos !== "ADV" && upos !== "DET" && upos !== "PUNCT")) return -1;
    i++;
  }
  if (k < words.length) return -1;
  // Of one word the part of speech must fit; a name is a noun here ("Front Door" in a headline), and what bids may be taken for either.
  const { upos } = doc.tokens[i - 1];
  const bids = pos === "VERB" && when === "imperative" && (upos === "PROPN" || upos === "NOUN");
  const fits = words.length > 1 || upos === pos || pos === "X" || (pos === "NOUN" && upos === "PROPN") || bids;
  return fits ? i : -1;
}

function allowed(scene: Scene, from: number, to: number, { when }: Turn): boolean {
  const { arcs } = scene;
  switch (when) {
    case "":
      return true;
    case "figurative":
      return isPolitical(scene, from, to);
    case "owned":
      return isOwned(scene, from, to) && isPolitical(scene, from, to);
    case "voiced":
      return isVoiced(scene, from);
    case "predicate":
      return kid(arcs, to - 1, "cop") >= 0;
    case "quoted":
      return from > 0 && arcs.tokens[from - 1].form === '"' && arcs.tokens[to]?.form === '"';
    case "imperative":
      return isImperative(scene, from);
    case "passive":
      return kidExactly(arcs, from, "aux:pass") >= 0;
    case "opening":
      return from === scene.doc.sentences[scene.sentenceAt[from]].from;
    case "norm":
      return arcs.kids[arcs.tokens[to - 1].head]?.some((child) => arcs.rel[child] === "aux") ?? false;
    case "third":
      return !isOwn(scene, to - 1);
    case "calling":
      return startsUpper(arcs.tokens[from].form) && arcs.tokens[to]?.feats.includes("Number=Plur");
    case "named":
      return isNamedAs(scene, from);
    case "state":
      return isPolitical(scene, from, to);
    default:
      return false;
  }
}

/** A state, a body or a force stands in the sentence, besides the words themselves; of unread mentions, any proper name. */
function isPolitical({ doc, sentenceAt }: Scene, from: number, to: number): boolean {
  const sentence = doc.sentences[sentenceAt[from]];
  const named = doc.mentions.some(
    (mention) =>
      mention.from < sentence.to &&
      mention.to > sentence.from &&
      !(mention.from >= from && mention.to <= to) &&
      mention.kind !== "person" &&
      mention.kind !== "place",
  );
  if (named) return true;
  if (doc.mentions.length > 0) return false;
  for (let i = sentence.from; i < sentence.to; i++) if (doc.tokens[i].upos === "PROPN" && (i < from || i >= to)) return true;
  return false;
}

/** "we would rather": whoever tells it of himself. */
function isOwn({ arcs, words }: Scene, last: number): boolean {
  const verb = arcs.tokens[last].upos === "VERB" ? last : arcs.tokens[last].head;
  const by = verb < 0 ? -1 : doer(arcs, verb);
  return by >= 0 && words.firstPerson.has(arcs.form[by]);
}

/** "the Coastal entity": an adjective with a capital right before, behind an article. */
const isNamedAs = ({ arcs: { tokens } }: Scene, at: number): boolean =>
  at > 1 && /^\p{Lu}\p{Ll}/u.test(tokens[at - 1].form) && tokens[at - 1].upos !== "NOUN" && tokens[at - 2].upos === "DET";

/** Somebody named, or a pronoun for him, does it: "the envoy bristled", not "the dog whined". */
function isVoiced({ arcs, doc }: Scene, at: number): boolean {
  const by = doer(arcs, at);
  if (by < 0) return false;
  const { upos, start, end, name } = arcs.tokens[by];
  if (upos === "PROPN" || upos === "PRON" || name !== "O") return true;
  return doc.mentions.some((mention) => mention.kind !== "place" && mention.start <= start && end <= mention.end);
}

/** "its clients", "a tool of the palace". */
function isOwned({ arcs }: Scene, from: number, to: number): boolean {
  const head = to - 1;
  return kidExactly(arcs, head, "nmod:poss") >= 0 || arcs.kids[head].some((child) => arcs.rel[child] === "nmod" && child > from);
}

/** A bare verb that opens its clause, with no subject: "Join the march". */
function isImperative(scene: Scene, at: number): boolean {
  const { arcs, doc, sentenceAt } = scene;
  const { xpos, feats } = arcs.tokens[at];
  if (isTakenForNoun(scene, at)) return true;
  if (xpos !== "VB" && !feats.includes("Mood=Imp")) return false;
  if (kid(arcs, at, "nsubj", "aux", "mark") >= 0) return false;
  const { from } = doc.sentences[sentenceAt[at]];
  if (arcs.tokens[at].head >= 0 && arcs.rel[at] !== "conj" && arcs.rel[at] !== "parataxis") return false;
  for (let i = from; i < at; i++) if (arcs.tokens[i].upos === "VERB" && arcs.tokens[i].xpos !== "VB") return false;
  return true;
}

export const spanOfFound = ({ doc }: Scene, { from, to }: Found): Span => ({
  start: doc.tokens[from].start,
  end: doc.tokens[to - 1].end,
});

/** "March with us on Friday.", "Work with the Party.": what the tagger took for a name or a noun, in a sentence with no verb. */
function isTakenForNoun({ doc, sentenceAt }: Scene, at: number): boolean {
  const { from, to } = doc.sentences[sentenceAt[at]];
  const sentence = doc.tokens.slice(from, to);
  return (
    at === from &&
    /^NNP?$/.test(doc.tokens[at].xpos) &&
    /^(?:ADP|PRON)$/.test(doc.tokens[at + 1]?.upos ?? "") &&
    /^[.!]$/.test(sentence[sentence.length - 1].form) &&
    sentence.every(({ upos }) => upos !== "VERB" && upos !== "AUX")
  );
}
