/**
 * Which word is a sentence's own verb, where the parser took another for it: a participle, a noun, a date, who said it.
 */
import { type Changes, isSubject, type Kids, PAST, type Tokens } from "./clause.ts";
import type { Asked } from "./tree.ts";

// "The minister was in Moscow", "was in Moscow the same day": a name that a place's preposition opens behind a copula is where somebody
// was; the copula is the verb.
export function asBeing(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  const verb = kids[root].find((kid) => tokens[kid].deprel === "cop");
  if (verb === undefined || tokens[verb + 1]?.deprel !== "case") return;
  const place = tokens[verb + 1].head;
  const isOwn = place === root || (tokens[place].head === root && tokens[place].deprel.startsWith("obl"));
  if (!isOwn || tokens[place].upos !== "PROPN" || !kids[root].some((kid) => kid < verb && isSubject(tokens[kid]))) return;
  changes.set(verb, { head: -1, deprel: "root", upos: "VERB" });
  changes.set(root, { head: verb, deprel: "obl" });
  for (const kid of kids[root]) {
    const { deprel } = tokens[kid];
    if (kid !== verb && deprel !== "case" && (kid < verb || !/^(?:compound|flat|det|amod)/.test(deprel)))
      changes.set(kid, { head: verb, ...(deprel === "nmod" && { deprel: "obl" }) });
  }
}

// "Chad, he charged, had spurned", "Chad, he said on Monday, left": who said so, between commas, is no verb of the sentence; whom the tree addresses did it.
export function aroundAside(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
  let comma = said + 1;
  while (comma < said + 5 && tokens[comma] && tokens[comma].form !== "," && tokens[comma].upos !== "VERB") comma++;
  if (tokens[comma]?.form !== ",") return;
  const speaker = kids[said].find((kid) => kid < said && isSubject(tokens[kid]));
  const verb = kids[said].find((kid) => kid > comma && /^(?:conj|ccomp|parataxis)$/.test(tokens[kid].deprel));
  if (speaker === undefined || verb === undefined || tokens[verb].upos !== "VERB") return;
  let first = speaker;
  while (first > 0 && tokens[first - 1].head <= speaker && tokens[first - 1].head >= first - 1 && tokens[first - 1].form !== ",")
    first--;
  const noun =
    tokens[first - 1]?.form === "," ? kids[said].find((kid) => kid < first && ASIDE.test(tokens[kid].deprel)) : undefined;
  if (noun === undefined || !/^(?:NOUN|PROPN)$/.test(tokens[noun].upos)) return;
  if (kids[verb].some((kid) => isSubject(tokens[kid]) || tokens[kid].deprel === "cc")) return;
  changes.set(verb, { head: -1, deprel: "root" });
  changes.set(noun, { head: verb, deprel: "nsubj" });
  changes.set(said, { head: verb, deprel: "parataxis" });
  for (const kid of kids[said]) if (kid > verb) changes.set(kid, { head: verb });
}

// "Troops crossed the river, the army said, and set fire to three huts": an act of soldiers behind who said so is theirs of whom he said it.
export function behindAside(tokens: Tokens, kids: Kids, said: number, isForce: Asked["isForce"], changes: Changes): void {
  const told = kids[said].find((kid) => kid < said && tokens[kid].deprel === "ccomp" && tokens[kid].upos === "VERB");
  if (told === undefined || !kids[told].some((kid) => isSubject(tokens[kid]))) return;
  const isAsided = kids[said].some((kid) => kid > told && kid < said && isSubject(tokens[kid]));
  for (const verb of isAsided ? kids[said] : []) {
    if (verb < said || tokens[verb].deprel !== "conj" || tokens[verb].upos !== "VERB" || !isForce(tokens[verb])) continue;
    const and = kids[verb].find((kid) => tokens[kid].deprel === "cc");
    if (and === undefined || tokens[and - 1].form !== "," || kids[verb].some((kid) => isSubject(tokens[kid]))) continue;
    changes.set(verb, { head: told });
  }
}

const ASIDE = /^(?:vocative|dislocated|nsubj|obj|obl)/;

// "Thousands of people marched in Oslo." read as people that were marched: a whole sentence has a verb, and this is the only one.
export function withoutVerb(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  if (kids[root].some((kid) => /^(?:cop|nsubj|aux|case)/.test(tokens[kid].deprel)) || changes.has(root)) return;
  let verb = -1;
  let end = root + 1;
  for (; end < tokens.length && tokens[end].head >= 0; end++) {
    const { upos, deprel, feats } = tokens[end];
    if (feats.includes("VerbForm=Fin")) return;
    if (verb < 0 && upos === "VERB" && deprel === "acl" && feats.includes("Tense=Past")) verb = end;
  }
  while (end > root && tokens[end - 1].head !== root && tokens[end - 1].head !== verb) end--;
  if (verb < 0 || tokens[end - 1].form !== "." || kids[verb].some((kid) => /^(?:obl:agent|aux|nsubj)/.test(tokens[kid].deprel)))
    return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "nsubj" });
  for (const kid of kids[root])
    if (kid > verb) changes.set(kid, { head: verb, ...(tokens[kid].upos === "VERB" && { deprel: "advcl" }) });
}

// "Fighting erupted between", "Shelling by Chad killed nine": nor is it a verb where another has no subject but it.
export function asGerund(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  const { form, head: verb } = tokens[first];
  if (verb < first || tokens[verb].upos !== "VERB" || !/^\p{Lu}\p{Ll}+ing$/u.test(form)) return;
  if (kids[first].some((kid) => kid < first || /^(?:nsubj|obj|xcomp|ccomp)/.test(tokens[kid].deprel))) return;
  if (!/Tense=Past|VerbForm=Fin/.test(tokens[verb].feats) || kids[verb].some((kid) => kid !== first && isSubject(tokens[kid])))
    return;
  for (let at = first + 1; at < verb; at++) if (tokens[at].form === ",") return;
  changes.set(first, { upos: "NOUN", feats: "", lemma: form.toLowerCase(), deprel: "nsubj" });
  for (const kid of kids[first]) if (tokens[kid].deprel === "obl") changes.set(kid, { deprel: "nmod" });
}
