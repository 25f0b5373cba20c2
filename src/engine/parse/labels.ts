/**
 * Who speaks, or where, before a colon or a dash ("Reuters: Iran has closed its port"), found by tags alone. Read with the sentence such a label may become its
 * subject or its root; where a tree shows that it did, both are read once more, apart.
 */
import { startsUpper } from "../../base/letters.ts";
import type { TaggedToken } from "../../document/stages.ts";
import { copy, emptyTree, hang, type Tree } from "./tree.ts";

type Tags = readonly Pick<TaggedToken, "form" | "upos" | "spaceAfter">[];

/** Words of a name or an office, and no more. */
const LONGEST = 6;
const NAMING = /^(?:PROPN|NOUN|ADJ|DET|ADP|PART|PUNCT)$/;

/** @returns where the colon behind a label stands; −1 where none opens the sentence, or no clause follows */
export function colonOfLabel(tokens: Tags): number {
  const colon = tokens.slice(0, LONGEST + 1).findIndex(({ form }, at) => form === ":" || isDash(tokens, at));
  if (colon < 1 || !startsUpper(tokens[0].form) || !/^(?:PROPN|NOUN)$/.test(tokens[colon - 1].upos)) return -1;
  const isLabel = tokens.slice(0, colon).every(({ upos }) => NAMING.test(upos));
  return isLabel && tokens.slice(colon + 1).some(({ upos }) => upos === "VERB" || upos === "AUX") ? colon : -1;
}

/** "MOSCOW - Officials signed", "Brussels - The Council", but not "NATO-led troops". */
const isDash = (tokens: Tags, at: number): boolean =>
  /^[-–—]$/.test(tokens[at].form) &&
  tokens[at].spaceAfter &&
  (tokens[at - 1]?.spaceAfter ?? false) &&
  (/^[\p{Lu}'’]{3,}$/u.test(tokens[0].form) || (at === 1 && tokens[0].upos === "PROPN" && startsUpper(tokens[2]?.form ?? "")));

/** Whether the label hangs within the clause as its subject or object would, or bears the clause. */
export function isTakenIn({ heads, labels }: Tree, relations: readonly string[], colon: number): boolean {
  for (let at = 0; at < colon; at++)
    if (heads[at] === heads.length || (heads[at] > colon && ARGUMENT.test(relations[labels[at]]))) return true;
  return false;
}

const ARGUMENT = /^(?:nsubj|obj|iobj|obl|compound|nmod|amod|vocative|dislocated)/;

/** The clause as if it stood alone, the label beside it. */
export function readBehind(
  count: number,
  colon: number,
  relations: readonly string[],
  treeOf: (places: readonly number[]) => Tree,
): Tree {
  const whole = emptyTree(count);
  const places = Array.from({ length: count }, (_, at) => at);
  const label = treeOf(places.slice(0, colon));
  const clause = treeOf(places.slice(colon + 1));
  copy(label, whole, (at) => at);
  copy(clause, whole, (at) => at + colon + 1);
  const speaker = label.heads.indexOf(colon);
  hang(whole, speaker, colon + 1 + clause.heads.indexOf(clause.heads.length), relations.indexOf("parataxis"));
  hang(whole, colon, speaker, relations.indexOf("punct"));
  return whole;
}
