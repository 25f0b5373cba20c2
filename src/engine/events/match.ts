/**
 * Which trigger a token is, by the shape of its arguments. The tree chooses among the two or three frames a
 * word may reach: worth about thirteen points of type accuracy, more than any growth of the lexicon.
 */
import { agents, follow, row, type Site } from "./arguments.ts";
import { tellsNothing } from "./no-act.ts";
import { ownersAt } from "./parties.ts";
import { classesAt, isDirectly, isOf, type Scene } from "./scene.ts";
import type { Slot, Trigger } from "./shapes.ts";
import { antecedent, auxiliaries, dependent, hasPreposition, isPassive, mustAct, nameBefore, surfaceSubject } from "./tree.ts";

export interface Match {
  readonly site: Site;
  readonly trigger: Trigger;
  /** Role to the tokens that head its fillers. */
  readonly fillers: ReadonlyMap<string, readonly number[]>;
  /** Tokens of a trigger of several words, the head among them. */
  readonly words: readonly number[];
  readonly score: number;
  /** Whether the agent is the light verb's, which the noun's own nationality overrules ("took part in the Thai drills"). */
  readonly carried: boolean;
}

/** The best trigger at a token, `null` when none fits. */
export function matchAt(scene: Scene, at: number): Match | null {
  const known = scene.matches[at];
  if (known !== undefined) return known;
  const found = bestAt(scene, at);
  scene.matches[at] = found;
  return found;
}

function bestAt(scene: Scene, at: number): Match | null {
  const pos = posOf(scene.tree.tokens[at].upos);
  const triggers = pos ? triggersAt(scene, at) : NONE;
  if (triggers.length === 0 || tellsNothing(scene, at)) return null;
  const carrier = pos === "NOUN" ? carrierOf(scene, at) : -1;
  const ambiguous = triggers.length > 2 && new Set(triggers.map((trigger) => trigger.frame.id)).size > 2;
  let best: Match | null = null;
  for (const trigger of triggers) {
    if (trigger.pos !== pos && !(trigger.pos === "ADJ" && pos === "VERB")) continue;
    const site: Site = { at, noun: pos === "NOUN", adjective: trigger.pos === "ADJ", carrier };
    const match = fitting(scene, site, trigger, ambiguous);
    if (match && (!best || match.score > best.score)) best = match;
  }
  return best;
}

// "prepared" has its row as an adjective and is tagged a participle of "prepare" as often as not.
function triggersAt({ tree, index, language }: Scene, at: number): readonly Trigger[] {
  const form = tree.form[at];
  const lemma = tree.lemma[at];
  const adjective = tree.tokens[at].upos === "ADJ";
  const rows = index.get(lemma) ?? withoutPrefix(index, lemma, language.words.prefix);
  const known = (adjective ? rows : rows?.filter(isNoAdjective)) ?? NONE;
  if (form === lemma) return known;
  const participles = index.get(form)?.filter(isAdjective) ?? NONE;
  return participles.length > 0 ? [...known, ...participles] : known;
}

const NONE: readonly Trigger[] = [];

const isAdjective = ({ pos }: Trigger): boolean => pos === "ADJ";
const isNoAdjective = ({ pos }: Trigger): boolean => pos !== "ADJ";

/** "re-establish" is "establish". */
function withoutPrefix(index: Scene["index"], lemma: string, prefixes: ReadonlySet<string>): readonly Trigger[] | undefined {
  const hyphen = lemma.indexOf("-") + 1;
  return hyphen > 0 && prefixes.has(lemma.slice(0, hyphen)) ? index.get(lemma.slice(hyphen)) : undefined;
}

function posOf(upos: string): Trigger["pos"] | null {
  if (upos === "VERB" || upos === "ADJ") return upos;
  return upos === "NOUN" || upos === "PROPN" ? "NOUN" : null;
}

/** The verb that carries a noun's act: "hold talks", "talks were held", "talks took place", "take part in talks"; −1 for none. */
export function carrierOf(scene: Scene, noun: number): number {
  const { tree, language } = scene;
  const { light, occur, participation } = language.words;
  const counted = countedBy(scene, noun);
  const head = tree.tokens[counted].head;
  const rel = tree.rel[counted];
  if (head >= 0 && tree.tokens[head].upos === "VERB") {
    const verb = tree.lemma[head];
    if (
      (rel === "obj" || tree.tokens[counted].deprel === "nsubj:pass") &&
      (light.has(verb) || language.words["phase-go"].has(verb))
    )
      return head;
    if (rel === "nsubj" && occur.has(verb)) return head;
    // "talks took place"
    if (rel === "nsubj" && light.has(verb) && occur.has(tree.lemma[dependent(tree, head, "obj")] ?? "")) return head;
    if (rel === "obl" && participation.has(verb)) return head;
    if (rel === "obj" && participation.has(verb)) return head;
    // "took part in a drill", wherever the tree hangs the drill
    if (rel === "obl" && light.has(verb) && participation.has(tree.lemma[dependent(tree, head, "obj")] ?? "")) return head;
  }
  if (head >= 0 && rel === "nmod" && participation.has(tree.lemma[head]) && tree.rel[head] === "obj")
    return tree.tokens[head].head;
  const owner = ownerOf(scene, noun);
  if (owner >= 0) return owner;
  for (const child of tree.dependents[noun]) {
    if (tree.rel[child] === "acl" && (light.has(tree.lemma[child]) || occur.has(tree.lemma[child]))) return child;
  }
  // "voiced its rejection and condemnation of the raid"
  return rel === "conj" && head >= 0 && head < noun && tree.tokens[head].upos === "NOUN" ? carrierOf(scene, head) : -1;
}

/** "a series of strikes": the noun of number above, by which the strikes hang; else the noun itself. */
function countedBy({ tree, language }: Scene, noun: number): number {
  const { head } = tree.tokens[noun];
  const isOf = tree.rel[noun] === "nmod" && head >= 0 && head < noun && language.words.partitive.has(tree.lemma[head]);
  return isOf && tree.rel[head] === "obj" ? head : noun;
}

/** "a new round of talks": the noun of number and what it counts; of any other noun itself alone. */
export function wholeOf({ tree, language }: Scene, noun: number): readonly number[] {
  if (!language.words.partitive.has(tree.lemma[noun])) return [noun];
  const { genitive } = language.words;
  return [noun, ...tree.dependents[noun].filter((child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, genitive))];
}

/** "claimed responsibility for the attack", "claimed the attack": the verb by which somebody says that a blow was theirs; −1 for none. */
function ownerOf({ tree, language, index }: Scene, noun: number): number {
  const { owning, blame, light } = language.words;
  const { head } = tree.tokens[noun];
  if (head < 0) return -1;
  const isBlame = (at: number): boolean => blame.has(tree.lemma[at]) && tree.rel[at] === "obj";
  const owns = (verb: number): boolean => owning.has(tree.lemma[verb]) || light.has(tree.lemma[verb]);
  const rel = tree.rel[noun];
  if (rel === "nmod" && isBlame(head)) return owns(tree.tokens[head].head) ? tree.tokens[head].head : -1;
  if (rel === "obl") return owns(head) && tree.dependents[head].some(isBlame) ? head : -1;
  if (!owning.has(tree.lemma[head])) return -1;
  const blows = index.get(tree.lemma[noun])?.filter(({ pos }) => pos === "NOUN") ?? [];
  const isBlow = blows.length > 0 && blows.every(({ frame }) => frame.polarity === "-");
  return (rel === "obj" || tree.tokens[noun].deprel === "nsubj:pass") && isBlow ? head : -1;
}

// Weights by hand: an argument that had to be there counts most, then the words of a longer trigger, then what is filled.
const REQUIRED = 3;
const CLASSED = 1;
const WORD = 2.5;
const FILLED = 1;
const OBJECTLESS = 2;
// "hammered out a border accord" is no "hammered": a particle is its verb's.
const PARTICLE = 2;

const SUFFERING: ReadonlySet<string> = new Set(["patient", "target", "recipient"]);

const isReflexive = ({ tree }: Scene, node: number): boolean => tree.tokens[node].feats.includes("Reflex=Yes");

function fitting(scene: Scene, site: Site, trigger: Trigger, ambiguous: boolean): Match | null {
  const words = findWords(scene, site.at, trigger);
  if (!words || hasOtherParticle(scene, site.at, words) || isTopic(scene, site.at)) return null;
  const fillers = new Map<string, readonly number[]>();
  const isParticle = words.some((word) => scene.tree.tokens[word].deprel === "compound:prt");
  let score = words.length * WORD + (site.noun ? 0 : 0.5) + (isParticle ? PARTICLE : 0);
  for (const slot of trigger.slots) {
    const nodes = fill(scene, site, slot, fillers, words);
    if (nodes.length === 0) {
      if (slot.required) return null;
      if (!site.noun && slot.paths[0].rel === "obj") score -= OBJECTLESS;
      continue;
    }
    // "were killing themselves"
    if (slot.roles.some((role) => SUFFERING.has(role)) && nodes.every((node) => isReflexive(scene, node))) return null;
    if (slot.roles.includes("patient") && ambiguous && slot.classes === null && !nodes.some((node) => isPerson(scene, node)))
      return null;
    score += slot.required ? REQUIRED : FILLED;
    if (slot.classes !== null && !slot.exclude) score += CLASSED + narrowness(scene, slot.classes);
    for (const role of slot.roles) if (!fillers.has(role)) fillers.set(role, nodes);
  }
  if (isThing(scene, fillers.get("agent"))) return null;
  if (site.noun && site.carrier >= 0 && fillers.get("agent")?.every((node) => isStrength(scene, node))) fillers.delete("agent");
  const carried = site.carrier >= 0 && !fillers.has("agent");
  const undergoes = site.carrier >= 0 && scene.language.words.undergoing.has(scene.tree.lemma[site.carrier]);
  if (carried || undergoes) carryAgent(scene, site, fillers);
  else if (site.noun) creditAgent(scene, site.at, trigger, fillers);
  return { site, trigger, fillers, words: [site.at, ...words], score, carried };
}

// "held an exercise of 5,600 troops": a number of nobody's men says how large it was, and not whose.
function isStrength({ tree, headed }: Scene, node: number): boolean {
  const isNamed = (at: number): boolean => headed.get(at)?.some(({ actor }) => actor !== null) ?? false;
  const before = tree.dependents[node].filter((child) => child < node);
  return before.some((child) => tree.rel[child] === "nummod") && !isNamed(node) && !before.some(isNamed);
}

// Between two classes that hold, the narrower tells more: peacekeepers are soldiers too.
const narrowness = ({ sizes }: Scene, classes: readonly string[]): number =>
  1 / (2 + classes.reduce((sum, name) => sum + (sizes.get(name) ?? 1), 0));

// The trigger's own words fill nothing: what was fired on is not the "fire" that was opened on it.
function fill(
  scene: Scene,
  site: Site,
  slot: Slot,
  filled: ReadonlyMap<string, readonly number[]>,
  words: readonly number[],
): readonly number[] {
  for (const path of slot.paths) {
    const nodes = follow(scene.tree, site, path, scene.language.words);
    if (nodes.length === 0 || words.includes(nodes[0])) continue;
    if (slot.classes === null) return nodes;
    if (slot.classes[0] === "@other") {
      if (nodes.some((node) => otherActs(scene, node, filled.get("agent") ?? []))) return nodes;
      continue;
    }
    if (slot.classes[0] === "@must") {
      if (nodes.some((node) => otherMust(scene, node, filled.get("agent") ?? []))) return nodes;
      continue;
    }
    // "Oslo, which closed the centre": a relative pronoun is of the class of what it stands for.
    const isAsked = (node: number): boolean => {
      const noun = antecedent(scene.tree, node, site.at);
      return isOf(scene, noun, slot.classes as string[]) || hasTitle(scene, noun, slot.classes as string[]);
    };
    if (nodes.some(isAsked) !== slot.exclude) return nodes;
    // "a statement by Oslo, which was warned": not the statement, but the name right before the clause.
    const name = slot.exclude ? -1 : nameBefore(scene.tree, site.at, nodes[0]);
    if (name >= 0 && isAsked(name)) return [name];
  }
  // "nsubj>agent[force]": what is not asked for only prefers such an agent.
  const prefers = slot.classes !== null && !slot.classes[0].startsWith("@") && !slot.required && !slot.exclude;
  if (prefers && slot.roles.includes("agent"))
    return follow(scene.tree, site, slot.paths[0], scene.language.words).filter((node) => !words.includes(node));
  const asksObject = slot.required && slot.classes !== null && !slot.exclude && slot.paths.some((path) => path.rel === "obj");
  return asksObject && !site.noun ? nextOf(scene, site.at, slot.classes as string[], words) : [];
}

// "President Marcos"
const hasTitle = (scene: Scene, node: number, classes: readonly string[]): boolean =>
  scene.tree.dependents[node].some(
    (child) => scene.tree.tokens[child].deprel === "nmod:desc" && isDirectly(scene, child, classes),
  );

// "lifted Friday a blockade", "took over the base": where the tree gives no such object, the next noun of the class before a verb or comma.
function nextOf(scene: Scene, at: number, classes: readonly string[], words: readonly number[]): readonly number[] {
  const { tokens } = scene.tree;
  if (isPassive(scene.tree, at)) return [];
  const { to } = scene.doc.sentences[scene.sentenceOf[at]];
  for (let i = at + 1; i < Math.min(at + 8, to); i++) {
    if (i === at + 1 && words.includes(i)) continue;
    if (/^(?:VERB|PUNCT|ADP|SCONJ)$/.test(tokens[i].upos) || scene.tree.rel[i] === "case") return [];
    const noun = (j: number) => j < to && (tokens[j].upos === "NOUN" || tokens[j].upos === "PROPN");
    const head = noun(i) && !noun(i + 1);
    if (head && isOf(scene, i, classes)) return [i];
  }
  return [];
}

// "hopes that its neighbours will refuse": somebody else is to act, and is named.
function otherActs(scene: Scene, clause: number, agent: readonly number[]): boolean {
  const subject = surfaceSubject(scene.tree, clause);
  if (subject < 0 || agent.includes(subject) || scene.tree.tokens[subject].upos === "PRON") return false;
  const phrase = row(scene.tree, [subject]).flatMap((node) => [node, ...scene.tree.dependents[node]]);
  return phrase.some((node) => scene.covering.has(node));
}

// "said that its neighbour must stop drilling", "said that it had to": somebody else is to act, not to have acted or to be acted on.
function otherMust(scene: Scene, clause: number, agent: readonly number[]): boolean {
  const { tree, language } = scene;
  const { perfect, undergoing } = language.words;
  const isBound = mustAct(tree, clause) && !auxiliaries(tree, clause).some((word) => perfect.has(word));
  const infinitive = dependent(tree, clause, "xcomp");
  const verb = isBound ? clause : hasTo(scene, clause) ? infinitive : -1;
  if (verb < 0 || tree.tokens[verb].upos !== "VERB" || isPassive(tree, verb) || undergoing.has(tree.lemma[verb])) return false;
  return otherActs(scene, clause, agent);
}

/** "needs to act", "had to act" */
export const hasTo = ({ tree, language }: Scene, verb: number): boolean =>
  language.words.obliging.has(tree.lemma[verb]) &&
  tree.dependents[verb].some((child) => tree.rel[child] === "xcomp" && tree.tokens[child].feats.includes("VerbForm=Inf"));

// A storm batters, a share price retreats: what is no party does nothing to anybody.
const isThing = (scene: Scene, agent: readonly number[] | undefined): boolean =>
  agent?.some((node) => {
    // "a suicide bomber" is no plane
    if (scene.headed.get(node)?.some(({ actor, kind }) => actor || kind === "movement")) return false;
    const classes = classesAt(scene, node);
    // "killed by Danish fire"
    return classes.includes("thing") && !(classes.includes("munition") && ownersAt(scene, node).some(({ code }) => code));
  }) ?? false;

const PEOPLE = [
  "person",
  "captive",
  "force",
  "civil",
  "diplomat",
  "envoy",
  "protestcrowd",
  "party",
  "police",
  "leader",
  "rebel",
  "movement",
];

function isPerson(scene: Scene, at: number): boolean {
  const { upos } = scene.tree.tokens[at];
  if (upos === "PROPN" || upos === "PRON" || upos === "NUM") return true;
  if (scene.headed.get(at)?.some((mention) => mention.kind !== "place")) return true;
  return classesAt(scene, at).some((name) => PEOPLE.includes(name));
}

/** The other words of a trigger below its head, by lemma or form, in any order; `null` when one is missing. */
function findWords(scene: Scene, at: number, { rest, slots }: Trigger): number[] | null {
  if (rest.length === 0) return [];
  const takesClause = slots.some(({ paths }) => paths.some(({ rel }) => /^(?:[cx]comp|acl|advcl)$/.test(rel)));
  const { tree, doc, sentenceOf } = scene;
  const { from, to } = doc.sentences[sentenceOf[at]];
  const found: number[] = [];
  for (const word of rest) {
    let hit = -1;
    // Ten words either way hold a light verb and its noun in nine of ten sentences of news.
    for (let i = Math.max(from, at - 10); i < Math.min(to, at + 11); i++) {
      if ((tree.lemma[i] !== word && tree.form[i] !== word) || i === at || found.includes(i)) continue;
      // "came from behind to beat Oslo" is no "came to Oslo".
      if (!takesClause && rest.length === 1 && tree.rel[i] === "mark" && tree.tokens[i].upos === "PART") continue;
      // "struck Iran-backed militias" is no "strike back".
      if (tree.rel[i] === "amod" && tree.tokens[i].upos === "VERB" && tree.form[i] !== word) continue;
      // "waters that both claim": a relative pronoun opens no content.
      if (scene.language.words.complementiser.has(word) && tree.tokens[i].upos === "PRON") continue;
      if (
        !near(scene, i, at, found) ||
        (tree.tokens[at].upos === "VERB" && (isBefore(scene, i, at) || isLower(scene, i, at, rest)))
      )
        continue;
      if (hit < 0 || Math.abs(i - at) < Math.abs(hit - at)) hit = i;
    }
    if (hit < 0) return null;
    found.push(hit);
  }
  return found;
}

// "called off a dinner for" is no "called for": a particle that is not the trigger's makes another verb of it.
const hasOtherParticle = ({ tree }: Scene, at: number, words: readonly number[]): boolean =>
  words.length > 0 && tree.dependents[at].some((child) => tree.tokens[child].deprel === "compound:prt" && !words.includes(child));

// "Turning to Mali, the spokesman said": whoever speaks goes on to another matter.
const isTopic = ({ tree, doc, sentenceOf, language }: Scene, at: number): boolean =>
  language.words.topic.has(tree.form[at]) && doc.sentences[sentenceOf[at]].from === at;

// "In May Kenya sent" is no "sent in", "has a week to go" no "go to": a particle follows its verb.
const isBefore = ({ tree, language }: Scene, word: number, verb: number): boolean =>
  word < verb && /^(?:case|mark)$/.test(tree.rel[word]) && language.words.connective.has(tree.lemma[word]);

// "sent drones against a depot in Mali" is no "sent in", "fired missiles into the sea off its coast" no "fired off": the one preposition of a trigger is of a noun of the verb's own, or its object's.
// Nor is "opened fire on Monday" an "opened fire on".
function isLower({ tree }: Scene, word: number, verb: number, rest: readonly string[]): boolean {
  if (tree.rel[word] !== "case") return false;
  if (tree.dated.has(tree.tokens[word].head)) return true;
  if (rest.length > 1) return false;
  const { head: above } = tree.tokens[tree.tokens[word].head];
  return above >= 0 && above !== verb && tree.dependents[above].some((child) => tree.rel[child] === "case");
}

// At most three arcs below the head and in no clause of another verb ("announced that it had brokered a ceasefire"), or
// the noun its participle hangs from ("the curfew imposed on").
function near(scene: Scene, word: number, at: number, words: readonly number[]): boolean {
  const { tree } = scene;
  // "agreed to hold summits and set up groups" is no "hold up".
  if (tree.tokens[word].deprel === "compound:prt" && tree.tokens[word].head !== at && !words.includes(tree.tokens[word].head))
    return false;
  let up = word;
  for (let steps = 0; steps < 3 && up >= 0; steps++) {
    up = tree.tokens[up].head;
    if (up === at) return true;
    const isOther = up >= 0 && tree.tokens[up].upos === "VERB" && !words.includes(up);
    // "opened fire to disperse a crowd on the square" is no "opened fire on".
    if (isOther && (dependent(tree, up, "nsubj") >= 0 || (at < up && up < word && tree.rel[word] === "case"))) break;
    // "called it a tour for dictators": what belongs to the name given is none of the verb's.
    if (up >= 0 && tree.rel[up] === "xcomp" && tree.tokens[up].upos === "NOUN") break;
  }
  // Of two verbs the second is no "killed" of a "try to kill".
  return tree.tokens[at].head === word && tree.tokens[word].upos !== "VERB";
}

// "The militia was behind the attack", "the minister is on a visit to Oslo", "after talks with the envoy, the minister said", "the
// minister, on a visit to Oslo, said": whose deed or meeting it is stands before the noun, above it or at its verb.
function creditAgent(scene: Scene, at: number, { frame }: Trigger, fillers: Map<string, readonly number[]>): void {
  const { tree, language } = scene;
  const { authoring, beneath, locative, temporal, preceding, sake } = language.words;
  const subject = dependent(tree, at, "nsubj");
  // "The town has been under bombardment"
  if (subject >= 0 && frame.polarity === "-" && hasPreposition(tree, at, beneath)) fillers.set("recipient", [subject]);
  if (subject >= 0 && !fillers.has("agent") && hasPreposition(tree, at, authoring)) fillers.set("agent", [subject]);
  // "Under pressure from Oslo, Riga and Bonn signed", "signed under Danish mediation"
  const { rel, tokens } = tree;
  const isUnder = BENEATH.has(frame.id) && hasPreposition(tree, at, beneath) && !fillers.has("recipient");
  // "signed a truce under Danish mediation"
  const verb = rel[at] === "nmod" && rel[tokens[at].head] === "obj" ? tokens[tokens[at].head].head : tokens[at].head;
  const bearer = isUnder && verb >= 0 && tokens[verb].upos === "VERB" ? surfaceSubject(tree, verb) : -1;
  if (bearer >= 0) fillers.set("recipient", row(tree, [bearer]));
  if (frame.content !== "meet" || fillers.has("agent") || hasPreposition(tree, at, preceding)) return;
  const { head } = tree.tokens[at];
  // "was in Oslo for talks with": the town is all the verb there is.
  const isSake = head >= 0 && hasPreposition(tree, at, sake);
  const isThere = isSake && hasPreposition(tree, head, locative);
  const visitor = isThere ? dependent(tree, head, "nsubj") : -1;
  // "Danish minister in Oslo for talks": a headline leaves "is" out.
  const isTold = isSake && tree.tokens[head].head < 0 && isPerson(scene, head) && !fillers.has("recipient");
  const town = isTold ? tree.dependents[head].find((child) => child < at && hasPreposition(tree, child, locative)) : undefined;
  if (town !== undefined) {
    fillers.set("agent", [head]);
    fillers.set("place", [town]);
    return;
  }
  // "flew to Oslo for talks with"
  const traveller = isSake && tree.tokens[head].upos === "VERB" && fillers.has("recipient") ? surfaceSubject(tree, head) : -1;
  if (visitor >= 0) fillers.set("agent", [visitor]);
  else if (traveller >= 0 && isPerson(scene, traveller)) fillers.set("agent", [traveller]);
  else if (!hasPreposition(tree, at, locative) && !hasPreposition(tree, at, temporal)) return;
  else if (subject >= 0) fillers.set("agent", [subject]);
  else if (head >= 0 && fillers.has("recipient")) {
    // "asked for help during a visit to Oslo"
    const isHung = tree.rel[at] === "nmod" && hasPreposition(tree, at, temporal) && !isPerson(scene, head);
    const above = isHung && /^obj|^obl/.test(tree.rel[head]) ? tree.tokens[head].head : head;
    const isVerb = tree.tokens[above].upos === "VERB";
    const who = isVerb ? surfaceSubject(tree, above) : /^(?:nmod|conj)$/.test(tree.rel[at]) && isPerson(scene, head) ? head : -1;
    if (who >= 0 && who !== at && isPerson(scene, who)) fillers.set("agent", [who]);
  }
}

/** What somebody is under, without a word between. */
const BENEATH: ReadonlySet<string> = new Set(["pressure", "mediate"]);

// "Oslo held exercises with Riga", "exercises were held by Oslo": who carries the verb acts.
function carryAgent(scene: Scene, site: Site, fillers: Map<string, readonly number[]>): void {
  const { tree, language } = scene;
  const { at, carrier } = site;
  if (tree.rel[at] === "nsubj" && tree.tokens[at].head === carrier && !isPassive(tree, carrier)) return;
  if (isPassive(tree, carrier)) {
    const by = agents(tree, carrier, language.words);
    if (by.length > 0) fillers.set("agent", by);
    return;
  }
  const subject = surfaceSubject(tree, carrier);
  // "faced criticism", "drew fire": it was done to whoever the verb is of.
  const side = language.words.undergoing.has(tree.lemma[carrier]) ? "recipient" : "agent";
  if (subject >= 0 && subject !== at && !fillers.has(side)) fillers.set(side, [subject]);
  // "gave Riga an ultimatum"
  const given = dependent(tree, carrier, "iobj");
  if (given >= 0 && !fillers.has("recipient")) fillers.set("recipient", [given]);
}
