/**
 * Whose the verb is, where the parser hung its subject elsewhere: behind a relative clause, behind a date, from who said it.
 */
import { type Changes, isBelow, isRelative, isSubject, type Kids, PAST, type Tokens } from "./clause.ts";

// "The minister, who met the envoy, warned": a clause with two subjects, one of them "who", has lent the other from the root.
export function afterRelative(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
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
export function afterWhose(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
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
export function ofVerb(tokens: Tokens, date: number, changes: Changes): void {
  const { head: noun, deprel } = tokens[date];
  if (noun < 0 || noun > date || !deprel.startsWith("nmod") || !isSubject(tokens[noun])) return;
  const verb = tokens[noun].head;
  if (verb < date || tokens[verb]?.upos !== "VERB") return;
  for (let at = date + 1; at < verb; at++)
    if (tokens[at].form === "," || tokens[at].upos === "NOUN" || isRelative(tokens[at])) return;
  changes.set(date, { head: verb, deprel: "advmod" });
}

// "as Oslo freezes aid", "as Chad warns of revenge": in a headline "as" opens a clause, in which the name right behind it acts.
export function behindAs(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  // Nor does it say more of a noun: "backs a bid as Chad halts imports".
  const { head: noun, deprel } = tokens[verb];
  const isOfNoun = deprel === "acl" && kids[verb].some((kid) => tokens[kid].deprel === "mark" && tokens[kid].form === "as");
  if (isOfNoun && tokens[tokens[noun].head]?.upos === "VERB") changes.set(verb, { head: tokens[noun].head, deprel: "advcl" });
  const name = verb - 1;
  if (!/^VB[DPZ]$/.test(tokens[verb].xpos) || tokens[name]?.upos !== "PROPN" || !/^(?:obl|nmod)/.test(tokens[name].deprel))
    return;
  const mark = kids[name].find((kid) => kid < name && tokens[kid].deprel === "case" && tokens[kid].form === "as");
  const over = tokens[name].head;
  if (mark === undefined || over < 0 || over >= mark || kids[verb].some((kid) => isSubject(tokens[kid]))) return;
  changes.set(mark, { head: verb, deprel: "mark", upos: "SCONJ" });
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(verb, { head: over, deprel: "advcl" });
}

// "16:40 Chad's minister, Idriss, has accused": the hour before an entry does nothing; whoever the tree makes another word for it does.
export function behindClock(tokens: Tokens, kids: Kids, clock: number, changes: Changes): void {
  if (!CLOCK.test(tokens[clock].form)) return;
  const who = kids[clock].find((kid) => kid > clock && /^(?:appos|conj|flat|compound|parataxis)$/.test(tokens[kid].deprel));
  const { head: verb } = tokens[clock];
  changes.set(clock, { deprel: "obl" });
  const isOther = kids[verb]?.some((kid) => kid !== clock && kid < verb && isSubject(tokens[kid]));
  if (who !== undefined && verb > who && !isOther) changes.set(who, { head: verb, deprel: "nsubj" });
}

const CLOCK = /^\d{1,2}[:.]\d\d$/;

// "Chad and Mali have both called on": "both" is nobody beside them; a subject of the auxiliary is the verb's.
export function besideAll(tokens: Tokens, kids: Kids, all: number, changes: Changes): void {
  const { head: verb } = tokens[all];
  const auxiliary = all - 1;
  if (!isCounting(tokens[all]) || verb !== all + 1 || !/^aux/.test(tokens[auxiliary]?.deprel ?? "")) return;
  changes.set(all, { deprel: "advmod" });
  const subject = [...kids[auxiliary], ...kids[verb]].find(
    (kid) => kid < auxiliary && isSubject(tokens[kid]) && !CLOCK.test(tokens[kid].form),
  );
  const isPassive = tokens[auxiliary].deprel === "aux:pass";
  if (subject !== undefined) changes.set(subject, { head: verb, deprel: isPassive ? "nsubj:pass" : "nsubj" });
}

// "Jamaica and Belize have each sent groups": a participle behind what counts its doers is the verb, and its noun the object.
export function behindEach(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const { head: noun, feats } = tokens[verb];
  const has = noun < 0 ? -1 : tokens[noun].head;
  if (has !== verb - 2 || !isCounting(tokens[verb - 1]) || tokens[noun].deprel !== "obj" || !feats.includes("Tense=Past")) return;
  changes.set(verb, { head: tokens[has].head, deprel: tokens[has].deprel });
  changes.set(verb - 1, { head: verb, deprel: "advmod" });
  changes.set(has, { head: verb, deprel: "aux" });
  changes.set(noun, { head: verb, deprel: "obj" });
  for (const kid of kids[has]) if (kid !== noun) changes.set(kid, { head: verb });
}

// "each", "both", "all": no article.
const isCounting = (token: Tokens[number] | undefined): boolean => token?.upos === "DET" && !token.feats.includes("Definite=");

// "Two Danish planes crossed into Chad, and jets took off": of two subjects of one verb with "and" before the second, the first has its
// own verb, which the tree makes its participle.
export function withOwnVerb(tokens: Tokens, kids: Kids, last: number, changes: Changes): void {
  const [first, second] = kids[last].filter((kid) => kid < last && isSubject(tokens[kid]));
  if (first === undefined || second === undefined) return;
  const verb = kids[first].find(
    (kid) => kid > first && kid < second && tokens[kid].deprel === "acl" && tokens[kid].upos === "VERB",
  );
  const and = [...kids[last], ...kids[second]].find((kid) => kid > first && kid < second && tokens[kid].deprel === "cc");
  if (verb === undefined || and === undefined || and < verb || tokens[and - 1].form !== ",") return;
  if (!tokens[verb].feats.includes("Tense=Past")) return;
  changes.set(verb, { head: -1, deprel: "root", feats: PAST });
  changes.set(first, { head: verb, deprel: "nsubj" });
  changes.set(last, { head: verb, deprel: "conj" });
  for (const kid of kids[last]) if (kid < first) changes.set(kid, { head: verb });
}

// "South Korea's joint chiefs denied": whose a subject is does nothing beside it.
export function ofSame(tokens: Tokens, kids: Kids, owner: number, changes: Changes): void {
  const { head: verb } = tokens[owner];
  if (verb < owner || tokens[owner].upos !== "PROPN" || tokens[owner + 1]?.deprel !== "case" || tokens[owner + 1].head !== owner)
    return;
  const owned = kids[verb].find((kid) => kid > owner && kid < verb && isSubject(tokens[kid]));
  if (owned !== undefined && owned - owner < 5) changes.set(owner, { head: owned, deprel: "nmod:poss" });
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

// "In May Chad signed", "On 6 May, Chad and Mali are to sign": a name right behind a date is none of it, but the verb's subject.
export function besideDate(tokens: Tokens, kids: Kids, date: number, dated: ReadonlySet<number>, changes: Changes): void {
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

// "At the invitation of Rome, the minister of Chad and the minister of Mali held talks": who did it was taken for one more who invites.
export function behindOpening(tokens: Tokens, kids: Kids, root: number, changes: Changes): void {
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
export function besideFirst(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
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

// "Minister X and the envoy, Y, held": a subject of a noun that is the verb's own, with "and" between, stands beside it.
export function besideNoun(tokens: Tokens, kids: Kids, first: number, changes: Changes): void {
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
export function beforeSpeaker(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
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

// "The ministers signed a pact, the palace said", with both for who said it: the first is whose verb stands before the other.
export function besideSpeaker(tokens: Tokens, kids: Kids, said: number, changes: Changes): void {
  const [first, speaker] = kids[said].filter((kid) => isSubject(tokens[kid]));
  const told = kids[said].find((kid) => tokens[kid].deprel === "ccomp" && tokens[kid].upos === "VERB");
  if (speaker === undefined || told === undefined || first > told || speaker < told) return;
  if (!kids[told].some((kid) => isSubject(tokens[kid]))) changes.set(first, { head: told, deprel: "nsubj" });
}

function lastComma(tokens: Tokens, from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (tokens[at].form === ",") return at;
  return -1;
}

// "after Oslo recognised": a name between a preposition and a verb that has no subject is that subject, whatever the tree hangs it from.
export function behindMark(tokens: Tokens, kids: Kids, verb: number, dated: ReadonlySet<number>, changes: Changes): void {
  const name = verb - 1;
  const isBeside = tokens[name]?.head !== verb;
  if (tokens[name]?.upos !== "PROPN" || !/^(?:obl|nmod)$/.test(tokens[name].deprel) || dated.has(name)) return;
  const mark = kids[name].find((kid) => tokens[kid].deprel === "case" && kid < name);
  if (mark === undefined || kids[verb].some((kid) => /^(?:nsubj|aux|mark)/.test(tokens[kid].deprel))) return;
  if (isBeside && !(TEMPORAL.test(tokens[mark].form) && tokens[verb].feats.includes("Tense=Past"))) return;
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(mark, { head: verb, deprel: "mark" });
}

// "During the night Chad had launched", "days after a delegation had warned them": what stands behind a preposition is no subject; the
// noun behind it without one is, or, behind a measure of time, the noun that the preposition opens a clause with.
export function behindPreposition(tokens: Tokens, kids: Kids, subject: number, changes: Changes): void {
  const verb = tokens[subject].head;
  if (verb < subject || tokens[verb].upos !== "VERB" || kids[verb].some((kid) => kid !== subject && isSubject(tokens[kid])))
    return;
  const hasCase = (at: number): boolean => kids[at].some((kid) => tokens[kid].deprel === "case" && kid < at);
  const nounsBehind = (at: number): number[] =>
    kids[at].filter((kid) => kid > at && kid < verb && /^(?:NOUN|PROPN)$/.test(tokens[kid].upos));
  const bareBehind = (at: number): number | undefined =>
    nounsBehind(at).find((kid) => /^(?:obj|appos|flat|nsubj)/.test(tokens[kid].deprel) && !hasCase(kid));
  if (hasCase(subject)) {
    const bare = bareBehind(subject);
    if (bare === undefined || tokens[bare - 1]?.form === ",") return;
    changes.set(bare, { head: verb, deprel: "nsubj" });
    changes.set(subject, { deprel: "obl" });
  } else if (MEASURE.test(tokens[subject].form)) {
    const noun = nounsBehind(subject).find((kid) =>
      kids[kid].some((below) => TEMPORAL.test(tokens[below].form) && tokens[below].deprel === "case"),
    );
    const mark = noun === undefined ? undefined : kids[noun].find((kid) => TEMPORAL.test(tokens[kid].form));
    if (noun === undefined || mark !== subject + 1) return;
    // "A day after the attack Chad shelled": who did it stands behind what it came after.
    const bare = bareBehind(noun);
    if (bare !== undefined && tokens[bare - 1]?.form !== ",") {
      changes.set(bare, { head: verb, deprel: "nsubj" });
      changes.set(subject, { deprel: "obl:unmarked" });
      return;
    }
    changes.set(noun, { head: verb, deprel: "nsubj" });
    changes.set(mark, { head: verb, deprel: "mark" });
    changes.set(subject, { deprel: "obl:unmarked" });
    if (tokens[verb].deprel === "ccomp") changes.set(verb, { deprel: "advcl" });
  }
}

const MEASURE = /^(?:minutes?|hours?|days?|weeks?|months?|years?)$/;

const TEMPORAL = /^(?:after|before)$/;

// "hosting soldiers, a charge Chad denied", ", an offer Mali turned down": what another word for it is called is the object of who stands
// right before the verb.
export function besideCharge(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const noun = kids[verb].find((kid) => isSubject(tokens[kid]));
  const name = noun === undefined ? undefined : kids[noun].find((kid) => tokens[kid].deprel === "appos" && kid === verb - 1);
  if (noun === undefined || name === undefined || tokens[name].upos !== "PROPN" || tokens[noun].upos !== "NOUN") return;
  if (tokens[noun - 2]?.form !== "," || tokens[noun - 1].deprel !== "det" || name !== noun + 1) return;
  if (kids[verb].some((kid) => /^(?:obj|ccomp|xcomp)/.test(tokens[kid].deprel))) return;
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(noun, { deprel: "obj" });
}

// "protested after two planes strayed into": a noun behind "after" and a past with a goal or an object of its own are a clause.
export function behindAfter(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const noun = tokens[verb].head;
  if (noun < 0 || noun > verb || tokens[noun].upos !== "NOUN" || !tokens[verb].feats.includes("Tense=Past")) return;
  const mark = kids[noun].find((kid) => tokens[kid].deprel === "case" && kid < noun);
  if (mark === undefined || !TEMPORAL.test(tokens[mark].form) || noun !== verb - 1) return;
  const acts = kids[verb].some((kid) => tokens[kid].deprel === "obj") || /^(?:into|onto)$/.test(tokens[verb + 1]?.form ?? "");
  if (!acts || kids[verb].some((kid) => /^(?:nsubj|aux|obl:agent)/.test(tokens[kid].deprel))) return;
  changes.set(verb, { head: tokens[noun].head, deprel: "advcl", feats: PAST });
  changes.set(noun, { head: verb, deprel: "nsubj" });
  changes.set(mark, { head: verb, deprel: "mark" });
}

// "opened a mine at Bor and Chad bought its ore": a verb without "and" of its own has the name before it for its subject, and its "and".
export function behindAnd(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const name = verb - 1;
  const and = kids[name]?.find((kid) => tokens[kid].deprel === "cc" && kid === name - 1);
  if (and === undefined || tokens[name].deprel !== "conj" || tokens[name].upos !== "PROPN") return;
  if (!tokens[verb].feats.includes("VerbForm=Fin") || kids[verb].some((kid) => /^(?:nsubj|cc|mark|aux)/.test(tokens[kid].deprel)))
    return;
  changes.set(name, { head: verb, deprel: "nsubj" });
  changes.set(and, { head: verb });
}

// "Chad opens ties with Mali, breaks with Niger": in a row a finite verb without a subject is done by whoever did the first.
export function besideVerb(tokens: Tokens, kids: Kids, verb: number, changes: Changes): void {
  const { head: first, xpos, feats } = tokens[verb];
  if (first < 0 || first > verb || tokens[verb - 1]?.form !== "," || tokens[first].upos !== "VERB") return;
  if (!feats.includes("VerbForm=Fin") || tokens[first].xpos !== xpos) return;
  if (kids[verb].some((kid) => /^(?:[nc]subj|aux|mark|cop|ccomp)/.test(tokens[kid].deprel))) return;
  changes.set(verb, { deprel: "conj" });
}
