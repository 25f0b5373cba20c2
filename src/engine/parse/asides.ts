/**
 * Relative clauses between a subject and its verb ("The ministry, which answers to the crown, has denied"), found by commas and tags alone. Read with the
 * sentence, such a clause may take the subject for its own or the verb for its object; where a tree shows that it did, both are read once more, apart.
 */
import type { TaggedToken } from "../../document/stages.ts";
import { copy, emptyTree, hang, type Tree } from "./tree.ts";

/** From the comma that opens it to behind the one that closes it. */
export interface Aside {
  readonly from: number;
  readonly to: number;
  /** The verb that goes on behind it. */
  readonly verb: number;
  /** Whether it says more of an object: then another verb stands before it. */
  readonly isOfObject: boolean;
}

type Tags = readonly Pick<TaggedToken, "form" | "xpos" | "upos">[];

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;

/** @returns `null` where none is certain */
export function asideIn(tokens: Tags): Aside | null {
  const from = tokens.findIndex(({ form }, at) => form === "," && /^W(?:DT|P\$?)$/.test(tokens[at + 1]?.xpos ?? ""));
  if (from < 1 || !/^(?:NOUN|PROPN|NUM)$/.test(tokens[from - 1].upos)) return null;
  const before = tokens.slice(0, from);
  if (before.some(({ upos, xpos }) => upos === "SCONJ" || /^W/.test(xpos))) return null;
  // Behind a verb it says more of an object, and only a conjunction goes on with the sentence.
  const isOfObject = before.some(({ xpos }) => FINITE.test(xpos));
  for (let comma = from + 3; comma < tokens.length - 1; comma++) {
    if (tokens[comma].form !== "," || !tokens.slice(from + 2, comma).some(({ upos }) => /^(?:VERB|AUX)$/.test(upos))) continue;
    if (isOfObject && tokens[comma + 1].upos !== "CCONJ") return null;
    let verb = isOfObject ? comma + 2 : comma + 1;
    while (tokens[verb]?.upos === "ADV") verb++;
    if (tokens[verb] && (FINITE.test(tokens[verb].xpos) || (!isOfObject && isPast(tokens, verb))))
      return { from, to: comma + 1, verb, isOfObject };
  }
  return null;
}

/** A past that the tagger took for a participle: it has an object. */
const isPast = (tokens: Tags, at: number): boolean =>
  tokens[at].xpos === "VBN" && /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(tokens[at + 1]?.upos ?? "");

/** Whether nothing outside hangs from within, one word within from the words before, and the verb that goes on from a verb. */
export function isApart({ heads }: Tree, tokens: Tags, { from, to, verb, isOfObject }: Aside): boolean {
  const main = tokens[verb].upos === "AUX" && heads[verb] > verb && heads[verb] < tokens.length ? heads[verb] : verb;
  if (isOfObject && tokens[heads[main]]?.upos !== "VERB") return false;
  let out = 0;
  for (let at = 0; at < heads.length; at++) {
    if (at === from || at === to - 1) continue;
    const within = at > from && at < to;
    const below = heads[at] > from && heads[at] < to - 1;
    if (within === below) continue;
    if (!within || heads[at] >= from) return false;
    out++;
  }
  return out === 1;
}

/** The sentence read without the clause, and the clause read by itself and hung from the noun phrase before it. */
export function readApart(
  sentence: Tags,
  { from, to }: Aside,
  relations: readonly string[],
  treeOf: (places: readonly number[]) => Tree,
): Tree {
  const count = sentence.length;
  const whole = emptyTree(count);
  const places = Array.from({ length: count }, (_, at) => at);
  const outer = treeOf([...places.slice(0, from), ...places.slice(to)]);
  const inner = treeOf(places.slice(from + 1, to - 1));
  const around = (at: number): number => (at < from ? at : at + to - from);
  copy(outer, whole, around);
  copy(inner, whole, (at) => at + from + 1);
  const root = from + 1 + inner.heads.indexOf(inner.heads.length);
  let noun = from - 1;
  while (whole.heads[noun] < from && /^(?:NOUN|PROPN|NUM)$/.test(sentence[whole.heads[noun]].upos)) noun = whole.heads[noun];
  hang(whole, root, noun, relations.indexOf("acl:relcl"));
  for (const comma of [from, to - 1]) hang(whole, comma, root, relations.indexOf("punct"));
  return whole;
}
