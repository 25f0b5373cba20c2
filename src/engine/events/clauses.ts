/**
 * Clauses mended where parsers of news take the wrong word for the verb, or hang its subject or object from another: behind a relative
 * clause, behind who said it, behind a date. Each is told by what stands there and changes nothing else.
 */
import { drawArcs } from "../../document/arcs.ts";
import type { ParsedToken } from "../../document/stages.ts";
import { type Changes, isSubject, type Tokens } from "./clause.ts";
import {
  asBusiness,
  asGiven,
  asHaving,
  asHead,
  asNoun,
  asObject,
  asOwned,
  beforeNumber,
  behindDate,
  besideFinite,
  besideObject,
  besideSum,
  ofName,
} from "./clause-objects.ts";
import {
  afterRelative,
  afterWhose,
  beforeSpeaker,
  behindAfter,
  behindAnd,
  behindAs,
  behindClock,
  behindEach,
  behindMark,
  behindOpening,
  behindPreposition,
  besideAll,
  besideCharge,
  besideDate,
  besideFirst,
  besideNoun,
  besideSpeaker,
  besideVerb,
  ofBetween,
  ofSame,
  ofVerb,
  withOwnVerb,
} from "./clause-subjects.ts";
import {
  afterDate,
  afterGap,
  afterReduced,
  aroundAside,
  asBeing,
  asBetween,
  asFighting,
  atRoot,
  beforeRoot,
  behindDue,
  behindJets,
  behindSemicolon,
  withoutVerb,
} from "./clause-verbs.ts";

/** Every mend of a clause, in the order in which they rest on each other. */
export function withClauses(
  tokens: Tokens,
  dated: ReadonlySet<number>,
  isSpeech: (token: ParsedToken) => boolean,
  isPast: (form: string) => boolean,
  isVerb: (form: string) => boolean,
): Tokens {
  const changes: Changes = new Map();
  const { kids } = drawArcs(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const { upos, deprel, head } = tokens[at];
    if (upos === "VERB" && head < 0) {
      afterRelative(tokens, kids, at, changes);
      afterWhose(tokens, kids, at, changes);
      behindOpening(tokens, kids, at, changes);
      afterReduced(tokens, kids, at, isPast, changes);
      withOwnVerb(tokens, kids, at, changes);
      if (isSpeech(tokens[at])) {
        beforeSpeaker(tokens, kids, at, changes);
        besideSpeaker(tokens, kids, at, changes);
      }
      aroundAside(tokens, kids, at, changes);
      asFighting(tokens, kids, at, changes);
      asBetween(tokens, kids, at, changes);
    } else if (head < 0 && /^(?:NOUN|PROPN)$/.test(upos) && !dated.has(at)) {
      afterGap(tokens, kids, at, changes);
      atRoot(tokens, kids, at, isPast, changes);
      withoutVerb(tokens, kids, at, changes);
      beforeRoot(tokens, kids, at, changes);
    } else if (head < 0 && dated.has(at)) afterDate(tokens, kids, at, changes);
    if (head < 0 && /^(?:NOUN|PROPN|NUM)$/.test(upos)) asBeing(tokens, kids, at, changes);
    if (upos === "PROPN" && deprel === "obl") behindJets(tokens, kids, at, isVerb, changes);
    if (upos === "NOUN" && deprel === "obj") asHead(tokens, kids, at, changes);
    if (upos === "VERB") {
      asBusiness(tokens, kids, at, changes);
      besideFirst(tokens, kids, at, dated, changes);
      behindAs(tokens, kids, at, changes);
      asGiven(tokens, kids, at, dated, changes);
      if (/^(?:advcl|xcomp|ccomp|obj)$/.test(deprel)) asOwned(tokens, kids, at, changes);
      if (deprel === "parataxis") {
        besideCharge(tokens, kids, at, changes);
        if (!isSpeech(tokens[at])) besideVerb(tokens, kids, at, changes);
      }
      if (deprel === "acl") behindAfter(tokens, kids, at, changes);
    }
    if (dated.has(at)) {
      ofVerb(tokens, at, changes);
      besideDate(tokens, kids, at, dated, changes);
    }
    if (isSubject(tokens[at])) {
      behindClock(tokens, kids, at, changes);
      besideAll(tokens, kids, at, changes);
      ofSame(tokens, kids, at, changes);
      besideNoun(tokens, kids, at, changes);
      behindPreposition(tokens, kids, at, changes);
    }
    if (deprel === "nmod" || deprel === "acl") ofName(tokens, kids, at, changes);
    if (deprel === "nmod") besideSum(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "obj") asNoun(tokens, kids, at, changes);
    if (upos === "VERB" && /^acl/.test(deprel)) {
      behindSemicolon(tokens, kids, at, changes);
      ofBetween(tokens, kids, at, changes);
    }
    if (upos === "VERB" && deprel === "csubj") behindDue(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "amod") {
      behindEach(tokens, kids, at, changes);
      asHaving(tokens, kids, at, changes);
      beforeNumber(tokens, at, changes);
      behindDate(tokens, kids, at, dated, changes);
    }
    if (upos === "VERB" && deprel === "advcl") behindMark(tokens, kids, at, dated, changes);
    if (upos === "VERB" && deprel === "conj") {
      besideFinite(tokens, kids, at, changes);
      besideObject(tokens, kids, at, changes);
      behindAnd(tokens, kids, at, changes);
    }
    if (deprel === "compound" || (isSubject(tokens[at]) && /^(?:NUM|ADJ)$/.test(tokens[head]?.upos)))
      asObject(tokens, at, changes);
  }
  return changes.size === 0 ? tokens : tokens.map((token, at) => (changes.has(at) ? { ...token, ...changes.get(at) } : token));
}
