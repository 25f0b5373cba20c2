/**
 * How firmly a predicate is told: from its own negation, modals and tense outwards through everything that governs
 * it, each word changing what is inside it (after Saurí 2008; implicatives after Karttunen 1971).
 */
import { type Arcs, kid, marker } from "../../document/arcs.ts";
import { apply, type Firm, PLAIN, under } from "./firm.ts";
import { besideWord, carried, firmAt, hasNegation, isFiction, isNegation, isNow, mindAt, own } from "./own.ts";
import type { Effect, JudgeWords, MindWord } from "./words.ts";

// Claims, events and sentences ask the same of one token.
const known = new WeakMap<Arcs, (Firm | undefined)[]>();

export function firmnessOf(arcs: Arcs, words: JudgeWords, at: number): Firm {
  const firms = known.get(arcs) ?? new Array<Firm | undefined>(arcs.tokens.length);
  known.set(arcs, firms);
  const firm = firms[at] ?? firmnessFrom(arcs, words, at, 0);
  firms[at] = firm;
  return firm;
}

function firmnessFrom(arcs: Arcs, words: JudgeWords, at: number, steps: number): Firm {
  if (steps > 14) return PLAIN;
  const firm = own(arcs, words, at, around(arcs, words, at, steps));
  // "reached no agreement": the verb is denied, and its object is denied by itself.
  const object = steps === 0 && arcs.tokens[at].upos === "VERB" ? kid(arcs, at, "obj") : -1;
  const denied = object >= 0 && (hasNegation(arcs, words, object) || isNegation(arcs, words, object));
  return denied ? under("not", firm, object, "negation") : firm;
}

/** Steps that leave few more. */
const FAR = 8;

/** What governs the predicate, applied to it. */
function around(arcs: Arcs, words: JudgeWords, at: number, steps: number): Firm {
  const { head } = arcs.tokens[at];
  if (isSupposed(arcs, words, at, head)) return under("conditional", PLAIN, at, "condition");
  // "will vote on whether to send them": whatever governs it
  const asked = arcs.kids[at].find(
    (child) => arcs.rel[child] === "mark" && words.firmness.get(`${arcs.lemma[child]} SCONJ`)?.class === "question",
  );
  if (asked !== undefined) return under("open", PLAIN, asked, "question");
  // "promised stoves; the parishes have sent them": nothing governs over a semicolon.
  if (head < 0 || (arcs.tokens[at].upos === "VERB" && hasSemicolon(arcs, head, at))) return PLAIN;
  const outer = (): Firm => firmnessFrom(arcs, words, head, steps + 1);
  // "did not result in any changes": what "any" opens shares the denial, wherever it hangs.
  if (isOpened(arcs, words, at)) {
    const over = outer();
    if (!over.positive) return over;
    // "any attack would be answered": that there is one is not told.
    if (over.mode === "planned" || over.mode === "conditional") return under("conditional", PLAIN, at, "condition");
  }
  const untrue = calledUntrue(arcs, words, at, head);
  if (untrue >= 0) return under("not", PLAIN, untrue, "denied");
  // The parser labels many a complement advcl or conj; its mark and its governor tell.
  if (
    ["advcl", "conj", "acl"].includes(arcs.rel[at]) &&
    words.complementisers.has(marker(arcs, at)) &&
    mindAt(arcs, words, head)
  ) {
    return governed(arcs, words, head, outer(), "clause");
  }
  switch (arcs.rel[at]) {
    case "csubj":
      // "Resolving this would be wise": a subject without tense has its predicate's.
      if (arcs.tokens[at].xpos === "VBG") return { ...outer(), positive: true };
      return governed(arcs, words, head, outer(), "clause");
    case "ccomp":
      // "Last week saw Chad close its border": what is seen done is done.
      if (isSeen(arcs, words, at, head)) return outer();
      return behindNoun(arcs, words, at, outer) ?? governed(arcs, words, head, outer(), "clause");
    case "xcomp":
      if (isSeen(arcs, words, at, head)) return outer();
      // "failed, leading Oslo to close it": behind a comma a participle is no complement.
      if (arcs.tokens[at].xpos === "VBG" && arcs.form[arcs.left[at]] === ",") return adverbial(arcs, words, at, outer);
      return governedByNoun(arcs, words, at, head, outer) ?? governed(arcs, words, head, outer(), "to");
    case "obj":
      return objectOf(arcs, words, at, head, outer());
    case "nsubj":
      if (arcs.tokens[at].deprel === "nsubj:pass") return objectOf(arcs, words, at, head, outer());
      if (isAny(arcs, words, at) && outer().mode === "conditional") return { ...outer(), positive: true };
      return hedged(arcs, words, head, outer) ?? (carried(arcs, words, head) ? outer() : embedding(outer()));
    case "obl":
    case "nmod":
      return oblique(arcs, words, at, head, outer);
    case "acl":
      if (arcs.tokens[at].deprel === "acl:relcl") {
        if (isFiction(arcs, words, head) && isNow(arcs, at)) return under("conditional", PLAIN, head, "fiction");
        // "to any body that admits them": that there is one is not told.
        if (isOpened(arcs, words, head)) return under("conditional", PLAIN, head, "condition");
        return behindNoun(arcs, words, at, outer) ?? ofNobody(arcs, words, at, head) ?? embedding(outer());
      }
      // "will give it under a treaty signed in May": of what is only named as known the verb's time tells nothing.
      if (arcs.tokens[at].xpos === "VBN" && (arcs.rel[head] === "obl" || arcs.rel[head] === "nmod")) return embedding(outer());
      // "the first power to recognise it": of a rank, not what it can do.
      if (isRanked(arcs, head)) return outer();
      // "a decision criticised by Oslo": a participle is no more than said of a noun, whatever the noun decides.
      if (arcs.tokens[at].xpos === "VBN" && !arcs.kids[at].some((child) => arcs.tokens[child].xpos === "TO")) return outer();
      return governed(arcs, words, head, outer(), "to");
    case "advcl":
      return adverbial(arcs, words, at, outer);
    case "conj":
      return coordinated(arcs, words, at, head, outer());
    case "compound":
    case "amod":
    case "appos":
      return arcs.tokens[head].upos === "NOUN"
        ? own(arcs, words, head, around(arcs, words, head, steps + 1), at)
        : embedding(outer());
    case "parataxis":
      return PLAIN;
    default:
      return embedding(outer());
  }
}

/**
 * "The claim that Chad shelled Niger is a lie", "baseless reports that it did": the word that says so of the telling whose content the clause is; −1
 * where none does.
 */
function calledUntrue(arcs: Arcs, words: JudgeWords, at: number, head: number): number {
  if (!/^(?:acl|ccomp|appos|csubj|advcl)/.test(arcs.rel[at]) || arcs.tokens[head].upos === "VERB") return -1;
  const isDenied = (node: number): boolean =>
    hasNegation(arcs, words, node) || words.firmness.get(`${marker(arcs, node)} ADP`)?.class === "negation";
  const isUntrue = (node: number): boolean =>
    node >= 0 && (words.untrue.has(arcs.lemma[node]) ? !isDenied(node) : words.true.has(arcs.lemma[node]) && isDenied(node));
  // "It is a lie that", "It is not true that"
  if (kid(arcs, head, "cop") >= 0 && words.complementisers.has(arcs.lemma[arcs.left[at]])) return isUntrue(head) ? head : -1;
  const mind = mindAt(arcs, words, head);
  if (!mind?.takes.has("clause") || (mind.kind !== "speech" && mind.kind !== "document")) return -1;
  const beside = arcs.kids[head].find((child) => arcs.rel[child] === "amod" && words.untrue.has(arcs.lemma[child]));
  if (beside !== undefined) return beside;
  // "Reports that it fell proved false": the parser hangs what is said of the reports from what they said.
  const above = arcs.rel[head] === "nsubj" ? arcs.tokens[head].head : arcs.tokens[head].head < 0 ? kid(arcs, at, "xcomp") : -1;
  if (above < 0) return -1;
  // "The report that it fell is fiction, Oslo said": the parser makes the report the one who says so.
  const told = arcs.kids[above].find((child) => arcs.rel[child] === "ccomp" && child > at && child < above);
  const predicate = told ?? above;
  return [predicate, kid(arcs, predicate, "obj"), kid(arcs, predicate, "xcomp")].find(isUntrue) ?? -1;
}

const isRanked = ({ kids, tokens }: Arcs, noun: number): boolean =>
  tokens[noun].upos === "NOUN" && kids[noun].some((child) => tokens[child].feats.includes("NumType=Ord"));

const isSeen = (arcs: Arcs, words: JudgeWords, at: number, head: number): boolean =>
  arcs.tokens[at].xpos === "VB" &&
  mindAt(arcs, words, head)?.imputes === "knowledge" &&
  !arcs.kids[at].some((child) => /^(?:TO|MD)$/.test(arcs.tokens[child].xpos));

function hasSemicolon({ tokens }: Arcs, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (tokens[i].form === ";") return true;
  return false;
}

/** Of what surrounds a predicate that nothing governs, only supposing goes inwards: under "if", not under a bare "would". */
const embedding = (outer: Firm): Firm =>
  outer.mode === "conditional" && outer.by.some(({ rule }) => rule === "condition") ? { ...outer, positive: true } : PLAIN;

function governed(arcs: Arcs, words: JudgeWords, governor: number, outer: Firm, complement: string): Firm {
  const firm = firmAt(arcs, words, governor);
  if (firm && !(complement === "obj" && NEEDS_CLAUSE.has(firm.class))) {
    return apply(firm, outer, governor);
  }
  const mind = mindAt(arcs, words, governor);
  if (mind && takes(mind, complement)) {
    const negated = !outer.positive;
    // "did not say that", "does not want to": what is inside is then not told at all; a fact stays a fact.
    const force: Effect = (negated && mind.force !== "fact") || isWithdrawn(arcs, words, governor) ? "open" : mind.force;
    return under(force, { ...PLAIN, mode: outer.mode === "conditional" ? outer.mode : null }, governor, `${mind.kind} word`);
  }
  if (complement === "to" || words.light.has(arcs.lemma[governor])) return outer;
  return embedding(outer);
}

/** "An attack would mean war": that there was one is not told, unlike of "the attack". */
const isAny = (arcs: Arcs, words: JudgeWords, at: number): boolean =>
  arcs.tokens[at].upos === "NOUN" &&
  !arcs.kids[at].some((child) => words.definite.has(arcs.lemma[child]) || arcs.tokens[child].deprel === "nmod:poss");

/** "A strike is unlikely", "the summit is unlikely to take place" */
function hedged(arcs: Arcs, words: JudgeWords, head: number, outer: () => Firm): Firm | null {
  const firm = arcs.tokens[head].upos === "ADJ" ? firmAt(arcs, words, head) : null;
  const clause = kid(arcs, head, "xcomp");
  return firm?.class === "hedge" && (clause < 0 || words.light.has(arcs.lemma[clause])) ? apply(firm, outer(), head) : null;
}

/** Words that say nothing of a bare object: "a possible strike" is one, "his right" is none. */
const NEEDS_CLAUSE: ReadonlySet<string> = new Set(["norm", "hedge", "disposition", "future", "undoing"]);

/** "An earlier version of this article said": what it said is taken back. */
function isWithdrawn({ lemma, kids }: Arcs, { former, ownTexts }: JudgeWords, at: number): boolean {
  const told = (noun: number): boolean => kids[noun].some((child) => ownTexts.has(lemma[child])) || ownTexts.has(lemma[noun]);
  const subject = kids[at].find((child) => kids[child].some((k) => former.has(lemma[k])));
  return subject !== undefined && told(subject);
}

/** "has no plans to sell", "made an attempt to leave": the noun governs, with its own negation. */
function governedByNoun(arcs: Arcs, words: JudgeWords, at: number, head: number, outer: () => Firm): Firm | null {
  const object = kid(arcs, head, "obj");
  if (object < 0 || object > at || !words.light.has(arcs.lemma[head])) return null;
  if (!mindAt(arcs, words, object) && !firmAt(arcs, words, object)) return null;
  const told = hasNegation(arcs, words, object) ? under("not", outer(), object, "negation") : outer();
  return told.positive ? governed(arcs, words, object, told, "to") : { ...told, mode: "open", certainty: 2 };
}

/**
 * "no sign that troops moved guns", "showed no sign that it will": the noun right before "that" governs, though the parser made the clause
 * a relative one (with two objects then) or hung it from the verb.
 */
function behindNoun(arcs: Arcs, words: JudgeWords, at: number, outer: () => Firm): Firm | null {
  const that = arcs.left[at];
  const noun = that - 1;
  if (noun < 0 || !words.complementisers.has(arcs.lemma[that]) || arcs.tokens[that].head !== at) return null;
  const firm = arcs.tokens[noun].upos === "NOUN" ? words.firmness.get(arcs.entry[noun]) : undefined;
  if (!firm) return null;
  const isRelative = arcs.rel[that] !== "mark" && arcs.kids[at].filter((child) => arcs.rel[child] === "obj").length < 2;
  if (isRelative) return null;
  const isDenied = hasNegation(arcs, words, noun);
  return under(isDenied ? firm.negated : firm.plain, isDenied ? embedding(outer()) : outer(), noun, firm.class);
}

const isOpened = (arcs: Arcs, words: JudgeWords, noun: number): boolean =>
  arcs.kids[noun].some((child) => arcs.rel[child] === "det" && words.opened.has(arcs.lemma[child]));

/** "No one has claimed it", which the parser takes for a relative clause: without a relative word, with a negated head. */
function ofNobody(arcs: Arcs, words: JudgeWords, at: number, head: number): Firm | null {
  const relative = arcs.kids[at].some((child) => /^W/.test(arcs.tokens[child].xpos) || words.thirdPerson.has(arcs.lemma[child]));
  const denied = hasNegation(arcs, words, head) && kid(arcs, at, "nsubj") < 0 && arcs.tokens[head].head < 0;
  return denied && !relative ? under("not", PLAIN, head, "negation") : null;
}

/**
 * "rejected the sale" has no sale; "rejected the proposal" has a proposal, as what is said to be rejected was said; "declined
 * comment" has no comment.
 */
function objectOf(arcs: Arcs, words: JudgeWords, at: number, head: number, outer: Firm): Firm {
  const firm = firmAt(arcs, words, head);
  if (!mindAt(arcs, words, at)) return governed(arcs, words, head, outer, "obj");
  // "dropped its plan to arm Chad": what was planned is not done.
  if (firm && (firm.class === "undoing" || (firm.class === "implicative" && firm.plain === "not")))
    return apply(firm, outer, head);
  const swallowed = firm?.class === "refusal" || words.light.has(arcs.lemma[head]);
  return swallowed ? governed(arcs, words, head, outer, "obj") : embedding(outer);
}

const takes = (mind: MindWord, complement: string): boolean =>
  mind.takes.has(complement) ||
  (complement === "clause" && mind.takes.has("quote")) ||
  (complement === "to" && mind.takes.has("clause"));

/** "participated in exercises", "refrained from firing", "a threat of war"; else an adjunct, which stands by itself. */
function oblique(arcs: Arcs, words: JudgeWords, at: number, head: number, outer: () => Firm): Firm {
  const preposition = marker(arcs, at);
  if (words.given.has(preposition)) return PLAIN;
  // "ended without an agreement", "instead of sanctions"
  if (words.firmness.get(`${preposition} ADP`)?.class === "negation") return under("not", PLAIN, at, "negation");
  if (arcs.tokens[head].upos === "VERB" && words.light.has(arcs.lemma[head])) return outer();
  const mind = mindAt(arcs, words, head);
  if (mind?.takes.has(preposition)) return governed(arcs, words, head, outer(), preposition);
  const firm = firmAt(arcs, words, head);
  if (firm && (arcs.rel[at] === "nmod" || firm.class === "phase")) return apply(firm, outer(), head);
  return embedding(outer());
}

/** "if", "unless", "without", "in order to" by their marks; "after" and the rest take their clause for granted. */
function adverbial(arcs: Arcs, words: JudgeWords, at: number, outer: () => Firm): Firm {
  const mark = marker(arcs, at);
  // "stopped short of firing", "came close to bombing": the two words govern as one.
  const { head: beside } = arcs.tokens[at];
  const above = arcs.tokens[beside].head;
  if (above >= 0 && above < beside && besideWord(arcs, words, above)) return outer();
  if (isInverted(arcs, words, at)) return under("conditional", PLAIN, at, "condition");
  const firm = words.firmness.get(`${mark} SCONJ`) ?? words.firmness.get(`${mark} ADP`);
  if (firm) return under(firm.plain, PLAIN, at, firm.class);
  // "once the guns fall silent, the road will open": of a time to come nothing is told but with what will be then.
  if (words.given.has(mark) || words.times.has(mark)) {
    const ahead = /^VB[PZ]$/.test(arcs.tokens[at].xpos) ? outer() : PLAIN;
    return ahead.mode !== null && ahead.mode !== "habitual" ? { ...ahead, positive: true } : PLAIN;
  }
  // "…, he added, …": a cue that the parser hung from what was said.
  if (mark === "" && /^VB[DPZ]$/.test(arcs.tokens[at].xpos) && mindAt(arcs, words, at)?.kind === "speech") return PLAIN;
  const purpose = arcs.kids[at].some((child) => arcs.tokens[child].xpos === "TO");
  const head = arcs.tokens[at].head;
  // "dropped its plan to arm Chad": of the plan, wherever the parser hangs it.
  const noun = purpose ? kid(arcs, head, "obj") : -1;
  if (noun >= 0 && noun === arcs.left[at] - 1 && mindAt(arcs, words, noun))
    return governed(arcs, words, noun, objectOf(arcs, words, noun, head, outer()), "to");
  // An infinitive that the parser hung too loosely: "declined to comment".
  const firmHead = purpose && kid(arcs, head, "obj") < 0 ? firmAt(arcs, words, head) : null;
  if (firmHead && firmHead.class !== "phase") return apply(firmHead, outer(), head);
  // "refrained from firing", and "denies backing" where the parser hung it too loosely: nothing stands between.
  const isBehind = arcs.left[at] === head + 1 && arcs.form[head + 1] !== ",";
  const gerund = arcs.tokens[at].xpos === "VBG" && (mark !== "" || isBehind) ? firmAt(arcs, words, head) : null;
  if (gerund?.class === "implicative" || gerund?.class === "refusal") return apply(gerund, outer(), head);
  // "was not the first to leave"
  if (purpose && arcs.tokens[head].upos === "ADJ" && /NumType=Ord|Degree=Sup/.test(arcs.tokens[head].feats)) return PLAIN;
  if (purpose) return under("planned", PLAIN, at, "purpose");
  // "will pay, calculating …": a participle shares the time of its verb.
  const participle = mark === "" && /^VB[GN]$/.test(arcs.tokens[at].xpos) ? outer() : PLAIN;
  return participle.mode !== null && participle.mode !== "habitual" ? { ...participle, positive: true } : embedding(outer());
}

/** "Should talks fail, …", "Had he known, …": an auxiliary before its subject opens the clause, and no question ends it. */
export function isInverted(arcs: Arcs, words: JudgeWords, at: number): boolean {
  const first = arcs.left[at];
  const subject = kid(arcs, at, "nsubj");
  const isAuxiliary = arcs.tokens[first].upos === "AUX" || arcs.rel[first] === "aux";
  const opens = arcs.tokens[first].head === at && isAuxiliary && first < subject;
  return opens && marker(arcs, at) === "" && inverts(arcs, words, first);
}

// By the form as well: no lemmas are sure of "Were".
const inverts = ({ lemma, form }: Arcs, { inverted }: JudgeWords, at: number): boolean =>
  inverted.has(lemma[at]) || inverted.has(form[at]);

/** The same where the parser takes the condition for the sentence itself, or for what is said of its subject: "Were Chad to attack, …". */
function isSupposed(arcs: Arcs, words: JudgeWords, at: number, head: number): boolean {
  const isThen = (node: number): boolean => arcs.kids[node].some((child) => arcs.tokens[child].xpos === "MD");
  if (head < 0) {
    const then = arcs.kids[at].find(
      (child) => child > at && /^(?:ccomp|parataxis|conj|advcl)$/.test(arcs.rel[child]) && isThen(child),
    );
    return then !== undefined && isInverted(arcs, words, at);
  }
  const copula = arcs.rel[at] === "acl" ? kid(arcs, head, "cop") : -1;
  const isAhead = copula >= 0 && copula === arcs.left[head] && inverts(arcs, words, copula);
  const governor = arcs.tokens[head].head;
  return isAhead && arcs.tokens[arcs.left[at]].xpos === "TO" && governor > at && isThen(governor);
}

/** Coordinated verbs share modals and what governs them, each has its own negation. */
function coordinated(arcs: Arcs, words: JudgeWords, at: number, head: number, outer: Firm): Firm {
  const bare = arcs.tokens[at].xpos === "VB" || arcs.tokens[at].xpos === "VBN";
  // "has not signed or read": an alternative shares the negation; "did not sign and left" does not.
  const shared = arcs.kids[at].find((child) => words.alternatives.has(arcs.lemma[child]));
  if (bare && kid(arcs, at, "nsubj", "aux") < 0)
    // "would neither sign nor read": denied once, by its own word.
    return shared !== undefined && isNegation(arcs, words, shared)
      ? { ...outer, positive: true }
      : outer.positive || shared !== undefined
        ? outer
        : { ...outer, positive: hasNegation(arcs, words, head) };
  const context = around(arcs, words, head, FAR);
  return context;
}
