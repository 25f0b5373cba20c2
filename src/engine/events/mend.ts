/**
 * Trees mended where parsers of news err in known ways: a date or a clock takes the subject's place, a headline's verb is
 * called a noun. Each is told by what stands there, not by the tree alone.
 */
import { isClock } from "../../base/letters.ts";
import { alteredIn } from "../../document/altered.ts";
import type { ParsedToken } from "../../document/stages.ts";
import { isBelow, PAST } from "./clause.ts";
import { withClauses } from "./clauses.ts";
import type { Asked, Tree, TreeMends } from "./tree.ts";

/** The mends of this file and of clauses.ts, which come with a language: its parsers err in them. */
export const mends: TreeMends = {
  ofTokens: (parsed, dated, { isVerb, tells, isForce, isPhrasal }) =>
    uncircled(
      withControls(
        withClauses(
          withActives(
            withPasts(
              withVerbs(withEntries(withOpened(withOblique(withParticles(parsed, isPhrasal)), isVerb), isVerb), isVerb),
              isVerb,
            ),
          ),
          dated,
          isForce,
        ),
        tells,
      ),
      parsed,
    ),
  ofTree: mend,
};

// Two mends of one odd sentence may each hang a word from the other: then they hang as the parser had them.
function uncircled(mended: readonly ParsedToken[], parsed: readonly ParsedToken[]): readonly ParsedToken[] {
  let tokens = mended;
  for (let tries = 0; tries < 3; tries++) {
    const circle = circleIn(tokens);
    if (circle.length === 0) return tokens;
    tokens = alteredIn(tokens, new Map(circle.map((at) => [at, { head: parsed[at].head, deprel: parsed[at].deprel }])));
  }
  return parsed;
}

/** The words of the first circle of heads; none in a tree. */
function circleIn(tokens: readonly ParsedToken[]): number[] {
  // By whose climb a word was last passed.
  const passed = new Int32Array(tokens.length).fill(-1);
  for (let first = 0; first < tokens.length; first++) {
    let at = first;
    while (at >= 0 && passed[at] < 0) {
      passed[at] = first;
      at = tokens[at].head;
    }
    if (at < 0 || passed[at] !== first) continue;
    const circle = [at];
    for (let next = tokens[at].head; next !== at; next = tokens[next].head) circle.push(next);
    return circle;
  }
  return [];
}

interface Growing {
  readonly tokens: readonly ParsedToken[];
  readonly dependents: number[][];
  readonly rel: string[];
  readonly lemma: readonly string[];
  readonly form: readonly string[];
  readonly dated: ReadonlySet<number>;
}

/** "The United States calls on the government": a noun at the root with a subject before it and no copula is its verb. */
function withVerbs(tokens: readonly ParsedToken[], isVerb: (form: string) => boolean): readonly ParsedToken[] {
  const heads = new Map<number, boolean>();
  for (const { head, deprel } of tokens) {
    if (head < 0 || tokens[head].head >= 0 || tokens[head].upos !== "NOUN") continue;
    if (deprel === "nsubj") heads.set(head, heads.get(head) ?? true);
    else if (["cop", "det", "amod", "compound", "nmod:poss", "case", "aux", "nummod"].includes(deprel)) heads.set(head, false);
  }
  const verbs = [...heads].flatMap(([at, fits]) => (fits && isVerb(tokens[at].form) ? [at] : []));
  const named = withObjects(tokens, isVerb);
  for (const verb of verbs) named.set(verb, { upos: "VERB", feats: PRESENT });
  return alteredIn(tokens, named);
}

const PRESENT_TENSE = "Tense=Pres|VerbForm=Fin";
const PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin";

/**
 * "Uzbek premier visits Dushanbe", "The Front calls on Algeria to open": a noun in -s at the root, with a word before it that the
 * tree makes its modifier and a name behind it as if it were another word for it, or a name by preposition and an infinitive. So is
 * one that opens a paragraph of a resolution ("Thanks the Republic of Chad"), or goes with a present before it.
 */
function withObjects(tokens: readonly ParsedToken[], isVerb: (form: string) => boolean): Map<number, Partial<ParsedToken>> {
  const found = new Map<number, Partial<ParsedToken>>();
  for (const [at, { head, upos, feats, form }] of tokens.entries()) {
    const isPlural = feats.includes("Number=Plur");
    if (upos !== "NOUN" || !(isPlural || form.endsWith("s")) || !isVerb(form)) continue;
    const before = tokens[at - 1];
    const verb = head < 0 ? -1 : verbOver(tokens, at);
    const isModified = isPlural && head < 0 && before?.head === at && /^(?:compound|amod)$/.test(before.deprel);
    const isOpening = head < 0 && !isModified && isFirst(tokens, at);
    if (!isModified && !isOpening && verb < 0) continue;
    const isNamed = (one: ParsedToken): boolean => one.upos === "PROPN" || (!isModified && one.upos === "NOUN");
    const next = tokens[at + 1];
    const object = tokens.findIndex(
      (one, i) =>
        one.head === at &&
        one.deprel === "appos" &&
        // "arrests three reporters"
        (i === at + 1
          ? one.upos === "PROPN"
          : (isOpening && isBare(tokens, at, i)) || (isModified && next.upos === "NUM" && next.head === i)),
    );
    const aim = next?.upos === "ADP" && tokens[next.head]?.head === at && isNamed(tokens[next.head]) ? next.head : -1;
    const isAct = (one: ParsedToken): boolean => one.head === at || (!isModified && one.head === aim);
    const isPurpose = (one: ParsedToken, i: number): boolean =>
      verb >= 0 && i > aim && one.head === verb && one.deprel === "advcl";
    const act = tokens.findIndex(
      (one, i) => ((isAct(one) && /^acl/.test(one.deprel)) || isPurpose(one, i)) && one.feats.includes("VerbForm=Inf"),
    );
    if (object < 0 && (aim < 0 || act < aim)) continue;
    found.set(at, { upos: "VERB", feats: PRESENT, ...(verb >= 0 && { head: verb, deprel: "conj" }) });
    // "Calls on Mali to end the siege and demands": a present beside the infinitive goes on with what opens.
    for (const [i, one] of tokens.entries())
      if (one.head === act && one.deprel === "conj" && one.feats.includes(PRESENT_TENSE)) found.set(i, { head: at });
    if (isModified) {
      found.set(at - 1, { deprel: "nsubj", upos: before.upos === "ADJ" ? "NOUN" : before.upos });
      for (const [i, one] of tokens.entries()) if (i < at - 1 && one.head === at) found.set(i, { head: at - 1 });
    }
    if (object >= 0) found.set(object, { deprel: "obj" });
    else {
      found.set(aim, { deprel: "obl" });
      found.set(act, { head: at, deprel: "xcomp" });
    }
  }
  return found;
}

/** "Accuses Chad of a raid", "Welcomes Chad's decision": a word in -s at the head of a paragraph that the tree joins to the name behind it is its verb. */
function withOpened(tokens: readonly ParsedToken[], isVerb: (form: string) => boolean): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (const [at, { head, upos, form }] of tokens.entries()) {
    const name = at + 1;
    const isOver = tokens[at].deprel === "compound" && head === name && tokens[name].head < 0 && tokens[name].upos === "PROPN";
    const isJoined = upos === "PROPN" && (isOver || (tokens[name]?.head === at && tokens[name].deprel === "flat"));
    if (!isJoined || !form.endsWith("s") || !isVerb(form.toLowerCase()) || !(head < 0 || isFirst(tokens, at))) continue;
    if (at > 0 && tokens[at - 1].head === at) continue;
    const owned = head > at && tokens[head].head < 0 && tokens[at].deprel === "nmod:poss" ? head : -1;
    if (head >= 0 && owned < 0 && !isOver) continue;
    found.set(at, { upos: "VERB", feats: PRESENT, head: -1, deprel: "root" });
    found.set(name, owned < 0 ? { head: at, deprel: "obj" } : { head: owned, deprel: "nmod:poss" });
    if (owned >= 0) {
      found.set(owned, { head: at, deprel: "obj" });
      for (const [i, one] of tokens.entries()) if (one.head === at && one.deprel === "case") found.set(i, { head: name });
    }
  }
  return alteredIn(tokens, found);
}

// "Thanks the Republic of Mauritius", "Strongly urges": the first word of its sentence, or the first but for adverbs.
function isFirst(tokens: readonly ParsedToken[], at: number): boolean {
  let first = at;
  while (first > 0 && tokens[first - 1].upos === "ADV" && tokens[first - 1].head === at) first--;
  return first === 0 || !isBelow(tokens, first - 1, at);
}

// A noun with its article behind another, no comma between.
const isBare = (tokens: readonly ParsedToken[], at: number, object: number): boolean =>
  object > at && tokens[at + 1].deprel === "det" && tokens.slice(at + 1, object).every(({ form }) => form !== ",");

// "condemns the coup and calls upon the officers to step down": the present that a noun behind "and" goes with.
function verbOver(tokens: readonly ParsedToken[], at: number): number {
  const { deprel, head } = tokens[at];
  if (deprel !== "conj" || tokens[at - 1]?.deprel !== "cc" || !/^(?:obj|nmod|obl)$/.test(tokens[head].deprel)) return -1;
  let verb = head;
  for (let steps = 0; steps < 4 && verb >= 0 && tokens[verb].upos !== "VERB"; steps++) verb = tokens[verb].head;
  if (verb < 0 || verb > at) return -1;
  return tokens[verb].feats.includes("Tense=Pres") && tokens[verb].feats.includes("VerbForm=Fin") ? verb : -1;
}

/** "4 May: Chad bombs two bases", an entry of a chronicle, read as bombs of that day: behind a colon a noun in -s between a name and its object is the verb. */
function withEntries(tokens: readonly ParsedToken[], isVerb: (form: string) => boolean): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (const [at, { head: day, deprel, form, upos, feats }] of tokens.entries()) {
    // "17 June - Chad bans imports": a present below the day, right behind a name that hangs there too.
    const actor = at - 1;
    const isBelowDay =
      upos === "VERB" && deprel === "parataxis" && day >= 0 && tokens[day].head < 0 && tokens[day].upos === "NUM";
    if (isBelowDay && feats.includes(PRESENT_TENSE) && tokens[actor].head === day && tokens[actor].upos === "PROPN") {
      found.set(at, { head: -1, deprel: "root" });
      found.set(actor, { head: at, deprel: "nsubj" });
      found.set(day, { head: at, deprel: "obl:unmarked" });
      for (const [i, one] of tokens.entries())
        if (i < actor && one.head === actor) found.set(i, { head: one.deprel === "punct" ? at : day });
      continue;
    }
    if (upos !== "NOUN" || deprel !== "appos" || day < 0 || !form.endsWith("s") || !isVerb(form) || tokens[day].head >= 0)
      continue;
    const name = tokens[at - 1];
    const object = tokens.findIndex((one, i) => i > at && one.head === at && /^(?:appos|obj)$/.test(one.deprel));
    const isEntry = tokens.slice(day, at).some((one) => one.form === ":") && name.upos === "PROPN" && name.head === at;
    if (!isEntry || object < 0 || tokens.slice(at, object).some((one) => one.form === ",")) continue;
    found.set(at, { upos: "VERB", feats: PRESENT, head: -1, deprel: "root" });
    found.set(at - 1, { deprel: "nsubj" });
    found.set(object, { deprel: "obj" });
    found.set(day, { head: at, deprel: "obl:unmarked" });
  }
  return alteredIn(tokens, found);
}

/**
 * "Chinese instructors trained island officers" read as officers that instructors, once trained, are: a noun at the root with a
 * subject that a past participle hangs from, and nothing to make it a predicate. The participle is the verb and the noun its object.
 */
function withPasts(tokens: readonly ParsedToken[], isVerb: (form: string) => boolean): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (const [verb, { head: subject, deprel, feats, form }] of tokens.entries()) {
    if (deprel !== "acl" || !feats.includes("Tense=Past") || !isVerb(form)) continue;
    const root = tokens[subject].deprel === "nsubj" ? tokens[subject].head : -1;
    if (root < verb || subject > verb || tokens[root].head >= 0 || !/^(?:NOUN|PROPN)$/.test(tokens[root].upos)) continue;
    if (tokens.some(({ head, deprel: rel }) => head === root && /^(?:cop|aux|case)/.test(rel))) continue;
    found.set(verb, { head: -1, deprel: "root", feats: PAST });
    found.set(subject, { head: verb });
    found.set(root, { head: verb, deprel: "obj" });
  }
  return alteredIn(tokens, found);
}

/**
 * "the sanctions which the bloc adopted" read as sanctions that were adopted: a participle with a subject of its own behind the relative
 * pronoun, and no auxiliary, is a past, and the pronoun its object.
 */
function withActives(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (const [at, { head, deprel, feats, xpos }] of tokens.entries()) {
    // "the plant, which Oslo is building"
    const next = tokens[at + 1];
    const isGap = deprel === "nsubj" && next?.deprel === "nsubj" && next.head === head && next.upos === "PROPN";
    if (isGap && feats.includes("PronType=Rel") && !tokens.some((one) => one.head === head && one.deprel === "obj"))
      found.set(at, { deprel: "obj" });
    // "nine men, whom Oslo freed"
    const isBare = deprel === "obl" && xpos === "WP" && head > at + 1 && !tokens.some((one) => one.head === at);
    if (isBare && tokens[head - 1].head === head && tokens[head - 1].deprel === "nsubj") {
      found.set(at, { deprel: "obj" });
      found.set(head, { feats: PAST });
    }
    if (deprel !== "nsubj:pass" || !feats.includes("PronType=Rel") || head < at) continue;
    const below = tokens.slice(at + 1, head).filter((one) => one.head === head);
    if (!below.some((one) => one.deprel === "nsubj") || below.some((one) => one.deprel.startsWith("aux"))) continue;
    found.set(at, { deprel: "obj" });
    found.set(head, { feats: PAST });
  }
  return alteredIn(tokens, found);
}

/** "paid off Mali's debt": an object has no preposition; right behind a verb that goes with such a word it is the verb's particle. */
function withParticles(tokens: readonly ParsedToken[], isPhrasal: Asked["isPhrasal"]): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (let at = 1; at < tokens.length; at++) {
    const { deprel, upos, head } = tokens[at];
    const verb = tokens[at - 1];
    if (deprel !== "case" || upos !== "ADP" || verb.upos !== "VERB" || head < at) continue;
    if (tokens[head].deprel !== "obj" || tokens[head].head !== at - 1) continue;
    if (isPhrasal(verb, tokens[at].form.toLowerCase())) found.set(at, { head: at - 1, deprel: "compound:prt", upos: "ADP" });
  }
  return alteredIn(tokens, found);
}

/**
 * "denounces with immediate effect the agreement": a noun has no object; it is the verb's, which has none. So is a noun with its article behind
 * an oblique, without preposition or comma: "signed with the rebels a memorandum", "received in Oslo the Danish envoy".
 */
function withOblique(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (let at = 0; at < tokens.length; at++) {
    const isHung = /^(?:appos|nmod)$/.test(tokens[at].deprel) && isBareBehind(tokens, at);
    if (tokens[at].deprel !== "obj" && !isHung) continue;
    const over = tokens[tokens[at].head];
    if (!(over?.upos === "NOUN" || isHung) || over.deprel !== "obl" || tokens[at].head > at) continue;
    const { head: verb } = over;
    const has = (rel: RegExp) => tokens.some(({ head, deprel }) => head === verb && rel.test(deprel));
    const isOpen =
      tokens[verb]?.upos === "VERB" && verb < tokens[at].head && !has(isHung ? /^(?:obj|ccomp|xcomp|aux:pass)/ : /^obj$/);
    if (isOpen) found.set(at, { head: verb, deprel: "obj" });
  }
  return alteredIn(tokens, found);
}

// A noun whose phrase opens with its article, right behind another noun.
function isBareBehind(tokens: readonly ParsedToken[], at: number): boolean {
  let first = at;
  while (first > 0 && tokens[first - 1].head <= at && tokens[first - 1].head >= first && tokens[first - 1].deprel !== "punct")
    first--;
  return tokens[first].deprel === "det" && /^(?:NOUN|PROPN)$/.test(tokens[first - 1]?.upos ?? "") && tokens[at].head < first;
}

/** "ordered the envoy to leave", "leading Oslo to close it": what somebody is told or led to do is what he is told, wherever it hangs. */
function withControls(tokens: readonly ParsedToken[], tells: (token: ParsedToken) => boolean): readonly ParsedToken[] {
  const found = new Map<number, Partial<ParsedToken>>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token.feats.includes("VerbForm=Inf") || token.head < 0) continue;
    const to = token.deprel === "advcl" ? tokens.findIndex(({ head, deprel }) => head === at && deprel === "mark") : -1;
    const isNext = to > 0 && tokens[to - 1].head === token.head && tokens[to - 1].deprel === "obj";
    if (isNext && tells(tokens[token.head])) found.set(at, { deprel: "xcomp" });
    if (token.deprel !== "acl") continue;
    const { head: verb, deprel } = tokens[token.head];
    const told = verb >= 0 && verb < token.head && deprel === "obj" && tokens[verb].upos === "VERB" && tells(tokens[verb]);
    if (told) found.set(at, { head: verb, deprel: "xcomp" });
  }
  return alteredIn(tokens, found);
}

function mend(tree: Growing): void {
  const { dated } = tree;
  for (let i = 0; i < tree.tokens.length; i++) {
    if (isClock(tree.tokens[i].form)) underClock(tree, i);
    if (tree.tokens[i].head < 0) afterAside(tree, i);
    if (tree.tokens[i].upos !== "PROPN" || dated.has(i)) continue;
    afterDate(tree, i);
    beforeAside(tree, i);
    underPreposition(tree, i);
  }
}

// "11:00 The Council called on": the hour before an entry is neither its subject nor its verb.
function underClock({ tokens, dependents, rel }: Growing, clock: number): void {
  if (rel[clock] === "nsubj") rel[clock] = "obl";
  if (tokens[clock].head >= 0) return;
  const noun = dependents[clock].find((child) => child > clock && rel[child] === "obj");
  const verb = noun === undefined ? undefined : dependents[noun].find((child) => child > noun && rel[child] === "acl");
  if (noun === undefined || verb === undefined || hasSubject(dependents[verb], rel)) return;
  rel[noun] = "nsubj";
  rel[verb] = "root";
  dependents[verb] = [noun, ...dependents[verb]];
}

// "Pakistan last month demanded", "last week Poland sent": the name that the tree hangs from the date is the verb's subject.
function afterDate({ tokens, dependents, rel, dated }: Growing, i: number): void {
  const { head } = tokens[i];
  const verb = head >= 0 && dated.has(head) ? tokens[head].head : -1;
  if (verb < i || verb < head || tokens[verb].upos !== "VERB") return;
  const bare = head < i && !dependents[i].some((child) => rel[child] === "case");
  // The date itself was taken for the subject: right before the name ("last winter Poland cut"), or anywhere behind it.
  // "26 October - Chad and Mali conclude": or behind the dash that closes it.
  const isBehindDash = bare && head < i && /^[-–—:]$/.test(tokens[i - 1].form);
  const displaced = tokens[head].deprel.startsWith("nsubj") && (head > i || isBehindDash || (bare && head === i - 1));
  const follows = bare && tokens[head].deprel.startsWith("obl") && !hasSubject(dependents[verb], rel);
  if (!displaced && !follows) return;
  rel[i] = "nsubj";
  dependents[verb] = [i, ...dependents[verb]];
}

// "In March Kenya sent": the name that the tree makes the noun of the date's preposition.
function underPreposition({ tokens, dependents, rel, dated }: Growing, i: number): void {
  const { head } = tokens[i];
  if (rel[i] !== "obl" || head < i || !dated.has(i - 1) || tokens[i - 1].head !== i) return;
  const preposition = dependents[i].find((child) => child < i - 1 && rel[child] === "case");
  if (preposition === undefined || hasSubject(dependents[head], rel)) return;
  rel[i] = "nsubj";
  dependents[i] = dependents[i].filter((child) => child !== preposition);
  dependents[i - 1] = [preposition, ...dependents[i - 1]];
}

// "Vietnam, for its part, proposed": a name before a comma that the tree takes for one spoken to; only commands are spoken to it.
function beforeAside({ tokens, dependents, rel }: Growing, i: number): void {
  const { head } = tokens[i];
  if (!["vocative", "dislocated", "discourse"].includes(rel[i]) || head < i + 3 || tokens[i + 1].form !== ",") return;
  if (tokens[head].upos !== "VERB" || /Mood=Imp|VerbForm=Inf/.test(tokens[head].feats) || hasSubject(dependents[head], rel))
    return;
  rel[i] = "nsubj";
}

// "Japan, which chairs the committee, called on", "Japan, for its part, called on", "Japan, joined by Chad, called on": a name at the root, and behind what stands
// between its commas a verb without a subject: that is the sentence's own verb.
function afterAside({ tokens, dependents, rel }: Growing, root: number): void {
  if (tokens[root].upos !== "PROPN" || tokens[root + 1]?.form !== ",") return;
  const clause = dependents[root].find((child) => tokens[child].deprel === "acl:relcl" && child > root);
  for (let i = (clause ?? root + 1) + 1; i < tokens.length && tokens[i].head >= 0; i++) {
    const { upos, feats, head } = tokens[i];
    const isOwn =
      clause !== undefined || (i > root + 2 && head >= root && /^(?:acl|parataxis|appos|advcl)$/.test(tokens[i].deprel));
    if (
      !isOwn ||
      !isBelow(tokens, i, root) ||
      upos !== "VERB" ||
      !feats.includes("VerbForm=") ||
      /VerbForm=(?:Inf|Ger)/.test(feats)
    )
      continue;
    if (tokens[i - 1].form !== ",") continue;
    if (hasSubject(dependents[i], rel)) return;
    rel[root] = "nsubj";
    rel[i] = "root";
    dependents[i] = [root, ...dependents[i]];
    return;
  }
}

const hasSubject = (children: readonly number[], rel: Tree["rel"]): boolean => children.some((child) => rel[child] === "nsubj");
