/**
 * Who did what the clause tells without a doer, where the passage can mean only one: with whom it has just dealt, whose paper it is, on
 * whose soil it was, or who rules the state the text is about.
 */
import type { MentionRange } from "../../document/stages.ts";
import type { Draft } from "./fold.ts";
import { partiesAt, statesAt } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { ASKS, borrow, contentOf, isCoded, pairOf, partiesOf, polarityOf, type Sided, stateOf, WISHES } from "./sided.ts";
import { REACH } from "./stands-for.ts";
import { firstOf, isPassive, surfaceSubject } from "./tree.ts";

/** "Talks were held with the Turkish president": by whoever the passage has just dealt with him, or puts it out. */
export function doer(scene: Scene, draft: Draft, told: readonly Draft[], topic: Sided[number] | null): Draft {
  const states = pairOf(draft);
  if (draft.actors.some(isCoded)) return ofOtherState(scene, draft, told);
  // "Hundreds gathered outside the Danish embassy in Oslo": people of the state in which they did.
  const land = draft.place?.country ?? null;
  if (land !== null && contentOf(draft) === "protest" && states.size === 1 && !states.has(land))
    return borrow(
      draft,
      "actors",
      [{ code: `${land}:CVL`, mention: null, span: draft.trigger }],
      "the state in which it was held",
      null,
    );
  const paper = ofPaper(scene, draft);
  if (paper) return borrow(draft, "actors", [paper], "who adopts what the paragraph opens with", null);
  if (states.size !== 1) return draft;
  const [state] = states;
  const left = leftAt(scene, draft);
  if (left && left.code !== state) return borrow(draft, "actors", [left], "whose land is to be left", null);
  // "The junta expelled the Danish envoy": of the state that the text is about.
  const ruling =
    topic &&
    topic.code !== state &&
    isRuling(scene, draft) &&
    draft.recipients.some(isCoded) &&
    !isSetElsewhere(scene, draft, topic);
  if (ruling) return borrow(draft, "actors", [topic], "who rules the state the text is about", null);
  const craft = ownCraft(scene, draft);
  if (craft && stateOf(craft.code) !== state) return borrow(draft, "actors", [craft], "whose paper it is", null);
  if (draft.operators.length > 0 || draft.fillers.some(({ role }) => role === "agent")) return draft;
  // "Chad hit back at Mali. All visas for its officials were cancelled": who has just dealt so with it.
  const hit = told.findLast((other) => scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 1);
  const isAlike =
    hit !== undefined &&
    scene.sentenceOf[hit.head] < scene.sentenceOf[draft.head] &&
    polarityOf(hit) === polarityOf(draft) &&
    hit.recipients.some(({ code }) => stateOf(code) === state) &&
    new Set(hit.actors.map(({ code }) => stateOf(code))).size === 1;
  if (isAlike && MEASURES.test(contentOf(draft)) && hit.actors.every((party) => isCoded(party) && stateOf(party.code) !== state))
    return borrow(draft, "actors", hit.actors, "who has just dealt so with it", hit);
  const decided = isPassive(scene.tree, draft.head) ? decidedBy(scene, draft) : null;
  if (decided && stateOf(decided.code) !== state)
    return borrow(draft, "actors", [decided], "who decides it, before a colon", null);
  // "Chad has stepped in. A field hospital was flown to Mali": whoever alone the sentence before tells of.
  const before = MEASURES.test(contentOf(draft)) && isPassive(scene.tree, draft.head) ? aloneBefore(scene, draft) : null;
  if (before && stateOf(before.code) !== state)
    return borrow(draft, "actors", [before], "of whom alone the sentence before tells", null);
  if (!(DEALT.test(contentOf(draft)) || DEALINGS.has(draft.frame ?? ""))) return draft;
  const others = (parties: Sided): Sided => parties.filter(({ code }) => stateOf(code) !== state);
  // An envoy who is called in sits with whom the last sentences deal.
  const reach = draft.frame === "summon-envoy" ? 3 : 1;
  const near = told.findLast(
    (other) => scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= reach && pairOf(other).has(state),
  );
  if (near && pairOf(near).size === 2)
    return borrow(
      { ...draft, reciprocal: draft.reciprocal || near.reciprocal },
      "actors",
      others(partiesOf(near)),
      "with whom the passage deals",
      near,
    );
  const issuer = scene.doc.meta.issuer;
  // "The ambassador of Chad was called in", in the paper of a ministry: to it.
  const isOfficial = OFFICIAL.has(draft.frame ?? "") && isPassive(scene.tree, draft.head);
  if (isOfficial && issuer && GOVERNMENT.test(issuer.actor ?? "") && stateOf(issuer.actor) !== state)
    return borrow(draft, "actors", [{ code: issuer.actor, mention: null, span: issuer.span }], "whose paper it is", null);
  const buys = draft.frame === "trade" && topic && topic.code !== state ? topic : null;
  return buys ? borrow(draft, "actors", [buys], "the state the text is about", null) : draft;
}

// "The Council decides as follows: the border is closed; the pact is denounced": by whoever decides, in one sentence.
function decidedBy(scene: Scene, { head }: Draft): Sided[number] | null {
  const { doc, tree, sentenceOf, language } = scene;
  const { from } = doc.sentences[sentenceOf[head]];
  const colon = tree.form.lastIndexOf(":", head);
  for (let verb = from; verb < colon; verb++) {
    const subject = language.words.transparent.has(tree.lemma[verb]) ? surfaceSubject(tree, verb) : -1;
    const [party] = subject < 0 || subject > verb ? [] : partiesAt(scene, [subject]).filter(({ code }) => code !== null);
    if (party) return { code: party.code, mention: party.mention, span: party.span };
  }
  return null;
}

// "The patrol vessel drove it off", in a navy's or a coast guard's own paper: one of theirs, where nobody's is told.
function ownCraft(scene: Scene, { fillers, frame }: Draft): Sided[number] | null {
  const { issuer } = scene.doc.meta;
  const agents = fillers.filter(({ role }) => role === "agent");
  if (!issuer || !/^[A-Z]{3}:(?:MIL|COP)/.test(issuer.actor ?? "") || agents.length === 0 || frame === "kill") return null;
  const isOwn = ({ head, classes }: Draft["fillers"][number]): boolean =>
    classes.some((name) => CRAFT.has(name)) &&
    scene.tree.dependents[head].some((child) => scene.language.words.definite.has(scene.tree.lemma[child])) &&
    !(scene.headed.get(head) ?? []).some(({ actor }) => actor !== null);
  return agents.every(isOwn) ? { code: issuer.actor, mention: null, span: issuer.span } : null;
}

const CRAFT: ReadonlySet<string> = new Set(["ship", "aircraft", "force"]);

// The state or its government that is the subject of the sentence before, in one paragraph, where that names no other.
function aloneBefore({ doc, tree, sentenceOf, mentionsIn }: Scene, { head }: Draft): Sided[number] | null {
  const here = sentenceOf[head];
  if (here === 0 || doc.sentences[here - 1].block !== doc.sentences[here].block) return null;
  const named = (mentionsIn[here - 1] ?? []).filter(({ actor }) => actor !== null);
  const subject = named.find((one) => tree.rel[one.head] === "nsubj" && tree.tokens[tree.tokens[one.head].head]?.head < 0);
  const isState = subject !== undefined && /^[A-Z]{3}(?::GOV(?::[A-Z]+)?)?$/.test(subject.actor ?? "");
  if (!isState || named.some(({ actor }) => stateOf(actor) !== stateOf(subject.actor))) return null;
  return { code: subject.actor, mention: subject.id, span: { start: subject.start, end: subject.end } };
}

// "Minister Ana Ruiz thanked Oslo", in a text of its embassy, "Visit of the minister to Oslo", in that of another's ministry: nobody visits
// or thanks his own state; who is told without one is of whose paper it is, or of whoever deals with it there.
function ofOtherState(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  const [actor, ...more] = draft.actors;
  const [recipient] = draft.recipients;
  const state = stateOf(actor.code);
  const isOwn = more.length === 0 && draft.recipients.length === 1 && state !== "" && stateOf(recipient.code) === state;
  const isOutward = WISHES.has(draft.frame ?? "") || draft.frame === "visit" || draft.frame === "meet";
  if (!isOwn || !isOutward || draft.operators.length > 0 || !isStateless(scene, actor)) return draft;
  const issuer = stateOf(scene.doc.meta.issuer?.actor ?? null);
  const near = told.findLast(
    (other) =>
      scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= REACH &&
      pairOf(other).has(state) &&
      pairOf(other).size === 2,
  );
  const isIssuers = /^[A-Z]{3}$/.test(issuer) && issuer !== state;
  const other = isIssuers ? issuer : [...(near ? pairOf(near) : [])].find((one) => one !== state);
  if (other === undefined) return draft;
  const parties = [{ ...actor, code: `${other}${actor.code!.slice(state.length)}` }];
  return borrow(draft, "actors", parties, isIssuers ? "whose paper it is" : "with whom the passage deals", near ?? null);
}

// An office or a person told with no state.
const isStateless = (scene: Scene, { mention }: Sided[number]): boolean => {
  const whole = mention === null ? undefined : scene.byId.get(mention);
  if (!whole || !/^(?:person|government)$/.test(whole.kind)) return false;
  return !scene.doc.mentions.some(({ kind, start, end }) => kind === "country" && whole.start <= start && end <= whole.end);
};

// "The Council, … 1. Condemns the coup; and calls on", "The Cabinet: – approved": a paragraph that opens with its verb tells what those do who
// are named above it, before a comma or a colon, or whose paper it is.
function ofPaper(scene: Scene, { head, fillers }: Draft): Sided[number] | null {
  const { doc, tree } = scene;
  if (fillers.some(({ role }) => role === "agent")) return null;
  let verb = firstOf(tree, head);
  // "Praises Chad; expresses its solidarity": what goes on behind a semicolon is of the same.
  const goesOn = tree.rel[verb] === "parataxis" && tree.form[verb - 1] === ";";
  if (goesOn || tree.rel[verb] === "xcomp" || tree.rel[verb] === "ccomp") verb = tree.tokens[verb].head;
  const at = scene.sentenceOf[verb];
  const sentence = doc.sentences[at];
  if (tree.tokens[verb].head >= 0 || doc.sentences[at - 1]?.block === sentence.block) return null;
  const isItem = doc.blocks[sentence.block].kind === "item";
  if (!(isItem ? /Tense=|VerbForm=Ger/ : /Tense=Pres|VerbForm=Ger/).test(tree.tokens[verb].feats)) return null;
  if (tree.tokens.slice(sentence.from, verb).some(({ upos }) => upos !== "ADV" && upos !== "PUNCT" && upos !== "NUM"))
    return null;
  const isLead = ({ from, to, start, end }: (typeof doc.sentences)[number]): boolean =>
    /^[^.;]+[,:]$/.test(doc.text.slice(start, end).trim()) && tree.tokens.slice(from, to).every(({ upos }) => upos !== "VERB");
  const isParty = ({ kind, actor }: MentionRange): boolean => kind !== "place" && kind !== "person" && actor !== null;
  const named = (s: number): MentionRange[] => (scene.mentionsIn[s] ?? []).filter(isParty);
  const leads = doc.sentences.flatMap((one, s) => (s < at && /[,:]$/.test(doc.text.slice(one.start, one.end).trim()) ? [s] : []));
  if (leads.length === 0) return null;
  const above = leads.filter((s) => isLead(doc.sentences[s])).flatMap(named);
  const party = above.at(-1) ?? [0, 1, 2].flatMap(named).find(({ actor }) => actor?.startsWith("IGO:"));
  return party ? { code: party.actor, mention: party.id, span: { start: party.start, end: party.end } } : null;
}

// "in Niamey … the junta ordered", in a text about Mali
const isSetElsewhere = (scene: Scene, { head }: Draft, { code }: Sided[number]): boolean =>
  (scene.mentionsIn[scene.sentenceOf[head]] ?? []).some(
    ({ place, kind }) => kind === "place" && place?.country && place.country !== code,
  );

// A government by what it is alone, told as known.
function isRuling({ tree, language, headed }: Scene, { fillers }: Draft): boolean {
  const agents = fillers.filter(({ role }) => role === "agent");
  return (
    agents.length > 0 &&
    agents.every(
      ({ head }) =>
        tree.tokens[head].upos === "NOUN" &&
        (headed.get(head) ?? []).every(({ kind, actor }) => kind === "government" && actor === null) &&
        language.words.ruling.has(tree.lemma[head]) &&
        tree.dependents[head].some((child) => language.words.definite.has(tree.lemma[child])),
    )
  );
}

// "Danish troops were asked to leave Mali": by the state that they are to leave.
function leftAt(scene: Scene, { head, frame, operators }: Draft): Sided[number] | null {
  const { tree, language } = scene;
  if (!ASKS.has(operators[0] ?? frame ?? "")) return null;
  const leaving = tree.dependents[head].find((child) => language.words.leave.has(tree.lemma[child]));
  const [state] =
    leaving === undefined
      ? []
      : statesAt(
          scene,
          tree.dependents[leaving].filter((child) => tree.rel[child] === "obj"),
        );
  return state ? { code: state.code, mention: state.mention, span: state.span } : null;
}

const GOVERNMENT = /^[A-Z]{3}:GOV/;

const OFFICIAL: ReadonlySet<string> = new Set(["summon-envoy", "expel-diplomats", "complain-officially"]);

const MEASURES = /^(sanction|restrict|stopaid|expel|aid|relations|penal$)/;

const DEALT = /^(meet|dipl|coop|relations|expel)/;

const DEALINGS: ReadonlySet<string> = new Set(["summon-envoy", "complain-officially", "offer", "invite"]);
