/**
 * Clauses mended where parsers of news take the wrong word for the verb, or hang its subject or object from another: behind a date,
 * behind who said it, in a row. Each is told by what stands there and changes nothing else.
 */
import { alteredIn } from "../../document/altered.ts";
import { drawArcs } from "../../document/arcs.ts";
import { type Changes, isSubject, type Tokens } from "./clause.ts";
import { asDeed, asGiven, asHeld, asNoun, asObject, besideSum, ofName } from "./clause-objects.ts";
import {
  asPair,
  behindAnd,
  behindMark,
  behindOpened,
  besideSpeaker,
  ofBetween,
  ofCharge,
  ofMove,
  ofNoun,
  ofVerb,
} from "./clause-subjects.ts";
import { aroundAside, asBeing, asGerund, behindAside, withoutVerb } from "./clause-verbs.ts";
import type { Asked } from "./tree.ts";

/** Every mend of a clause, in the order in which they rest on each other. */
export function withClauses(tokens: Tokens, dated: ReadonlySet<number>, isForce: Asked["isForce"]): Tokens {
  const changes: Changes = new Map();
  const { kids } = drawArcs(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const { upos, deprel, head } = tokens[at];
    if (upos === "VERB" && head < 0) {
      asPair(tokens, kids, at, changes);
      besideSpeaker(tokens, kids, at, changes);
      aroundAside(tokens, kids, at, changes);
      behindAside(tokens, kids, at, isForce, changes);
    } else if (head < 0 && /^(?:NOUN|PROPN)$/.test(upos) && !dated.has(at)) withoutVerb(tokens, kids, at, changes);
    if (head < 0 && /^(?:NOUN|PROPN|NUM)$/.test(upos)) asBeing(tokens, kids, at, changes);
    if (upos === "VERB") asGiven(tokens, kids, at, dated, changes);
    if (dated.has(at)) ofVerb(tokens, at, changes);
    if (deprel === "nmod" || deprel === "acl") ofName(tokens, kids, at, changes);
    if (deprel === "nmod") besideSum(tokens, kids, at, changes);
    if (upos === "VERB" && /^(?:advcl|aux:pass|csubj|nsubj)$/.test(deprel)) asGerund(tokens, kids, at, changes);
    if (upos === "VERB") asDeed(tokens, kids, at, changes);
    if (upos === "ADJ" && head < at && /^(?:acl|amod)$/.test(deprel)) asHeld(tokens, at, changes);
    if (upos === "VERB" && deprel === "obj") asNoun(tokens, kids, at, changes);
    if (upos === "VERB" && /^acl/.test(deprel)) ofBetween(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "advcl") {
      behindMark(tokens, kids, at, dated, changes);
      behindOpened(tokens, kids, at, changes);
      ofMove(tokens, kids, at, changes);
      ofNoun(tokens, kids, at, changes);
    }
    if (upos === "VERB" && /^(?:parataxis|conj|appos|ccomp|advcl)$/.test(deprel)) ofCharge(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "conj") behindAnd(tokens, kids, at, changes);
    if (deprel === "compound" || (isSubject(tokens[at]) && /^(?:NUM|ADJ)$/.test(tokens[head]?.upos)))
      asObject(tokens, at, changes);
  }
  return alteredIn(tokens, changes);
}
