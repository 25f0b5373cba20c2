/**
 * Arcs that no good tree has, though each of its parts is likely: a subject of an auxiliary, a clause that a semicolon parts from its head, a past
 * beside an infinitive. Each is told by tags and arcs alone, and moves a word up the tree or to a noun beside it; what would make a circle is left.
 */

import { newHung, range, type Tags } from "./hung.ts";
import { newAuxiliaryMends } from "./lost-auxiliaries.ts";
import { findClauses } from "./lost-clauses.ts";
import { newRowMends } from "./lost-rows.ts";
import { newSubjectFinder } from "./lost-subjects.ts";
import { findVerbs } from "./lost-verbs.ts";
import type { Tree } from "./tree.ts";
import type { ParseWords } from "./words.ts";

/** Words by which such arcs are told. */
export interface SettleWords {
  /** Auxiliaries of the perfect. */
  readonly perfect: ReadonlySet<string>;
  /** The passive's agent. */
  readonly by: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  /** Parts and what they are parts of. */
  readonly of: ReadonlySet<string>;
  /** What is decided, asked for or offered. */
  readonly plans: ReadonlySet<string>;
  /** What is said or agreed. */
  readonly that: ReadonlySet<string>;
  /** Prepositions that open clauses too: "after". */
  readonly opening: ReadonlySet<string>;
  /** Those and others that do: "as". */
  readonly joining: ReadonlySet<string>;
  /** Units of time from the day on. */
  readonly measures: ReadonlySet<string>;
  /** Months and days of the week. */
  readonly calendar: ReadonlySet<string>;
}

/** Puts a tree right where it stands. */
export const newSettler =
  (words: SettleWords): ParseWords["settle"] =>
  (tags, tree, relations) =>
    settle(tags, tree, relations, words);

/** An office in two letters. */
const LETTERS = /^\p{Lu}{2}$/u;

const CLAUSAL: ReadonlySet<string> = new Set(["ccomp", "acl", "acl:relcl", "advcl", "advcl:relcl", "conj"]);

// A past without an auxiliary is often tagged as a participle.
const FINITE_OR_PAST: ReadonlySet<string> = new Set(["VBD", "VBN", "VBP", "VBZ"]);

function settle(tags: Tags, tree: Tree, relations: readonly string[], words: SettleWords): void {
  const { by, between } = words;
  const hung = newHung(tags, tree, relations);
  const { heads, count, rel, put, kids, isBelow, opensWith, isVerb, isSubject } = hung;
  const findSubject = newSubjectFinder(tags, hung, words.opening, words.joining);
  const { asAuxiliary, aroundAside, beforeInfinitive, behindAuxiliary } = newAuxiliaryMends(tags, hung, words);
  const rows = newRowMends(tags, hung, words);
  for (let at = 0; at < count; at++) {
    const head = heads[at];
    const { xpos, upos } = tags[at];
    if (xpos === "CD") {
      ofCounted(at);
      beforeParticiple(at);
    }
    if (upos === "VERB" && FINITE_OR_PAST.has(xpos)) findSubject(at);
    if (head === count) {
      asAuxiliary(at);
      continue;
    }
    if (xpos === "PRP" && between.has(tags[at - 1]?.lemma) && tags[at - 2]?.form === ",") amongThem(at);
    const relation = rel(at);
    if (/^W/.test(tags[at + 2]?.xpos ?? "") && words.of.has(tags[at + 1].lemma) && isSubject(at) && head < at) ofWhich(at);
    if (relation === "nmod:unmarked" && head === at - 1 && LETTERS.test(tags[at].form)) ofLetters(at);
    if (tags[at].feats.includes("Number=Plur")) rows.ofOffices(at);
    if (isSubject(at)) {
      if (/^(?:aux|mark)/.test(rel(head)) && heads[head] < count) put(at, heads[head]);
      behindAdverb(at);
      rows.ofRowBefore(at);
      rows.withRow(at);
      rows.spokenTo(at);
    } else if (relation === "cc:preconj") aloneBefore(at, head);
    else if (relation === "case") {
      beforeName(at, head);
      asParticle(at);
    } else if (relation === "mark") beforeSubject(at, head);
    else if (CLAUSAL.has(relation)) {
      behindSemicolon(at);
      if (relation === "advcl") ofDecision(at);
      if (/^(?:conj|ccomp|acl:relcl)$/.test(relation) || xpos === "VBG") asAuxiliary(at);
      if (relation === "ccomp" && head > at) aroundAside(at, head);
      if (rel(at) === "acl:relcl") rows.ofRow(at);
      if (rel(at) === "conj" && isVerb(at)) besideFinite(at);
      else if (rel(at) === "conj" && isGapped(at)) ofGap(at);
      else if (rel(at) === "conj") {
        rows.besideName(at, heads[at]);
        rows.besideOwner(at, heads[at]);
        rows.besideHolder(at, heads[at]);
        rows.beforeVerb(at, heads[at]);
      }
    } else if (relation === "xcomp") asAuxiliary(at);
    else if (relation === "advmod") {
      if (upos === "DET" && at === head - 1 && isVerb(head)) aloneBefore(at, head);
      beforeInfinitive(at);
      behindAuxiliary(at);
    } else if (relation === "obl") {
      if (/^W/.test(xpos)) behindWhich(at);
      ofObject(at);
      ofReason(at);
      rows.besideOf(at, head);
      toName(at);
      asObject(at, head);
    } else if (relation === "appos") {
      behindAside(at, head);
      if (tags[at - 1]?.form === ";") opensClause(at);
    } else if (relation === "nmod") {
      ofDate(at, head);
      rows.besideOf(at, head);
      pastAside(at);
    } else if (relation === "obj") {
      ofTwoObjects(at, head);
      withTitle(at, head);
      ofNamed(at, head);
    }
  }
  findClauses(tags, hung, words);
  findVerbs(tags, hung, words);

  // "Chad expelled nine envoys, Mali four and Niger two": of a name before a number that nothing follows the verb is left out.
  function isGapped(name: number): boolean {
    const number = name + 1;
    if (tags[name].upos !== "PROPN" || tags[number]?.upos !== "NUM") return false;
    if (number + 1 < count && !/^(?:PUNCT|CCONJ)$/.test(tags[number + 1].upos)) return false;
    const verb = verbOver(name);
    const object = verb < 0 ? undefined : kids(verb).find((at) => rel(at) === "obj" && at > verb);
    return object !== undefined && object < name && kids(object).some((at) => rel(at) === "nummod");
  }

  function ofGap(name: number): void {
    put(name + 1, verbOver(name), "conj");
    put(name, name + 1, "nsubj");
  }

  // The verb of whose objects a word stands beside one; -1 for none.
  function verbOver(word: number): number {
    let at = word;
    for (let steps = 0; steps < 8 && at < count && /^(?:conj|obj|obl|nmod|appos|nsubj)$/.test(rel(at)); steps++) {
      at = heads[at];
      if (isVerb(at)) return at;
    }
    return -1;
  }

  // "Thai PM", "Indian FM" are no hours: the letters are the noun.
  function ofLetters(office: number): void {
    const before = office - 1;
    if (tags[before].upos === "NUM") return;
    put(office, heads[before], rel(before));
    for (const at of kids(before)) put(at, office);
    put(before, office, tags[before].upos === "ADJ" ? "amod" : "compound");
  }

  // "Chad left; Mali, for its part, stayed": a name right behind a semicolon is no other word for what stands before it.
  function opensClause(name: number): void {
    for (let verb = name + 1; verb < count && tags[verb].form !== ";"; verb++) {
      if (!isVerb(verb) || !/^(?:conj|parataxis|root)$/.test(rel(verb)) || heads[verb] > name) continue;
      if (FINITE_OR_PAST.has(tags[verb].xpos) && !kids(verb).some((at) => isSubject(at))) put(name, verb, "nsubj");
      return;
    }
  }

  // "handed over findings on ten reports, none of which was confirmed": what opens such a clause is its subject, and no second one of the verb before.
  function ofWhich(some: number): void {
    const verb = heads[some + 2];
    const noun = some - 2;
    if (verb === undefined || verb >= count || verb < some + 2 || tags[some - 1]?.form !== "," || !isVerb(verb)) return;
    const isPassive = kids(verb).some((at) => rel(at) === "aux:pass");
    put(verb, noun, "acl:relcl");
    put(some, verb, isPassive ? "nsubj:pass" : "nsubj");
    put(some + 2, some, "nmod");
  }

  // "Eleven states, among them Chad and Mali, left": those named are of the noun before the comma.
  function amongThem(them: number): void {
    const noun = them - 3;
    let top = them + 1;
    while (top < count && heads[top] > top && tags[top].form !== "," && !isVerb(heads[top])) top = heads[top];
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(tags[top]?.upos ?? "") || heads[top] === top - 1) return;
    let of = noun;
    while (of >= 0 && heads[of] < of && /^(?:nmod|compound|flat)$/.test(rel(of)) && heads[of] < count) of = heads[of];
    if (of < 0 || !tags[of].feats.includes("Number=Plur") || isBelow(of, top)) return;
    put(top, of, "appos");
    put(them, of, "nmod");
  }

  // "condemned the decision by Chad to close the border", "the decision of the authorities in Chad to close it": what an infinitive right
  // behind whose decision it is tells is of the noun before them.
  function ofDecision(act: number): void {
    let whose = (kids(act).find((at) => rel(at) === "mark" && tags[at].xpos === "TO") ?? 0) - 1;
    const isDecided = (): boolean =>
      opensWith(whose, by) || (opensWith(whose, words.of) && words.plans.has(tags[heads[whose]]?.lemma));
    while (whose >= 0 && rel(whose) === "nmod" && heads[whose] < whose && !isDecided()) whose = heads[whose];
    const noun = whose < 0 ? count : heads[whose];
    if (noun < whose && rel(whose) === "nmod" && isDecided() && heads[noun] === heads[act] && !isVerb(noun))
      put(act, noun, "acl");
  }

  // "; both promised to leave", "urged both to leave": what opens a pair, where there is none, does it, or is whom a verb right before it is about.
  function aloneBefore(both: number, verb: number): void {
    const isTold = tags[both + 1]?.xpos === "TO" && heads[both + 1] === verb && heads[verb] === both - 1 && isVerb(both - 1);
    if (isTold && !kids(both - 1).some((at) => /^i?obj$/.test(rel(at)))) put(both, both - 1, "obj");
    if (both === verb - 1 && isVerb(verb) && !kids(verb).some((at) => isSubject(at) || rel(at) === "conj"))
      put(both, verb, "nsubj");
  }

  // "50 infantry fighting vehicles": of a number above one a noun in the singular is not what is counted; the plural behind the participle is.
  function ofCounted(number: number): void {
    const noun = number + 1;
    const verb = noun + 1;
    const counted = verb + 1;
    if (counted >= count || heads[number] !== noun || !/^\d/.test(tags[number].form) || tags[number].form === "1") return;
    if (tags[noun].upos !== "NOUN" || !tags[noun].feats.includes("Number=Sing") || tags[verb]?.xpos !== "VBG") return;
    if (
      !(heads[verb] === noun || heads[verb] === heads[noun]) ||
      heads[counted] !== verb ||
      !tags[counted].feats.includes("Number=Plur")
    )
      return;
    const [above, relation] = [heads[noun], rel(noun)];
    const others = [...kids(noun).filter((at) => at !== verb), ...kids(verb).filter((at) => at > counted)];
    put(counted, above, relation);
    put(noun, counted, "compound");
    put(verb, counted, "compound");
    for (const at of others) put(at, counted);
  }

  // "extradited 29 accused members": a number is no object of its own before a participle and the noun that both are of.
  function beforeParticiple(number: number): void {
    const verb = number + 1;
    const above = heads[number];
    if (rel(number) !== "obj" || !isVerb(above) || !/^VB[DN]$/.test(tags[verb]?.xpos ?? "") || heads[verb] !== above) return;
    const noun = kids(verb).find((at) => rel(at) === "obj" && at > verb);
    if (noun === undefined || kids(verb).some((at) => at < verb && rel(at) !== "punct")) return;
    const others = kids(verb).filter((at) => at > noun);
    put(noun, above, "obj");
    put(verb, noun, "amod");
    put(number, noun, "nummod");
    for (const at of others) put(at, above);
  }

  // "claimed the bombing, in which five were killed": a clause that such a pronoun opens is of the noun before the comma.
  function behindWhich(pronoun: number): void {
    const verb = heads[pronoun];
    const opens = kids(pronoun).find((kid) => rel(kid) === "case") ?? count;
    const noun = opens - 2;
    if (opens > pronoun || !isVerb(verb) || rel(verb) === "acl:relcl" || tags[opens - 1]?.form !== ",") return;
    if (/^(?:NOUN|PROPN)$/.test(tags[noun]?.upos ?? "") && heads[verb] < opens) put(verb, noun, "acl:relcl");
  }

  // "handed the suspect, a Danish banker, to Swiss police": behind the comma that ends an aside, what a preposition opens is the verb's.
  function pastAside(at: number): void {
    const opens = kids(at).find((kid) => rel(kid) === "case") ?? count;
    const aside = heads[at];
    if (opens > at || tags[opens - 1]?.form !== "," || aside > opens) return;
    if (!/^(?:appos|parataxis)$/.test(rel(aside)) || isVerb(aside)) return;
    const noun = heads[aside];
    const verb = isVerb(noun) ? noun : rel(noun) === "obj" ? heads[noun] : count;
    if (verb >= aside || !isVerb(verb) || !range(aside - verb - 1).some((i) => tags[verb + 1 + i].form === ",")) return;
    put(at, verb, "obl");
  }

  // "in Port-au-Prince": what opens a name hangs from its head.
  function beforeName(at: number, head: number): void {
    const isPart = /^(?:compound|flat)$/.test(rel(head)) && head > at && tags[head + 1]?.form === "-";
    if (isPart && heads[head] > head && tags[heads[head]].upos === "PROPN") put(at, heads[head]);
  }

  // "took in more than 500": behind a verb and before its object stands a particle.
  function asParticle(at: number): void {
    let noun = heads[at];
    while (noun < count && /^(?:advmod|nummod)$/.test(rel(noun))) noun = heads[noun];
    const isLost = noun !== heads[at] || tags[at].upos === "ADV";
    if (isLost && noun < count && rel(noun) === "obj" && heads[noun] === at - 1) put(at, at - 1, "compound:prt");
  }

  // "in retaliation for an attack": what follows the reason belongs to it.
  function ofReason(at: number): void {
    const [opens] = kids(at);
    const reason = opens - 1;
    if (rel(opens) !== "case" || opens > at || rel(reason) !== "obl" || heads[reason] !== heads[at]) return;
    if (tags[reason].xpos === "NN" && kids(reason).length === 1 && rel(reason - 1) === "case" && heads[reason - 1] === reason)
      put(at, reason, "nmod");
  }

  // "handed over to Chad two boats": a name before a number is not counted.
  function toName(noun: number): void {
    const verb = heads[noun];
    const [opens, name] = rel(kids(noun)[0]) === "case" ? kids(noun) : [kids(noun)[0] - 1, kids(noun)[0]];
    const number = name + 1;
    if (!isVerb(verb) || name !== opens + 1 || rel(opens) !== "case" || rel(number) !== "nummod" || heads[number] !== noun)
      return;
    if (rel(name) !== "compound" || tags[name].upos !== "PROPN" || kids(verb).some((at) => rel(at) === "obj")) return;
    put(noun, verb, "obj");
    put(name, verb, "obl");
    put(opens, name);
  }

  // "signed with Chad a memorandum", "withdrew on Monday its soldiers": a common noun behind the verb without a preposition is its object.
  function asObject(noun: number, verb: number): void {
    if (!isVerb(verb) || noun < verb || tags[noun].upos !== "NOUN" || words.measures.has(tags[noun].form)) return;
    const own = kids(noun).filter((at) => at < noun);
    const isOpened = own.some((at) => rel(at) === "det" || tags[at].xpos === "PRP$");
    if (!isOpened || own.some((at) => /^(?:case|mark|cc)$/.test(rel(at)))) return;
    if (!kids(verb).some((at) => /^(?:obj|ccomp|xcomp|aux:pass|cop|expl)/.test(rel(at)))) put(noun, verb, "obj");
  }

  // "withdrew, without notice, its soldiers": nor is what stands behind an aside another word for the noun in it.
  function behindAside(noun: number, aside: number): void {
    const verb = heads[aside];
    if (!isVerb(verb) || rel(aside) !== "obl" || tags[verb + 1]?.form !== "," || aside < verb) return;
    if (tags[Math.min(noun, ...kids(noun).filter((at) => rel(at) !== "punct")) - 1]?.form === ",") asObject(noun, verb);
  }

  // "sales in late February to Chad": what stands behind a date, and is none, belongs to the noun before the date or to what the date tells of.
  function ofDate(at: number, date: number): void {
    if (date > at || heads[date] === count || !words.calendar.has(tags[date].form.toLowerCase())) return;
    if (tags[at].upos !== "PROPN" || words.calendar.has(tags[at].form.toLowerCase()) || opensWith(at, words.of)) return;
    const noun = Math.min(date, ...kids(date)) - 1;
    if (tags[noun]?.upos === "NOUN") put(at, noun);
    else put(at, heads[date], isVerb(heads[date]) ? "obl" : "nmod");
  }

  // "gave the army 20 million euros": a noun before a number is not counted, and is given what is.
  function ofTwoObjects(noun: number, verb: number): void {
    const own = kids(noun).filter((at) => at < noun);
    const number = own.find((at) => rel(at) === "nummod");
    if (number === undefined || !isVerb(verb) || verb > noun) return;
    const first = Math.min(number, ...kids(number).filter((at) => tags[at].upos === "NUM"));
    const given = first - 1;
    const [opens] = own;
    const isParted = rel(given) === "compound" && (heads[given] === noun || heads[given] === number) && rel(opens) === "det";
    if (!isParted || tags[given].upos !== "NOUN" || opens >= given || kids(verb).some((at) => rel(at) === "iobj")) return;
    put(given, verb, "iobj");
    for (const at of [...own, ...kids(number)]) if (at < given) put(at, given);
  }

  // "met the Danish minister Mette Berg": an office right before the name of who holds it.
  function withTitle(name: number, verb: number): void {
    const office = name - 1;
    if (tags[name].upos !== "PROPN" || rel(office) !== "obj" || heads[office] !== verb || tags[office].xpos !== "NN") return;
    if (isVerb(verb) && kids(name).every((at) => at > name) && kids(office).every((at) => at < office))
      put(office, name, "nmod:desc");
  }

  // "held the exercise Calm Strait 23": of a noun behind an article and the name or number that ends its name the noun is the object.
  function ofNamed(number: number, verb: number): void {
    if (!/^(?:NUM|PROPN)$/.test(tags[number].upos)) return;
    let noun = number - 1;
    while (noun > verb && /^\p{Lu}/u.test(tags[noun].form)) noun--;
    if (noun === number - 1 || tags[noun]?.xpos !== "NN" || !isBelow(noun, number) || rel(noun) !== "compound") return;
    if (tags[noun - 1]?.upos !== "DET" || heads[noun - 1] !== noun) return;
    const behind = kids(number).filter((at) => at > number && rel(at) !== "flat");
    put(noun, verb, "obj");
    for (const at of behind) put(at, noun);
    put(number, noun, "appos");
  }

  // "granted asylum to five officers holed up": no clause with a subject of its own opens with "to".
  function beforeSubject(to: number, verb: number): void {
    if (tags[to].xpos !== "TO" || !/^VB[ND]$/.test(tags[verb].xpos) || heads[verb] === count) return;
    const subject = kids(verb).find((at) => isSubject(at) && at > to && at < verb);
    if (subject === undefined || heads[verb] > to) return;
    put(subject, heads[verb], "obl");
    put(to, subject, "case");
    put(verb, subject, "acl");
  }

  // "denied it; Oslo was", "I doubt it: Oslo did": what a semicolon opens with a subject of its own is nobody's clause; nor is it of a verb
  // that has its object.
  function behindSemicolon(verb: number): void {
    const head = heads[verb];
    if (head > verb || !kids(verb).some(isSubject)) return;
    const first = Math.min(...kids(verb), verb);
    const parted = range(first - head).some((i) => {
      const { form } = tags[head + 1 + i];
      return form === ";" || (form === ":" && kids(head).some((at) => rel(at) === "obj" && at < head + 1 + i));
    });
    let above = head;
    while (heads[above] < count && (!isVerb(above) || heads[above] > above)) above = heads[above];
    if (parted) put(verb, above, "parataxis");
  }

  // "gave the junta a week to yield and threatened", "was unloading arms and killed": a past stands beside a past, with what follows it.
  function besideFinite(verb: number): void {
    const beside = heads[verb];
    if (beside > verb || !/^VB[DN]$/.test(tags[verb].xpos)) return;
    const own = kids(verb);
    if (own.some((at) => isSubject(at) || rel(at).startsWith("aux"))) return;
    const isActive = own.some((at) => /^(?:obj|xcomp|ccomp)$/.test(rel(at)) && at > verb);
    const isUnlike =
      /^VB[G]?$/.test(tags[beside].xpos) ||
      /^(?:ADV|NUM)$/.test(tags[beside].upos) ||
      // "rejected the charge and accused Oslo"
      (tags[beside].upos === "NOUN" && (isActive || tags[verb].xpos === "VBD")) ||
      (isActive && kids(beside).some((at) => rel(at) === "aux:pass"));
    if (!isUnlike) return;
    let above = heads[beside];
    while (above < count && !(isVerb(above) && /^VB[DZP]$/.test(tags[above].xpos))) above = heads[above];
    if (above < count && above < verb) put(verb, above);
  }

  // "condemned the storming of the site by settlers": who stands behind "by" did what the object tells, for the verb has its subject.
  function ofObject(agent: number): void {
    const verb = heads[agent];
    const [opens] = kids(agent);
    if (opens >= agent || !by.has(tags[opens]?.lemma) || verb > opens || !isVerb(verb) || isVerb(opens + 1)) return;
    const own = kids(verb);
    if (own.some((at) => /:pass$/.test(rel(at)))) return;
    const object = own.find((at) => rel(at) === "obj" && at < opens && tags[at].upos === "NOUN");
    const isNext = object !== undefined && range(opens - object).every((i) => isBelow(object + i, object));
    if (isNext && own.some(isSubject) && /^(?:NOUN|PROPN)$/.test(tags[agent].upos)) put(agent, object, "nmod");
  }

  // "A short while ago the navy and the guard carried out a raid": an adverb has no subject.
  function behindAdverb(subject: number): void {
    const adverb = heads[subject];
    const verb = heads[adverb];
    if (tags[adverb]?.upos !== "ADV" || adverb > subject || !isVerb(verb) || verb < subject) return;
    const second = kids(verb).find((at) => at > subject && isSubject(at));
    if (second !== undefined && !kids(second).some((at) => rel(at) === "cc" && at < second)) return;
    put(subject, verb);
    if (second !== undefined) put(second, subject, "conj");
  }
}
