/**
 * What a draft answers that was told before it: the act that somebody condemns, welcomes or protests at, the request that
 * somebody grants or refuses.
 */
import type { Draft } from "./fold.ts";
import { isDoneToOf, ownersAt, partiesAt } from "./parties.ts";
import { classesAt, type Scene } from "./scene.ts";
import { FAULTS, isCoded, polarityOf, type Sided, stateOf } from "./sided.ts";
import { hasArticle, REACH } from "./stands-for.ts";
import { firstOf, surfaceSubject } from "./tree.ts";

// "condemned the decision", told after who decided something against it.
export const isAnswered = (scene: Scene, draft: Draft, other: Draft, own: ReadonlySet<string>): boolean =>
  other.head < draft.head &&
  (isDone(other) || polarityOf(other) !== "+") &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= REACH &&
  other.recipients.some(({ code }) => own.has(stateOf(code))) &&
  draft.fillers.some(
    ({ role, head }) =>
      ANSWERED.has(role) &&
      ((hasArticle(scene, head) && classesAt(scene, head).some((name) => name === "plan" || name === "act")) ||
        (isDemonstrative(scene, head) && scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1)),
  );

// "Chad demanded an apology. Mali refused."
export const isAnswerTo = (scene: Scene, draft: Draft, other: Draft): boolean =>
  (draft.operators.length === 0 || isRejected(draft)) &&
  ANSWERS.has(draft.operators[0] ?? draft.frame ?? "") &&
  other.head < draft.head &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1 &&
  (ASKED.has(other.operators[0] ?? other.frame ?? "") ||
    (isRejected(draft) && CHARGED.has(other.operators[0] ?? other.frame ?? "")));

// "Chad accused Mali of spying. Mali rejected the charge."
const isRejected = ({ frame, operators }: Draft): boolean => (operators[0] ?? frame) === "reject-proposal";

const CHARGED: ReadonlySet<string> = new Set(["accuse", "blame"]);

/** "Chad accused its neighbour of spying, a charge Mali dismissed": whoever turns a charge down had it laid against him. */
export function rebuttedBy(scene: Scene, draft: Draft, told: readonly Draft[]): Draft | undefined {
  if (!CHARGED.has(draft.operators[0] ?? draft.frame ?? "") || draft.recipients.some(isCoded)) return undefined;
  const own = new Set(draft.actors.filter(isCoded).map(({ code }) => stateOf(code)));
  const isCharge = ({ role, head }: Draft["fillers"][number]): boolean =>
    ANSWERED.has(role) && scene.language.words.accusation.has(scene.tree.lemma[head]);
  return told.find(
    (other) =>
      other.head > draft.head &&
      scene.sentenceOf[other.head] - scene.sentenceOf[draft.head] <= 1 &&
      REBUTS.has(other.operators[0] ?? other.frame ?? "") &&
      other.actors.some(isCoded) &&
      !other.actors.some(({ code }) => own.has(stateOf(code))) &&
      other.fillers.some(isCharge),
  );
}

const REBUTS: ReadonlySet<string> = new Set(["reject-proposal", "deny-claim"]);

const ANSWERS: ReadonlySet<string> = new Set(["refuse", "reject-proposal", "agree-to-act", "accept-demand"]);

const ASKED: ReadonlySet<string> = new Set(["demand", "appeal", "offer", "propose", "invite", "ultimatum", "order"]);

export const PROTESTS: ReadonlySet<string> = new Set(["complain-officially"]);

// "China protested", told after who boarded a Chinese ship.
export const isProtested = (scene: Scene, draft: Draft, other: Draft, own: ReadonlySet<string>): boolean =>
  other.head < draft.head &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 3 &&
  polarityOf(other) === "-" &&
  other.recipients.some(({ code }) => own.has(stateOf(code)));

/**
 * "the United States condemned the laws", "praised the decision", told soon after who banned something or left: what the noun means has been told. Not what
 * had been done long before, nor what others thought of it.
 */
export function reactedTo(
  scene: Scene,
  draft: Draft,
  own: ReadonlySet<string>,
  told: readonly Draft[],
  pointed = false,
): Draft | undefined {
  const { sentenceOf } = scene;
  const isDeed = pointed ? isNeuter : isToldDeed;
  const deed = isReaction(draft)
    ? draft.fillers.find((filler) => ANSWERED.has(filler.role) && isDeed(scene, filler, draft))
    : undefined;
  if (!deed) return undefined;
  const isKind = polarityOf(draft) === "+";
  const isLoose = pointed || deed.classes.some((name) => name === "act" || name === "plan");
  return told.findLast(
    (other) =>
      other.head < draft.head &&
      sentenceOf[draft.head] - sentenceOf[other.head] <= (pointed && !isKind ? 1 : 3) &&
      // "welcomed it": the last kind act.
      !(pointed && isKind && polarityOf(other) !== "+") &&
      other.actors.some((party) => isCoded(party) && !own.has(stateOf(party.code))) &&
      (isLoose ? isDone(other) : FAULTS.has(draft.frame ?? "") && polarityOf(other) === "-") &&
      !isBefore(scene, other.head),
  );
}

// "Chad condemned the raid. The bloc denounced it": of two that find the same fault one behind the other, both mean the same.
export function alike(scene: Scene, draft: Draft, told: readonly Draft[]): Draft | undefined {
  if (!isReaction(draft) || !draft.fillers.some((filler) => ANSWERED.has(filler.role) && isNeuter(scene, filler)))
    return undefined;
  const near = told.filter(
    (other) => other.head < draft.head && scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1 && isReaction(other),
  );
  // "Chad praised the reform, but Mali criticised it": of one thing in one sentence, whatever either thinks.
  const isOfOne = (other: Draft): boolean =>
    scene.sentenceOf[other.head] === scene.sentenceOf[draft.head] &&
    other.fillers.some(({ role, head }) => ANSWERED.has(role) && scene.tree.tokens[head].upos === "NOUN");
  return near.findLast((other) => (polarityOf(other) === polarityOf(draft) || isOfOne(other)) && other.recipients.some(isCoded));
}

/** Frames by which somebody says what he thinks of another's act. */
export const REACTIONS: ReadonlySet<string> = new Set([
  ...FAULTS,
  "welcome-act",
  "praise",
  "endorse",
  "reject-proposal",
  "oppose-plan",
]);

const isReaction = ({ frame, operators }: Draft): boolean => operators.length === 0 && REACTIONS.has(frame ?? "");

// What is only said of another's act or to him is no act that others speak of.
const isDone = ({ frame }: Draft): boolean => !REACTIONS.has(frame ?? "") && !SPOKEN.has(frame ?? "");

const SPOKEN: ReadonlySet<string> = new Set([
  "accuse",
  "blame",
  "deny-claim",
  "demand",
  "appeal",
  "thank",
  "congratulate",
  "empathise",
  "express-support",
]);

// "the step", "sent ships, a step that Oslo condemned", with nothing beside it that tells whose.
const isToldDeed = (scene: Scene, { head, classes }: Draft["fillers"][number], draft: Draft): boolean =>
  scene.tree.tokens[head].upos === "NOUN" &&
  (hasArticle(scene, head) || isAside(scene, head, draft)) &&
  !classes.some((name) => PEOPLE.has(name) || name === "aggression") &&
  scene.tree.dependents[head].every((child) => !(scene.headed.get(child) ?? []).some(({ actor }) => actor !== null));

// ", a step that Oslo condemned", ", a step condemned by Oslo": another word for the clause before the comma.
function isAside({ tree }: Scene, noun: number, { head }: Draft): boolean {
  if (!tree.rel[head].startsWith("acl") || tree.tokens[head].head !== noun) return false;
  const first = tree.dependents[noun].find((child) => tree.rel[child] === "det") ?? noun;
  return tree.form[first - 1] === ",";
}

/** "We condemn this law", told after "Chad's law": whose the noun was then; "Responding to the Danish test, Oslo condemned it": whose it is. */
export function ofSameNoun(scene: Scene, draft: Draft): Sided {
  const { tree, sentenceOf } = scene;
  const meant = isReaction(draft) ? draft.fillers.filter(({ role }) => ANSWERED.has(role)) : [];
  // "the embassy bombings in Riga": of a blow only a possessor says whose it was.
  const isWhose = (at: number, head: number): boolean => !isDoneToOf(scene, at) || tree.tokens[head].deprel === "nmod:poss";
  const plain = (at: number): Sided =>
    ownersAt(scene, at).flatMap(({ code, mention, span, head }) => (isWhose(at, head) ? [{ code, mention, span }] : []));
  const it = meant.find((filler) => isNeuter(scene, filler))?.head ?? -1;
  for (let at = it - 1; at >= 0 && sentenceOf[at] === sentenceOf[it]; at--) {
    const owners = tree.tokens[at].upos === "NOUN" && !scene.headed.has(at) ? plain(at) : [];
    if (owners.some(isCoded)) return owners;
  }
  const deed = meant.find((filler) => isToldDeed(scene, filler, draft));
  for (let at = (deed?.head ?? 0) - 1; deed && at >= 0 && sentenceOf[deed.head] - sentenceOf[at] <= 2; at--)
    if (tree.lemma[at] === tree.lemma[deed.head] && tree.tokens[at].upos === "NOUN") {
      // "Chad's parliament passed a law. Mali condemned the law."
      const owners = plain(at);
      const verb = tree.rel[at] === "obj" ? tree.tokens[at].head : -1;
      const doer = owners.length > 0 || verb < 0 ? -1 : surfaceSubject(tree, verb);
      return doer < 0 ? owners : partiesAt(scene, [doer]).map(({ code, mention, span }) => ({ code, mention, span }));
    }
  return [];
}

// "regretted it", "deplored this"
const isNeuter = ({ tree }: Scene, { head }: Draft["fillers"][number]): boolean =>
  tree.tokens[head].upos === "PRON" && /Gender=Neut|Number=Sing.*PronType=Dem/.test(tree.tokens[head].feats);

// "had sold", "had sold and shipped"
function isBefore({ tree }: Scene, head: number): boolean {
  const first = firstOf(tree, head);
  return (
    /Tense=Past.*VerbForm=Part/.test(tree.tokens[first].feats) &&
    tree.dependents[first].some((child) => tree.tokens[child].deprel === "aux" && tree.tokens[child].feats.includes("Tense=Past"))
  );
}

// "rejected this"
const isDemonstrative = ({ tree }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "PRON" && tree.tokens[at].feats.includes("PronType=Dem");

const ANSWERED: ReadonlySet<string> = new Set(["theme", "recipient", "proposer", "content", "cause"]);

export const PEOPLE: ReadonlySet<string> = new Set([
  "person",
  "captive",
  "civil",
  "leader",
  "party",
  "police",
  "force",
  "rebel",
  "protestcrowd",
  "org",
]);
