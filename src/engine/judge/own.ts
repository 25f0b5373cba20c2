/** What a predicate's own words make of it: auxiliaries, adverbs, adjectives and determiners, its question, its mood. */
import { type Arcs, isPassive, kid, kidExactly } from "../../document/arcs.ts";
import { type Firm, under } from "./firm.ts";
import type { Effect, Firmness, JudgeWords, MindWord } from "./words.ts";

/** The predicate's own auxiliaries, adverbs, adjectives and determiners, within what surrounds it. */
export function own(arcs: Arcs, words: JudgeWords, at: number, outer: Firm, except = -1): Firm {
  let firm = outer;
  const isAsked = inQuestion(arcs, at);
  const rhetorical = isAsked ? negationOfRhetoric(arcs, words, at) : -1;
  const copula = kid(arcs, at, "cop");
  const refused = arcs.kids[at].find(
    (child) => arcs.rel[child] === "nsubj" && (hasNegation(arcs, words, child) || isNegation(arcs, words, child)),
  );
  // "could not be checked", "cannot host": what is not possible is not, unlike what may not be.
  const cannot = refused !== undefined || hasNegation(arcs, words, at);
  // "had never been to Malta": the parser hangs the adverb from the copula.
  for (const child of copula < 0 ? arcs.kids[at] : [...arcs.kids[at], ...arcs.kids[copula]]) {
    if (child === except || child === rhetorical || isElsewhere(arcs, words, at, child)) continue;
    if (!OWN.has(arcs.rel[child]) && !isParticiple(arcs, child)) continue;
    // A mark governs the clause from outside: it was read there; and "too late" is no verb's business.
    if ((arcs.rel[child] === "mark" || arcs.rel[child] === "case") && arcs.rel[at] !== "root") continue;
    // "a working visit" is no attempt at one: an active participle governs nothing.
    const isActive = arcs.rel[child] === "amod" && arcs.tokens[child].xpos === "VBG";
    const word = (isActive ? undefined : words.firmness.get(phraseAt(arcs, child))) ?? ownAdjective(arcs, words, child);
    // "have written otherwise": behind a verb it supposes nothing.
    if (!word || word.class === "degree" || (word.class === "condition" && arcs.rel[child] === "advmod" && child > at)) continue;
    if (cannot && word.class === "modal" && word.plain === "possible" && word.negated === "not") continue;
    if (arcs.rel[child] === "aux" && (word.class === "condition" || arcs.lemma[child] === "have")) continue;
    const effect = word.class === "modal" && word.plain === "conditional" ? wouldBe(arcs, words, at) : word.plain;
    firm = under(firm.positive || effect !== "not" ? effect : "not", firm, child, word.class);
  }
  if (refused !== undefined) firm = under("not", firm, refused, "negation");
  const infinitive = arcs.kids[at].find((child) => arcs.tokens[child].xpos === "TO");
  if (
    infinitive !== undefined &&
    infinitive > 0 &&
    isNegation(arcs, words, infinitive - 1) &&
    arcs.tokens[infinitive - 1].head !== at
  )
    firm = under("not", firm, infinitive - 1, "negation");
  // "has yet to leave", where the tree makes "has" its auxiliary
  const yet = infinitive === undefined || infinitive < 2 || arcs.tokens[infinitive - 1].head !== at ? -1 : infinitive - 1;
  const beside = yet < 0 ? undefined : words.firmness.get(`${arcs.lemma[yet - 1]} ${arcs.lemma[yet]} VERB`);
  if (beside?.plain === "not") firm = under("not", firm, yet, beside.class);
  // "In the film, Oslo bombs Riga"
  const made = isNow(arcs, at)
    ? arcs.kids[at].find((child) => arcs.rel[child] === "obl" && isFiction(arcs, words, child))
    : undefined;
  if (made !== undefined) firm = under("conditional", firm, made, "fiction");
  // "The panel is to meet in May", "was to have met".
  const isArranged =
    (infinitive === at - 1 && copula >= 0 && copula < at - 1) ||
    arcs.kids[at].some(
      (child) => infinitive === child + 1 && /^(?:aux|cop)$/.test(arcs.rel[child]) && arcs.lemma[child] === "be",
    );
  if (infinitive !== undefined && isArranged && firm.positive && firm.mode === null)
    firm = under("planned", firm, infinitive, "future");
  // "Will they pay?" tells of no plan.
  if (isAsked && rhetorical < 0) firm = { ...under("open", firm, at, "question"), mode: "open" };
  if (isBidding(arcs, at)) firm = under("wished", firm, at, "imperative");
  if (isCustom(arcs, words, at)) firm = under("habitual", firm, at, "habit");
  return isProgressive(arcs, at) && firm.mode === null ? { ...firm, ongoing: true } : firm;
}

/** "film", "video game" */
export const isFiction = ({ lemma, rel }: Arcs, { fictions }: JudgeWords, at: number): boolean =>
  fictions.has(lemma[at]) || (rel[at - 1] === "compound" && fictions.has(`${lemma[at - 1]} ${lemma[at]}`));

/** What is made up is told in the present. */
export const isNow = (arcs: Arcs, at: number): boolean =>
  /^VB[PZ]?$/.test(arcs.tokens[at].xpos) && kid(arcs, at, "aux") < 0 && kid(arcs, at, "mark") < 0;

/** "Every year it sends aid" */
const isCustom = (arcs: Arcs, words: JudgeWords, at: number): boolean =>
  isNow(arcs, at) &&
  arcs.kids[at].some((child) => {
    const each = arcs.tokens[child].deprel === "obl:unmarked" ? kid(arcs, child, "det") : -1;
    return each >= 0 && words.firmness.get(arcs.entry[each])?.class === "habit";
  });

const OWN: ReadonlySet<string> = new Set(["aux", "advmod", "det", "amod", "cc", "mark", "case"]);

/**
 * "said the base would open": the future of a report in the past, planned; "would not say": refused; else, and under a
 * condition or with "have", supposed.
 */
function wouldBe(arcs: Arcs, words: JudgeWords, at: number): Effect {
  const supposed = arcs.kids[at].some(
    (child) =>
      (arcs.rel[child] === "aux" && arcs.lemma[child] === "have") ||
      // "only if it asks": the adverb stands before the mark.
      (arcs.rel[child] === "advcl" &&
        arcs.kids[child].some(
          (mark) => arcs.rel[mark] === "mark" && words.firmness.get(`${arcs.lemma[mark]} SCONJ`)?.class === "condition",
        )),
  );
  if (supposed) return "conditional";
  // "said it had closed the port and would sell it": of a row, what is said of the first.
  let first = at;
  for (let steps = 0; steps < 4 && arcs.rel[first] === "conj" && arcs.tokens[first].head >= 0; steps++)
    first = arcs.tokens[first].head;
  const { head } = arcs.tokens[first];
  // "reported earlier that it would": the parser hangs the clause from the adverb.
  const over = head >= 0 && arcs.tokens[head].upos === "ADV" ? arcs.tokens[head].head : head;
  const teller = [head, over, ...arcs.kids[at]].find(
    (other) => other >= 0 && mindAt(arcs, words, other)?.kind === "speech" && arcs.tokens[other].feats.includes("Tense=Past"),
  );
  return teller !== undefined || hasNegation(arcs, words, at) ? "planned" : "conditional";
}

/** "asked not to be named", "not until Tuesday": a negation behind a verb, or right before a limit, is not the verb's. */
function isElsewhere(arcs: Arcs, words: JudgeWords, at: number, child: number): boolean {
  if (!isNegation(arcs, words, child)) return false;
  const verb = child > at && arcs.tokens[at].upos === "VERB";
  // "says not one shot was fired": what is told is denied.
  const told = verb && child === at + 1 && kid(arcs, at, "ccomp") > child && mindAt(arcs, words, at)?.kind === "speech";
  const behind = told || (verb && arcs.tokens[child + 1]?.xpos === "TO");
  return behind || words.limits.has(arcs.lemma[child + 1] ?? "");
}

function ownAdjective(arcs: Arcs, words: JudgeWords, at: number): Firmness | undefined {
  return arcs.rel[at] === "amod" || isParticiple(arcs, at)
    ? (words.firmness.get(`${arcs.lemma[at]} ADJ`) ?? words.firmness.get(`${arcs.form[at]} ADJ`))
    : undefined;
}

/** "a visit scheduled for May" as "the scheduled visit". */
const isParticiple = (arcs: Arcs, at: number): boolean =>
  arcs.tokens[at].deprel === "acl" && arcs.tokens[at].xpos === "VBN" && kid(arcs, at, "aux") < 0;

/** "no longer" by its last word, "rather than" as it opens a clause. */
function phraseAt(arcs: Arcs, at: number): string {
  const fixed = kid(arcs, at, "fixed");
  if (fixed >= 0) return `${arcs.lemma[at]} ${arcs.lemma[fixed]} SCONJ`;
  const first = arcs.kids[at].find((child) => child === at - 1 && arcs.rel[child] === "advmod");
  return first === undefined ? arcs.entry[at] : `${arcs.lemma[first]} ${arcs.entry[at]}`;
}

export function hasNegation(arcs: Arcs, words: JudgeWords, at: number): boolean {
  return arcs.kids[at].some((child) => isNegation(arcs, words, child));
}

export const isNegation = (arcs: Arcs, words: JudgeWords, at: number): boolean =>
  words.firmness.get(arcs.entry[at])?.class === "negation";

/** The governor's own entry: as it stands, with "be" before it ("be due to"), by its participle, or with the word behind it. */
export function firmAt(arcs: Arcs, words: JudgeWords, at: number): Firmness | null {
  if (kid(arcs, at, "cop") >= 0 || isPassive(arcs, at) || kid(arcs, at, "aux") >= 0) {
    const known =
      words.firmness.get(`be ${arcs.entry[at]}`) ??
      words.firmness.get(`be ${arcs.form[at]} ADJ`) ??
      words.firmness.get(`be ${arcs.form[at]} VERB`);
    if (known) return known;
  }
  const firm = besideWord(arcs, words, at) ?? words.firmness.get(arcs.entry[at]);
  // "in the event that", but not "an event marking the signing"
  return firm === undefined || firm.class === "contingency" ? null : firm;
}

/** "stopped short of", "came close to", "has yet to", "went on to": a verb with the one word that makes another of it, mostly the next. */
export function besideWord(arcs: Arcs, words: JudgeWords, at: number): Firmness | undefined {
  const upos = arcs.tokens[at].upos === "AUX" ? "VERB" : arcs.tokens[at].upos;
  const withWord = (word: number): Firmness | undefined => words.firmness.get(`${arcs.lemma[at]} ${arcs.lemma[word]} ${upos}`);
  const next = arcs.tokens[at + 1]?.head === at ? withWord(at + 1) : undefined;
  if (next) return next;
  const far = arcs.kids[at].find((child) => child > at + 1 && /^(?:xcomp|advmod)$/.test(arcs.rel[child]) && withWord(child));
  return far === undefined ? undefined : withWord(far);
}

export const mindAt = (arcs: Arcs, words: JudgeWords, at: number): MindWord | null => {
  const { upos } = arcs.tokens[at];
  const particle = kidExactly(arcs, at, "compound:prt");
  return (
    (particle >= 0 ? words.minds.get(`${arcs.lemma[at]} ${arcs.lemma[particle]} ${upos}`) : undefined) ??
    words.minds.get(arcs.entry[at]) ??
    (upos === "VERB" ? words.minds.get(`${arcs.form[at]} ADJ`) : undefined) ??
    null
  );
};

export const carried = (arcs: Arcs, words: JudgeWords, head: number): boolean =>
  isPassive(arcs, head) ? words.light.has(arcs.lemma[head]) : false;

/** "Mothers in the camps, do not open": several without an article, whom nothing but one comma parts from the verb. */
export function isCalledTo(arcs: Arcs, called: number, at: number): boolean {
  const between = arcs.tokens.slice(arcs.left[called], at);
  const comma = between.findIndex(({ form }) => form === ",");
  const behind = between.slice(comma + 1);
  return (
    arcs.tokens[called].xpos === "NNS" &&
    kid(arcs, called, "det") < 0 &&
    comma > 0 &&
    behind.every(({ upos, form }) => form !== "," && /^(?:AUX|PART|ADV)$/.test(upos))
  );
}

/** "Join the march": a bare verb that opens its sentence, or goes on with one that does. */
export function isBidding(arcs: Arcs, at: number): boolean {
  const { xpos, form, lemma, upos, head } = arcs.tokens[at];
  // "Do not be deceived".
  const passive = kidExactly(arcs, at, "aux:pass");
  if (passive >= 0 && arcs.tokens[passive].xpos === "VB" && arcs.form[passive - 1] !== "to") {
    const bids = kid(arcs, at, "aux");
    return head < 0 && bids === arcs.left[at] && arcs.form[bids] === "do" && kid(arcs, at, "nsubj", "mark", "csubj") < 0;
  }
  if (upos !== "VERB" || (xpos !== "VB" && xpos !== "VBP") || form.toLowerCase() !== lemma.toLowerCase()) return false;
  // "Mothers, do not open the door": whom a comma parts from the verb is called, and does nothing.
  const called = kid(arcs, at, "nsubj");
  const isCalled = called >= 0 && isCalledTo(arcs, called, at);
  if (kid(arcs, at, ...(isCalled ? [] : ["nsubj"]), "mark", "csubj", "expl", "cop") >= 0) return false;
  const auxiliary = kid(arcs, at, "aux");
  const opening = isCalled ? arcs.right[called] : arcs.left[at];
  if (arcs.rel[at] === "conj") return auxiliary < 0 && head >= 0 && isBidding(arcs, head);
  if (head >= 0) return false;
  // "Do not join them".
  if (auxiliary >= 0) return auxiliary === opening && arcs.form[auxiliary] === "do" && arcs.tokens[at].xpos === "VB";
  for (let i = opening; i < at; i++) if (!/^(?:PUNCT|INTJ|ADV|CCONJ)$/.test(arcs.tokens[i].upos)) return false;
  return true;
}

function isProgressive(arcs: Arcs, at: number): boolean {
  // "are being issued".
  const passive = arcs.kids[at].some((child) => arcs.form[child] === "being" && arcs.tokens[child].upos === "AUX");
  if (arcs.tokens[at].xpos !== "VBG" && !passive) return false;
  return arcs.kids[at].some(
    (child) => arcs.rel[child] === "aux" && arcs.lemma[child] === "be" && arcs.tokens[child].feats.includes("Tense=Pres"),
  );
}

/** "Did not their soldiers train here?" tells that they did: the negation right behind an auxiliary that opens a question; −1 for none. */
function negationOfRhetoric(arcs: Arcs, words: JudgeWords, at: number): number {
  const subject = kid(arcs, at, "nsubj");
  const opening = arcs.kids[at].find((child) => child < subject && arcs.tokens[child].upos === "AUX");
  return opening !== undefined && isNegation(arcs, words, opening + 1) ? opening + 1 : -1;
}

/** Whether the clause is a main clause that a question mark ends. */
function inQuestion(arcs: Arcs, at: number): boolean {
  if (arcs.tokens[at].head >= 0) return false;
  return arcs.kids[at].some((child) => arcs.tokens[child].form === "?");
}
