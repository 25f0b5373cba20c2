/**
 * Whose the verb is, where the parser hung its subject elsewhere: behind a relative clause, behind a date, from who said it.
 */
import { type Changes, isRelative, isSubject, type Kids, type Tokens } from "./clause.ts";

// "Chad on Monday shelled": a date between a subject and its verb says when the verb was, not which Chad.
export function ofVerb(tokens: Tokens, date: number, changes: Changes): void {
  const { head: noun, deprel } = tokens[date];
  if (noun < 0 || noun > date || !deprel.startsWith("nmod") || !isSubject(tokens[noun])) return;
  const verb = tokens[noun].head;
  if (verb < date || tokens[verb]?.upos !== "VERB") return;
  for (let at = date + 1; at < verb; at++)
    if (tokens[at].form === "," || tokens[at].upos === "NOUN" || isRelative(tokens[at])) return;
  changes.set(date, { head: verb, deprel: "advmod" });
}

// "talks between Danish and Greek officials held in Oslo": what was held was between them.
export function ofBetween(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const last = tokens[verb].head;
  if (last < 0 || last > verb || !tokens[verb].feats.includes("Tense=Past")) return;
  const first = tokens[last].deprel === "conj" ? tokens[last].head : last;
  const isBetween = kids[first].some((kid) => tokens[kid].deprel === "case" && tokens[kid].lemma === "between");
  if (isBetween && tokens[first].head >= 0 && tokens[tokens[first].head].upos === "NOUN")
    changes.set(verb, { head: tokens[first].head });
}

// "after Oslo recognised": a name between a preposition and a verb that has no subject is that subject, whatever the tree hangs it from.
export function behindMark(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const last = verb - 1;
  // "after Oslo and Riga recognised"
  const name = tokens[last]?.deprel === "conj" && tokens[last].upos === "PROPN" ? tokens[last].head : last;
  const isBeside = tokens[name]?.head !== verb;
  if (tokens[name]?.upos !== "PROPN" || !/^(?:obl|nmod)$/.test(tokens[name].deprel) || dated.has(name)) return;
  const mark = kids[name].find((kid) => tokens[kid].deprel === "case" && kid < name);
  if (mark === undefined || kids[verb].some((kid) => /^(?:nsubj|aux|mark)/.test(tokens[kid].deprel))) return;
  const { feats } = tokens[verb];
  // "as Oslo expels envoys"
  const isOpened = TEMPORAL.test(tokens[mark].form)
    ? feats.includes("Tense=Past")
    : tokens[mark].form === "as" && feats.includes("VerbForm=Fin");
  if (isBeside && !isOpened) return;
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(mark, { head: verb, deprel: "mark" });
}

// "Oslo, Riga sign pact": two names before a verb in the plural, with a comma for "and".
export function asPair(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const [first, second] = kids[verb].filter((kid) => kid < verb && /^(?:vocative|nsubj)/.test(tokens[kid].deprel));
  const starts = second === undefined ? -1 : Math.min(second, ...kids[second]);
  if (starts !== first + 2 || second !== verb - 1 || tokens[first + 1].form !== "," || !/^VB[DP]?$/.test(tokens[verb].xpos))
    return;
  if (tokens[first].upos !== "PROPN" || tokens[second].upos !== "PROPN") return;
  changes.set(first, { deprel: "nsubj" });
  changes.set(second, { head: first, deprel: "conj" });
}

// "after sanctions on Oslo were lifted": what a preposition seems to open is the subject of a verb that has an auxiliary and no other.
export function behindOpened(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const auxiliary = kids[verb].find((kid) => tokens[kid].deprel.startsWith("aux"));
  if (auxiliary === undefined || kids[verb].some((kid) => /^(?:[nc]subj|mark|cc)/.test(tokens[kid].deprel))) return;
  const above = tokens[verb].head;
  let noun = auxiliary - 1;
  while (noun > above && tokens[noun].head > above && tokens[noun].head < noun) noun = tokens[noun].head;
  if (noun <= above || tokens[noun].head !== above || tokens[noun].deprel !== "obl") return;
  const mark = kids[noun].find((kid) => tokens[kid].deprel === "case");
  if (mark === undefined || !TEMPORAL.test(tokens[mark].form)) return;
  changes.set(noun, { head: verb, deprel: tokens[auxiliary].deprel === "aux:pass" ? "nsubj:pass" : "nsubj" });
  changes.set(mark, { head: verb, deprel: "mark" });
}

// "criticised a move by Oslo to expel envoys": whose move it is does it.
export function ofMove(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const { head: above } = tokens[verb];
  const isInfinitive = kids[verb].some((kid) => tokens[kid].deprel === "mark" && tokens[kid].upos === "PART");
  if (above < 0 || above > verb || !isInfinitive || kids[verb].some((kid) => isSubject(tokens[kid]))) return;
  const moves = kids[above].find((kid) => kid < verb && /^(?:obj|nsubj:pass)$/.test(tokens[kid].deprel));
  const isBy = (kid: number): boolean =>
    tokens[kid].deprel === "nmod" &&
    kid < verb &&
    kids[kid].some((by) => tokens[by].deprel === "case" && tokens[by].form === "by");
  if (moves !== undefined && kids[moves].some(isBy)) changes.set(verb, { head: moves, deprel: "acl" });
}

// "dealt with Mali accused of spying", "build drones under a deal struck in Oslo": a bare participle right behind a noun that stands behind a
// preposition is the noun's.
export function ofNoun(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const noun = verb - 1;
  if (!/^(?:NOUN|PROPN)$/.test(tokens[noun]?.upos ?? "") || !/^(?:obl|nmod)$/.test(tokens[noun].deprel)) return;
  const above = tokens[noun].head;
  const { head } = tokens[verb];
  if (
    above === verb ||
    (above !== head && (above < 0 || tokens[above].head !== head)) ||
    !tokens[verb].feats.includes("Tense=Past")
  )
    return;
  if (!kids[noun].some((kid) => tokens[kid].deprel === "case" && !TEMPORAL.test(tokens[kid].form))) return;
  if (kids[verb].some((kid) => /^(?:nsubj|aux|mark|obj|cc)/.test(tokens[kid].deprel))) return;
  changes.set(verb, { head: noun, deprel: "acl" });
}

const TEMPORAL = /^(?:after|before)$/;

// "opened a mine at Bor and Chad bought its ore": a verb without "and" of its own has the name before it for its subject, and its "and".
export function behindAnd(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const name = verb - 1;
  const and = kids[name]?.find((kid) => tokens[kid].deprel === "cc" && kid === name - 1);
  if (and === undefined || tokens[name].deprel !== "conj" || tokens[name].upos !== "PROPN") return;
  // "and Modi and Xi met"
  if (tokens[and - 1].upos === "PROPN" && tokens[and - 2]?.upos === "CCONJ") {
    if (!kids[verb].some((kid) => isSubject(tokens[kid]))) changes.set(and - 1, { head: verb, deprel: "nsubj" });
    return;
  }
  if (!tokens[verb].feats.includes("VerbForm=Fin") || kids[verb].some((kid) => /^(?:nsubj|cc|mark|aux)/.test(tokens[kid].deprel)))
    return;
  const first = tokens[name].head;
  const mark = kids[first].find((kid) => tokens[kid].deprel === "case" && TEMPORAL.test(tokens[kid].form));
  if (mark !== undefined && first === and - 1 && tokens[first].upos === "PROPN" && tokens[first].head === tokens[verb].head) {
    // "after Oslo and Riga reached an accord": both did it.
    changes.set(verb, { deprel: "advcl" });
    changes.set(first, { head: verb, deprel: "nsubj" });
    changes.set(mark, { head: verb, deprel: "mark" });
    return;
  }
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(and, { head: verb });
}

// "The ministers signed a pact, the palace said", with both for who said it: the first is whose verb stands before the other.
export function besideSpeaker(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
  const [first, speaker] = kids[said].filter((kid) => isSubject(tokens[kid]));
  const told = kids[said].find((kid) => tokens[kid].deprel === "ccomp" && tokens[kid].upos === "VERB");
  if (speaker === undefined || told === undefined || first > told || speaker < told) return;
  if (!kids[told].some((kid) => isSubject(tokens[kid]))) changes.set(first, { head: told, deprel: "nsubj" });
}

// "arming rebels, a charge Oslo dismissed": behind a comma, a name right after a noun is who does to it what the verb tells.
export function ofCharge(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  let name = verb - 1;
  while (name > 0 && kids[verb].includes(name) && /^(?:aux|advmod)/.test(tokens[name].deprel)) name--;
  let first = name;
  while (first > 0 && tokens[first].upos === "PROPN") first--;
  const article = first - 1;
  if (first === name || tokens[first].upos !== "NOUN" || tokens[article]?.deprel !== "det" || tokens[article - 1]?.form !== ",")
    return;
  if (!tokens[verb].feats.includes("VerbForm=Fin") && !kids[verb].some((kid) => tokens[kid].deprel === "aux")) return;
  if (kids[verb].some((kid) => kid > verb && /^(?:obj|ccomp)$/.test(tokens[kid].deprel))) return;
  const above = tokens[verb].head;
  if (above < 0 || above > article || kids[verb].some((kid) => tokens[kid].deprel === "mark")) return;
  changes.set(verb, { head: first, deprel: "acl:relcl" });
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(article, { head: first });
  for (let at = first + 1; at < name; at++) changes.set(at, { head: name, deprel: "compound" });
  const { head } = tokens[first];
  if (head > article || head < 0) changes.set(first, { head: above, deprel: "appos" });
}
