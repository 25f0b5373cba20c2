/** A document's trees from above: dependents of each token, voice, and who the subject of a verb is once control is undone. */
import { baseOf, drawArcs } from "../../document/arcs.ts";
import type { ParsedToken } from "../../document/stages.ts";
import type { EventWords } from "./words.ts";

export interface Tree {
  readonly tokens: readonly ParsedToken[];
  readonly dependents: readonly (readonly number[])[];
  /** Relations without their subtype. */
  readonly rel: readonly string[];
  /** Lemmas and forms in lower case. */
  readonly lemma: readonly string[];
  readonly form: readonly string[];
  /** What was found of each token's voice: 0 not asked yet, 1 active, 2 passive. */
  readonly voice: Uint8Array;
  /** Tokens of dates, which are nobody's aim: "opened fire on Monday". */
  readonly dated: ReadonlySet<number>;
  readonly words: EventWords["words"];
}

const NONE: readonly number[] = [];

/** What a language's parsers err in, told by what stands there. */
export interface TreeMends {
  /** The sentences' words with arcs and tags put right; asks of words are answered by the lexicons. */
  readonly ofTokens: (parsed: readonly ParsedToken[], dated: ReadonlySet<number>, asked: Asked) => readonly ParsedToken[];
  /** The same of the tree as it grows. */
  readonly ofTree: (
    tree: Omit<Tree, "dependents" | "rel" | "voice" | "words"> & { dependents: number[][]; rel: string[] },
  ) => void;
}

export interface Asked {
  /** Whether a form may be a verb that says something happened. */
  readonly isVerb: (form: string) => boolean;
  /** Whether a verb tells its object to do something: "order", "ask". */
  readonly tells: (token: ParsedToken) => boolean;
  /** Whether a verb goes with a particle and an object: "pay off". */
  readonly isPhrasal: (token: ParsedToken, particle: string) => boolean;
  /** Whether a verb may be an act of soldiers, and not of those who speak: "shell". */
  readonly isForce: (token: ParsedToken) => boolean;
}

/**
 * @param lemmaOf the dictionary form to look words up by; asked with lemma and form in lower case
 * @param dated tokens of dates: "demanded last month that Oslo leave" has no month for its subject
 */
export function plant(
  parsed: readonly ParsedToken[],
  lemmaOf: (upos: string, lemma: string, form: string) => string,
  dated: ReadonlySet<number>,
  mends: TreeMends,
  asked: Asked,
  words: EventWords["words"],
): Tree {
  const tokens = mends.ofTokens(parsed, dated, asked);
  // Its letters in lower case are those that other stages have too; a noun that was read as a verb has another lemma.
  const { form, lemma: own } = drawArcs(parsed);
  const dependents: number[][] = new Array(tokens.length);
  const rel: string[] = new Array(tokens.length);
  const lemma: string[] = new Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { head, deprel } = tokens[i];
    rel[i] = baseOf(deprel);
    if (rel[i] === "nsubj" && dated.has(i)) rel[i] = "obl";
    const isOwn = tokens[i].lemma === parsed[i].lemma;
    lemma[i] = lemmaOf(tokens[i].upos, isOwn ? own[i] : tokens[i].lemma, form[i]);
    if (head >= 0) {
      if (dependents[head]) dependents[head].push(i);
      else dependents[head] = [i];
    }
  }
  for (let i = 0; i < tokens.length; i++) dependents[i] ??= NONE as number[];
  for (let i = 0; i < tokens.length; i++) if (isSecondObject(tokens, dependents, rel, i)) rel[i] = "obl";
  mends.ofTree({ tokens, dependents, rel, lemma, form, dated });
  return { tokens, dependents, rel, lemma, form, dated, words, voice: new Uint8Array(tokens.length) };
}

// "fired missiles at the base": of two objects the one behind a preposition is none; nor is what a preposition right behind the verb opens.
function isSecondObject(tokens: Tree["tokens"], dependents: Tree["dependents"], rel: Tree["rel"], at: number): boolean {
  const opens =
    rel[at] === "obj"
      ? dependents[at].find((child) => tokens[child].deprel === "case" && tokens[child].upos === "ADP")
      : undefined;
  if (opens === undefined) return false;
  if (opens === tokens[at].head + 1) return true;
  return dependents[tokens[at].head]?.some((other) => other < at && rel[other] === "obj") ?? false;
}

/** Of a row of words that `at` is joined to, the first. */
export function firstOf({ tokens, rel }: Pick<Tree, "tokens" | "rel">, at: number): number {
  let first = at;
  while (rel[first] === "conj" && tokens[first].head >= 0) first = tokens[first].head;
  return first;
}

/** First dependent of `at` by relation (without subtype), −1 when there is none. */
export function dependent(tree: Tree, at: number, ...rels: readonly string[]): number {
  for (const child of tree.dependents[at]) {
    const rel = tree.rel[child];
    for (let i = 0; i < rels.length; i++) if (rels[i] === rel) return child;
  }
  return -1;
}

/** The prepositions or marks on a token: "out of" gives `out` and `of`. */
export function prepositions(tree: Tree, at: number): string[] {
  const found: string[] = [];
  for (const child of tree.dependents[at]) {
    if (tree.rel[child] !== "case" && tree.rel[child] !== "mark") continue;
    found.push(tree.lemma[child]);
    for (const fixed of tree.dependents[child]) if (tree.rel[fixed] === "fixed") found.push(tree.lemma[fixed]);
  }
  return found;
}

export function hasPreposition(tree: Tree, at: number, preps: readonly string[] | ReadonlySet<string>): boolean {
  for (const child of tree.dependents[at]) {
    if (tree.rel[child] !== "case" && tree.rel[child] !== "mark") continue;
    if (isAmong(preps, tree.lemma[child])) return true;
    // "according to the ministry" is no "to".
    if (/^(?:VERB|ADJ|NOUN)$/.test(tree.tokens[child].upos)) continue;
    for (const fixed of tree.dependents[child]) if (tree.rel[fixed] === "fixed" && isAmong(preps, tree.lemma[fixed])) return true;
  }
  return false;
}

const isAmong = (preps: readonly string[] | ReadonlySet<string>, lemma: string): boolean =>
  preps instanceof Set ? preps.has(lemma) : (preps as readonly string[]).includes(lemma);

/** `at` and all that is coordinated with it, in order. */
export function coordinated(tree: Tree, at: number): number[] {
  const all = [at];
  for (const child of tree.dependents[at]) if (tree.rel[child] === "conj") all.push(...coordinated(tree, child));
  return all;
}

/** Whether `below` stands somewhere under `above`, or is it. */
export function under(tree: Tree, below: number, above: number): boolean {
  for (let at = below, steps = 0; at >= 0 && steps < 60; at = tree.tokens[at].head, steps++) if (at === above) return true;
  return false;
}

export function isPassive(tree: Tree, verb: number): boolean {
  if (tree.voice[verb] === 0) tree.voice[verb] = readPassive(tree, verb) ? 2 : 1;
  return tree.voice[verb] === 2;
}

function readPassive(tree: Tree, verb: number): boolean {
  const { words, tokens } = tree;
  // "the envoy condemned the attack": an object and nothing to make a passive of it, whatever the subject is called.
  const bare = dependent(tree, verb, "obj") > verb && !tree.dependents[verb].some((child) => tokens[child].deprel === "aux:pass");
  // "The premier spoke by telephone": no participle looks like it.
  const past = words.past.has(tree.form[verb]);
  let auxiliary = false;
  let subject = -1;
  for (const child of tree.dependents[verb]) {
    const { deprel } = tokens[child];
    if (tree.rel[child] === "obl" && deprel.startsWith("nsubj")) continue;
    if (deprel === "aux:pass" || deprel === "csubj:pass") return true;
    if (deprel === "nsubj:pass" && !bare && !past) return true;
    if (deprel === "nsubj") subject = child;
    if (tree.rel[child] === "aux" || tree.rel[child] === "nsubj" || tree.rel[child] === "cop") auxiliary = true;
  }
  if (past) return false;
  const agent = tree.dependents[verb].find((child) => tokens[child].deprel === "obl:agent");
  // "spoke by phone": who has a subject of its own and no auxiliary is not acted on by what it uses, but in a headline by a name: "Chad praised by Mali".
  // "was forced to land by Danish jets": an infinitive is none.
  if (agent !== undefined && !isInfinitive(tree, verb) && (subject < 0 || (!bare && tokens[agent].upos === "PROPN"))) return true;
  if (subject === verb - 1 && isHeadlines(tree, verb)) return true;
  if (auxiliary) return false;
  // "soldiers killed in Kabul", "killed and wounded": a bare past participle says passive by where it hangs.
  const rel = tree.tokens[verb].deprel;
  // "The envoy, summoned on Tuesday, left": tagged as a finite past as often.
  if (!isPastParticiple(tree, verb) && !(rel === "acl" && tree.tokens[verb].feats.includes("Tense=Past"))) return false;
  if (rel === "acl" || rel === "advcl" || rel === "xcomp") return dependent(tree, verb, "obj") < 0;
  return tree.rel[verb] === "conj" && isPassive(tree, tree.tokens[verb].head) && dependent(tree, verb, "obj") < 0;
}

// "Chad given six boats by Mali", "Chad accused of spying", "Two envoys expelled": a participle that no past looks like, or a verb that is never without
// an object, right behind its subject.
function isHeadlines(tree: Tree, verb: number): boolean {
  const { feats, form, deprel } = tree.tokens[verb];
  // "four of whom Chad freed"
  if (deprel === "acl:relcl" || tree.dependents[verb].some((child) => /^(?:aux|cop|mark)/.test(tree.tokens[child].deprel)))
    return false;
  const isLast =
    verb + 1 === tree.tokens.length || /^(?:ADP|SCONJ|PUNCT)$/.test(tree.tokens[verb + 1].upos) || tree.tokens[verb + 1].head < 0;
  if (!feats.includes("Tense=Past")) return false;
  if (/[ew]n$/.test(form)) return true;
  return isLast && tree.words.borne.has(tree.lemma[verb]) && dependent(tree, verb, "obj", "ccomp", "xcomp") < 0;
}

export function isNegated(tree: Tree, verb: number, negators: ReadonlySet<string>): boolean {
  const denies = (child: number): boolean =>
    negators.has(tree.lemma[child]) && (tree.rel[child] === "advmod" || tree.rel[child] === "det" || tree.rel[child] === "cc");
  // "would no longer allow"
  return tree.dependents[verb].some(
    (child) => denies(child) || (tree.rel[child] === "advmod" && child < verb && tree.dependents[child].some(denies)),
  );
}

export function auxiliaries(tree: Tree, verb: number): string[] {
  const found: string[] = [];
  for (const child of tree.dependents[verb]) if (tree.tokens[child].deprel === "aux") found.push(tree.lemma[child]);
  if (found.length === 0 && tree.rel[verb] === "conj" && dependent(tree, verb, "nsubj") < 0)
    return auxiliaries(tree, tree.tokens[verb].head);
  return found;
}

/** "must act"; "Should Chad act, we would" is a condition. */
export function mustAct(tree: Tree, verb: number): boolean {
  const subject = dependent(tree, verb, "nsubj");
  const isInverted = tree.dependents[verb].some((child) => tree.tokens[child].deprel === "aux" && child < subject);
  return !isInverted && auxiliaries(tree, verb).some((word) => tree.words.obligation.has(word));
}

/** The subject as it stands before the verb: the agent of an active verb, the patient of a passive one. −1: none found. */
export function surfaceSubject(tree: Tree, verb: number, steps = 0): number {
  if (steps > 8 || verb < 0) return -1;
  const own = dependent(tree, verb, "nsubj", "expl");
  if (own >= 0) return antecedent(tree, own, verb);
  // "Chad's killing of the envoys", read as a verb
  const whose = tree.tokens[verb].upos === "VERB" && isGerund(tree, verb) ? possessor(tree, verb) : -1;
  if (whose >= 0) return whose;
  const head = tree.tokens[verb].head;
  if (head < 0) return -1;
  switch (tree.rel[verb]) {
    case "conj":
      return surfaceSubject(tree, head, steps + 1);
    case "xcomp":
      return controller(tree, head, steps);
    case "advcl":
      return isOfObject(tree, verb) && dependent(tree, head, "obj") >= 0
        ? dependent(tree, head, "obj")
        : surfaceSubject(tree, head, steps + 1);
    case "ccomp":
    case "parataxis":
      // "condemns the raid; calls on Mali", "Chad severs ties, expels envoys": goes on with the verb before it.
      return isGerund(tree, verb) || isInfinitive(tree, verb) || tree.form[verb - 1] === ";" || isBesidePresent(tree, verb)
        ? surfaceSubject(tree, head, steps + 1)
        : -1;
    case "acl":
      return participle(tree, verb, head, steps);
    case "amod":
      return isUprooted(tree, verb) ? firstBefore(tree, verb) : -1;
    default:
      return -1;
  }
}

function possessor(tree: Tree, at: number): number {
  for (const child of tree.dependents[at]) if (tree.tokens[child].deprel === "nmod:poss" && !tree.dated.has(child)) return child;
  return -1;
}

// A headline has a comma for "and".
const isBesidePresent = ({ tokens, form }: Tree, verb: number): boolean =>
  form[verb - 1] === "," && tokens[verb].xpos === "VBZ" && tokens[tokens[verb].head].xpos === "VBZ" && tokens[verb].head < verb;

/**
 * "The two countries restored ties" read as ties that were restored: a participle between two nouns, where a modifier would
 * follow an article or an adjective. The noun before it acts, and the noun it hangs from is its object.
 */
export function isUprooted({ tokens, rel }: Tree, verb: number): boolean {
  const before = tokens[verb - 1]?.upos;
  const { feats, head } = tokens[verb];
  return rel[verb] === "amod" && head > verb && feats.includes("Tense=Past") && (before === "NOUN" || before === "PROPN");
}

// "Chad and Mali restored ties": the first of a row of nouns, unless the row takes in the object.
function firstBefore({ tokens, rel }: Tree, verb: number): number {
  const first = rel[verb - 1] === "conj" ? tokens[verb - 1].head : verb - 1;
  return tokens[tokens[verb].head].head === first ? verb - 1 : first;
}

/** "who", "that": the noun a relative pronoun stands for, when it opens the clause of `verb`. */
export function antecedent(tree: Tree, at: number, verb: number): number {
  if (!isRelative(tree, at)) return at;
  for (let clause = verb, steps = 0; clause >= 0 && steps < 6; clause = tree.tokens[clause].head, steps++) {
    const { deprel, head } = tree.tokens[clause];
    if (deprel === "acl:relcl" && head >= 0) return head;
  }
  return at;
}

/** The name right before the comma of a relative clause that the tree hangs from a noun further off; −1 where none stands. */
export function nameBefore(tree: Tree, verb: number, noun: number): number {
  const who = dependent(tree, verb, "nsubj");
  const name = who - 2;
  const isOther = name > noun && antecedent(tree, who, verb) === noun && who !== noun;
  return isOther && tree.form[who - 1] === "," && tree.tokens[name].upos === "PROPN" ? name : -1;
}

export const isRelative = (tree: Tree, at: number): boolean => {
  const { feats, upos } = tree.tokens[at];
  return upos === "PRON" && feats.includes("PronType=Rel");
};

// "urged Greece to act": the object acts; "agreed to act": the subject does.
function controller(tree: Tree, head: number, steps: number): number {
  const object = dependent(tree, head, "obj", "iobj");
  if (object >= 0 && !isPassive(tree, head)) return antecedent(tree, object, head);
  return surfaceSubject(tree, head, steps + 1);
}

// "accused Oslo of arming": the object of the verb does it.
const isOfObject = (tree: Tree, verb: number): boolean =>
  tree.tokens[verb].head < verb && isGerund(tree, verb) && hasPreposition(tree, verb, tree.words["object-acts"]);

// "soldiers killed", "rebels holding": the noun; "its decision to leave": who decides; "the first state to leave": who is that.
function participle(tree: Tree, verb: number, noun: number, steps: number): number {
  // "in remarks after meeting the envoy, the premier said": he met him.
  const isOpened = tree.rel[noun] === "obl" && isGerund(tree, verb) && prepositions(tree, verb).length > 0;
  if (isOpened && !hasPreposition(tree, verb, tree.words["object-acts"]))
    return surfaceSubject(tree, tree.tokens[noun].head, steps + 1);
  if (!isInfinitive(tree, verb)) return noun;
  for (const child of tree.dependents[noun])
    if (!tree.dated.has(child) && (tree.tokens[child].deprel === "nmod:poss" || hasPreposition(tree, child, tree.words.by)))
      return child;
  // "the decision of Oslo to leave", but not "a member of the bloc to leave"
  const { genitive, standing, partitive } = tree.words;
  const isPart = standing.has(tree.lemma[noun]) || partitive.has(tree.lemma[noun]) || tree.tokens[noun].upos !== "NOUN";
  const decider = isPart
    ? undefined
    : tree.dependents[noun].find((child) => child < verb && tree.rel[child] === "nmod" && hasPreposition(tree, child, genitive));
  if (decider !== undefined) return decider;
  const subject = dependent(tree, noun, "cop") < 0 ? -1 : dependent(tree, noun, "nsubj");
  if (subject >= 0) return subject;
  const governor = tree.tokens[noun].head;
  // "Oslo to expel envoys", "Danish minister to visit Oslo", but "orders Mali to protect"
  if (governor < 0 && (tree.tokens[noun].upos === "PROPN" || tree.dependents[verb][0] === noun + 1)) return noun;
  // "the US decision to leave", "a Danish attempt to leave"
  const isOne = tree.tokens[noun].upos === "NOUN" && tree.tokens[noun].feats.includes("Number=Sing");
  for (const child of isOne ? tree.dependents[noun] : [])
    if (/^(?:amod|compound)$/.test(tree.rel[child]) && /^\p{Lu}/u.test(tree.tokens[child].form)) return child;
  if (governor < 0) return -1;
  return tree.rel[noun] === "obj" || tree.rel[noun] === "xcomp" ? surfaceSubject(tree, governor, steps + 1) : noun;
}

// "to lift", which the tagger took for a present
const isInfinitive = ({ tokens, dependents }: Tree, at: number): boolean =>
  tokens[at].feats.includes("VerbForm=Inf") ||
  dependents[at].some((child) => tokens[child].deprel === "mark" && tokens[child].upos === "PART");

// "for lending", "for having lent"
const isGerund = (tree: Tree, at: number): boolean =>
  isIng(tree, at) ||
  (isPastParticiple(tree, at) && tree.dependents[at].some((child) => tree.rel[child] === "aux" && isIng(tree, child)));

const isIng = (tree: Tree, at: number): boolean => {
  const { feats } = tree.tokens[at];
  return feats.includes("VerbForm=Ger") || (feats.includes("VerbForm=Part") && feats.includes("Tense=Pres"));
};

const isPastParticiple = (tree: Tree, at: number): boolean => {
  const { feats } = tree.tokens[at];
  return feats.includes("VerbForm=Part") && feats.includes("Tense=Past");
};
