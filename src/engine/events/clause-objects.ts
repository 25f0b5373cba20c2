/**
 * What the verb acts on, where the parser took an object for a modifier, a verb for a participle, or a noun for a verb.
 */
import { type Changes, isSubject, type Kids, PAST, type Tokens } from "./clause.ts";

// "is giving Peru nine helicopters": of two nouns behind a verb with no preposition and no comma between, the first is to whom.
export function asGiven(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const isBare = (kid: number): boolean =>
    kid > verb &&
    /^(?:obj|obl)$/.test(tokens[kid].deprel) &&
    /^(?:NOUN|PROPN|SYM|PRON)$/.test(tokens[kid].upos) &&
    !kids[kid].some((below) => /^(?:case|mark|cop)/.test(tokens[below].deprel));
  const [first, second, ...more] = kids[verb].filter(isBare);
  // "had met President Deby": a bare name behind a verb without an object is its object.
  if (
    first !== undefined &&
    second === undefined &&
    tokens[first].deprel === "obl" &&
    tokens[first].upos === "PROPN" &&
    !dated.has(first)
  )
    if (
      !kids[verb].some(
        (kid) =>
          /^(?:obj|iobj|ccomp|xcomp)/.test(tokens[kid].deprel) || (kid < first && kid > verb && tokens[kid].upos !== "ADV"),
      )
    )
      changes.set(first, { deprel: "obj" });
  // "sent long-range missiles": the end of a hyphened word is no object beside another.
  if (second !== undefined && tokens[first - 1]?.form === "-" && tokens[second].deprel === "obj") {
    changes.set(first, { head: second, deprel: "compound" });
    return;
  }
  if (second === undefined || more.length > 0 || dated.has(first)) return;
  // "lent it $5 million", "handed Chad another battery"; not "called it a threat"
  const isGift = tokens[second].upos === "SYM" || GIVING.test(tokens[verb].lemma);
  if (tokens[first].deprel === "obj" && tokens[second].deprel === "obj" && !isGift) return;
  if (dated.has(second) && !kids[second].some((kid) => tokens[kid].deprel === "nummod")) return;
  for (let at = verb + 1; at < second; at++) if (/^(?:PUNCT|ADP|CCONJ|SCONJ|VERB)$/.test(tokens[at].upos)) return;
  if (kids[verb].some((kid) => tokens[kid].deprel === "iobj")) return;
  changes.set(first, { deprel: "iobj" });
  changes.set(second, { deprel: "obj" });
}

// "lent Chad $5 million", "promised Chad 40 lorries", "held Chad responsible": a name right before a sum or a predicate is no part of it, but the verb's object.
export function asObject(tokens: Tokens, name: number, changes: Changes): void {
  const { upos } = tokens[name];
  // "gave Chad six boats", read as if Chad were six.
  const counted = tokens[name].head;
  const head = tokens[counted].upos === "NUM" && counted === name + 1 ? tokens[counted].head : counted;
  const verb = head > name ? tokens[head].head : -1;
  if (verb < 0 || verb > name || tokens[verb].upos !== "VERB" || !/^(?:PROPN|NOUN)$/.test(upos)) return;
  const isCounted = tokens[name + 1].upos === "NUM" && tokens[name + 1].head === head;
  if ((tokens[head].upos === "SYM" || isCounted) && tokens[head].deprel === "obj" && upos === "PROPN")
    changes.set(name, { head: verb, deprel: "iobj" });
  // "declared the group illegal"
  else if (tokens[head].upos === "ADJ" && tokens[head].deprel === "xcomp") changes.set(name, { head: verb, deprel: "obj" });
}

// "urged Chad to stop and called on Mali": a past beside an infinitive goes with the verb that the infinitive belongs to.
export function besideFinite(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  let above = tokens[verb].head;
  if (above > verb || !tokens[above].feats.includes("VerbForm=Inf") || !tokens[verb].feats.includes("Tense=Past")) return;
  if (kids[verb].some((kid) => /^(?:aux|nsubj)/.test(tokens[kid].deprel))) return;
  if (!kids[verb].some((kid) => tokens[kid].deprel === "cc")) return;
  while (above >= 0 && !/VerbForm=Fin/.test(tokens[above].feats)) above = tokens[above].head;
  if (above < 0 || tokens[above].upos !== "VERB") return;
  changes.set(verb, { head: above, feats: PAST });
  // What the first infinitive took from behind the second verb is the second's.
  for (const kid of kids[tokens[verb].head]) if (kid > verb) changes.set(kid, { head: verb });
}

// "supplied boats and last year provided radars": a participle before a noun has no date of its own; this is a verb and its object.
export function behindDate(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const noun = tokens[verb].head;
  if (noun < verb || tokens[noun].deprel !== "conj" || !tokens[verb].feats.includes("Tense=Past")) return;
  if (!kids[verb].some((kid) => kid < verb && dated.has(kid))) return;
  let above = tokens[noun].head;
  while (above >= 0 && !/VerbForm=(?:Fin|Part)/.test(tokens[above].feats)) above = tokens[above].head;
  if (above < 0 || above > verb || tokens[above].upos !== "VERB") return;
  changes.set(verb, { head: above, deprel: "conj", feats: PAST });
  changes.set(noun, { head: verb, deprel: "obj" });
}

// "repelled an attack, destroyed eleven vehicles and": a participle stands behind a number, never before it; such a one is a verb
// with its object, beside the last verb.
export function beforeNumber(tokens: Tokens, verb: number, changes: Changes): void {
  const { head: noun, feats } = tokens[verb];
  const next = tokens[verb + 1];
  const counts = next?.head === noun && (next.deprel === "nummod" || next.deprel === "det");
  if (noun < verb || !counts || !feats.includes("Tense=Past") || tokens[noun].deprel !== "conj") return;
  let above = tokens[noun].head;
  while (above >= 0 && (tokens[above].upos !== "VERB" || tokens[above].deprel === "amod")) above = tokens[above].head;
  if (above < 0 || above > verb) return;
  changes.set(verb, { head: above, deprel: "conj", feats: PAST });
  changes.set(noun, { head: verb, deprel: "obj" });
}

// "condemned the missile launches by Oslo": an object is a noun, and what stands below it qualifies it.
export function asNoun(tokens: Tokens, kids: Kids, object: number, changes: Changes): void {
  if (kids[object].some((kid) => /^(?:aux|cop|mark|obj|xcomp|ccomp)/.test(tokens[kid].deprel))) return;
  if (!/s$/.test(tokens[object].form) && !kids[object].some((kid) => tokens[kid].deprel === "det")) return;
  changes.set(object, { upos: "NOUN", feats: "" });
  for (const kid of kids[object]) {
    if (isSubject(tokens[kid])) changes.set(kid, { deprel: "compound" });
    else if (tokens[kid].deprel.startsWith("obl")) changes.set(kid, { deprel: "nmod" });
  }
}

// "the foreign, trade and transport ministers met": a noun has no object; the plural behind a row of nouns is what they all qualify.
export function asHead(tokens: Tokens, kids: Kids, noun: number, changes: Changes): void {
  const { head: first, feats } = tokens[noun];
  if (first < 0 || first > noun || tokens[first].upos !== "NOUN" || !feats.includes("Number=Plur")) return;
  for (let at = first + 1; at < noun; at++)
    if (tokens[at].form !== "," && !/^(?:cc|conj|compound|amod)$/.test(tokens[at].deprel)) return;
  changes.set(noun, { head: tokens[first].head, deprel: tokens[first].deprel });
  changes.set(first, { head: noun, deprel: "compound" });
  for (const kid of kids[first]) if (/^(?:det|case)$/.test(tokens[kid].deprel)) changes.set(kid, { head: noun });
}

const GIVING = /^(?:give|hand|send|lend|loan|offer|promise|pledge|pay|award|supply|bring|ship|donate)$/;

// "warned Chad of a war", "accused Chad of having armed rebels": a lone name has no "of"; it is the verb that has.
export function ofName(tokens: Tokens, kids: Kids, below: number, changes: Changes): void {
  const { head: name, upos, deprel } = tokens[below];
  if (name < 0 || name > below || tokens[name].upos !== "PROPN" || tokens[name].deprel !== "obj") return;
  const isPerfect = deprel === "acl" && kids[below].some((kid) => tokens[kid].deprel === "aux" && kid < below);
  if (!isPerfect && (deprel !== "nmod" || upos !== "NOUN")) return;
  let first = name;
  while (first > 0 && tokens[first - 1].head === name && /^(?:compound|flat)$/.test(tokens[first - 1].deprel)) first--;
  if (tokens[name + 1]?.lemma !== "of" || tokens[name + 1].head !== below || tokens[first - 1]?.upos !== "VERB") return;
  if (kids[below].some((kid) => /^(?:cop|nsubj)/.test(tokens[kid].deprel))) return;
  changes.set(below, { head: tokens[name].head, deprel: upos === "VERB" ? "advcl" : "obl" });
}

// "praised the move and called on Chad to": a past beside a noun goes with the verb whose object the noun is, and takes along what hangs
// from its own nouns for want of a verb.
export function besideObject(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const noun = tokens[verb].head;
  if (noun < 0 || noun > verb || tokens[noun].upos !== "NOUN" || !/^(?:obj|obl)$/.test(tokens[noun].deprel)) return;
  const above = tokens[noun].head;
  if (above > noun || tokens[above]?.upos !== "VERB" || !tokens[verb].feats.includes("Tense=Past")) return;
  if (kids[verb].some((kid) => /^(?:aux|nsubj|det|case)/.test(tokens[kid].deprel))) return;
  if (!kids[verb].some((kid) => tokens[kid].deprel === "cc") || !/VerbForm=Fin/.test(tokens[above].feats)) return;
  changes.set(verb, { head: above, feats: PAST });
}

// "gave its blessing to the plan", read as if it blessed: a gerund that somebody owns is a noun.
export function asOwned(tokens: Tokens, kids: Kids, noun: number, changes: Changes): void {
  const { head: verb, form } = tokens[noun];
  const isOwned = tokens[noun - 1]?.deprel === "nmod:poss" && tokens[noun - 1].head === noun && tokens[noun - 2] === tokens[verb];
  if (!isOwned || !/ing$/.test(form) || kids[noun].some((kid) => /^(?:obj|aux|ccomp|xcomp|mark)/.test(tokens[kid].deprel)))
    return;
  changes.set(noun, { upos: "NOUN", feats: "", deprel: "obj" });
  for (const kid of kids[noun]) if (tokens[kid].deprel.startsWith("obl")) changes.set(kid, { deprel: "nmod" });
}

// "gave the chargé d'affaires a day": the French for business is no verb.
export function asBusiness(tokens: Tokens, kids: Kids, noun: number, changes: Changes): void {
  const { upos, form } = tokens[noun];
  if (upos !== "VERB" || !/^d['’]affaires?$/i.test(form) || tokens[noun - 1]?.head !== noun) return;
  let verb = noun - 2;
  while (verb > noun - 7 && verb >= 0 && tokens[verb].upos !== "VERB") verb--;
  if (tokens[verb]?.upos !== "VERB") return;
  const object = kids[noun].find((kid) => kid > noun && tokens[kid].deprel === "obj");
  changes.set(noun - 1, { head: verb, deprel: object === undefined ? "obj" : "iobj" });
  changes.set(noun, { upos: "NOUN", feats: "", head: noun - 1, deprel: "flat" });
  for (const kid of kids[noun]) if (kid > noun) changes.set(kid, { head: verb });
}

// "accused Chad of having armed rebels", read as rebels that have been armed: behind "having" stands a verb, and the noun is its object.
export function asHaving(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const noun = tokens[verb].head;
  const having = verb - 1;
  if (noun < verb || tokens[having]?.form.toLowerCase() !== "having" || tokens[having].head !== noun) return;
  let above = tokens[noun].head;
  if (above >= 0 && tokens[above].upos !== "VERB") above = tokens[above].head;
  if (above < 0 || above > verb || tokens[above].upos !== "VERB") return;
  changes.set(verb, { head: above, deprel: "advcl" });
  changes.set(having, { head: verb });
  changes.set(noun, { head: verb, deprel: "obj" });
  for (const kid of kids[noun])
    if (kid < having && tokens[kid].deprel === "case") changes.set(kid, { head: verb, deprel: "mark" });
}

// "signed a contract worth $1 billion with Chad", "gave $2 million to Mali": with whom and to whom is no part of the sum.
export function besideSum(tokens: Tokens, kids: Kids, noun: number, changes: Changes): void {
  const sum = tokens[noun].head;
  if (sum < 0 || sum > noun || tokens[sum].upos !== "SYM") return;
  if (!kids[noun].some((kid) => tokens[kid].deprel === "case" && /^(?:with|to|from|on)$/.test(tokens[kid].form))) return;
  let verb = tokens[sum].head;
  for (let steps = 0; verb >= 0 && tokens[verb].upos !== "VERB" && steps < 6; steps++) verb = tokens[verb].head;
  if (verb >= 0 && verb < sum) changes.set(noun, { head: verb, deprel: "obl" });
}
