/**
 * Clauses mended where parsers of news hang a verb's subject or object from the wrong verb: behind a relative clause, behind who
 * said it, behind a date. Each is told by what stands there and changes nothing else.
 */
import { type Arcs, drawArcs } from "../../document/arcs.ts";
import type { ParsedToken } from "../../document/stages.ts";

type Tokens = readonly ParsedToken[];
type Kids = Arcs["kids"];
type Changes = Map<number, Partial<ParsedToken>>;

/** Every mend of this file, in the order in which they rest on each other. */
export function withClauses(
  tokens: Tokens,
  dated: ReadonlySet<number>,
  isSpeech: (token: ParsedToken) => boolean,
  isPast: (form: string) => boolean,
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
      if (isSpeech(tokens[at])) beforeSpeaker(tokens, kids, at, changes);
      aroundAside(tokens, kids, at, changes);
      asFighting(tokens, kids, at, changes);
      asBetween(tokens, kids, at, changes);
    } else if (head < 0 && /^(?:NOUN|PROPN)$/.test(upos) && !dated.has(at)) {
      afterGap(tokens, kids, at, changes);
      atRoot(tokens, kids, at, isPast, changes);
      withoutVerb(tokens, kids, at, changes);
      beforeRoot(tokens, kids, at, changes);
    } else if (head < 0 && dated.has(at)) afterDate(tokens, kids, at, changes);
    if (upos === "NOUN" && deprel === "obj") asHead(tokens, kids, at, changes);
    if (upos === "VERB") besideFirst(tokens, kids, at, dated, changes);
    if (upos === "VERB") asGiven(tokens, kids, at, dated, changes);
    if (dated.has(at)) ofVerb(tokens, at, changes);
    if (dated.has(at)) besideDate(tokens, kids, at, dated, changes);
    if (isSubject(tokens[at])) besideNoun(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "obj") asNoun(tokens, kids, at, changes);
    if (upos === "VERB" && deprel === "amod") {
      beforeNumber(tokens, at, changes);
      behindDate(tokens, kids, at, dated, changes);
    }
    if (upos === "VERB" && deprel === "advcl") behindMark(tokens, kids, at, dated, changes);
    if (upos === "VERB" && deprel === "conj") besideFinite(tokens, kids, at, changes);
    if (deprel === "compound") asObject(tokens, at, changes);
  }
  return changes.size === 0 ? tokens : tokens.map((token, at) => (changes.has(at) ? { ...token, ...changes.get(at) } : token));
}

/** A finite past, which the tagger took for a participle. */
const PAST = "Mood=Ind|Tense=Past|VerbForm=Fin";

function isBelow(tokens: Tokens, at: number, root: number): boolean {
  let above = at;
  for (let steps = 0; above >= 0 && above !== root && steps < tokens.length; steps++) above = tokens[above].head;
  return above === root;
}

const isSubject = ({ deprel }: ParsedToken): boolean => deprel.startsWith("nsubj");

const isRelative = ({ upos, feats }: ParsedToken): boolean => upos === "PRON" && feats.includes("PronType=Rel");

// "The minister, who met the envoy, warned": a clause with two subjects, one of them "who", has lent the other from the root.
function afterRelative(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  if (kids[root].some((kid) => isSubject(tokens[kid])) || tokens[root - 1]?.form !== ",") return;
  for (let clause = root - 2; clause >= 0 && tokens[clause].form !== "."; clause--) {
    if (tokens[clause].upos !== "VERB") continue;
    const subjects = kids[clause].filter((kid) => isSubject(tokens[kid]) && kid < clause);
    const [noun, pronoun] = subjects;
    if (subjects.length !== 2 || !isRelative(tokens[pronoun])) continue;
    changes.set(noun, { head: root, deprel: "nsubj" });
    changes.set(clause, { head: noun, deprel: "acl:relcl" });
    return;
  }
}

// "Chad, whose guards shot at a patrol, pressed Mali", "Chad, which had refused, pressed": what the clause of "whose" or "which" tells
// is not what the sentence does.
function afterWhose(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  const subject = kids[first].find((kid) => kid < first && isSubject(tokens[kid]));
  const whose =
    subject === undefined || isRelative(tokens[subject])
      ? subject
      : kids[subject].find((kid) => kid < subject && isRelative(tokens[kid]));
  if (subject === undefined || whose === undefined || tokens[whose - 1]?.form !== ",") return;
  const noun = kids[first].find((kid) => kid < whose && /^(?:obl|vocative|dislocated|nsubj|obj)/.test(tokens[kid].deprel));
  const verb = kids[first].find(
    (kid) => kid > first && tokens[kid].deprel === "conj" && tokens[kid].upos === "VERB" && tokens[kid - 1].form === ",",
  );
  if (noun === undefined || verb === undefined || kids[noun].some((kid) => tokens[kid].deprel === "case")) return;
  changes.set(verb, { head: -1, deprel: "root" });
  changes.set(noun, { head: verb, deprel: "nsubj" });
  changes.set(first, { head: noun, deprel: "acl:relcl" });
}

// "Chad on Monday shelled": a date between a subject and its verb says when the verb was, not which Chad.
function ofVerb(tokens: Tokens, date: number, changes: Changes): void {
  const { head: noun, deprel } = tokens[date];
  if (noun < 0 || noun > date || !deprel.startsWith("nmod") || !isSubject(tokens[noun])) return;
  const verb = tokens[noun].head;
  if (verb < date || tokens[verb]?.upos !== "VERB") return;
  for (let at = date + 1; at < verb; at++)
    if (tokens[at].form === "," || tokens[at].upos === "NOUN" || isRelative(tokens[at])) return;
  changes.set(date, { head: verb, deprel: "obl" });
}

// "In May Chad signed", "On 6 May, Chad and Mali are to sign": a name right behind a date is none of it, but the verb's subject.
function besideDate(tokens: Tokens, kids: Kids, date: number, dated: ReadonlySet<number>, changes: Changes): void {
  const { head: verb, deprel } = tokens[date];
  if (verb < date || !/^(?:VERB|AUX)$/.test(tokens[verb].upos) || !/^(?:obl|nsubj)/.test(deprel)) return;
  const isName = (kid: number): boolean => kid > date && kid < verb && tokens[kid].upos === "PROPN" && !dated.has(kid);
  const [first, ...others] = kids[date].filter((kid) => isName(kid) && /^(?:flat|conj)$/.test(tokens[kid].deprel));
  const isOther = kids[verb].some((kid) => isSubject(tokens[kid]) && kid !== date && !dated.has(kid));
  if (first === undefined || isOther) return;
  changes.set(first, { head: verb, deprel: "nsubj" });
  changes.set(date, { deprel: "obl" });
  for (const other of others) changes.set(other, { head: first });
}

// "Shells fired from Chad fell": a past that no participle looks like, behind another and with no subject or mark of its own, is the
// sentence's verb; the first says which shells.
function afterReduced(tokens: Tokens, kids: Kids, root: number, isPast: (form: string) => boolean, changes: Changes): void {
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

// "At the invitation of Rome, the minister of Chad and the minister of Mali held talks": who did it was taken for one more who invites.
function behindOpening(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  if (kids[root].some((kid) => isSubject(tokens[kid]))) return;
  let first = root;
  while (first > 0 && isBelow(tokens, first - 1, root)) first--;
  if (tokens[first].upos !== "ADP") return;
  for (let comma = first + 2; comma < root - 1; comma++) {
    if (tokens[comma].form !== ",") continue;
    let noun = comma + 1;
    while (noun < root && (tokens[noun].head >= comma || tokens[noun].deprel === "punct")) noun++;
    if (noun === root || !/^(?:conj|appos)$/.test(tokens[noun].deprel) || !/^(?:NOUN|PROPN)$/.test(tokens[noun].upos)) continue;
    if (tokens.slice(comma, root).some(({ upos }) => upos === "VERB")) return;
    changes.set(noun, { head: root, deprel: "nsubj" });
    // "the minister of A and the minister of B", "After weeks of haggling, A and B": like joins like, and what hung from the same noun.
    for (let at = noun + 1; at < root; at++)
      if (tokens[at].deprel === "conj" && (tokens[at].lemma === tokens[noun].lemma || tokens[at].head === tokens[noun].head))
        changes.set(at, { head: noun });
    return;
  }
}

// "the forces of Chad and the Republic of Niger will": of two subjects of one verb with "and" between them, the second stands beside the
// noun before it.
function besideFirst(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const subjects = kids[verb].filter((kid) => isSubject(tokens[kid]) && kid < verb);
  if (subjects.length !== 2) return;
  const [first, second] = subjects;
  const and = kids[verb].find((kid) => tokens[kid].deprel === "cc" && kid > first && kid < second);
  if (and === undefined || and <= first + 1 || !/^(?:NOUN|PROPN)$/.test(tokens[and - 1].upos)) return;
  changes.set(second, { head: and - 1, deprel: "conj" });
  changes.set(and, { head: second });
  // "This month a Turkish company and a Kazakh company signed"
  if (!dated.has(first)) return;
  changes.set(first, { head: verb, deprel: "obl:unmarked" });
  changes.set(and - 1, { head: verb, deprel: "nsubj" });
}

// "is giving Peru nine helicopters": of two nouns behind a verb with no preposition and no comma between, the first is to whom.
function asGiven(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
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
  // "lent it $5 million"
  if (tokens[first].deprel === "obj" && tokens[second].deprel === "obj" && tokens[second].upos !== "SYM") return;
  if (dated.has(second) && !kids[second].some((kid) => tokens[kid].deprel === "nummod")) return;
  for (let at = verb + 1; at < second; at++) if (/^(?:PUNCT|ADP|CCONJ|SCONJ|VERB)$/.test(tokens[at].upos)) return;
  if (kids[verb].some((kid) => tokens[kid].deprel === "iobj")) return;
  changes.set(first, { deprel: "iobj" });
  changes.set(second, { deprel: "obj" });
}

// "urged Chad to stop and called on Mali": a past beside an infinitive goes with the verb that the infinitive belongs to.
function besideFinite(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
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
function behindDate(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const noun = tokens[verb].head;
  if (noun < verb || tokens[noun].deprel !== "conj" || !tokens[verb].feats.includes("Tense=Past")) return;
  if (!kids[verb].some((kid) => kid < verb && dated.has(kid))) return;
  let above = tokens[noun].head;
  while (above >= 0 && !/VerbForm=(?:Fin|Part)/.test(tokens[above].feats)) above = tokens[above].head;
  if (above < 0 || above > verb || tokens[above].upos !== "VERB") return;
  changes.set(verb, { head: above, deprel: "conj", feats: PAST });
  changes.set(noun, { head: verb, deprel: "obj" });
}

// "Clashes between Chad and Mali left nine dead", "Fighting broke out between", "Trains with tanks left": what opens a sentence before "between", or
// before another verb, is a noun.
function asBetween(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
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

// "lent Chad $5 million", "promised Chad 40 lorries", "held Chad responsible": a name right before a sum or a predicate is no part of it, but the verb's object.
function asObject(tokens: Tokens, name: number, changes: Changes): void {
  const { head, upos } = tokens[name];
  const verb = head > name ? tokens[head].head : -1;
  if (verb < 0 || verb > name || tokens[verb].upos !== "VERB" || !/^(?:PROPN|NOUN)$/.test(upos)) return;
  const isCounted = tokens[name + 1].upos === "NUM" && tokens[name + 1].head === head;
  if ((tokens[head].upos === "SYM" || isCounted) && tokens[head].deprel === "obj" && upos === "PROPN")
    changes.set(name, { head: verb, deprel: "iobj" });
  else if (tokens[head].upos === "ADJ" && tokens[head].deprel === "xcomp") changes.set(name, { head: verb, deprel: "obj" });
}

// "Minister X and the envoy, Y, held": a subject of a noun that is the verb's own, with "and" between, stands beside it.
function besideNoun(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
  const noun = tokens[first].head;
  if (noun < first || !/^(?:NOUN|PROPN)$/.test(tokens[noun].upos) || !isSubject(tokens[noun])) return;
  const verb = tokens[noun].head;
  const and = kids[noun].find((kid) => tokens[kid].deprel === "cc" && kid > first && kid < noun);
  if (and === undefined || tokens[verb]?.upos !== "VERB" || kids[noun].some((kid) => tokens[kid].deprel === "cop")) return;
  changes.set(first, { head: verb });
  changes.set(noun, { head: first, deprel: "conj" });
  for (const kid of kids[noun]) if (kid < first) changes.set(kid, { head: first });
}

// "X met the ministers, the department said": who is met was taken for who said so, and who said so for one of those met.
function beforeSpeaker(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
  const subject = kids[said].find((kid) => isSubject(tokens[kid]));
  const told = kids[said].find((kid) => tokens[kid].deprel === "ccomp" && tokens[kid].upos === "VERB");
  if (subject === undefined || told === undefined || told > subject || subject > said) return;
  if (
    kids[told].some((kid) => /^(?:obj|ccomp|xcomp)/.test(tokens[kid].deprel)) ||
    !kids[told].some((kid) => isSubject(tokens[kid]))
  )
    return;
  const comma = lastComma(tokens, subject, said);
  const speaker = said - 1;
  if (comma < 0 || comma > said - 3 || !/^(?:NOUN|PROPN)$/.test(tokens[speaker].upos)) return;
  changes.set(subject, { head: told, deprel: "obj" });
  changes.set(speaker, { head: said, deprel: "nsubj" });
}

// "Chad, he charged, had spurned": who said so, between commas, is no verb of the sentence; whom the tree addresses did it.
function aroundAside(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
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

// "Fighting between Chad and Mali raged": a sentence that opens with what goes on between two has it for its subject.
function asFighting(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
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

function lastComma(tokens: Tokens, from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (tokens[at].form === ",") return at;
  return -1;
}

// "Last month soldiers trained": a date at the root with a clause of its own subject and no "that".
function afterDate(tokens: Tokens, kids: Kids, date: number, changes: Changes): void {
  const clause = kids[date].find((kid) => kid > date && tokens[kid].upos === "VERB" && tokens[kid].deprel === "acl:relcl");
  if (clause === undefined || kids[date].some((kid) => /^(?:cop|case|nsubj)/.test(tokens[kid].deprel))) return;
  const subjects = kids[clause].filter((kid) => isSubject(tokens[kid]));
  if (subjects.length !== 1 || isRelative(tokens[subjects[0]])) return;
  changes.set(clause, { head: -1, deprel: "root" });
  changes.set(date, { head: clause, deprel: "obl:unmarked" });
}

// "Soldiers and the gangs they run shelled villages": a participle right behind the verb of a clause below a noun at the root is the
// sentence's own verb.
function afterGap(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
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
function atRoot(tokens: Tokens, kids: Kids, root: number, isPast: (form: string) => boolean, changes: Changes): void {
  if (kids[root].some((kid) => /^(?:cop|nsubj|aux|case)/.test(tokens[kid].deprel))) return;
  const verb = kids[root].find(
    (kid) => kid > root && tokens[kid].upos === "VERB" && tokens[kid].deprel === "acl" && isPast(tokens[kid].form.toLowerCase()),
  );
  if (verb === undefined || kids[verb].some((kid) => isSubject(tokens[kid]))) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "nsubj" });
}

// "Thousands of people marched in Oslo." read as people that were marched: a whole sentence has a verb, and this is the only one.
function withoutVerb(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  if (kids[root].some((kid) => /^(?:cop|nsubj|aux|case)/.test(tokens[kid].deprel)) || changes.has(root)) return;
  let verb = -1;
  let end = root + 1;
  for (; end < tokens.length && tokens[end].head >= 0; end++) {
    const { upos, deprel, feats } = tokens[end];
    if (feats.includes("VerbForm=Fin")) return;
    if (verb < 0 && upos === "VERB" && deprel === "acl" && feats.includes("Tense=Past")) verb = end;
  }
  while (end > root && tokens[end - 1].head !== root) end--;
  if (verb < 0 || tokens[end - 1].form !== "." || kids[verb].some((kid) => /^(?:obl:agent|aux|nsubj)/.test(tokens[kid].deprel)))
    return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "nsubj" });
  for (const kid of kids[root])
    if (kid > verb) changes.set(kid, { head: verb, ...(tokens[kid].upos === "VERB" && { deprel: "advcl" }) });
}

// "after Oslo recognised": a name between a preposition and a verb that has no subject is that subject.
function behindMark(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const name = verb - 1;
  if (tokens[name]?.head !== verb || tokens[name].deprel !== "obl" || tokens[name].upos !== "PROPN" || dated.has(name)) return;
  const mark = kids[name].find((kid) => tokens[kid].deprel === "case" && kid < name);
  if (mark === undefined || kids[verb].some((kid) => /^(?:nsubj|aux|mark)/.test(tokens[kid].deprel))) return;
  changes.set(name, { deprel: "nsubj" });
  changes.set(mark, { head: verb, deprel: "mark" });
}

// "The ministry denied responsibility and expressed" read as a responsibility that is denied: a participle with a subject of its own
// is the verb, the noun its object, and what follows goes with it.
function beforeRoot(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
  const verb = kids[root].find((kid) => kid < root && tokens[kid].upos === "VERB" && tokens[kid].deprel === "amod");
  if (verb === undefined || !kids[verb].some((kid) => isSubject(tokens[kid]) && kid < verb)) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(root, { head: verb, deprel: "obj" });
  for (const kid of kids[root])
    if (kid > root && (tokens[kid].upos === "VERB" || tokens[kid].deprel.startsWith("obl"))) changes.set(kid, { head: verb });
}

// "condemned the missile launches by Oslo": an object is a noun, and what stands below it qualifies it.
function asNoun(tokens: Tokens, kids: Kids, object: number, changes: Changes): void {
  if (kids[object].some((kid) => /^(?:aux|cop|mark|obj|xcomp|ccomp)/.test(tokens[kid].deprel))) return;
  if (!/s$/.test(tokens[object].form) && !kids[object].some((kid) => tokens[kid].deprel === "det")) return;
  changes.set(object, { upos: "NOUN", feats: "" });
  for (const kid of kids[object]) {
    if (isSubject(tokens[kid])) changes.set(kid, { deprel: "compound" });
    else if (tokens[kid].deprel.startsWith("obl")) changes.set(kid, { deprel: "nmod" });
  }
}

// "the foreign, trade and transport ministers met": a noun has no object; the plural behind a row of nouns is what they all qualify.
function asHead(tokens: Tokens, kids: Kids, noun: number, changes: Changes): void {
  const { head: first, feats } = tokens[noun];
  if (first < 0 || first > noun || tokens[first].upos !== "NOUN" || !feats.includes("Number=Plur")) return;
  for (let at = first + 1; at < noun; at++)
    if (tokens[at].form !== "," && !/^(?:cc|conj|compound|amod)$/.test(tokens[at].deprel)) return;
  changes.set(noun, { head: tokens[first].head, deprel: tokens[first].deprel });
  changes.set(first, { head: noun, deprel: "compound" });
  for (const kid of kids[first]) if (/^(?:det|case)$/.test(tokens[kid].deprel)) changes.set(kid, { head: noun });
}

// "repelled an attack, destroyed eleven vehicles and": a participle stands behind a number, never before it; such a one is a verb
// with its object, beside the last verb.
function beforeNumber(tokens: Tokens, verb: number, changes: Changes): void {
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
