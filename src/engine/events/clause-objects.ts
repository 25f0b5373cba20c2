/**
 * What the verb acts on, where the parser took an object for a modifier, a verb for a participle, or a noun for a verb.
 */
import { type Changes, isSubject, type Kids, type Tokens } from "./clause.ts";

// "is giving Peru nine helicopters": of two nouns behind a verb with no preposition and no comma between, the first is to whom.
export function asGiven(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const isBare = (kid: number): boolean =>
    kid > verb &&
    /^(?:obj|obl)$/.test(tokens[kid].deprel) &&
    /^(?:NOUN|PROPN|SYM|PRON)$/.test(tokens[kid].upos) &&
    !kids[kid].some((below) => /^(?:case|mark|cop)/.test(tokens[below].deprel));
  const [first, second, ...more] = kids[verb].filter(isBare);
  const isDefinite = first !== undefined && tokens[first - 1]?.deprel === "det";
  const isOpened = (kid: number): boolean => kids[kid].some((below) => tokens[below].deprel === "case" && below < kid);
  // "had met President Deby", "received on 24 March the envoy": a bare name, or a noun with its article, behind a verb without an object.
  if (
    first !== undefined &&
    second === undefined &&
    tokens[first].deprel === "obl" &&
    (tokens[first].upos === "PROPN" || isDefinite) &&
    !dated.has(first)
  )
    if (
      !kids[verb].some(
        (kid) =>
          /^(?:obj|iobj|ccomp|xcomp)/.test(tokens[kid].deprel) ||
          (kid < first && kid > verb && tokens[kid].upos !== "ADV" && !dated.has(kid) && !(isDefinite && isOpened(kid))),
      )
    )
      changes.set(first, { deprel: "obj" });
  // "sent long-range missiles": the end of a hyphened word is no object beside another.
  if (second !== undefined && tokens[first - 1]?.form === "-" && tokens[second].deprel === "obj") {
    changes.set(first, { head: second, deprel: "compound" });
    return;
  }
  // "strikes Iran-backed militias": nor is what begins one.
  if (second !== undefined && tokens[first + 1]?.form === "-" && tokens[first + 2]?.head === second) {
    changes.set(first, { head: first + 2, deprel: "compound" });
    return;
  }
  if (second === undefined || more.length > 0 || dated.has(first)) return;
  // "brought the submarine Helena"
  if (second === first + 1 && tokens[first].upos === "NOUN" && tokens[second].upos === "PROPN") return;
  // "lent it $5 million", "handed Chad another battery"; not "called it a threat"
  const isGift = tokens[second].upos === "SYM" || GIVING.test(tokens[verb].lemma);
  if (tokens[first].deprel === "obj" && tokens[second].deprel === "obj" && !isGift) return;
  if (dated.has(second) && !kids[second].some((kid) => tokens[kid].deprel === "nummod")) return;
  // "gave the writer a suspended sentence"
  const isBetween = ({ upos, deprel }: Tokens[number]): boolean =>
    /^(?:PUNCT|ADP|CCONJ|SCONJ|VERB)$/.test(upos) && deprel !== "amod";
  if (tokens.slice(verb + 1, second).some(isBetween) || kids[verb].some((kid) => tokens[kid].deprel === "iobj")) return;
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

// "condemned killing of civilians": a gerund right behind the verb with "of" for its object is a noun, but for those that speak or dispose of something.
export function asDeed(tokens: Tokens, kids: Kids, gerund: number, changes: Changes): void {
  const { xpos, form, deprel, head: verb } = tokens[gerund];
  if (xpos !== "VBG" || verb !== gerund - 1 || !/^(?:advcl|xcomp|ccomp|obj)$/.test(deprel) || SPEAKING.test(form)) return;
  const of = tokens[gerund + 1];
  if (of?.lemma !== "of" || of.deprel !== "case" || tokens[of.head].head !== gerund || kids[gerund].some(isObject)) return;
  if (kids[verb].some(isObject)) return;
  changes.set(gerund, { upos: "NOUN", feats: "Number=Sing", lemma: form, deprel: "obj" });
  for (const kid of kids[gerund]) if (tokens[kid].deprel === "obl") changes.set(kid, { deprel: "nmod" });

  function isObject(kid: number): boolean {
    return /^(?:obj|iobj)$/.test(tokens[kid].deprel) && kid !== gerund;
  }
}

const SPEAKING = /^(?:speak|talk|think|hear|dream|complain|dispos|approv|disapprov|consist|warn|learn|despair)ing$/;

// "hold the junta and its masters responsible": what somebody is held to be, where the tree makes it say more of the last noun.
export function asHeld(tokens: Tokens, predicate: number, changes: Changes): void {
  let noun = tokens[predicate].head;
  if (noun < 0) return;
  while (tokens[noun].deprel === "conj") noun = tokens[noun].head;
  const verb = tokens[noun].deprel === "obj" ? tokens[noun].head : -1;
  if (verb >= 0 && HOLDING.test(tokens[verb].lemma)) changes.set(predicate, { head: verb, deprel: "xcomp" });
}

const HOLDING = /^(?:hold|consider|deem|declare)$/;

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
  // "of smuggling"
  const isDoing =
    deprel === "acl" && (tokens[below].xpos === "VBG" || kids[below].some((kid) => tokens[kid].deprel === "aux" && kid < below));
  if (!isDoing && (deprel !== "nmod" || upos !== "NOUN")) return;
  let first = name;
  while (first > 0 && tokens[first - 1].head === name && /^(?:compound|flat)$/.test(tokens[first - 1].deprel)) first--;
  if (tokens[name + 1]?.lemma !== "of" || tokens[name + 1].head !== below || tokens[first - 1]?.upos !== "VERB") return;
  if (kids[below].some((kid) => /^(?:cop|nsubj)/.test(tokens[kid].deprel))) return;
  changes.set(below, { head: tokens[name].head, deprel: upos === "VERB" ? "advcl" : "obl" });
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
