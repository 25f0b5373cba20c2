/**
 * Who speaks, before a colon ("Reuters: Iran has closed its port"), found by tags alone. Read with the sentence such a label may become its
 * subject; where a tree shows that it did, both are read once more, apart.
 */
import type { TaggedToken } from "../../document/stages.ts";
import type { Tree } from "./tree.ts";

type Tags = readonly Pick<TaggedToken, "form" | "upos" | "name">[];

/** Words of a name or an office, and no more. */
const LONGEST = 6;
const NAMING = /^(?:PROPN|NOUN|ADJ|DET|ADP|PART|PUNCT)$/;

/** @returns where the colon behind a label stands; −1 where none opens the sentence, or no clause follows */
export function colonOfLabel(tokens: Tags): number {
  const colon = tokens.slice(0, LONGEST + 1).findIndex(({ form }) => form === ":");
  if (colon < 1 || !/^\p{Lu}/u.test(tokens[0].form) || !/^(?:PROPN|NOUN)$/.test(tokens[colon - 1].upos)) return -1;
  const label = tokens.slice(0, colon);
  // "ISLAMABAD: Officials signed" tells where.
  const isSpeaker = label.every(({ upos }) => NAMING.test(upos)) && !label.every(({ name }) => name.endsWith("LOC"));
  return isSpeaker && tokens.slice(colon + 1).some(({ upos }) => upos === "VERB" || upos === "AUX") ? colon : -1;
}

/** Whether the label hangs within the clause as its subject or object would. */
export function isTakenIn({ heads, labels }: Tree, relations: readonly string[], colon: number): boolean {
  for (let at = 0; at < colon; at++)
    if (heads[at] > colon && heads[at] < heads.length && ARGUMENT.test(relations[labels[at]])) return true;
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
  const whole: Tree = { heads: new Int32Array(count), labels: new Int32Array(count), margins: new Int32Array(count) };
  const places = Array.from({ length: count }, (_, at) => at);
  const parts = [places.slice(0, colon), places.slice(colon + 1)] as const;
  const [label, clause] = parts.map((part) => {
    const tree = treeOf(part);
    for (const [i, at] of part.entries()) {
      whole.heads[at] = tree.heads[i] === part.length ? count : part[tree.heads[i]];
      whole.labels[at] = tree.labels[i];
      whole.margins[at] = tree.margins[i];
    }
    return part[tree.heads.indexOf(part.length)];
  });
  whole.heads[label] = clause;
  whole.labels[label] = relations.indexOf("parataxis");
  whole.heads[colon] = label;
  whole.labels[colon] = relations.indexOf("punct");
  return whole;
}
