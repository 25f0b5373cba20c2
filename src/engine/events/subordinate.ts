/**
 * What is told only inside another act. "Suspended part of an aid programme for Mali" is one act, not two;
 * "shelled the port, killing nine" is one shelling; a bare noun with one party ("since the US invasion") tells
 * when something else happened. What has both its parties stays: "condemned the Israeli raid on Lebanon" is two.
 */

import type { Reading } from "./compose.ts";
import type { Draft } from "./fold.ts";
import { carrierOf } from "./match.ts";
import { isOf, type Scene } from "./scene.ts";
import { FAULTS, repays } from "./sided.ts";
import { dependent, hasPreposition, isPassive, under } from "./tree.ts";

export function isSubordinate(
  scene: Scene,
  reading: Reading,
  readings: readonly Reading[],
  drafts: ReadonlyMap<Reading, Draft>,
): boolean {
  const draft = drafts.get(reading);
  if (!draft) return false;
  const parties = new Set([...draft.actors, ...draft.recipients].flatMap(({ code }) => code ?? []));
  const others = readings.filter((other) => other !== reading && scene.sentenceOf[other.at] === scene.sentenceOf[reading.at]);
  if (isTopic(scene, reading) || others.some((above) => isEcho(scene, reading, above, drafts))) return true;
  if (others.some((above) => isResult(scene, reading, above) || isCharge(scene, reading, above) || isWhy(scene, reading, above)))
    return true;
  if (isHelped(scene, reading)) return true;
  if (bothSides(draft))
    // "signed a truce brokered by Oslo": what hangs below it has it for no part.
    return others.some(
      (above) =>
        !under(scene.tree, above.at, reading.match.site.at) &&
        heads(above).some((head) => isPart(scene, reading.match.site.at, head)) &&
        sameParties(draft, drafts.get(above)) &&
        !isDecided(scene, reading, above, draft, drafts.get(above)),
    );
  const { at, noun } = reading.match.site;
  if (noun && others.some((above) => repays(scene.tree, draft, drafts.get(above)))) return false;
  if (noun && reading.operators.length === 0 && parties.size === 1 && carrierOf(scene, at) < 0) return true;
  if (noun && parties.size !== 1 && hasPreposition(scene.tree, at, scene.language.words.temporal)) return false;
  return others.some((above) => heads(above).some((head) => head !== above.at && under(scene.tree, reading.at, head)));
}

// "offered Chad its help in ending the war": what help is for is not done.
function isHelped(scene: Scene, { at, match }: Reading): boolean {
  const { tree, language } = scene;
  const { head, upos, deprel } = tree.tokens[at];
  if (match.site.noun || upos !== "VERB" || head < 0 || !/^(?:acl|advcl)$/.test(deprel)) return false;
  const help = [head, ...tree.dependents[head].filter((child) => tree.rel[child] === "obj")];
  return help.some((noun) => isOf(scene, noun, ["aid"])) && hasPreposition(tree, at, language.words.locative);
}

// "recalled its envoy to protest at the raid": what an unkind act was done for is no further one.
const isWhy = ({ tree, language }: Scene, { at, frame, operators }: Reading, above: Reading): boolean =>
  FAULTS.has(frame.id) &&
  operators.length === 0 &&
  above.frame.polarity === "-" &&
  tree.rel[at] === "advcl" &&
  tree.tokens[at].head === above.at &&
  hasPreposition(tree, at, language.words.purpose);

// "condemns the attack and calls it a violation": said twice over in one breath of the same party or of "it".
function isEcho({ tree }: Scene, { at, frame }: Reading, above: Reading, drafts: ReadonlyMap<Reading, Draft>): boolean {
  if (!FAULTING.has(frame.id) || !FAULTING.has(above.frame.id)) return false;
  const object = dependent(tree, at, "obj");
  const joined = tree.rel[at] === "conj" && tree.tokens[at].head === above.at && dependent(tree, at, "nsubj") < 0;
  return joined && object >= 0 && tree.tokens[object].upos === "PRON" && drafts.has(above);
}

const FAULTING: ReadonlySet<string> = new Set(["condemn", "criticise", "blame"]);

// "a statement on deepening the partnership", "the agreement between them will enter into force": what a paper is about, and
// a paper that there is already.
function isTopic({ tree, language, headed }: Scene, { match, operators, frame }: Reading): boolean {
  const { at, noun, carrier } = match.site;
  if (!noun || carrier >= 0 || operators.length > 0) return false;
  const isKnown = (child: number): boolean =>
    language.words.definite.has(tree.lemma[child]) || tree.tokens[child].deprel === "nmod:poss";
  if (frame.id === "reach-agreement" && tree.dependents[at].some(isKnown)) return true;
  const governor = tree.tokens[at].head;
  if (tree.rel[at] === "nsubj" && governor >= 0 && language.words.lapse.has(tree.lemma[governor])) return true;
  for (let node = at, steps = 0; node >= 0 && steps < 3; node = tree.tokens[node].head, steps++) {
    const above = tree.tokens[node].head;
    // "the premier, on a visit to Riga, said"
    const isPerson = above >= 0 && (headed.get(above)?.some(({ kind }) => kind === "person") ?? false);
    if (above >= 0 && !isPerson && tree.tokens[above].upos === "NOUN" && hasPreposition(tree, node, language.words.about))
      return true;
    if (!/^(?:obj|nmod|conj|compound)/.test(tree.rel[node])) return false;
  }
  return false;
}

// "accused Oslo of arming the rebels": the accusation stands for what it charges, but not for what "who killed" tells of those rebels.
const isCharge = ({ tree }: Scene, { at }: Reading, above: Reading): boolean =>
  [above.match, ...above.operators.flatMap(({ match }) => match ?? [])].some(({ fillers }) =>
    (fillers.get("charge") ?? []).some((node) => above.at !== at && under(tree, at, node) && !isRelated(tree, at, node)),
  );

function isRelated({ tokens }: Scene["tree"], at: number, above: number): boolean {
  for (let node = at; node !== above; node = tokens[node].head) if (tokens[node].deprel === "acl:relcl") return true;
  return false;
}

// "agreed to restore relations and reopen embassies", "signed an accord to end the war": the content, or a verb beside or below it.
const isPart = ({ tree, language }: Scene, at: number, head: number): boolean =>
  at === head ||
  // "paused most of its aid"
  (tree.rel[at] === "nmod" &&
    tree.tokens[at].head === head &&
    tree.tokens[head].upos !== "NOUN" &&
    language.words.partitive.has(tree.lemma[head])) ||
  (/^(?:conj|acl)$/.test(tree.rel[at]) && tree.tokens[at].head === head && dependent(tree, at, "nsubj") < 0);

const bothSides = ({ actors, recipients, reciprocal }: Draft): boolean => {
  const acting = actors.filter(({ code }) => code !== null);
  return acting.length > 0 && (recipients.some(({ code }) => code !== null) || (reciprocal && acting.length > 1));
};

// "condemned the decision by Riga to close the border": what another decided is his.
const isDecided = ({ tree }: Scene, { at }: Reading, { frame }: Reading, { actors }: Draft, above: Draft | undefined): boolean =>
  FAULTS.has(frame.id) && tree.rel[at] === "acl" && !actors.every(({ code }) => above?.actors.some((one) => one.code === code));

function sameParties(draft: Draft, above: Draft | undefined): boolean {
  if (!above) return false;
  const known = new Set([...above.actors, ...above.recipients].map(({ code }) => code));
  return [...draft.actors, ...draft.recipients].every(({ code }) => code === null || known.has(code));
}

// Roles that say what the act is about. Whoever is a party may well do something of its own in a relative clause.
const ABOUT = new Set(["theme", "charge", "content", "cause", "demand", "threat", "limit", "event"]);

const heads = (reading: Reading): number[] =>
  [reading.match, ...reading.operators.flatMap(({ match }) => match ?? [])].flatMap(({ fillers }) =>
    [...fillers].flatMap(([role, nodes]) => (ABOUT.has(role) ? nodes : [])),
  );

export const VIOLENT: ReadonlySet<string> = new Set(["attack", "unconv", "repress", "force", "wmd", "occupy"]);

// "opened fire, killing one": the harm done is what the violence did.
export function isResult({ tree }: Scene, reading: Reading, above: Reading): boolean {
  if (reading.match.site.noun || !VIOLENT.has(reading.frame.content) || !VIOLENT.has(above.frame.content)) return false;
  // "an attack on the port left two dead"
  if (above.match.site.noun && reading.match.fillers.get("agent")?.includes(above.at)) return true;
  const verb = reading.at;
  // "claimed the bombing, in which five soldiers were killed"
  const isWithin = tree.tokens[verb].deprel === "acl:relcl" && tree.tokens[verb].head === above.at && above.match.site.noun;
  if (isWithin && isPassive(tree, verb) && !reading.match.fillers.has("agent")) return true;
  if (tree.rel[verb] !== "advcl" || dependent(tree, verb, "nsubj") >= 0) return false;
  // "bombed a villa where envoys were meeting, killing five": behind a comma what did the killing is the blow, not who met.
  let cause = tree.tokens[verb].head;
  const isApart = tree.tokens[verb - 1]?.form === "," && /Tense=Pres.*VerbForm=Part|VerbForm=Ger/.test(tree.tokens[verb].feats);
  while (isApart && cause >= 0 && cause !== above.at) cause = tree.tokens[cause].head;
  return cause === above.at;
}
