/**
 * Dates without a comma beside a name: "In November Sweden asked", "Last month Chinese guards", "Pakistan last month demanded", "over the border
 * overnight". Read with the sentence, such a date may become a part of the name; where a tree shows that it did, the sentence is read once more without it.
 */
import { isClock, startsUpper } from "../../base/letters.ts";
import type { TaggedToken } from "../../document/stages.ts";
import { copy, emptyTree, hang, type Tree } from "./tree.ts";
import type { ParseWords } from "./words.ts";

interface Joined {
  readonly from: number;
  readonly to: number;
  /** A word of the clause that the date belongs to. */
  readonly beside: number;
}

type Tags = readonly Pick<TaggedToken, "form" | "upos">[];

const JOINS = /^(?:compound|flat|amod|nmod:desc|nmod:unmarked|appos|nummod)$/;
/** What may stand before a date and belong to it. */
const BEARS = /^(?:ADP|SCONJ)$/;
const VERBAL = /^(?:VERB|AUX)$/;

/** The first date that a tree has joined to the word beside it, `null` for none. */
export function joinedDate(
  { heads, labels }: Tree,
  tokens: Tags,
  relations: readonly string[],
  { dates, days, near }: ParseWords,
): Joined | null {
  const isDate = (at: number): boolean => dates.has(tokens[at].form.toLowerCase()) || isClock(tokens[at].form);
  const isNear = (at: number): boolean => at >= 0 && near.has(tokens[at].form.toLowerCase());
  const joins = (at: number, to: number): boolean => heads[at] === to && JOINS.test(relations[labels[at]]);
  for (let core = 1; core < tokens.length - 1; core++) {
    if (!isDate(core)) continue;
    let from = core;
    while (from > 0 && (isNear(from - 1) || isDate(from - 1) || tokens[from - 1].upos === "NUM")) from--;
    let to = core + 1;
    while (to < tokens.length && (tokens[to].upos === "NUM" || isDate(to))) to++;
    if (to === tokens.length) return null;
    const bears = from > 0 && BEARS.test(tokens[from - 1].upos);
    if (bears) from--;
    const opens = from === 0 || /^(?:PUNCT|CCONJ)$/.test(tokens[from - 1].upos);
    if (opens && (bears || isNear(from)) && startsUpper(tokens[to].form) && !isPhrase(tokens, to)) {
      for (let at = from; at < to; at++) {
        const name = heads[at];
        if (name >= to && joins(at, name) && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[name]?.upos ?? ""))
          return { from, to, beside: to };
      }
    }
    if (opens || bears) continue;
    // "demanded last month that Oslo leave"
    const isToldOf = (at: number): boolean => heads[at] >= from && heads[at] < to && /^acl/.test(relations[labels[at]]);
    if (isNear(from) && heads.some((_, at) => at >= to && isToldOf(at))) return { from, to, beside: from - 1 };
    const isInside = isNear(from) && VERBAL.test(tokens[to].upos);
    if (isInside && (joins(from - 1, core) || joins(core, from - 1))) return { from, to, beside: to };
    const isAlone = core === from && days.has(tokens[core].form.toLowerCase()) && !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[to].upos);
    if (isAlone && joins(from - 1, core) && /^(?:NOUN|PROPN)$/.test(tokens[from - 1].upos)) return { from, to, beside: from - 1 };
  }
  return null;
}

/** "In July talks, the ministers": a comma before any verb closes what the date opens. */
function isPhrase(tokens: Tags, from: number): boolean {
  const stop = tokens.findIndex(({ form, upos }, at) => at >= from && (form === "," || VERBAL.test(upos)));
  return stop < 0 || tokens[stop].form === ",";
}

/** The sentence read without the date, which then says when its verb was. */
export function readUndated(
  sentence: Tags,
  { from, to, beside }: Joined,
  relations: readonly string[],
  treeOf: (places: readonly number[]) => Tree,
): Tree {
  const whole = emptyTree(sentence.length);
  const places = Array.from({ length: sentence.length }, (_, at) => at);
  copy(treeOf([...places.slice(0, from), ...places.slice(to)]), whole, (at) => (at < from ? at : at + to - from));
  copy(treeOf(places.slice(from, to)), whole, (at) => at + from);
  const bears = BEARS.test(sentence[from].upos);
  let verb = beside;
  while (verb < sentence.length && !VERBAL.test(sentence[verb].upos)) verb = whole.heads[verb];
  if (sentence[verb]?.upos === "AUX" && whole.heads[verb] < sentence.length) verb = whole.heads[verb];
  const root = whole.heads.findIndex((head, at) => head === sentence.length && (at < from || at >= to));
  const top = whole.heads.indexOf(sentence.length, from);
  hang(whole, top, verb < sentence.length ? verb : root, relations.indexOf(bears ? "obl" : "obl:unmarked"));
  return whole;
}
