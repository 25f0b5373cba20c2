/**
 * Whom an act reaches that names nobody, where the passage can mean only one: what state the goods came to, who was struck before, whose
 * neighbour the last sentence named, or the state the text is about.
 */
import { touching } from "../../base/span.ts";
import type { Draft } from "./fold.ts";
import { matchAt } from "./match.ts";
import { statesAt } from "./parties.ts";
import { partiesOf as rolesOf } from "./roles.ts";
import type { Scene } from "./scene.ts";
import {
  ASKS,
  borrow,
  contentOf,
  FAULTS,
  FORCE,
  isCoded,
  isPublic,
  pairOf,
  partiesOf,
  type Sided,
  stateOf,
  WISHES,
} from "./sided.ts";
import { stateNamed } from "./topic.ts";
import { hasPreposition, isPassive, under } from "./tree.ts";
import { saidOver } from "./voice.ts";

/** Whom an act reaches that names nobody. */
export function goal(scene: Scene, draft: Draft, told: readonly Draft[], topic: Sided[number] | null): Draft {
  const own = new Set(draft.actors.filter(isCoded).map(({ code }) => stateOf(code)));
  const gives = AID.test(contentOf(draft));
  // "China lent the junta money": not to itself.
  const isAimed = draft.recipients.some((party) => isCoded(party) && !(gives && own.has(stateOf(party.code))));
  if (own.size === 0 || !isPublic(draft) || isAimed) return draft;
  const foreign = (parties: Sided): Sided => parties.filter(({ code }) => code !== null && !own.has(stateOf(code)));
  // "held talks in Riga, the Latvian ministry said": with whoever says so at home.
  const host = draft.frame === "meet" ? draft.place?.country : undefined;
  const says = host && !own.has(host) ? saidOver(scene, draft.trigger).at(-1) : undefined;
  if (host && stateOf(says?.sourceActor ?? null) === host)
    return borrow(
      draft,
      "recipients",
      [{ code: host, mention: null, span: says!.source[0] }],
      "who tells of it, where it was",
      null,
    );
  if (gives || draft.frame === "empathise") {
    const stricken = told.findLast((other) => isStricken(scene, draft, other) && foreign(other.recipients).length > 0);
    if (stricken)
      return borrow(draft, "recipients", foreign(stricken.recipients), "whom the sentence before tells of as struck", stricken);
  }
  if (gives || isPledge(draft)) {
    const reached = foreign(arrival(scene, draft));
    if (reached.length > 0) return borrow(draft, "recipients", reached, "where what is given arrives", null);
    if (
      topic &&
      scene.tree.tokens[draft.head].upos === "VERB" &&
      !own.has(topic.code ?? "") &&
      // "listed nine firms for selling drones": not to whoever lists them.
      !hasPreposition(scene.tree, draft.head, scene.language.words.aimed) &&
      // "an academy funded by Riyadh": to it, wherever it stands.
      !(scene.tree.rel[draft.head] === "acl" && isPassive(scene.tree, draft.head)) &&
      isAlone(scene, draft, own, told, topic)
    )
      return borrow(draft, "recipients", [topic], "the state the text is about", null);
    return draft;
  }
  // "called for a ceasefire", "urged restraint": to those who fight.
  if (draft.frame === "mediate" || isCalming(scene, draft)) {
    const near = told.findLast(
      (other) => scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 3 && pairOf(other).size === 2,
    );
    const disputants = near ? partiesOf(near) : [];
    return near && disputants.every(({ code }) => !own.has(stateOf(code)))
      ? borrow(draft, "recipients", disputants, "between whom the passage tells a dealing", near)
      : draft;
  }
  if (FORCE.test(contentOf(draft))) {
    const local = localTelling(scene, draft);
    if (local && !own.has(stateOf(local.code)))
      return borrow(draft, "recipients", [local], "whose local official tells of it", null);
    const harm = told.findLast((other) => isHarm(scene, draft, other) && foreign(other.recipients).length > 0);
    if (harm) return borrow(draft, "recipients", foreign(harm.recipients), "who was harmed when it was done", harm);
    const rebel = draft.actors.find(({ code }) => /^[A-Z]{3}:REB$/.test(code ?? ""));
    if (
      rebel &&
      draft.operators.length === 0 &&
      scene.tree.tokens[draft.head].upos === "VERB" &&
      draft.actors.every(({ code }) => code === rebel.code)
    ) {
      // "The front fired rockets over the frontier, and Danish guns answered": at whom the sentence names beside them.
      const others = foreign(namedIn(scene, scene.sentenceOf[draft.head]));
      if (new Set(others.map(({ code }) => code)).size === 1)
        return borrow(draft, "recipients", [others[0]], "the only other state of the sentence", null);
      // "fired at the ship": of whatever state the ship is.
      if (others.length === 0 && !draft.fillers.some(({ classes }) => classes.includes("property")))
        return borrow(draft, "recipients", [{ ...rebel, code: stateOf(rebel.code) }], "the state whose rebels they are", null);
    }
  }
  // "The Union condemns the change of government", "calls upon the military authorities": of the state that its paper is about.
  const bodies = topic !== null && [...own].every((code) => code.startsWith("IGO"));
  if (bodies && !own.has(topic.code ?? "") && isOfTopic(scene, draft))
    return borrow(draft, "recipients", [topic], "the state the text is about", null);
  const winner = WISHES.has(draft.frame ?? "") && topic && !own.has(topic.code ?? "") && isPersonOfTopic(scene, draft);
  if (winner) return borrow(draft, "recipients", [topic], "the state the text is about", null);
  if (SHUT.has(draft.frame ?? "")) {
    // "closed its airspace, a step denounced by Mali": not whoever finds fault with it.
    const faulting = new Set(faultingIn(scene, draft.head).map(({ code }) => stateOf(code)));
    const here = foreign(namedIn(scene, scene.sentenceOf[draft.head])).filter(({ code }) => !faulting.has(stateOf(code)));
    if (new Set(here.map(({ code }) => code)).size === 1)
      return borrow(draft, "recipients", [here[0]], "the only other state of the sentence", null);
    // "recalled its ambassador": from where the text is about.
    const leaves = topic && LEAVING.has(draft.frame ?? "") && !own.has(topic.code ?? "");
    if (leaves) return borrow(draft, "recipients", [topic], "the state the text is about", null);
  }
  const beside = SHUT.has(draft.frame ?? "") ? besideIn(scene, scene.sentenceOf[draft.head] - 1, own) : null;
  if (beside) return borrow(draft, "recipients", [beside], "the only other state of the sentence before", null);
  const opens = draft.frame === "allow-access" && draft.actors.length === 1 && draft.operators.length === 0;
  if (opens && topic && !own.has(topic.code ?? ""))
    return borrow(draft, "recipients", [topic], "the state the text is about", null);
  // "The Union listed forty Chadian firms. Britain imposed sanctions on the same day": on whom the others just did.
  const alike = ECHOED.has(draft.frame ?? "")
    ? told.findLast(
        (other) =>
          other.frame === draft.frame &&
          scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= ECHO_REACH &&
          foreign(other.recipients).length > 0,
      )
    : undefined;
  if (alike) return borrow(draft, "recipients", foreign(alike.recipients), "to whom the same was done just before", alike);
  // "had reopened the border": with whom it has dealt so far, where that is one.
  if (opens || SHUT.has(draft.frame ?? "") || VOICED.has(draft.frame ?? "")) {
    const dealt = told.filter((other) => pairOf(other).size === 2 && [...own].every((state) => pairOf(other).has(state)));
    const others = foreign(dealt.flatMap(partiesOf));
    if (new Set(others.map(({ code }) => stateOf(code))).size === 1)
      return borrow(draft, "recipients", [others[0]], "with whom the text has dealt", dealt[0]);
  }
  return draft;
}

// "Danish drones struck a village, the mayor of Riga said": what a mayor or governor tells of fell on his own land.
function localTelling(scene: Scene, { trigger, operators }: Draft): Sided[number] | null {
  const said = operators.length === 0 ? saidOver(scene, trigger).at(-1) : undefined;
  const code = stateOf(said?.sourceActor ?? null);
  if (said === undefined || !/^[A-Z]{3}$/.test(code) || !/:GOV\b/.test(said.sourceActor ?? "")) return null;
  const { doc, tree, language } = scene;
  const isLocal = said.source.some(({ start, end }) => {
    const { from, to } = touching(doc.tokens, { start, end });
    for (let at = from; at < to; at++) if (language.words.local.has(tree.lemma[at])) return true;
    return false;
  });
  return isLocal ? { code, mention: null, span: said.source[0] } : null;
}

// Who finds fault behind an act, in its own sentence.
function faultingIn(scene: Scene, act: number): Sided {
  const { to } = scene.doc.sentences[scene.sentenceOf[act]];
  const found: Sided[number][] = [];
  for (let at = act + 1; at < to; at++) {
    const match = scene.tree.tokens[at].upos === "VERB" ? matchAt(scene, at) : null;
    if (match && FAULTS.has(match.trigger.frame.id)) found.push(...rolesOf(scene, match, "actor"));
  }
  return found;
}

// "Relations between Chad and Mali have worsened. Chad recalled its ambassador."
function besideIn(scene: Scene, sentence: number, own: ReadonlySet<string>): Sided[number] | null {
  const named = sentence < 0 ? [] : namedIn(scene, sentence);
  const others = named.filter(({ code }) => !own.has(code ?? ""));
  return named.length > others.length && new Set(others.map(({ code }) => code)).size === 1 ? others[0] : null;
}

/** Sentences. */
const ECHO_REACH = 5;

/** What one state does against another, others do too. */
const ECHOED: ReadonlySet<string> = new Set([
  "impose-sanctions",
  "suspend-trade",
  "suspend-transport",
  "ban-trade",
  "recall-envoy",
  "expel-diplomats",
]);

// "congratulated the winner", "recognised Ana Ruiz as president": somebody whose state the clause does not tell.
const isPersonOfTopic = (scene: Scene, { fillers }: Draft): boolean =>
  fillers.some(({ role, head }) => {
    if (!/^(?:recipient|patient|addressee|theme)$/.test(role)) return false;
    if (scene.headed.get(head)?.some(({ kind }) => kind === "person")) return true;
    const isDefinite = scene.tree.dependents[head].some((child) => scene.language.words.definite.has(scene.tree.lemma[child]));
    return role !== "theme" && scene.tree.tokens[head].upos === "NOUN" && isDefinite;
  });

// Rulers and forces without a name, or a coup: where a body of states faults or asks, they are of the state in question.
const isOfTopic = (scene: Scene, { fillers, frame, operators, head }: Draft): boolean =>
  (FAULTS.has(frame ?? "") || ASKS.has(operators[0] ?? frame ?? "")) &&
  [...fillers.map((filler) => filler.head), ...scene.tree.dependents[head]].some(
    (at) =>
      (scene.headed.get(at) ?? []).some(({ kind, actor }) => (kind === "government" || kind === "military") && actor === null) ||
      matchAt(scene, at)?.trigger.frame.id === "coup",
  );

const AID = /^aid/;

// "Chad was hit by a flood. Mali sent tents", which name nobody else.
const isStricken = (scene: Scene, { head }: Draft, other: Draft): boolean =>
  FORCE.test(contentOf(other)) &&
  !other.actors.some(isCoded) &&
  other.head < head &&
  scene.sentenceOf[head] - scene.sentenceOf[other.head] === 1 &&
  pairOf(other).size === 1;

// A call for a truce or for talks that is addressed to nobody.
const isCalming = ({ tree, language }: Scene, { frame, operators, fillers }: Draft): boolean =>
  (operators[0] ?? frame) === "appeal" &&
  // "urged both sides to"
  fillers.every(
    ({ role, head }) => role !== "addressee" || tree.dependents[head].some((child) => language.words.dual.has(tree.lemma[child])),
  ) &&
  fillers.some(
    ({ role, head }) =>
      (role === "theme" || role === "content") &&
      (language.words.calm.has(tree.lemma[head]) || language.classes.get(tree.lemma[head])?.includes("talk") === true),
  );

const LEAVING: ReadonlySet<string> = new Set(["close-mission", "recall-envoy", "recall-mission", "withdraw-forces"]);

const SHUT: ReadonlySet<string> = new Set([
  ...LEAVING,
  "close-border",
  "suspend-transport",
  "suspend-trade",
  "cut-supply",
  "cut-aid",
  "ban-trade",
]);

// Said or done against somebody, who is left out only where the text has named him.
const VOICED: ReadonlySet<string> = new Set([
  ...FAULTS,
  "complain-officially",
  "impose-sanctions",
  "reject-proposal",
  "expel-diplomats",
  "summon-envoy",
  "threaten",
  "reduce-relations",
  "break-relations",
  "ban-travel",
  "deny-entry",
  "withdraw-treaty",
  "suspend-cooperation",
  "break-off-talks",
  "shoot-down",
]);

// "Estonia promised barbed wire", "offered to send guards": goods, money or men, not a deed that embeds another.
export const isPledge = ({ frame, operators, fillers }: Draft): boolean =>
  (frame === "deploy-forces" ? operators.length === 1 : operators.length === 0) &&
  /^(?:promise|offer)$/.test(operators[0] ?? frame ?? "") &&
  fillers.some(({ classes }) => classes.some((name) => GOODS.has(name)));

const GOODS: ReadonlySet<string> = new Set(["aid", "relief", "milaid", "arms", "energy", "expert", "force", "police"]);

// "Three million doses given by A arrived in Oslo": up from the participle to the verb of arriving, and where that was.
function arrival(scene: Scene, { head }: Draft): Sided {
  const { tree, language } = scene;
  if (tree.rel[head] !== "acl") return [];
  for (let at = tree.tokens[head].head, steps = 0; at >= 0 && steps < 6; at = tree.tokens[at].head, steps++) {
    if (tree.tokens[at].upos !== "VERB" || tree.rel[at] === "acl") continue;
    if (!language.words.arrive.has(tree.lemma[at])) return [];
    const places = tree.dependents[at].filter(
      (child) => tree.rel[child] === "obl" && hasPreposition(tree, child, language.words.locative),
    );
    const direct = tree.dependents[at].filter((child) => tree.rel[child] === "obj");
    return statesAt(scene, [...direct, ...places]);
  }
  return [];
}

// Whether the sentence names no other state that could be meant; whoever acts in it is not.
function isAlone(scene: Scene, { head }: Draft, own: ReadonlySet<string>, told: readonly Draft[], topic: Sided[number]): boolean {
  const sentence = scene.sentenceOf[head];
  const acting = new Set(
    told
      .filter((other) => scene.sentenceOf[other.head] === sentence)
      .flatMap(({ actors }) => actors.map(({ code }) => stateOf(code))),
  );
  return (scene.mentionsIn[sentence] ?? []).every((mention) => {
    const isLater = mention.from > head && scene.tree.rel[mention.head] === "nsubj";
    return isLater || stateNamed(mention).every((state) => own.has(state) || state === topic.code || acting.has(state));
  });
}

// States named in the sentence; not those in which a town lies.
const namedIn = (scene: Scene, sentence: number): Sided =>
  (scene.mentionsIn[sentence] ?? [])
    .filter(({ actor }) => actor !== null)
    .flatMap((mention) =>
      stateNamed(mention).map((code) => ({ code, mention: mention.id, span: { start: mention.start, end: mention.end } })),
    );

// "A soldier was hurt when guards opened fire": told in one sentence, of whom nobody else is said to have hurt.
const isHarm = (scene: Scene, draft: Draft, other: Draft): boolean =>
  FORCE.test(contentOf(other)) &&
  !other.actors.some(isCoded) &&
  scene.sentenceOf[other.head] === scene.sentenceOf[draft.head] &&
  (under(scene.tree, draft.head, other.head) || under(scene.tree, other.head, draft.head));
