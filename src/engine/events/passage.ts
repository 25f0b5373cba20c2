/**
 * Who gave, received or shut out, where the clause names one side and the passage can mean only one other: with whom it has just
 * dealt, what state the goods came to, whose neighbour the last sentence named, or the state that the whole text is about.
 */
import { overlaps } from "../../base/span.ts";
import type { MentionRange } from "../../document/stages.ts";
import type { Draft } from "./fold.ts";
import { matchAt } from "./match.ts";
import { statesAt } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { borrow, contentOf, FAULTS, isCoded, isPublic, partiesOf, polarityOf, repays, type Sided, stateOf } from "./sided.ts";
import { REACH } from "./stands-for.ts";
import { firstOf, hasPreposition, isPassive, under } from "./tree.ts";
import { saidOver } from "./voice.ts";

/**
 * The state a text is about: named in its first sentences and in more of them than any other; `null` when there is none. Who gives
 * there is not who is given to, and who is cited is not what is told of.
 */
export function topicOf(scene: Scene, drafts: readonly Draft[]): Sided[number] | null {
  const giving = new Set(
    drafts.flatMap((draft) =>
      GIVES.test(contentOf(draft)) && draft.operators.length === 0 ? draft.actors.map(({ code }) => stateOf(code)) : [],
    ),
  );
  const isCited = (mention: MentionRange): boolean =>
    scene.doc.attributions.some(({ source }) => source.some((span) => overlaps(span, mention)));
  const sentences = new Map<string, number>();
  const first = new Map<string, MentionRange>();
  for (const [s, mentions] of scene.mentionsIn.entries()) {
    const here = new Map(
      mentions.flatMap((mention) => (isCited(mention) ? [] : stateNamed(mention).map((state) => [state, mention] as const))),
    );
    for (const [state, mention] of here) {
      sentences.set(state, (sentences.get(state) ?? 0) + 1);
      if (s < OPENING && !first.has(state)) first.set(state, mention);
    }
  }
  // Of two named as often, the one to which something is done.
  const acted = new Set(drafts.flatMap(({ recipients }) => recipients.map(({ code }) => stateOf(code))));
  const ranked = [...sentences]
    .map(([state, count]): [string, number] => [state, count + (acted.has(state) ? 0.5 : 0)])
    .sort(([, a], [, b]) => b - a);
  const [top, next] = ranked.filter(([state]) => !giving.has(state));
  const mention = top && first.get(top[0]);
  if (!mention || top[1] < 2 || 2 * top[1] < ranked[0][1] || (next && next[1] === top[1])) return ofIssuer(scene, giving);
  return { code: top[0], mention: mention.id, span: { start: mention.start, end: mention.end } };
}

// The paper of an office of one state, which names none oftener, is about its own.
function ofIssuer({ doc }: Scene, giving: ReadonlySet<string>): Sided[number] | null {
  const code = stateOf(doc.meta.issuer?.actor ?? null);
  return /^[A-Z]{3}$/.test(code) && code !== "IGO" && !giving.has(code)
    ? { code, mention: null, span: doc.meta.issuer?.span ?? NOWHERE }
    : null;
}

const NOWHERE = { start: 0, end: 0 };

// A text says what it is about in its headline and lead.
const OPENING = 4;

function stateNamed({ actor, place, kind }: MentionRange): string[] {
  // "OSLO (NTB)": who reports is not what it is about; nor is a firm.
  if (/:(?:JRN|BUS)\b/.test(actor ?? "")) return [];
  const code = stateOf(actor) || (kind === "place" ? (place?.country ?? "") : "");
  return /^[A-Z]{3}$/.test(code) && code !== "IGO" && code !== "NGO" ? [code] : [];
}

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

const ASKS: ReadonlySet<string> = new Set(["demand", "appeal", "order", "expel-diplomats"]);

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

const pairOf = (draft: Draft): Set<string> => new Set(partiesOf(draft).map(({ code }) => stateOf(code)));

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
    const here = foreign(namedIn(scene, scene.sentenceOf[draft.head]));
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

const WISHES: ReadonlySet<string> = new Set(["congratulate", "praise", "thank", "empathise", "recognise-state"]);

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

// Whoever guards somebody has given nothing.
const GIVES = /^aid(?!\.protect)/;

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

const FORCE = /^(attack|unconv|occupy)/;

/**
 * "fired warning shots after Danish troops crossed the border", "in retaliation for a Danish raid, shelled": at whoever struck in the
 * same sentence.
 */
export function answering(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  const repaid = told.find((other) => repays(scene.tree, draft, other));
  if (repaid) return borrow(draft, "recipients", repaid.actors, "who does the like to it in the same sentence", repaid);
  if (!ARMED.test(contentOf(draft)) || draft.recipients.some(isCoded)) return draft;
  const own = new Set(draft.actors.filter(isCoded).map(({ code }) => stateOf(code)));
  const isBeside = (other: Draft): boolean =>
    other.head !== draft.head &&
    scene.sentenceOf[other.head] === scene.sentenceOf[draft.head] &&
    other.actors.some(isCoded) &&
    !other.actors.some(({ code }) => own.has(stateOf(code)));
  const isOpen = (other: Draft): boolean => !other.recipients.some(isCoded);
  const isOnOwn = (other: Draft): boolean => other.recipients.some(({ code }) => own.has(stateOf(code)));
  const blow = told.find(
    (other) =>
      FORCE.test(contentOf(other)) &&
      isBeside(other) &&
      (isOnOwn(other) || (isOpen(other) && under(scene.tree, other.head, draft.head))),
  );
  if (own.size > 0 && blow) return borrow(draft, "recipients", blow.actors, "who struck it in the same sentence", blow);
  // Nor do those who crossed: against whoever answers.
  const answer = told.find(
    (other) =>
      ARMED.test(contentOf(other)) &&
      isBeside(other) &&
      (isOnOwn(other) || isOpen(other)) &&
      scene.tree.tokens[draft.head].head === other.head,
  );
  if (own.size > 0 && answer && scene.tree.rel[draft.head] === "advcl")
    return borrow(draft, "recipients", answer.actors, "who answers it in the same sentence", answer);
  // "Danish guards opened fire on a post. Malian troops returned fire.": each at the other.
  const other = told.find(
    (one) =>
      Math.abs(scene.sentenceOf[one.head] - scene.sentenceOf[draft.head]) === 1 &&
      (isReturned(scene, draft) ? one.head < draft.head : one.head > draft.head && isReturned(scene, one)) &&
      FORCE.test(contentOf(one)) &&
      one.actors.some(isCoded) &&
      !one.actors.some(({ code }) => own.has(stateOf(code))) &&
      (isOnOwn(one) || isOpen(one)),
  );
  return own.size > 0 && other ? borrow(draft, "recipients", other.actors, "who fired at it just before or back", other) : draft;
}

// "returned fire", "hit back": an answer that names nobody.
const isReturned = ({ doc, language }: Scene, { trigger, recipients }: Draft): boolean =>
  !recipients.some(isCoded) &&
  doc.tokens.some(({ start, end, lemma }) => start >= trigger.start && end <= trigger.end && language.words.requital.has(lemma));

const ARMED = /^(attack|unconv|occupy|force)/;

// "A soldier was hurt when guards opened fire": told in one sentence, of whom nobody else is said to have hurt.
const isHarm = (scene: Scene, draft: Draft, other: Draft): boolean =>
  FORCE.test(contentOf(other)) &&
  !other.actors.some(isCoded) &&
  scene.sentenceOf[other.head] === scene.sentenceOf[draft.head] &&
  (under(scene.tree, draft.head, other.head) || under(scene.tree, other.head, draft.head));

/** "1,500 soldiers took part in it": what an exercise told just before is called again is no forum. */
export function again(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  if (draft.frame !== "attend-forum") return draft;
  const near = told.findLast(
    (other) => /^coop\.mil/.test(contentOf(other)) && scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] <= 2,
  );
  const organisations = draft.fillers.filter(({ role }) => role === "organisation");
  const isSame = organisations.every(({ head }) => scene.tree.tokens[head].upos === "PRON");
  // "soldiers took part": in nothing that is told.
  if (!near && organisations.length === 0) return { ...draft, actors: [], recipients: [] };
  if (!near || !isSame) return draft;
  const { frame, actors, recipients, reciprocal, operators } = near;
  return { ...draft, frame, actors, recipients, reciprocal, operators, definite: true };
}
