/**
 * Parties a clause leaves to what was told before it. "Condemned the attack" is aimed at who attacked; "summoned the
 * envoy and demanded the release of the crew" is twice aimed at the same; "recalled its ambassador" is aimed at the one
 * other state the passage deals with. Each says so in `basis`; what has parties of its own keeps them.
 */
import { touching } from "../../base/span.ts";
import { frames } from "../../inventory/frames.ts";
import { foeOf, fought } from "./foe.ts";
import type { Draft } from "./fold.ts";
import { carrierOf } from "./match.ts";
import { ofTwo } from "./pairs.ts";
import { again, answering, doer, goal, isPledge, topicOf } from "./passage.ts";
import { classesAt, isFor, type Scene } from "./scene.ts";
import { borrow, contentOf, FAULTS, isCoded, isPublic, partiesOf, polarityOf, type Sided, stateOf } from "./sided.ts";
import { firstOf, hasPreposition } from "./tree.ts";

export type FromBefore = typeof fromBefore;

/** Drafts in the order of the text, those that lacked a side with the side the text had told. */
export function fromBefore(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const told: Draft[] = [];
  const topic = topicOf(scene, drafts);
  const foe = foeOf(scene, drafts);
  for (const draft of [...drafts].sort((a, b) => a.head - b.head)) {
    const acting = doer(scene, withActors(scene, again(scene, ofTwo(scene, draft, told), told), told), told, topic);
    told.push(goal(scene, withRecipients(scene, fought(scene, acting, foe), told), told, topic));
  }
  const both = told.map((draft) => {
    const later = draft.recipients.some(isCoded)
      ? undefined
      : told.find((other) => other.head > draft.head && isBeside(scene, draft, other));
    const known = later?.recipients.filter(isCoded) ?? [];
    const aims =
      known.length > 0 &&
      isAimed(draft) &&
      codesOf(draft.actors) === codesOf(later!.actors) &&
      polarityOf(draft) === polarityOf({ ...later!, operators: later!.operators.filter((id) => id !== "plan-act") });
    return aims
      ? borrow(draft, "recipients", known, "by the act told in one breath with it", later!)
      : answering(scene, draft, told);
  });
  return drafts.map((draft) => both.find(({ head, trigger }) => head === draft.head && trigger === draft.trigger) ?? draft);
}

// "The attack killed nine": whose attack it was.
function withActors(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  if (draft.actors.some(isCoded)) return draft;
  const parties = mutual(scene, draft, told);
  if (parties) return parties;
  const act = actOf(scene, draft, ["agent"], told, (other) => other.actors.some(isCoded));
  return act ? borrow(draft, "actors", act.actors.filter(isCoded), "whose act the noun stands for", act) : draft;
}

// "signed the accord after twelve hours of talks", "arrived in Mali for a joint exercise": who deals with whom in the
// sentence meets and trains too.
function mutual(scene: Scene, draft: Draft, told: readonly Draft[]): Draft | null {
  if (partiesOf(draft).length > 0) return null;
  if (isConcluded(draft)) return isTold(scene, draft) ? concluded(scene, draft, told) : null;
  if (!isMutual(draft) || scene.tree.tokens[draft.head].upos !== "NOUN") return null;
  const near = told.findLast((other) => {
    const holders = new Set(partiesOf(other).map(({ code }) => stateOf(code)));
    if (holders.size < 2 || scene.sentenceOf[other.head] !== scene.sentenceOf[draft.head]) return false;
    return isFor(scene, draft.head, other.head) || (other.reciprocal && isAfter(scene, draft.head));
  });
  const basis = "who deals with whom in the sentence";
  return near ? borrow({ ...draft, reciprocal: true }, "actors", partiesOf(near), basis, near) : null;
}

// "under a treaty that deputies ratified" tells of no signing.
const isTold = (scene: Scene, { head }: Draft): boolean => scene.tree.tokens[head].upos !== "NOUN" || carrierOf(scene, head) >= 0;

// "At the end of the visit a protocol was signed": by whoever met or dealt there.
function concluded(scene: Scene, draft: Draft, told: readonly Draft[]): Draft | null {
  const near = told.findLast((other) => scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= CONCLUDED_WITHIN);
  const met = near && /^(meet|dipl|coop)/.test(contentOf(near)) ? partiesOf(near) : [];
  if (!near || new Set(met.map(({ code }) => stateOf(code))).size !== 2) return null;
  return borrow({ ...draft, reciprocal: true }, "actors", met, "who met or dealt in the passage", near);
}

// Sentences between a meeting and what was signed at it.
const CONCLUDED_WITHIN = 3;

const isConcluded = ({ frame, operators, actors, recipients }: Draft): boolean =>
  operators.length === 0 && CONCLUDES.has(frame ?? "") && [...actors, ...recipients].length === 0;

const CONCLUDES: ReadonlySet<string> = new Set(["sign-agreement", "sign-statement", "reach-agreement"]);

const isMutual = ({ frame, operators }: Draft): boolean =>
  operators.length === 0 && /^(meet|coop\.mil)$/.test(frames.get(frame ?? "")?.content ?? "");

// "after talks", "after twelve hours of talks"
function isAfter({ tree, language }: Scene, head: number): boolean {
  const { temporal, genitive } = language.words;
  const above = tree.tokens[head].head;
  const measured = above >= 0 && tree.rel[head] === "nmod" && hasPreposition(tree, head, genitive);
  return hasPreposition(tree, measured ? above : head, temporal);
}

function withRecipients(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  const own = new Set(draft.actors.flatMap(({ code }) => (code ? [stateOf(code)] : [])));
  const others = (parties: Sided): Sided => parties.filter((party) => isCoded(party) && !own.has(stateOf(party.code)));
  const unnamed = draft.recipients.every((party) => !isCoded(party) || isPronoun(scene, party));
  const holding = unnamed && asksRelease(draft) ? told.findLast((other) => isHolding(scene, draft, other, own)) : undefined;
  if (holding) return borrow(draft, "recipients", others(holding.actors), "who holds whom it asks to free", holding);
  // "contacts between Oslo and Riga were held": two who meet need no third.
  const isWhole = own.size === 0 || (draft.reciprocal && own.size > 1);
  const doersOf = (act: Draft): Sided => others(act.reciprocal ? [...act.actors, ...act.recipients] : act.actors);
  // "Chad welcomed it"
  const isPointing = draft.recipients.every((party) => isPronoun(scene, party));
  const fellow = isPointing ? alike(scene, draft, told) : undefined;
  if (fellow && others(fellow.recipients).length > 0)
    return borrow(draft, "recipients", others(fellow.recipients), "at whom the same was aimed before", fellow);
  const pointed = isPointing ? reactedTo(scene, draft, own, told, true) : undefined;
  if (pointed) return borrow(draft, "recipients", doersOf(pointed), "whose act of the passage it is about", pointed);
  if (isWhole || !isAimed(draft) || draft.recipients.some((party) => isCoded(party) && !isSelf(scene, draft, party, own)))
    return draft;
  const act = actOf(
    scene,
    draft,
    ["theme", "recipient", "target", "charge", "cause"],
    told,
    (other) => doersOf(other).length > 0,
  );
  if (act) return borrow(draft, "recipients", doersOf(act), "whose act the noun stands for", act);
  const answered = told.findLast((other) => isAnswered(scene, draft, other, own) && others(other.actors).length > 0);
  if (answered) return borrow(draft, "recipients", others(answered.actors), "whose act against it the noun stands for", answered);
  const asked = told.findLast((other) => isAnswerTo(scene, draft, other) && others(other.actors).length > 0);
  if (asked) return borrow(draft, "recipients", others(asked.actors), "who asked or offered just before", asked);
  const aided =
    AID.test(contentOf(draft)) || isPledge(draft) ? told.findLast((other) => isAided(scene, draft, other)) : undefined;
  if (aided && others(aided.recipients).length > 0)
    return borrow(draft, "recipients", others(aided.recipients), "whom the passage's other aid goes to", aided);
  const neighbour = draft.fillers.some(({ head }) => isNeighbour(scene, head))
    ? told.findLast(
        (other) =>
          scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= REACH &&
          other.actors.some(({ code }) => own.has(stateOf(code))) !==
            other.recipients.some(({ code }) => own.has(stateOf(code))) &&
          new Set(others(partiesOf(other)).map(({ code }) => stateOf(code))).size === 1,
      )
    : undefined;
  if (neighbour) return borrow(draft, "recipients", others(partiesOf(neighbour)), "the neighbour with whom it deals", neighbour);
  if (draft.recipients.some((party) => isSomebody(scene, party))) return draft;
  // "met the families": people that nobody has told of before are no party of what was told before.
  if (contentOf(draft) === "meet" && draft.recipients.some((party) => isPeople(scene, party))) return draft;
  // "attended the ceremony": with whom is not said. "The country is discussing a ban": at home.
  if (draft.frame === "attend-forum" || isDebate(draft)) return draft;
  const beside = told.findLast((other) => isBeside(scene, draft, other));
  if (beside && others(beside.recipients).length > 0)
    return borrow(draft, "recipients", others(beside.recipients), "by the act told in one breath with it", beside);
  const spoken = reactedTo(scene, draft, own, told);
  if (spoken) return borrow(draft, "recipients", doersOf(spoken), "whose act of the passage it is about", spoken);
  // "repelled nine attacks": of whom the passage fights.
  const repels = HARMS.test(contentOf(draft)) && draft.operators.length === 0;
  if (draft.recipients.some((party) => isDeed(scene, party) && !repels) || INWARD.test(contentOf(draft))) return draft;
  const dealing = isPublic(draft) || polarityOf(draft) !== "-" ? dealingOf(scene, draft, own, told) : null;
  if (dealing) return borrow(draft, "recipients", others(partiesOf(dealing)), "with whom it deals in the passage", dealing);
  const hit = PROTESTS.has(draft.frame ?? "") ? told.findLast((other) => isProtested(scene, draft, other, own)) : undefined;
  if (hit && others(hit.actors).length > 0)
    return borrow(draft, "recipients", others(hit.actors), "who acted against it before", hit);
  return draft;
}

const isDebate = ({ frame, actors }: Draft): boolean =>
  frame === "discuss" && actors.every(({ code }) => /^[A-Z]{3}$/.test(code ?? ""));

// "closed all crossings with its neighbour"
function isNeighbour({ tree, language }: Scene, filler: number): boolean {
  const below = tree.dependents[filler].filter((child) => tree.rel[child] === "nmod");
  return [filler, ...below].some(
    (at) =>
      language.words.neighbour.has(tree.lemma[at]) &&
      !tree.tokens[at].feats.includes("Number=Plur") &&
      tree.dependents[at].some((child) => tree.tokens[child].deprel === "nmod:poss"),
  );
}

// "condemned the decision", told after who decided something against it.
const isAnswered = (scene: Scene, draft: Draft, other: Draft, own: ReadonlySet<string>): boolean =>
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
const isAnswerTo = (scene: Scene, draft: Draft, other: Draft): boolean =>
  draft.operators.length === 0 &&
  ANSWERS.has(draft.frame ?? "") &&
  other.head < draft.head &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1 &&
  ASKED.has(other.operators[0] ?? other.frame ?? "");

const ANSWERS: ReadonlySet<string> = new Set(["refuse", "reject-proposal", "agree-to-act", "accept-demand"]);

const ASKED: ReadonlySet<string> = new Set(["demand", "appeal", "offer", "propose", "invite", "ultimatum", "order"]);

const PROTESTS: ReadonlySet<string> = new Set(["complain-officially"]);

// "China protested", told after who boarded a Chinese ship.
const isProtested = (scene: Scene, draft: Draft, other: Draft, own: ReadonlySet<string>): boolean =>
  other.head < draft.head &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 3 &&
  polarityOf(other) === "-" &&
  other.recipients.some(({ code }) => own.has(stateOf(code)));

/**
 * "the United States condemned the laws", "praised the decision", told soon after who banned something or left: what the noun means has been told. Not what
 * had been done long before, nor what others thought of it.
 */
function reactedTo(
  scene: Scene,
  draft: Draft,
  own: ReadonlySet<string>,
  told: readonly Draft[],
  pointed = false,
): Draft | undefined {
  const { sentenceOf } = scene;
  const isDeed = pointed ? isNeuter : isToldDeed;
  const deed = isReaction(draft) ? draft.fillers.find((filler) => ANSWERED.has(filler.role) && isDeed(scene, filler)) : undefined;
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
function alike(scene: Scene, draft: Draft, told: readonly Draft[]): Draft | undefined {
  if (!isReaction(draft) || !draft.fillers.some((filler) => ANSWERED.has(filler.role) && isNeuter(scene, filler)))
    return undefined;
  const near = told.filter(
    (other) => other.head < draft.head && scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1 && isReaction(other),
  );
  return near.findLast((other) => polarityOf(other) === polarityOf(draft) && other.recipients.some(isCoded));
}

/** Frames by which somebody says what he thinks of another's act. */
const REACTIONS: ReadonlySet<string> = new Set([...FAULTS, "welcome-act", "praise", "endorse", "reject-proposal", "oppose-plan"]);

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

// "the step", with nothing beside it that tells whose.
const isToldDeed = (scene: Scene, { head, classes }: Draft["fillers"][number]): boolean =>
  scene.tree.tokens[head].upos === "NOUN" &&
  hasArticle(scene, head) &&
  !classes.some((name) => PEOPLE.has(name) || name === "aggression") &&
  scene.tree.dependents[head].every((child) => !(scene.headed.get(child) ?? []).some(({ actor }) => actor !== null));

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

const AID = /^aid/;

// "China sent rescuers", told after what India sent to Mali, or held back from it.
const isAided = (scene: Scene, draft: Draft, other: Draft): boolean =>
  (AID.test(contentOf(other)) || contentOf(other) === "stopaid") &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= REACH &&
  new Set(other.recipients.map(({ code }) => stateOf(code))).size === 1;

function isPronoun({ doc }: Scene, { span }: Sided[number]): boolean {
  if (span === null) return false;
  const token = doc.tokens[touching(doc.tokens, span).from];
  return token?.start === span.start && token.upos === "PRON";
}

// "demanded their release"
const asksRelease = (draft: Draft): boolean =>
  contentOf(draft) === "yield.free" &&
  draft.operators.some((id) => frames.get(id)?.operators.some((kind) => kind === "demand" || kind === "appeal"));

const isHolding = (scene: Scene, draft: Draft, other: Draft, own: ReadonlySet<string>): boolean =>
  HOLDING.has(other.frame ?? "") &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 2 &&
  other.recipients.some(({ code }) => own.has(stateOf(code)));

const HOLDING: ReadonlySet<string> = new Set(["arrest", "abduct", "seize-property", "occupy", "intercept", "convict"]);

// "France refused to recognise the new authorities": a common noun taken for the actor's own government is not it.
const isSelf = (scene: Scene, draft: Draft, { code, span }: Sided[number], own: ReadonlySet<string>): boolean =>
  own.has(stateOf(code)) &&
  (isOutward(draft) || (/^[A-Z]{3}(:GOV)?$/.test(code ?? "") && isCommon(scene, span?.start ?? -1))) &&
  !INWARD.test(contentOf(draft));

// "cut ties with Rome and gave its envoys a day to leave", "condemned the storming of its embassy": nobody sends his own envoys home
// for good, or faults his own.
const isOutward = (draft: Draft): boolean =>
  EXPELS.test(contentOf(draft)) ||
  (FAULTS.has(draft.frame ?? "") &&
    draft.operators.length === 0 &&
    draft.recipients.every(({ code }) => /:GOV:DIP/.test(code ?? "")));

const EXPELS = /^expel/;

function isCommon({ doc, tree, headed }: Scene, start: number): boolean {
  const mention = doc.mentions.find((found) => found.start === start);
  return (
    mention !== undefined &&
    tree.tokens[mention.head].upos === "NOUN" &&
    !headed.get(mention.head)?.some(({ from, to }) => doc.tokens.slice(from, to).some(({ upos }) => upos === "PROPN"))
  );
}

// What a state does at home is aimed at nobody abroad.
const INWARD = /^(penal|reform|repress|protest)/;

const isAimed = ({ frame, operators }: Draft): boolean =>
  [frame, ...operators].some((id) =>
    [...(frames.get(id ?? "")?.roles.values() ?? [])].some((side) => side === "recipient" || side === "both"),
  );

/** The act told before that a definite noun in one of `roles` stands for. */
function actOf(
  scene: Scene,
  draft: Draft,
  roles: readonly string[],
  told: readonly Draft[],
  fits: (other: Draft) => boolean,
): Draft | null {
  for (const { role, head } of draft.fillers) {
    if (!roles.includes(role) || scene.tree.tokens[head].upos !== "NOUN" || !hasArticle(scene, head)) continue;
    const classes = classesAt(scene, head);
    const names = scene.index.get(scene.tree.lemma[head])?.filter(({ pos }) => pos === "NOUN") ?? [];
    const contents = new Set(names.map(({ frame }) => frame.content));
    const kinds = MEANT.filter(({ noun }) => classes.includes(noun));
    // "the bombings" are no arrests
    const isBlow = contents.size > 0 && [...contents].every((content) => STRIKES.test(content));
    const found = told.findLast((other) => {
      if (other.head === draft.head || scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] > REACH || !other.frame)
        return false;
      const frame = frames.get(other.operators[0] ?? other.frame);
      if (!frame || !fits(other)) return false;
      return (
        names.some((name) => name.frame.id === frame.id) ||
        (!WARDING.has(frame.id) &&
          ((frame.content !== "dipl" && frame.content !== "-" && contents.has(frame.content)) ||
            kinds.some(
              ({ acts, mutual }) =>
                acts.test(frame.content) &&
                (!isBlow || BLOWS.test(frame.content)) &&
                (!mutual || other.reciprocal || new Set(other.actors.map(({ code }) => stateOf(code))).size > 1),
            )))
      );
    });
    if (found) return found;
  }
  return null;
}

/** Who brings down what comes flying wards an attack off: "the attack" is not theirs. */
const WARDING: ReadonlySet<string> = new Set(["shoot-down", "intercept"]);

// Sentences; a text names its acts again after so many.
const REACH = 8;

const STRIKES = /^(attack|unconv|force|wmd)/;
const BLOWS = /^(attack|unconv|force|wmd|occupy|blockade)/;

// What a noun of a class may stand for, by the content of the act's frame: "the truce", "the accord".
const MEANT: readonly { readonly noun: string; readonly acts: RegExp; readonly mutual: boolean }[] = [
  { noun: "aggression", acts: /^(attack|unconv|repress|penal|force|wmd|occupy|blockade)/, mutual: false },
  { noun: "truce", acts: /^yield\.fight/, mutual: false },
  { noun: "agreement", acts: /^(?!meet)/, mutual: true },
  { noun: "talk", acts: /^(meet|dipl|yield\.fight|settle)/, mutual: true },
];

// "summoned the envoy and demanded", "the Union listed eight officers and Britain froze": one actor or one kind of act.
function isBeside(scene: Scene, draft: Draft, other: Draft): boolean {
  const { tree, sentenceOf } = scene;
  if (sentenceOf[draft.head] !== sentenceOf[other.head] || other.head === draft.head) return false;
  // "travelled to The Hague and rejected the charges": not the host's; nor are allies armed against, or at fault for what befell them.
  if (isKinder(other, draft) && (contentOf(other) === "meet" || HARMS.test(contentOf(draft)) || FAULTS.has(draft.frame ?? "")))
    return false;
  // "condemned the raid and said that it would punish Chad": through the verb of saying.
  const joined = (below: number, above: number): boolean => {
    const { head } = tree.tokens[below];
    if (tree.rel[below] === "conj") return head === above;
    return tree.rel[below] === "ccomp" && head >= 0 && tree.rel[head] === "conj" && tree.tokens[head].head === above;
  };
  return (
    (joined(draft.head, other.head) || joined(other.head, draft.head)) &&
    (codesOf(draft.actors) === codesOf(other.actors) || contentOf(draft) === contentOf(other))
  );
}

/** The last dealing of the actor's state with exactly one other, here or in the sentence before, when these name no third. */
function dealingOf(scene: Scene, draft: Draft, own: ReadonlySet<string>, told: readonly Draft[]): Draft | null {
  const { head } = draft;
  const sentence = scene.sentenceOf[head];
  const foreign = (number: number): Set<string> =>
    new Set(
      (scene.mentionsIn[number] ?? []).flatMap(({ actor, kind, from }) =>
        from >= head || actor === null || kind === "place" || kind === "group" || own.has(stateOf(actor)) ? [] : [stateOf(actor)],
      ),
    );
  const here = foreign(sentence);
  const states = here.size > 0 ? here : foreign(sentence - 1);
  if (states.size > 1) return null;
  const found = told.findLast((other) => {
    const parties = new Set(partiesOf(other).map(({ code }) => stateOf(code)));
    return (
      !isOfFirms(other) &&
      sentence - scene.sentenceOf[other.head] <= 1 &&
      !isKinder(draft, other) &&
      !(isKinder(other, draft) && HARMS.test(contentOf(draft))) &&
      parties.size === 2 &&
      [...own].every((state) => parties.has(state))
    );
  });
  const [state] = states;
  return found && (states.size === 0 || partiesOf(found).some(({ code }) => stateOf(code) === state)) ? found : null;
}

// What two companies agree is no dealing of their states.
const isOfFirms = (other: Draft): boolean => partiesOf(other).every(({ code }) => /:BUS/.test(code ?? ""));

// Nor is whoever trained along a moment ago attacked, or armed against.
const HARMS = /^(attack|unconv|force|occupy)/;

// Aid is not given to whoever was accused a moment ago.
const isKinder = (draft: Draft, other: Draft): boolean => polarityOf(draft) === "+" && polarityOf(other) === "-";

const codesOf = (parties: Sided): string => parties.map(({ code }) => code ?? "?").join(" ");

const hasArticle = ({ tree, language }: Scene, at: number): boolean =>
  tree.dependents[at].some((child) => language.words.definite.has(tree.lemma[child]));

// Somebody of its own without a name: not "the ship", whose owner the passage tells.
function isSomebody(scene: Scene, { span }: Sided[number]): boolean {
  const at = span ? scene.doc.tokens.findIndex((token) => token.start >= span.start && token.end >= span.end) : -1;
  if (at < 0) return false;
  const { upos, feats } = scene.tree.tokens[at];
  // "gave us two ships": the text does not tell who "we" are.
  if (upos === "PROPN" || (upos === "PRON" && /Person=[12]/.test(feats))) return true;
  return !isDefinite(scene, at) && classesAt(scene, at).some((name) => PEOPLE.has(name));
}

const PEOPLE: ReadonlySet<string> = new Set([
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

function isPeople(scene: Scene, { span }: Sided[number]): boolean {
  const at = span ? scene.doc.tokens.findIndex((token) => token.start >= span.start && token.end >= span.end) : -1;
  const classes = at < 0 ? [] : classesAt(scene, at);
  return classes.includes("civil") && !classes.includes("leader") && !classes.includes("envoy");
}

function isDeed(scene: Scene, { span }: Sided[number]): boolean {
  const at = span ? scene.doc.tokens.findIndex((token) => token.start >= span.start && token.end >= span.end) : -1;
  return at >= 0 && classesAt(scene, at).some((name) => name === "aggression" || name === "plan");
}

const isDefinite = (scene: Scene, at: number): boolean =>
  hasArticle(scene, at) || scene.tree.dependents[at].some((child) => scene.tree.tokens[child].deprel === "nmod:poss");
