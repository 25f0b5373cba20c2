/**
 * Parties a clause leaves to what was told before it. "Condemned the attack" is aimed at who attacked; "summoned the
 * envoy and demanded the release of the crew" is twice aimed at the same; "recalled its ambassador" is aimed at the one
 * other state the passage deals with. Each says so in `basis`; what has parties of its own keeps them.
 */
import { touching } from "../../base/span.ts";
import { frames } from "../../inventory/frames.ts";
import { again, answering } from "./answering.ts";
import { doer } from "./doer.ts";
import { foeOf, fought } from "./foe.ts";
import type { Draft } from "./fold.ts";
import { goal, isPledge } from "./goal.ts";
import { carrierOf } from "./match.ts";
import { ofTwo } from "./pairs.ts";
import { alike, isAnswered, isAnswerTo, isProtested, ofSameNoun, PEOPLE, PROTESTS, reactedTo, rebuttedBy } from "./reactions.ts";
import { classesAt, isFor, type Scene } from "./scene.ts";
import { BLAMES, borrow, contentOf, FAULTS, isCoded, isPublic, partiesOf, polarityOf, type Sided, stateOf } from "./sided.ts";
import { actOf, hasArticle, REACH } from "./stands-for.ts";
import { topicOf } from "./topic.ts";
import { hasPreposition } from "./tree.ts";

export type FromBefore = typeof fromBefore;

/** Drafts in the order of the text, those that lacked a side with the side the text had told. */
export function fromBefore(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const told: Draft[] = [];
  const topic = topicOf(scene, drafts);
  const foe = foeOf(scene, drafts);
  for (const draft of [...drafts].sort((a, b) => a.head - b.head)) {
    const acting = doer(scene, withActors(scene, again(scene, ofTwo(scene, draft, told), told), told), told, topic);
    told.push(goal(scene, withRecipients(scene, fought(scene, acting, foe, told), told), told, topic));
  }
  const both = told.map((first) => {
    const draft = fallenOut(scene, first, told);
    const later = draft.recipients.some(isCoded)
      ? undefined
      : told.find((other) => other.head > draft.head && isBeside(scene, draft, other));
    const known = later?.recipients.filter(isCoded) ?? [];
    const aims =
      known.length > 0 &&
      isAimed(draft) &&
      codesOf(draft.actors) === codesOf(later!.actors) &&
      polarityOf(draft) === polarityOf({ ...later!, operators: later!.operators.filter((id) => id !== "plan-act") });
    const accused = rebuttedBy(scene, draft, told);
    if (accused) return borrow(draft, "recipients", accused.actors, "who turns the charge down", accused);
    return aims
      ? borrow(draft, "recipients", known, "by the act told in one breath with it", later!)
      : answering(scene, goesOn(scene, draft, told), told);
  });
  return drafts.map((draft) => both.find(({ head, trigger }) => head === draft.head && trigger === draft.trigger) ?? draft);
}

// "Chad's embassy in Mali was stormed. Chad severed relations", "had severed relations after a crowd overran its embassy in Mali": with whose people did it.
function fallenOut(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  if (!PARTS.test(contentOf(draft)) || draft.recipients.some(isCoded) || draft.reciprocal) return draft;
  const own = new Set(draft.actors.filter(isCoded).map(({ code }) => stateOf(code)));
  const harm = told.find(
    (other) =>
      polarityOf(other) === "-" &&
      Math.abs(scene.sentenceOf[draft.head] - scene.sentenceOf[other.head]) <= 1 &&
      other.recipients.some(({ code }) => own.has(stateOf(code))) &&
      other.actors.some(({ code }) => code !== null && !own.has(stateOf(code))),
  );
  const states = (harm?.actors ?? []).flatMap((party) => (isCoded(party) ? [{ ...party, code: stateOf(party.code) }] : []));
  return states.length > 0 ? borrow(draft, "recipients", states, "whose people had harmed it", harm!) : draft;
}

const PARTS = /^(?:relations|expel)/;

// "After Chad accused it of spying, Mali recalled its envoy": whom the main clause tells of next.
function goesOn(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  const { tree } = scene;
  const main = tree.rel[draft.head] === "advcl" ? tree.tokens[draft.head].head : -1;
  // "A week after Chad expelled its envoy, Mali closed the border"
  const isOpen =
    main > draft.head && EXPELS.test(contentOf(draft))
      ? !draft.recipients.some(isCoded)
      : main > draft.head &&
        draft.recipients.length > 0 &&
        draft.recipients.every((party) => !isCoded(party) && isPronoun(scene, party));
  // "A week after its president met the Danish premier, Mali closed the border": whose is told by the main clause.
  const agent = draft.actors.some(isCoded) ? undefined : draft.fillers.find(({ role }) => role === "agent");
  const isIts =
    main > draft.head &&
    agent !== undefined &&
    [agent.head, ...tree.dependents[agent.head]].some(
      (at) =>
        tree.tokens[at].upos === "PRON" &&
        tree.tokens[at].feats.includes("Person=3") &&
        (at === agent.head || tree.tokens[at].deprel === "nmod:poss"),
    );
  if (isIts) {
    const doers = (told.find(({ head }) => head === main)?.actors ?? []).filter(isCoded);
    const others = new Set(draft.recipients.map(({ code }) => stateOf(code)));
    if (doers.length > 0 && doers.every(({ code }) => !others.has(stateOf(code))))
      return borrow(draft, "actors", doers, "of whom the main clause goes on to tell", null);
  }
  const next = isOpen ? told.find(({ head }) => head === main) : undefined;
  const own = new Set(draft.actors.map(({ code }) => stateOf(code)));
  const known = (next?.actors ?? []).filter((party) => isCoded(party) && !own.has(stateOf(party.code)));
  return known.length > 0 ? borrow(draft, "recipients", known, "of whom the main clause goes on to tell", next!) : draft;
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

// "seized two Danish trawlers and detained 22 crew members"
const isAboard = (scene: Scene, { frame, fillers }: Draft): boolean =>
  TAKES.has(frame ?? "") &&
  fillers.some(
    ({ role, head }) =>
      /^(?:patient|target|recipient)$/.test(role) &&
      [head, ...scene.tree.dependents[head]].some((at) => scene.language.words.aboard.has(scene.tree.lemma[at])),
  );

const isTaken = (scene: Scene, draft: Draft, other: Draft): boolean =>
  SEIZES.has(other.frame ?? "") &&
  other.head < draft.head &&
  scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1 &&
  codesOf(other.actors) === codesOf(draft.actors) &&
  other.recipients.some(isCoded);

const TAKES: ReadonlySet<string> = new Set(["arrest", "abduct", "deport", "release-person", "kill"]);

const SEIZES: ReadonlySet<string> = new Set(["seize-property", "intercept", "attack", "sink", "abduct"]);

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
  const aboard = isAboard(scene, draft) ? told.findLast((other) => isTaken(scene, draft, other)) : undefined;
  if (aboard && others(aboard.recipients).length > 0)
    return borrow(draft, "recipients", others(aboard.recipients), "who were aboard what was taken", aboard);
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
  if (draft.recipients.some((party) => isSomebody(scene, party) && !isSelf(scene, draft, party, own))) return draft;
  // "met the families": people that nobody has told of before are no party of what was told before.
  if (contentOf(draft) === "meet" && draft.recipients.some((party) => isPeople(scene, party))) return draft;
  // "attended the ceremony": with whom is not said. "The country is discussing a ban": at home.
  if (draft.frame === "attend-forum" || isDebate(draft)) return draft;
  const beside = told.findLast((other) => isBeside(scene, draft, other));
  if (beside && others(beside.recipients).length > 0)
    return borrow(draft, "recipients", others(beside.recipients), "by the act told in one breath with it", beside);
  const same = ofSameNoun(scene, draft).filter((party) => isCoded(party) && !own.has(stateOf(party.code)));
  if (same.length > 0) return borrow(draft, "recipients", same, "whose the noun was when it was told before", null);
  const spoken = reactedTo(scene, draft, own, told);
  if (spoken) return borrow(draft, "recipients", doersOf(spoken), "whose act of the passage it is about", spoken);
  // "repelled nine attacks": of whom the passage fights.
  const repels = HARMS.test(contentOf(draft)) && draft.operators.length === 0;
  if (draft.recipients.some((party) => isDeed(scene, party) && !repels) || INWARD.test(contentOf(draft))) return draft;
  const dealing = isPublic(draft) || polarityOf(draft) !== "-" ? dealingOf(scene, draft, own, told) : null;
  if (dealing)
    return borrow(
      draft,
      "recipients",
      withOffice(scene, draft, others(partiesOf(dealing)), own),
      "with whom it deals in the passage",
      dealing,
    );
  const hit = PROTESTS.has(draft.frame ?? "") ? told.findLast((other) => isProtested(scene, draft, other, own)) : undefined;
  if (hit && others(hit.actors).length > 0)
    return borrow(draft, "recipients", others(hit.actors), "who acted against it before", hit);
  return draft;
}

// "The Danish minister came to Riga. He met the president": of the other state, and its president still.
function withOffice(scene: Scene, { fillers }: Draft, others: Sided, own: ReadonlySet<string>): Sided {
  const met = fillers.find(({ role }) => role === "recipient")?.mentions[0];
  const office = met === undefined ? undefined : scene.byId.get(met);
  const state = stateOf(office?.actor ?? null);
  const [other] = others;
  if (!office?.actor?.startsWith(`${state}:GOV`) || !own.has(state)) return others;
  if (others.length !== 1 || other.code !== stateOf(other.code)) return others;
  const { id, start, end } = office;
  return [{ code: `${other.code}${office.actor.slice(state.length)}`, mention: id, span: { start, end } }];
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
const isSelf = (scene: Scene, draft: Draft, party: Sided[number], own: ReadonlySet<string>): boolean =>
  own.has(stateOf(party.code)) &&
  (isOutward(draft) ||
    (/^[A-Z]{3}(:GOV)?$/.test(party.code ?? "") && isCommon(scene, party.span?.start ?? -1)) ||
    (AID.test(contentOf(draft)) && isItsOwn(scene, party))) &&
  !INWARD.test(contentOf(draft));

// "sent Chad tanks and trained its crews": whoever is helped has them.
function isItsOwn(scene: Scene, party: Sided[number]): boolean {
  const at = lastOf(scene, party);
  return at >= 0 && scene.tree.dependents[at].some((child) => scene.tree.tokens[child].deprel === "nmod:poss");
}

// "cut ties with Rome and gave its envoys a day to leave", "condemned the storming of its embassy": nobody sends his own envoys home
// for good, or faults his own.
const isOutward = (draft: Draft): boolean =>
  EXPELS.test(contentOf(draft)) ||
  // "rejected the charge": nor turns down what is his.
  draft.frame === "reject-proposal" ||
  (BLAMES.has(draft.frame ?? "") &&
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

/** The token that ends a party's words, -1 where it has none. */
const lastOf = ({ doc }: Scene, { span }: Sided[number]): number => (span ? touching(doc.tokens, span).to - 1 : -1);

// Somebody of its own without a name: not "the ship", whose owner the passage tells.
function isSomebody(scene: Scene, party: Sided[number]): boolean {
  const at = lastOf(scene, party);
  if (at < 0) return false;
  const { upos, feats } = scene.tree.tokens[at];
  // "gave us two ships": the text does not tell who "we" are.
  if (upos === "PROPN" || (upos === "PRON" && /Person=[12]/.test(feats))) return true;
  return !isDefinite(scene, at) && classesAt(scene, at).some((name) => PEOPLE.has(name));
}

function isPeople(scene: Scene, party: Sided[number]): boolean {
  const at = lastOf(scene, party);
  const classes = at < 0 ? [] : classesAt(scene, at);
  return classes.includes("civil") && !classes.includes("leader") && !classes.includes("envoy");
}

function isDeed(scene: Scene, party: Sided[number]): boolean {
  const at = lastOf(scene, party);
  return at >= 0 && classesAt(scene, at).some((name) => name === "aggression" || name === "plan");
}

const isDefinite = (scene: Scene, at: number): boolean =>
  hasArticle(scene, at) || scene.tree.dependents[at].some((child) => scene.tree.tokens[child].deprel === "nmod:poss");
