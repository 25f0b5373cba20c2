/**
 * Acts over acts: promise, demand, refuse, threaten, begin, stop. Four gold sentences of ten are such, and 132
 * of 293 CAMEO codes are one operator over another code. Read from the outermost in: auxiliaries and negation,
 * then operator, then phase, then frame.
 */
import type { Span } from "../../base/span.ts";
import { type Frame, frames, isAct } from "../../inventory/frames.ts";
import { carrierOf, hasTo, type Match, matchAt, wholeOf } from "./match.ts";
import { isDirectly, type Scene } from "./scene.ts";
import {
  auxiliaries,
  coordinated,
  dependent,
  hasPreposition,
  isNegated,
  isPassive,
  isRelative,
  mustAct,
  surfaceSubject,
} from "./tree.ts";

/** What a trigger says, whole: operators outermost first, then the act itself. */
export interface Reading {
  /** The outermost trigger's token. */
  readonly at: number;
  readonly operators: readonly Operator[];
  readonly frame: Frame;
  readonly match: Match;
  readonly basis: readonly { readonly rule: string; readonly span: Span | null }[];
}

export interface Operator {
  readonly frame: Frame;
  readonly match: Match | null;
  readonly at: number;
}

export interface Composer {
  /** The reading that starts at a token, `null` when it is no trigger. */
  at(token: number): Reading | null;
  /** Tokens read as part of another trigger's reading: no events of their own. */
  readonly absorbed: ReadonlySet<number>;
}

export function compose(scene: Scene): Composer {
  const { length } = scene.doc.tokens;
  const matches: (Match | null | undefined)[] = new Array(length);
  const readings: (Reading | null | undefined)[] = new Array(length);
  const absorbed = new Set<number>();
  const match = (token: number): Match | null => {
    let found = matches[token];
    if (found === undefined) {
      found = givesWay(scene, token) ? null : matchAt(scene, token);
      matches[token] = found;
    }
    return found;
  };
  const at = (token: number, depth = 0): Reading | null => {
    const known = readings[token];
    if (known !== undefined) return known;
    readings[token] = null; // a cycle finds nothing
    const reading = read(scene, token, match, (inner) => (depth > 4 ? null : at(inner, depth + 1)), absorbed);
    readings[token] = reading;
    return reading;
  };
  for (let token = 0; token < length; token++) at(token);
  return { at: (token) => at(token), absorbed };
}

// "March", "Defence Council": a date or a name is no trigger. A light verb whose noun is a trigger gives way to it,
// unless its own trigger asks for such an object.
function givesWay(scene: Scene, token: number): boolean {
  const { tree, language } = scene;
  const { upos } = tree.tokens[token];
  if (upos === "PROPN" && (scene.covering.has(token) || scene.dated.has(token))) return true;
  const { light, participation } = language.words;
  // "the opposition": who acts is no act.
  if (upos === "NOUN" && scene.headed.get(token)?.some(({ kind, actor }) => actor !== null && ACTING.has(kind))) return true;
  if (upos !== "VERB" || !(light.has(tree.lemma[token]) || participation.has(tree.lemma[token]))) return false;
  const noun = carriedBy(scene, token);
  if (noun < 0 || !matchAt(scene, noun)) return false;
  const own = matchAt(scene, token);
  return !own || own.words.includes(noun) || !requiresObject(own) || !isOfItself(scene, own, noun);
}

// "hold the Calm Strait exercise": what is held is an exercise, not the strait in its name.
function isOfItself(scene: Scene, own: Match, noun: number): boolean {
  const other = matchAt(scene, noun);
  if (!other || other.trigger.frame.content === own.trigger.frame.content) return true;
  return own.trigger.slots.some(
    ({ classes, required, paths, exclude }) =>
      required && paths.some(({ rel }) => rel === "obj") && (classes === null || exclude || isDirectly(scene, noun, classes)),
  );
}

const ACTING: ReadonlySet<string> = new Set(["movement", "organisation", "person", "government"]);

function carriedBy(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (const child of tree.dependents[verb]) if (carrierOf(scene, child) === verb && !isRelative(tree, child)) return child;
  const above = tree.tokens[verb].head;
  return tree.rel[verb] === "acl" && above >= 0 && carrierOf(scene, above) === verb ? above : -1;
}

const requiresObject = (match: Match): boolean =>
  match.trigger.slots.some((slot) => slot.required && slot.paths.some((path) => path.rel === "obj"));

function read(
  scene: Scene,
  token: number,
  match: (token: number) => Match | null,
  inner: (token: number) => Reading | null,
  absorbed: Set<number>,
): Reading | null {
  const own = match(token);
  if (!own) return phase(scene, token, inner, absorbed);
  const { tree } = scene;
  const { frame } = own.trigger;
  if (frame.operators.includes("demand") && isTold(scene, token)) return null;
  const embedded = frame.operators.length > 0 ? embeddedIn(scene, own, inner) : null;
  // "said that Chad must withdraw its troops": what it must do says so itself.
  if (frame.id === "obligate" && embedded?.operators.some((operator) => operator.frame === frame)) return null;
  for (const word of own.words) if (word !== token) absorbed.add(word);
  const required = own.trigger.slots.filter((slot) => slot.required).flatMap((slot) => slot.roles);
  for (const role of required) {
    if (role === "content") continue;
    for (const node of own.fillers.get(role) ?? [])
      for (const part of wholeOf(scene, node)) {
        // "signed a truce brokered by Oslo": signed by others, and brokered.
        const carrier = carrierOf(scene, part);
        if (carrier >= 0 && carrier !== token && carrier === tree.tokens[part].head) continue;
        if (part === node || match(part)?.trigger.frame.content === frame.content) absorbed.add(part);
      }
  }
  // "pledged not to attack Chad": what is forsworn is promised, and is no act.
  if (embedded && frame.operators.includes("promise") && isForsworn(scene, embedded)) return modal(scene, sworn(own, embedded));
  // "was forced to withdraw its troops"
  if (embedded && isForced(scene, own)) return modal(scene, embedded);
  const basis = [{ rule: `trigger ${own.trigger.told}`, span: scene.doc.tokens[token] }];
  const plain: Reading = { at: token, operators: [], frame, match: own, basis };
  const reading = embedded ? over({ frame, match: own, at: token }, embedded, basis, absorbed) : plain;
  return modal(scene, reading);
}

const isForsworn = ({ tree, language }: Scene, { at, frame, operators }: Reading): boolean =>
  operators.length === 0 && frame.polarity === "-" && isNegated(tree, at, language.words.negator);

/** The promise alone, made to whom the forsworn act would be done. */
function sworn(own: Match, { match, basis }: Reading): Reading {
  const to =
    own.fillers.get("recipient") ?? SUFFERERS.map((role) => match.fillers.get(role)).find((nodes) => nodes !== undefined);
  const fillers = to ? new Map([...own.fillers, ["recipient", to]]) : own.fillers;
  return { at: own.site.at, operators: [], frame: own.trigger.frame, match: { ...own, fillers }, basis };
}

const SUFFERERS = ["recipient", "target", "patient"];

const isForced = ({ tree, language }: Scene, { site, fillers }: Match): boolean =>
  language.words.forcing.has(tree.lemma[site.at]) && !fillers.has("agent") && isPassive(tree, site.at);

// "insisted that Oslo had withdrawn": what is told as done is not demanded.
function isTold(scene: Scene, token: number): boolean {
  const { tree, language } = scene;
  if (!language.words.speech.has(tree.lemma[token])) return false;
  return tree.dependents[token].some((child) => {
    const isPerfect =
      tree.tokens[child].xpos === "VBN" && tree.dependents[child].some((aux) => tree.tokens[aux].deprel === "aux");
    const isState = tree.dependents[child].some((cop) => tree.rel[cop] === "cop" && tree.tokens[cop].xpos === "VBD");
    const isPast = tree.tokens[child].xpos === "VBD" && !hasTo(scene, child);
    return tree.rel[child] === "ccomp" && (isPerfect || isState || isPast);
  });
}

function over(operator: Operator, embedded: Reading, basis: Reading["basis"], absorbed: Set<number>): Reading {
  absorbed.add(embedded.at);
  return {
    at: operator.at,
    operators: [operator, ...embedded.operators.filter((inner) => inner.match !== null)],
    frame: embedded.frame,
    match: embedded.match,
    basis: [...basis, ...embedded.basis],
  };
}

const CONTENT_ROLES = ["content", "theme", "proposer", "recipient", "addressee"];

// The content is where the shape says, else the clause or noun that hangs from the operator.
function embeddedIn(scene: Scene, own: Match, inner: (token: number) => Reading | null): Reading | null {
  const { tree } = scene;
  const { at } = own.site;
  const nodes = CONTENT_ROLES.slice(0, 2).flatMap((role) => own.fillers.get(role) ?? []);
  for (const child of tree.dependents[at])
    if (["xcomp", "ccomp", "acl"].includes(tree.rel[child]) && !isDoneTo(scene, child) && !isSaidOf(scene, child))
      nodes.push(child);
  const object = dependent(tree, at, "obj");
  if (object >= 0) nodes.push(object);
  for (const node of nodes) {
    for (const step of [node, ...coordinated(tree, node).slice(1)]) {
      const found = descend(scene, step, inner, 0);
      if (found && found.at !== at && isAct(found.frame)) return found;
    }
  }
  return null;
}

// "an offer rejected by Oslo": what is done with it is not what is offered.
const isDoneTo = ({ tree }: Scene, at: number): boolean =>
  tree.tokens[at].deprel === "acl" && dependent(tree, at, "mark", "aux", "cop") < 0 && isPassive(tree, at);

// "promised to mend the road on which Oslo and Riga signed a pact": nor what a relative clause says more of, but for a paper's content.
const isSaidOf = ({ tree, language }: Scene, at: number): boolean =>
  tree.tokens[at].deprel === "acl:relcl" && !language.words.paper.has(tree.lemma[tree.tokens[at].head]);

// "to allow the delivery of", "that talks be held", "its plan to sell": the act may stand a step or two down.
function descend(scene: Scene, token: number, inner: (token: number) => Reading | null, depth: number): Reading | null {
  const { tree } = scene;
  const found = inner(token);
  if (found) return found;
  if (depth > 2) return null;
  for (const child of tree.dependents[token]) {
    const { deprel } = tree.tokens[child];
    if (
      (["xcomp", "obj", "acl"].includes(tree.rel[child]) && !isSaidOf(scene, child)) ||
      deprel === "nsubj:pass" ||
      deprel === "ccomp"
    ) {
      const below = descend(scene, child, inner, depth + 1);
      if (below) return below;
    }
    const noun = tree.tokens[token].upos === "NOUN";
    // "pressed Chad for its share under the treaty": what the share rests on is not what is asked.
    if (noun && tree.rel[child] === "nmod" && !hasPreposition(tree, child, scene.language.words.resting)) {
      const below = descend(scene, child, inner, depth + 1);
      if (below) return below;
    }
  }
  return null;
}

// "suspend aid" is aid cut, "resume aid" aid given; the object brings the act.
function phase(scene: Scene, token: number, inner: (token: number) => Reading | null, absorbed: Set<number>): Reading | null {
  const { tree, language } = scene;
  if (tree.tokens[token].upos !== "VERB" || !language.words["phase-stop"].has(tree.lemma[token])) return null;
  for (const child of tree.dependents[token]) {
    const { deprel } = tree.tokens[child];
    if (tree.rel[child] !== "obj" && deprel !== "nsubj:pass" && tree.rel[child] !== "xcomp") continue;
    // "ended up sending aid"
    if (tree.rel[child] === "xcomp" && dependent(tree, token, "compound") >= 0) continue;
    const stopped = inner(child);
    const becomes = stopped?.frame.ceasedAs ? frames.get(stopped.frame.ceasedAs) : undefined;
    if (!stopped || !becomes || stopped.operators.length > 0 || isOver(scene, token, stopped.frame)) continue;
    absorbed.add(child);
    const fillers = new Map(stopped.match.fillers);
    const subject = surfaceSubject(tree, token);
    if (subject >= 0 && subject !== child) fillers.set("agent", [subject]);
    else fillers.delete("agent");
    const match: Match = { ...stopped.match, site: { ...stopped.match.site, carrier: token }, fillers };
    const rule = `what stops: ${stopped.frame.id} becomes ${becomes.id}`;
    return {
      at: token,
      operators: [],
      frame: becomes,
      match,
      basis: [...stopped.basis, { rule, span: scene.doc.tokens[token] }],
    };
  }
  return null;
}

// "ended a fourth round of talks": what takes its time is over, not broken off.
const isOver = ({ tree, language }: Scene, verb: number, { content }: Frame): boolean =>
  (language.words.light.has(tree.lemma[verb]) || language.words.occur.has(tree.lemma[verb])) &&
  /^(meet|coop\.mil)$/.test(content);

/**
 * Auxiliaries and negation: "will send" is announced, "will not lift" and "did not allow" refuse, "must
 * return" demands when another is meant.
 */
function modal(scene: Scene, reading: Reading): Reading {
  const { tree, language } = scene;
  const { words } = language;
  const verb = reading.match.site.noun && reading.match.site.carrier >= 0 ? reading.match.site.carrier : reading.at;
  if (tree.tokens[verb].upos !== "VERB" && tree.tokens[verb].upos !== "ADJ") return reading;
  const auxiliary = auxiliaries(tree, verb);
  const negated = isNegated(tree, verb, words.negator);
  const outer = reading.operators[0]?.frame ?? reading.frame;
  const wrap = (id: string, rule: string): Reading => {
    const frame = frames.get(id);
    if (!frame) return reading;
    const basis = [...reading.basis, { rule, span: scene.doc.tokens[verb] }];
    return { ...reading, operators: [{ frame, match: null, at: verb }, ...reading.operators], basis };
  };
  if (!isAct(outer)) return reading;
  const will = auxiliary.some((word) => words.future.has(word));
  const would = auxiliary.some((word) => words["future-in-past"].has(word)) && reported(scene, verb);
  if (negated) {
    if (outer.id === "permit" || outer.id === "allow-access" || outer.id === "allow-politics")
      return wrap("not-permit", "negated permission");
    if (outer.operators.includes("refuse")) return reading;
    if ((will || would || auxiliary.some((word) => words.possibility.has(word))) && outer.polarity === "+")
      return wrap("refuse", "will not do a friendly act");
    return reading;
  }
  if (mustAct(tree, verb)) return wrap("obligate", "says another must");
  if ((will || would || isAnnounced(scene, verb)) && outer.operators.length === 0 && !outer.performative)
    return wrap("plan-act", "announced in the future tense");
  if (
    auxiliary.some((word) => words.possibility.has(word)) &&
    outer.polarity === "-" &&
    outer.operators.length === 0 &&
    conditional(scene, verb)
  )
    return wrap("threaten", "may harm on a condition");
  return reading;
}

// "Oslo to expel envoys", over the text
function isAnnounced({ tree, doc, sentenceOf }: Scene, verb: number): boolean {
  const { head, feats } = tree.tokens[verb];
  const isHeadless = head >= 0 && tree.tokens[head].head < 0 && tree.rel[verb] === "acl" && feats.includes("VerbForm=Inf");
  return isHeadless && doc.blocks[doc.sentences[sentenceOf[verb]].block]?.kind === "title";
}

function reported(scene: Scene, verb: number): boolean {
  const { tree, language } = scene;
  const head = tree.tokens[verb].head;
  return (
    head >= 0 &&
    (tree.rel[verb] === "ccomp" || tree.rel[verb] === "parataxis" || tree.rel[verb] === "conj") &&
    (language.words.speech.has(tree.lemma[head]) || reported(scene, head))
  );
}

function conditional(scene: Scene, verb: number): boolean {
  const { tree, language } = scene;
  return tree.dependents[verb].some(
    (child) =>
      tree.rel[child] === "advcl" && tree.dependents[child].some((mark) => language.words.condition.has(tree.lemma[mark])),
  );
}
