/**
 * Which word is a sentence's own verb, where the parser took another for it: a participle, a noun, a date, who said it.
 */
import { type Changes, isRelative, isSubject, type Kids, PAST, type Tokens } from "./clause.ts";

// "Shells fired from Chad fell": a past that no participle looks like, behind another and with no subject or mark of its own, is the
// sentence's verb; the first says which shells.
export function afterReduced(
  tokens: Tokens,
  kids: Kids,
  root: number,
  isPast: (form: string) => boolean,
  changes: Changes,
): void {
  const subject = kids[root].find((kid) => isSubject(tokens[kid]));
  const verb = kids[root].find(
    (kid) => kid > root && /^(?:advcl|conj|ccomp)$/.test(tokens[kid].deprel) && isPast(tokens[kid].form.toLowerCase()),
  );
  if (subject !== root - 1 || verb === undefined || !tokens[root].feats.includes("Tense=Past")) return;
  if (tokens.slice(root, verb).some(({ form, upos }) => form === "," || upos === "CCONJ")) return;
  if (kids[verb].some((kid) => kid < verb && /^(?:mark|nsubj|aux|cc|advmod)/.test(tokens[kid].deprel))) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: subject, deprel: "acl", feats: "Tense=Past|VerbForm=Part" });
  changes.set(subject, { head: verb, deprel: "nsubj" });
  for (const kid of kids[root]) if (kid > verb) changes.set(kid, { head: verb });
}

// "Fighting between Chad and Mali raged": a sentence that opens with what goes on between two has it for its subject.
export function asFighting(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  if (!/^\p{Lu}\p{Ll}+ing$/u.test(tokens[first].form) || tokens[first + 1]?.upos !== "ADP") return;
  const one = tokens[first + 1].head;
  const verb = kids[first].find((kid) => kid > one && tokens[kid].upos === "VERB" && tokens[kid].deprel === "conj");
  const other = verb === undefined ? undefined : kids[verb].find((kid) => kid > one && kid < verb && isSubject(tokens[kid]));
  const and = verb === undefined ? undefined : kids[verb].find((kid) => tokens[kid].deprel === "cc");
  if (verb === undefined || other === undefined || and === undefined || and > other || tokens[one]?.head !== first) return;
  changes.set(verb, { head: -1, deprel: "root" });
  changes.set(first, { head: verb, deprel: "nsubj", upos: "NOUN", feats: "" });
  changes.set(one, { deprel: "nmod" });
  changes.set(other, { head: one, deprel: "conj" });
  changes.set(and, { head: other });
}

// "Clashes between Chad and Mali left nine dead", "Fighting broke out between", "Trains with tanks left": what opens a sentence before "between", or
// before another verb, is a noun.
export function asBetween(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  if (!/^\p{Lu}\p{Ll}+(?:s|ing)$/u.test(tokens[first].form) || kids[first].some((kid) => kid < first || isSubject(tokens[kid])))
    return;
  if (tokens[first + 1]?.deprel === "case" && tokens[first + 1].lemma === "between")
    changes.set(first, { upos: "NOUN", feats: "" });
  else if (tokens[first + 1]?.upos === "VERB" && tokens[first + 1].head === first && tokens[first + 1].deprel === "parataxis") {
    changes.set(first, { upos: "NOUN", feats: "", head: first + 1, deprel: "nsubj" });
    changes.set(first + 1, { head: -1, deprel: "root" });
  } else asLoaded(tokens, kids, first, changes);
}

function asLoaded(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  const noun = kids[first].find((kid) => kid > first && tokens[kid].deprel === "obl" && tokens[first + 1].head === kid);
  const verb = noun === undefined ? undefined : kids[noun].find((kid) => kid > noun && tokens[kid].deprel === "acl");
  if (noun === undefined || verb === undefined || tokens[verb].upos !== "VERB" || !tokens[verb].feats.includes("Tense=Past"))
    return;
  if (kids[verb].some((kid) => /^(?:obl:agent|aux|nsubj)/.test(tokens[kid].deprel))) return;
  changes.set(first, { upos: "NOUN", feats: "", head: verb, deprel: "nsubj" });
  changes.set(noun, { deprel: "nmod" });
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  for (const kid of kids[first]) if (kid > verb) changes.set(kid, { head: verb });
}

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

// "The minister is due to meet": what somebody is due to do is no subject beside him.
export function behindDue(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const { head: due } = tokens[verb];
  const isDue =
    due >= 0 && due < verb && tokens[due].upos === "ADJ" && kids[due].some((kid) => isSubject(tokens[kid]) && kid < due);
  if (isDue && tokens[verb].feats.includes("VerbForm=Inf")) changes.set(verb, { deprel: "xcomp" });
}

// "held talks in August; China promised": what a semicolon opens with a subject of its own is no clause of a noun before it.
export function behindSemicolon(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const { head: noun } = tokens[verb];
  const subject = kids[verb].find((kid) => kid < verb && isSubject(tokens[kid]));
  if (noun < 0 || noun > verb || subject === undefined || isRelative(tokens[subject])) return;
  if (!tokens.slice(noun, subject).some(({ form }) => form === ";")) return;
  let above = noun;
  while (tokens[above].head >= 0 && (tokens[above].upos !== "VERB" || tokens[above].head > above)) above = tokens[above].head;
  changes.set(verb, { head: above, deprel: "parataxis" });
}

// "after Danish jets strike Mali": a headline's verb between a plural and a name, of which the tree makes one noun.
export function behindJets(tokens: Tokens, kids: Kids, name: number, isVerb: (form: string) => boolean, changes: Changes): void {
  const [verb, subject] = [name - 1, name - 2];
  const isPart = (at: number, head: RegExp): boolean => tokens[at]?.upos === "NOUN" && head.test(tokens[at].deprel);
  if (!isPart(verb, /^compound$/) || tokens[verb].head !== name || !isPart(subject, /^(?:compound|amod)$/)) return;
  if (!tokens[subject].feats.includes("Number=Plur") || tokens[verb].feats.includes("Number=Plur")) return;
  const opens = kids[name].find((kid) => kid < subject && tokens[kid].deprel === "case");
  if (opens === undefined || !isVerb(`${tokens[verb].form}s`) || tokens[name].head < 0) return;
  changes.set(verb, { upos: "VERB", feats: "Mood=Ind|Tense=Pres|VerbForm=Fin", head: tokens[name].head, deprel: "advcl" });
  changes.set(subject, { head: verb, deprel: "nsubj" });
  changes.set(name, { head: verb, deprel: "obj" });
  changes.set(opens, { head: verb, deprel: "mark" });
  for (const kid of kids[name]) if (kid > opens && kid < subject) changes.set(kid, { head: subject });
}

// "Chad, he charged, had spurned": who said so, between commas, is no verb of the sentence; whom the tree addresses did it.
export function aroundAside(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
  if (tokens[said + 1]?.form !== ",") return;
  const speaker = kids[said].find((kid) => kid < said && isSubject(tokens[kid]));
  const verb = kids[said].find((kid) => kid > said && /^(?:conj|ccomp|parataxis)$/.test(tokens[kid].deprel));
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

const ASIDE = /^(?:vocative|dislocated|nsubj|obj|obl)/;

// "Last month soldiers trained": a date at the root with a clause of its own subject and no "that", or with a noun as its other name that
// was trained.
export function afterDate(tokens: Tokens, kids: Kids, date: number, changes: Changes): void {
  if (kids[date].some((kid) => /^(?:cop|case|nsubj)/.test(tokens[kid].deprel))) return;
  const noun = kids[date].find((kid) => kid > date && tokens[kid].deprel === "appos" && tokens[kid - 1].form !== ",");
  const clause = kids[noun ?? date].find(
    (kid) => kid > date && tokens[kid].upos === "VERB" && tokens[kid].deprel === (noun === undefined ? "acl:relcl" : "acl"),
  );
  if (clause === undefined) return;
  const subjects = kids[clause].filter((kid) => isSubject(tokens[kid]));
  if (noun === undefined ? subjects.length !== 1 || isRelative(tokens[subjects[0]]) : subjects.length > 0) return;
  changes.set(clause, { head: -1, deprel: "root", ...(noun !== undefined && { feats: PAST }) });
  changes.set(date, { head: clause, deprel: "obl:unmarked" });
  if (noun !== undefined) changes.set(noun, { head: clause, deprel: "nsubj" });
}

// "Soldiers and the gangs they run shelled villages": a participle right behind the verb of a clause below a noun at the root is the
// sentence's own verb.
export function afterGap(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  if (kids[root].some((kid) => /^(?:cop|nsubj|aux|case)/.test(tokens[kid].deprel))) return;
  for (let clause = root + 1; clause < tokens.length - 1 && tokens[clause].form !== "."; clause++) {
    const next = tokens[clause + 1];
    if (tokens[clause].upos !== "VERB" || tokens[clause].deprel !== "acl:relcl") continue;
    const noun = next.head;
    if (next.upos !== "VERB" || next.deprel !== "amod" || !next.feats.includes("Tense=Past") || noun < clause) return;
    if (tokens[noun].head !== clause || tokens[noun].deprel !== "obj") return;
    changes.set(clause + 1, { head: -1, deprel: "root", feats: PAST });
    changes.set(noun, { head: clause + 1, deprel: "obj" });
    changes.set(root, { head: clause + 1, deprel: "nsubj" });
    for (const kid of [...kids[clause], ...kids[root]])
      if (kid > noun && /^(?:obl|advcl|conj)/.test(tokens[kid].deprel))
        changes.set(kid, { head: clause + 1, deprel: tokens[kid].deprel === "conj" ? "advcl" : tokens[kid].deprel });
    return;
  }
}

// "The envoy spoke by phone" read as an envoy that was spoken: a past that no participle looks like has the noun for its subject.
export function atRoot(tokens: Tokens, kids: Kids, root: number, isPast: (form: string) => boolean, changes: Changes): void {
  if (kids[root].some((kid) => /^(?:cop|nsubj|aux|case)/.test(tokens[kid].deprel))) return;
  const verb = kids[root].find(
    (kid) => kid > root && tokens[kid].upos === "VERB" && tokens[kid].deprel === "acl" && isPast(tokens[kid].form.toLowerCase()),
  );
  if (verb === undefined || kids[verb].some((kid) => isSubject(tokens[kid]))) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "nsubj" });
}

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

// "The ministry denied responsibility and expressed" read as a responsibility that is denied: a participle with a subject of its own
// is the verb, the noun its object, and what follows goes with it.
export function beforeRoot(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  const verb = kids[root].find((kid) => kid < root && tokens[kid].upos === "VERB" && tokens[kid].deprel === "amod");
  if (verb === undefined || !kids[verb].some((kid) => isSubject(tokens[kid]) && kid < verb)) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "obj" });
  for (const kid of kids[root])
    if (kid > root && (tokens[kid].upos === "VERB" || tokens[kid].deprel.startsWith("obl"))) changes.set(kid, { head: verb });
}
