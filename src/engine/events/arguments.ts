/**
 * What stands where a shape looks: the tree's nodes for one path of one slot. Shapes are written for the
 * active verb and for the bare noun; passives, relative gaps, control, light verbs and prepositions attached
 * one noun too low are undone here.
 */
import type { Path } from "./shapes.ts";
import {
  antecedent,
  coordinated,
  dependent,
  hasPreposition,
  isPassive,
  isRelative,
  isUprooted,
  surfaceSubject,
  type Tree,
} from "./tree.ts";
import type { EventWords } from "./words.ts";

/** A trigger's place: the token, and the light verb that carries it, −1 when none does. */
export interface Site {
  readonly at: number;
  readonly noun: boolean;
  /** "is prepared to": a participle that says how its subject stands, never a passive. */
  readonly adjective: boolean;
  readonly carrier: number;
}

/** Tokens at the end of `path` from `site`, nearest relation first; empty when there are none. */
export function follow(tree: Tree, site: Site, path: Path, words: EventWords["words"]): readonly number[] {
  return site.noun
    ? fromNoun(tree, site, path, words)
    : fromVerb(tree, site.at, path, words, !site.adjective && isPassive(tree, site.at));
}

function fromVerb(tree: Tree, verb: number, path: Path, words: EventWords["words"], passive: boolean): readonly number[] {
  switch (path.rel) {
    case "nsubj":
      return passive ? agents(tree, verb, words) : subjects(tree, verb);
    case "obj":
      return objects(tree, verb, passive, words);
    case "iobj":
      return passive && dependent(tree, verb, "obj") >= 0
        ? found(surfaceSubject(tree, verb))
        : found(dependent(tree, verb, "iobj"));
    case "obl":
      return obliques(tree, verb, path.preps, words);
    case "nmod": {
      // "suspended its participation in the pact": the tree hangs it from the verb as often.
      // "Flights between Oslo and Riga restarted"
      // "A plane with tents landed"
      const isSubjects = path.preps.some((prep) => words.between.has(prep) || words.with.has(prep));
      const noun = objects(tree, verb, passive, words)[0] ?? (isSubjects ? surfaceSubject(tree, verb) : -1);
      const own = modifiers(tree, noun, path.preps);
      return own.length > 0 ? own : obliques(tree, verb, path.preps, words);
    }
    case "ccomp":
      return clauses(tree, verb, words);
    case "xcomp":
      return infinitives(tree, verb, words);
    case "acl": {
      // "A plane carrying tents landed"
      const own = dependent(tree, verb, "acl");
      if (own >= 0) return [own];
      // "sent a plane carrying tents"
      const object = dependent(tree, verb, "obj");
      const below = object < 0 ? -1 : dependent(tree, object, "acl");
      const subject = below < 0 ? surfaceSubject(tree, verb) : -1;
      return found(subject < 0 ? below : dependent(tree, subject, "acl"));
    }
    default:
      return found(dependent(tree, verb, path.rel));
  }
}

// "hopes that they will refuse": what a complementiser opens is the content, wherever the tree hangs it.
function clauses(tree: Tree, verb: number, words: EventWords["words"]): readonly number[] {
  const own = dependent(tree, verb, "ccomp");
  if (own >= 0) return [own];
  for (const child of tree.dependents[verb]) {
    if (tree.rel[child] === "advcl" && hasPreposition(tree, child, words.complementiser)) return [child];
  }
  // "Chad must stop, the premier said": hung from what is said.
  const { head } = tree.tokens[verb];
  const isBehind = tree.rel[verb] === "parataxis" && head >= 0 && head < verb && words.speech.has(tree.lemma[verb]);
  if (isBehind && tree.tokens[head].upos === "VERB") return [head];
  return [];
}

// "called on Oslo to act": the tree makes the infinitive a purpose as often as a complement.
function infinitives(tree: Tree, verb: number, words: EventWords["words"]): readonly number[] {
  const own = dependent(tree, verb, "xcomp");
  if (own >= 0) return [own];
  // "called the claim a fabrication": of two objects the second says what the first is called.
  const [, predicate] = tree.dependents[verb].filter((child) => tree.rel[child] === "obj");
  if (predicate !== undefined) return [predicate];
  // "called on both parties to spare": hung from whoever is called on.
  const asked = tree.dependents[verb].filter((child) => tree.rel[child] === "obl" && child > verb && !tree.dated.has(child));
  for (const node of [verb, dependent(tree, verb, "obj"), ...asked]) {
    for (const child of node < 0 ? [] : tree.dependents[node]) {
      const hangs = tree.rel[child] === "advcl" || tree.tokens[child].deprel === "acl";
      const bare = dependent(tree, child, "nsubj") < 0;
      if (hangs && bare && child > verb && hasPreposition(tree, child, words.purpose)) return [child];
    }
  }
  // "called the aid a grave provocation": read as another word for the aid.
  const object = dependent(tree, verb, "obj");
  const apposed = object < 0 || tree.tokens[object].upos !== "NOUN" ? -1 : dependent(tree, object, "appos");
  if (apposed > object && tree.tokens[apposed].upos === "NOUN") return [apposed];
  return [];
}

function fromNoun(tree: Tree, site: Site, path: Path, words: EventWords["words"]): readonly number[] {
  const { at, carrier } = site;
  switch (path.rel) {
    case "nmod":
    case "obl": {
      const own = deep(tree, at, path.preps, words);
      if (own.length > 0) return own;
      const shared = sharedBy(tree, at, path.preps);
      if (shared.length > 0) return shared;
      const governor = carrier >= 0 ? carrier : tree.rel[at] === "obj" || tree.rel[at] === "nsubj" ? tree.tokens[at].head : -1;
      // "The raid was condemned by Oslo": who condemns did not raid.
      const isDoers = carrier < 0 && governor >= 0 && isPassive(tree, governor) && path.preps.some((prep) => words.by.has(prep));
      const carried = governor >= 0 && !isDoers ? obliques(tree, governor, path.preps, words) : [];
      return carried.length > 0 ? carried : after(tree, at, path.preps, words);
    }
    case "nsubj":
      return carrier >= 0 ? fromVerb(tree, carrier, path, words, isPassive(tree, carrier)) : [];
    default:
      return found(dependent(tree, at, path.rel));
  }
}

// "voiced its rejection and condemnation of the raid": what hangs from the last bare noun of a row belongs to all of it.
function sharedBy(tree: Tree, noun: number, preps: readonly string[]): readonly number[] {
  const isBare = (at: number): boolean =>
    !tree.dependents[at].some((child) => /^(?:det|nmod:poss)$/.test(tree.tokens[child].deprel));
  const last = coordinated(tree, noun).at(-1) ?? noun;
  return last !== noun && isBare(last) ? modifiers(tree, last, preps) : [];
}

// "A's government and the Front signed": the tree often hangs both from the verb.
function subjects(tree: Tree, verb: number): readonly number[] {
  const first = surfaceSubject(tree, verb);
  const others = tree.dependents[verb].filter((child) => child > first && child < verb && tree.tokens[child].deprel === "nsubj");
  const joined = others.filter(
    (child) =>
      first >= 0 &&
      ((tree.tokens[first].upos === "PROPN" && tree.tokens[child].upos === "PROPN") ||
        tree.tokens.slice(first, child).some(({ upos }) => upos === "CCONJ")),
  );
  if (first < 0) return [];
  // A dateline hangs from the verb as a first subject does; the last before the verb is its own.
  return others.length > 0 && joined.length === 0 ? [others[others.length - 1]] : [first, ...joined];
}

/** The passive's agent, or what `by` brings. */
export function agents(tree: Tree, verb: number, words: EventWords["words"]): readonly number[] {
  for (const child of tree.dependents[verb]) if (tree.tokens[child].deprel === "obl:agent") return [child];
  const by = obliques(tree, verb, [...words.by], words);
  // "was signed days before a visit by a minister": the visit's, not the signing's.
  const isOfTime = by.some((node) => {
    const above = tree.tokens[node].head;
    return above !== verb && above >= 0 && hasPreposition(tree, above, words.temporal);
  });
  return isOfTime ? [] : by.length > 0 ? by : agentsBelow(tree, verb, words);
}

// "was urged to sign by Oslo": a name behind "by" in a clause that is no passive is of the passive above it.
function agentsBelow(tree: Tree, verb: number, words: EventWords["words"]): readonly number[] {
  for (const clause of tree.dependents[verb]) {
    if (!/^(?:advcl|xcomp)$/.test(tree.rel[clause]) || tree.tokens[clause].upos !== "VERB" || isPassive(tree, clause)) continue;
    for (const child of tree.dependents[clause])
      if (isNamed(tree, child) && !tree.dated.has(child) && hasPreposition(tree, child, words.by)) return [child];
  }
  return [];
}

// "Oslo", "the government in Oslo", "Chad's army"
const isNamed = (tree: Tree, noun: number): boolean =>
  tree.tokens[noun].upos === "PROPN" ||
  tree.dependents[noun].some(
    (child) => tree.tokens[child].upos === "PROPN" || (tree.rel[child] === "amod" && /^\p{Lu}/u.test(tree.tokens[child].form)),
  );

function objects(tree: Tree, verb: number, passive: boolean, words: EventWords["words"]): readonly number[] {
  // "was given six helicopters": what is given is no subject.
  if (passive && dependent(tree, verb, "obj") < verb) {
    const subject = surfaceSubject(tree, verb);
    if (subject >= 0) return [subject];
  }
  const own = dependent(tree, verb, "obj");
  if (own >= 0) return [antecedent(tree, own, verb)];
  if (isUprooted(tree, verb)) return [tree.tokens[verb].head];
  // "the deal that Oslo signed", "the town they hold": the gap is the noun's.
  const relative = tree.tokens[verb].deprel === "acl:relcl" && !passive;
  const subject = dependent(tree, verb, "nsubj");
  if (relative && subject >= 0 && !isRelative(tree, subject)) return [tree.tokens[verb].head];
  const named = passive ? -1 : namedAs(tree, verb, words);
  if (named >= 0) return [named];
  // "bought and shipped arms": the object hangs from one verb and belongs to both.
  if (tree.rel[verb] === "conj" && !passive && dependent(tree, verb, "obl", "xcomp", "ccomp") < 0) {
    const shared = dependent(tree, tree.tokens[verb].head, "obj");
    return found(shared > verb ? shared : -1);
  }
  return [];
}

// "denounced as a provocation the drills", "rejected as illegal Chad's ban": of a verb without an object, what follows what it is called.
function namedAs(tree: Tree, verb: number, words: EventWords["words"]): number {
  const label = tree.dependents[verb].find((child) => tree.rel[child] === "obl" && isNamedAs(tree, child, verb, words));
  if (label === undefined) return -1;
  const isNoun = (at: number): boolean => /^(?:NOUN|PROPN)$/.test(tree.tokens[at].upos);
  const isBare = (at: number): boolean =>
    isNoun(at) && !tree.dependents[at].some((child) => tree.rel[child] === "case" && child < at);
  const behind = tree.dependents[label].find((child) => child > label && tree.rel[child] === "nmod" && isBare(child));
  if (behind !== undefined) return behind;
  const beside = tree.dependents[verb].find((child) => child > label && tree.rel[child] === "obl" && isBare(child));
  if (beside !== undefined && !tree.dated.has(beside)) return beside;
  // The adjective behind "as" hangs from what is called so.
  const called = tree.tokens[verb + 2]?.upos === "PUNCT" ? verb + 3 : verb + 2;
  return isNoun(label) && tree.tokens[called].upos === "ADJ" && tree.tokens[called].head === label && called + 1 < label
    ? label
    : -1;
}

const isNamedAs = (tree: Tree, label: number, verb: number, words: EventWords["words"]): boolean =>
  tree.tokens[label].upos !== "PRON" &&
  tree.dependents[label].some(
    (child) => child === verb + 1 && words.naming.has(tree.lemma[child]) && /^(?:case|mark)$/.test(tree.rel[child]),
  );

function obliques(tree: Tree, verb: number, preps: readonly string[], words: EventWords["words"]): readonly number[] {
  for (const child of tree.dependents[verb]) {
    const rel = tree.rel[child];
    // "carried out raids on Saturday": no date is a party.
    if (tree.dated.has(child)) continue;
    // "handed rice to Mali to help it cope": what it is for is nobody it is given to.
    if (/^(?:advcl|xcomp|acl)$/.test(rel) && tree.dependents[child].some((to) => tree.tokens[to].upos === "PART")) continue;
    if (
      (rel === "obl" || rel === "advcl" || rel === "xcomp" || rel === "nmod" || rel === "acl") &&
      hasPreposition(tree, child, preps)
    )
      return [child, ...again(tree, verb, child, preps)];
  }
  // "sent grain to Mali", "called for sanctions against Riga": the preposition often hangs one noun too low; "of" never does.
  const loose = preps.filter((prep) => !words.genitive.has(prep));
  for (const child of tree.dependents[verb]) {
    // "Flights to Vilnius were cancelled"
    const isObject = /^i?obj$/.test(tree.rel[child]) || tree.tokens[child].deprel === "nsubj:pass";
    if (!isObject && tree.rel[child] !== "obl") continue;
    for (const node of isObject ? coordinated(tree, child) : [child]) {
      const low = deep(tree, node, loose, words);
      if (low.length > 0) return low;
    }
  }
  // A last verb of a row holds what belongs to all of it.
  for (const child of tree.dependents[verb]) {
    if (tree.rel[child] !== "conj" || tree.tokens[child].upos !== "VERB" || dependent(tree, child, "nsubj") >= 0) continue;
    const shared = obliques(tree, child, preps, words);
    if (shared.length > 0 && dependent(tree, child, "obj") < 0) return shared;
  }
  return [];
}

// "with Turkish troops at Termez and with Indian troops in the hills": the same preposition again, behind "and".
function again(tree: Tree, verb: number, first: number, preps: readonly string[]): number[] {
  const joined = (node: number): boolean =>
    node > first && tree.dependents[node].some((child) => tree.rel[child] === "cc") && hasPreposition(tree, node, preps);
  return tree.dependents[verb].flatMap((child) =>
    child === first ? [] : coordinated(tree, child).filter((node) => joined(node) && tree.tokens[node].upos !== "VERB"),
  );
}

// Attachment of prepositions is what trees get wrong most: the first that follows the noun before any verb or comma.
function after(tree: Tree, noun: number, preps: readonly string[], words: EventWords["words"]): readonly number[] {
  for (let i = noun + 1; i < Math.min(noun + 9, tree.tokens.length); i++) {
    if (tree.tokens[i].upos === "VERB" || tree.tokens[i].upos === "PUNCT" || tree.tokens[i].head < 0) return [];
    const near = i === noun + 1 || !words.genitive.has(tree.lemma[i]);
    if (near && tree.rel[i] === "case" && preps.includes(tree.lemma[i]))
      return found(tree.tokens[i].head > i ? tree.tokens[i].head : -1);
  }
  return [];
}

function modifiers(tree: Tree, noun: number, preps: readonly string[]): readonly number[] {
  if (noun < 0) return [];
  for (const prep of preps) {
    for (const child of tree.dependents[noun]) {
      const { deprel } = tree.tokens[child];
      if (
        prep === "poss"
          ? deprel === "nmod:poss" && !tree.dated.has(child)
          : deprel !== "nmod:poss" && nominal(tree, child) && !tree.dated.has(child) && hasPreposition(tree, child, [prep])
      )
        return [child];
    }
  }
  return [];
}

// "500 tonnes of wheat to Mali", "the sale of helicopters to Croatia": lower still, but for "of": "games called Guardians of
// the Nile" are not the river's, nor is a border "with Croatia", at which something happens, a way of dealing with it.
function deep(tree: Tree, noun: number, preps: readonly string[], words: EventWords["words"], depth = 0): readonly number[] {
  const own = modifiers(tree, noun, preps);
  if (own.length > 0 || depth > 1) return own;
  // "the recognition by Oslo of the new government": behind who does it stands what is done to.
  const by = preps.some((prep) => words.genitive.has(prep))
    ? tree.dependents[noun].find((child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, words.by))
    : undefined;
  const behind = by === undefined || tree.tokens[by].upos !== "PROPN" ? [] : modifiers(tree, by, preps);
  if (behind.length > 0) return behind;
  // "condemnation of the premier's remark" is not the premier's.
  const loose = preps.filter((prep) => !words.genitive.has(prep) && prep !== "poss");
  if (loose.length === 0) return [];
  // "the visas issued to Danes", "drones bought from Oslo": what a bare participle takes belongs to its noun.
  for (const child of tree.dependents[noun]) {
    // "the request addressed by Oslo to the court" is an act of its own.
    const isOwn = tree.dependents[child].some((by) => hasPreposition(tree, by, words.by));
    if (tree.tokens[child].deprel !== "acl" || !tree.tokens[child].feats.includes("Tense=Past") || isOwn) continue;
    const taken = modifiers(
      tree,
      child,
      loose.filter((prep) => !words.by.has(prep)),
    );
    if (taken.length > 0) return taken;
  }
  for (const child of tree.dependents[noun]) {
    if (tree.rel[child] !== "nmod" || tree.tokens[child].deprel === "nmod:poss" || hasPreposition(tree, child, words.locative))
      continue;
    for (const node of coordinated(tree, child)) {
      const low = deep(tree, node, loose, words, depth + 1);
      if (low.length > 0) return low;
    }
  }
  return [];
}

const nominal = (tree: Tree, child: number): boolean => ["nmod", "obl", "acl"].includes(tree.rel[child]);

const found = (at: number): readonly number[] => (at < 0 ? [] : [at]);

/** All parties of a place in the tree: itself and what is coordinated with it. */
export const row = (tree: Tree, nodes: readonly number[]): number[] => nodes.flatMap((at) => coordinated(tree, at));
