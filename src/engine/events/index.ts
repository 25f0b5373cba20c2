/**
 * Events: who did what to whom, when, where, how large. Triggers fit by the shape of their arguments, operators
 * compose over them, parties are read from the tree, and tellings of one happening are folded together. Saying
 * is no event; an act that is done by speaking (demand, accuse, agree, threaten) is.
 */
import { cover, type Span } from "../../base/span.ts";
import type { Steps } from "../../base/steps.ts";
import { ONE_MORE } from "../../document/phases.ts";
import type { Attributed, Evented, Filler } from "../../document/stages.ts";
import { type Frame, frames, isAct } from "../../inventory/frames.ts";
import type { Language } from "../language.ts";
import { type Circumstances, circumstancesOf } from "./circumstances.ts";
import { type Composer, compose, type Reading } from "./compose.ts";
import { withEchoes } from "./echoes.ts";
import { type Draft, fold } from "./fold.ts";
import { withHarm, withTolls } from "./harm.ts";
import { secondOpinion } from "./opinion.ts";
import { type Party, partiesAt } from "./parties.ts";
import type { EventModel } from "./propose.ts";
import { isElsewhere } from "./register.ts";
import { classesAt, isFor, readable, type Scene, setScene } from "./scene.ts";
import { type Sides, sidesOf } from "./sides.ts";
import { isSubordinate } from "./subordinate.ts";
import { dependent, surfaceSubject, under } from "./tree.ts";

export { type EventModel, readEventModel } from "./propose.ts";

/** @param model proposes where no frame fits; without it frames alone tell */
export function* findEvents(doc: Attributed, language: Language, model: EventModel | null = null): Steps<Evented> {
  const scene = setScene(doc, language.events);
  if (isElsewhere(scene)) return { ...doc, events: [] };
  yield;
  const composer = compose(scene);
  const readings: Reading[] = [];
  for (let at = 0; at < doc.tokens.length; at++) {
    const reading =
      composer.absorbed.has(at) || isAttribute(scene, at) || !readable(scene, scene.sentenceOf[at]) ? null : composer.at(at);
    if (reading && isAct(outermost(reading)) && !isPurpose(scene, reading, composer) && isMeant(scene, reading))
      readings.push(reading);
  }
  yield;
  const acts = new Set(readings.map((reading) => reading.at));
  const drafts = new Map<Reading, Draft>();
  const sides = readings.map((reading) => sidesOf(scene, reading, purposesOf(scene, reading, composer)));
  yield;
  const circumstances = readings.map((reading, i) =>
    circumstancesOf(scene, reading, acts, [...sides[i].actors, ...sides[i].recipients]),
  );
  yield;
  for (const [i, reading] of readings.entries()) drafts.set(reading, draftOf(scene, reading, sides[i], circumstances[i]));
  yield;
  for (const reading of readings) {
    withHarm(scene, reading, readings, drafts);
    language.events.fromAbove(scene, reading, readings, drafts);
  }
  yield;
  const told = readings.filter(
    (reading) => !isReader(scene, drafts.get(reading) as Draft, reading) && !isSubordinate(scene, reading, readings, drafts),
  );
  const joined = language.events.fromBefore(
    scene,
    told.map((reading) => drafts.get(reading) as Draft),
  );
  for (const [i, reading] of told.entries()) drafts.set(reading, joined[i]);
  yield;
  const parts = told.map((reading) => withWhole(scene, reading, told, drafts));
  yield;
  const more = model ? secondOpinion(scene, composer, parts, model) : parts;
  yield;
  const { drafts: whole, times } = language.events.countDays(scene, withEchoes(scene, more));
  const timed = times.length === doc.times.length ? scene : { ...scene, doc: { ...doc, times } };
  const all = language.events.fromText(timed, withTolls(timed, whole));
  yield;
  return { ...doc, times, events: fold(timed, all) };
}

// "You raid a village", "I attacked": whoever reads or writes is no party, unless the text says who speaks; nor is who acts in the present beside it.
function isReader({ tree, language }: Scene, { actors }: Draft, reading: Reading): boolean {
  const isReaders = (agent: number): boolean => language.words.narrator.has(tree.form[agent]);
  const isNow = (verb: number): boolean => tree.tokens[verb].feats.includes("Tense=Pres|VerbForm=Fin");
  const beside = tree.rel[reading.at] === "conj" ? tree.tokens[reading.at].head : -1;
  if (beside >= 0 && isNow(beside) && isNow(reading.at) && isReaders(dependent(tree, beside, "nsubj"))) return true;
  if (actors.some(({ code }) => code !== null)) return false;
  const agents = reading.match.fillers.get("agent") ?? [];
  return agents.some(isReaders);
}

// Clauses below a protest that say what it is for, or below an invitation that say to what.
function purposesOf({ tree }: Scene, reading: Reading, composer: Composer): Reading[] {
  if (reading.frame.content !== "protest" && reading.frame.id !== "invite") return [];
  const { at, carrier } = reading.match.site;
  return [...new Set([at, carrier, reading.at])]
    .filter((token) => token >= 0)
    .flatMap((token) =>
      tree.dependents[token].flatMap((child) =>
        ["advcl", "xcomp", "acl"].includes(tree.rel[child]) ? (composer.at(child) ?? []) : [],
      ),
    );
}

// "Danish-occupied", "Iran-backed": says of what kind a noun is; so does, in a headline, the past of "over downed drone".
const isAttribute = ({ tree, language }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "VERB" &&
  (tree.rel[at] === "amod"
    ? tree.form[at - 1] === "-"
    : tree.tokens[at].feats.includes("Tense=Past") && language.words.aimed.has(tree.form[at - 1]));

const outermost = ({ operators, frame }: Reading): Frame => operators[0]?.frame ?? frame;

// "rallied to demand", "marched calling for": what a protest is for is no second act of the same people; "invited the king
// to visit", "summoned the envoy to protest": nor is what somebody is invited or called in
// to, nor "recalled the envoy for consultations" a meeting.
function isPurpose(scene: Scene, { at: own, match }: Reading, composer: Composer): boolean {
  const { tree } = scene;
  const verb = tree.tokens[own].head;
  if (match.site.noun && verb >= 0 && isFor(scene, own, verb) && composer.at(verb)?.frame.id === "recall-envoy") return true;
  // "invited the king to pay a visit"
  const at = match.site.at === own && match.site.carrier >= 0 ? match.site.carrier : own;
  if (!["advcl", "xcomp", "acl"].includes(tree.rel[at]) || dependent(tree, at, "nsubj") >= 0) return false;
  const above = tree.tokens[at].head;
  for (const token of [above, ...tree.dependents[above]]) {
    const reading = token === at || composer.absorbed.has(token) ? null : composer.at(token);
    if (!reading) continue;
    if (reading.frame.id === "invite") return true;
    if (reading.operators.length === 0 && (reading.frame.content === "protest" || reading.frame.id === "summon-envoy"))
      return true;
  }
  return false;
}

const isMeant = (scene: Scene, reading: Reading): boolean => !isRehearsed(scene, reading) && !isFlight(scene, reading);

// "Chadian soldiers crossed the border to save their lives", "crossed the border. The soldiers had retreated": those who come in so take no land.
function isFlight(scene: Scene, { at, frame, match }: Reading): boolean {
  if (frame.id !== "invade" && frame.id !== "occupy") return false;
  const { tree, doc, sentenceOf, language } = scene;
  const here = sentenceOf[at];
  const who = new Set(partiesAt(scene, match.fillers.get("agent") ?? []).flatMap(({ code }) => code ?? []));
  const isTheirs = (verb: number): boolean => {
    const subject = tree.tokens[verb].upos === "VERB" ? surfaceSubject(tree, verb) : -1;
    return subject >= 0 && partiesAt(scene, [subject]).some(({ code }) => code !== null && who.has(code));
  };
  const { from } = doc.sentences[Math.max(0, here - 1)];
  const { to } = doc.sentences[Math.min(doc.sentences.length - 1, here + 1)];
  for (let i = from; i < to; i++)
    if (language.words.flight.has(tree.lemma[i]) && (sentenceOf[i] === here || isTheirs(i))) return true;
  return false;
}

// "rehearsed how to repel an attack and destroy its convoys": a rehearsed act is none; nor is "repelled a mock attack".
function isRehearsed({ tree, language }: Scene, { at }: Reading): boolean {
  const isMock = (node: number): boolean =>
    tree.dependents[node].some(
      (child) => /^(?:amod|compound)$/.test(tree.rel[child]) && language.words.mock.has(tree.form[child]),
    );
  for (let below = at, steps = 0; steps < 4; steps++) {
    if ([below, ...tree.dependents[below].filter((child) => tree.rel[child] === "obj")].some(isMock)) return true;
    const above = tree.tokens[below].head;
    if (above < 0 || !["ccomp", "xcomp", "advcl", "acl", "obj", "conj"].includes(tree.rel[below])) return false;
    if (language.words.rehearsal.has(tree.lemma[above])) return true;
    below = above;
  }
  return false;
}

function draftOf(scene: Scene, reading: Reading, sides: Sides, { time, phase, place, magnitudes }: Circumstances): Draft {
  const { tree, doc, language } = scene;
  const { match } = reading;
  const frame = loneFrame(scene, reading, sides);
  const isMutual = isOnEachOther(scene, reading) && new Set(sides.actors.map(({ code }) => code)).size > 1;
  const isJoined = isMutual || (frame.reciprocal && match.fillers.has("against"));
  const recipients = feltIn(scene, reading, sides, place) ?? (isJoined ? [] : sides.recipients);
  const parties = [...sides.actors, ...recipients];
  const fillers = fillersOf(scene, reading);
  const trigger = triggerSpan(scene, reading);
  const base = match.site.at;
  const definite = match.site.noun && tree.dependents[base].some((child) => language.words.definite.has(tree.lemma[child]));
  const plain = ({ code, mention, span }: Party) => ({ code, mention, span });
  return {
    frame: frame.id,
    operators: reading.operators.map((operator) => operator.frame.id),
    head: reading.at,
    trigger,
    span: cover([trigger, ...fillers.map((filler) => filler.span), ...parties.map((party) => party.span)]) ?? trigger,
    fillers,
    actors: sides.actors.map(plain),
    recipients: recipients.map(plain),
    reciprocal: (frame.reciprocal || isMutual) && parties.length > 1,
    time: time?.value ?? null,
    place: place?.value ?? null,
    magnitudes,
    mentions: [trigger],
    proposed: null,
    basis: [
      ...reading.basis.map(({ rule, span }) => ({ field: "frame", rule, span: span && spanOf(span) })),
      ...sides.actors.map((party) => ({ field: "actors", rule: party.rule, span: party.span })),
      ...recipients.map((party) => ({ field: "recipients", rule: party.rule, span: party.span })),
      ...(time ? [{ field: "time", rule: time.rule, span: spanOfId(doc.times, time.value) }] : []),
      ...(time && phase ? [{ field: "time", rule: phase, span: trigger }] : []),
      ...(isOneMore(scene, reading) ? [{ field: "mentions", rule: ONE_MORE, span: trigger }] : []),
      ...(place ? [{ field: "place", rule: place.rule, span: spanOf(place.where) }] : []),
    ],
    lemma: tree.lemma[base],
    definite,
    vouched: false,
    whole: null,
  };
}

// "fired rounds aimed at a mast in Mali": where force falls, it is felt; near a border, on whichever side.
function feltIn(
  { tree, language }: Scene,
  { at, frame, operators }: Reading,
  { actors, recipients }: Sides,
  place: Circumstances["place"],
): Party[] | null {
  if (place !== null && language.words.boundary.has(tree.lemma[place.where.head])) return null;
  const code = place?.value.country ?? null;
  const isForce =
    operators.length === 0 &&
    /^(?:attack|unconv|occupy)/.test(frame.content) &&
    !actors.every((party) => PRIVATE.test(party.code ?? ""));
  const isKnown = recipients.some((party) => party.code !== null) || !actors.some((party) => party.code !== null);
  if (!isForce || isKnown || code === null || actors.some((party) => party.code?.startsWith(code))) return null;
  return [{ code, mention: null, span: spanOf(place!.where), head: at, rule: "the state in which it fell" }];
}

/** What a tourist does abroad he does not to the state. */
const PRIVATE = /:(?:CVL|EDU|MED|JRN|REL|BUS)\b/;

// "They also discussed trade" is of the same talks.
const isOneMore = ({ tree, language }: Scene, { at, frame }: Reading): boolean =>
  frame.id !== "discuss" &&
  tree.dependents[at].some((child) => tree.rel[child] === "advmod" && language.words["one-more"].has(tree.form[child]));

// "The sides blamed each other"
const isOnEachOther = ({ tree, language }: Scene, { match }: Reading): boolean => {
  const { mutual, partitive } = language.words;
  const isMutual = (first: string, second: string | undefined): boolean => mutual.has(`${first} ${second}`);
  return [...match.fillers].some(([role, nodes]) => {
    // "The sides traded barbs"
    if (role === "charge" && isMutual(tree.lemma[match.site.at], tree.lemma[nodes[0]])) return true;
    // "all of each other's envoys"
    const below = nodes.filter((node) => partitive.has(tree.lemma[node])).flatMap((node) => tree.dependents[node]);
    return [...nodes, ...below].some((node) => {
      // "expelled each other's envoys", "each blamed the other"
      const whose = tree.dependents[node];
      const other = tree.dependents[node].find((child) => tree.rel[child] === "fixed");
      return (
        [node, ...whose].some((at) => isMutual(tree.form[at - 1], tree.form[at])) ||
        (other !== undefined && isMutual(tree.form[node], tree.form[other]))
      );
    });
  });
};

// An exercise by one party is its own, unless it is called joint or somebody takes part in it; by two it is joint.
function loneFrame(scene: Scene, { frame, match }: Reading, sides: ReturnType<typeof sidesOf>): Frame {
  const { tree, language } = scene;
  const shareable = frame.alone ? frame : sharedOf.get(frame.id);
  const lone = shareable?.alone ? frames.get(shareable.alone) : undefined;
  if (!shareable || !lone) return frame;
  // "exercises around Taiwan": against whom they are held takes no part; two who hold them are together.
  if (match.fillers.has("against")) return new Set(sides.actors.map(stateOf)).size > 1 ? shareable : lone;
  const { at, carrier, noun } = match.site;
  const others = new Set([...sides.actors, ...sides.recipients].map(stateOf));
  const joint = tree.dependents[at].some((child) => language.words.joint.has(tree.lemma[child]));
  const shared = carrier >= 0 && language.words.participation.has(tree.lemma[carrier]);
  return others.size > 1 || joint || shared || (!noun && frame === shareable) ? shareable : lone;
}

const stateOf = ({ code }: Party): string | undefined => code?.split(":")[0];

const sharedOf: ReadonlyMap<string, Frame> = new Map(
  [...frames.values()].flatMap((frame) => (frame.alone ? [[frame.alone, frame]] : [])),
);

function fillersOf(scene: Scene, reading: Reading): Filler[] {
  const seen = new Set<string>();
  return [reading.match, ...reading.operators.flatMap(({ match }) => match ?? [])].flatMap(({ fillers }) =>
    [...fillers].flatMap(([role, nodes]) =>
      nodes.flatMap((node): Filler[] => {
        const key = `${role} ${node}`;
        if (seen.has(key)) return [];
        seen.add(key);
        const mentions = partiesAt(scene, [node], { place: true }).flatMap(({ mention }) => mention ?? []);
        return [{ role, span: spanOf(scene.doc.tokens[node]), head: node, mentions, classes: classesBelow(scene, node) }];
      }),
    ),
  );
}

// Classes of a filler's noun and of the nouns and adjectives that qualify it.
function classesBelow(scene: Scene, node: number): string[] {
  const { tree } = scene;
  const near = tree.dependents[node].filter((child) => ["compound", "amod", "conj", "nmod", "obj"].includes(tree.rel[child]));
  return [...new Set([node, ...near].flatMap((at) => classesAt(scene, at)))];
}

function triggerSpan(scene: Scene, { match, at }: Reading): Span {
  const { tokens } = scene.doc;
  const words = match.words.filter((word) => Math.abs(word - match.site.at) <= 4);
  const span = cover(words.map((word) => tokens[word])) ?? tokens[at];
  return at === match.site.at ? spanOf(span) : spanOf(tokens[at]);
}

// "flew to Oslo to thank its king": a visit and thanks are two, a visit and the meeting it was for are one; troops go to an exercise.
const isKin = ({ frame }: Reading, other: Reading): boolean =>
  frame.instrument === "theme" || isGift(frame) || frame.content === other.frame.content || other.frame.content === "coop.mil";

const isGift = ({ content }: Reading["frame"]): boolean => content.startsWith("aid");

// "arrived to take part in the exercises": what is done for the sake of another act is a part of it.
function withWhole(scene: Scene, reading: Reading, readings: readonly Reading[], drafts: Map<Reading, Draft>): Draft {
  const draft = drafts.get(reading) as Draft;
  const { tree, language } = scene;
  // "turned down a plan for talks": what undoes an act, or harms, is no part of it.
  const { polarity, presence } = reading.frame;
  if (reading.match.site.noun || reading.operators.length > 0 || (polarity === "-" && presence === 0)) return draft;
  for (const other of readings) {
    if (other === reading || scene.sentenceOf[other.at] !== scene.sentenceOf[reading.at]) continue;
    const verb = other.match.site.carrier >= 0 ? other.match.site.carrier : other.at;
    const hangs = tree.tokens[verb].head === reading.at && (tree.rel[verb] === "advcl" || tree.rel[verb] === "xcomp");
    const purpose = tree.dependents[verb].some(
      (child) => tree.rel[child] === "mark" && language.words.purpose.has(tree.lemma[child]),
    );
    const sake = isFor(scene, other.at, reading.at);
    const within = isWithinPaper(scene, verb, reading) || isPaperOn(scene, other, reading);
    if (!within && !sake && (!hangs || !purpose || !isKin(reading, other) || !under(tree, verb, reading.at))) continue;
    const whole = drafts.get(other);
    const isOfTalks = !sake && reading.frame.content === other.frame.content;
    const isToCome = reading.frame.instrument === "theme" || isGift(reading.frame) || isOfTalks;
    if (whole && isToCome) {
      // "signed an accord to send police", "lent 400 million to build a railway", "met to discuss trade": that is of the paper, the loan or the talks,
      // and has yet to come.
      const rule = "what it is for";
      const basis = [...whole.basis, { field: "partOf", rule, span: spanOf(scene.doc.tokens[reading.at]) }];
      drafts.set(other, { ...whole, whole: draft, basis });
      return draft;
    }
    const dated = whole && other.at > reading.at ? withDayOf(whole, draft) : whole;
    if (dated) drafts.set(other, dated);
    const part: Draft = {
      ...draft,
      whole: dated ?? null,
      basis: [...draft.basis, { field: "partOf", rule: "done for the sake of", span: spanOf(scene.doc.tokens[verb]) }],
    };
    drafts.set(reading, part);
    return part;
  }
  return draft;
}

// "signed a declaration, which establishes a partnership between the two": what the paper is on.
const isPaperOn = ({ tree }: Scene, { at, match, frame: { content } }: Reading, { frame, match: signed }: Reading): boolean =>
  frame.instrument === "theme" &&
  match.site.noun &&
  content.startsWith("coop") &&
  (signed.fillers.get("theme") ?? []).some((paper) => paper !== at && under(tree, at, paper));

// "signed a statement, in which they agreed to work together": what is agreed in the paper that is signed, wherever the tree hangs it.
function isWithinPaper({ tree }: Scene, verb: number, { frame, match }: Reading): boolean {
  if (frame.instrument !== "theme") return false;
  const which = tree.dependents[verb].find(
    (child) => tree.rel[child].startsWith("obl") && tree.tokens[child].feats.includes("PronType=Rel"),
  );
  if (which === undefined) return false;
  let before = which - 1;
  while (before >= 0 && /^(?:ADP|PUNCT)$/.test(tree.tokens[before].upos)) before--;
  return (match.fillers.get("theme") ?? []).some((paper) => paper === before || under(tree, before, paper));
}

// "They had come last month for a dialogue": it was when they came.
const withDayOf = (whole: Draft, { time, basis }: Draft): Draft =>
  whole.time !== null || time === null
    ? whole
    : { ...whole, time, basis: [...whole.basis, ...basis.filter(({ field }) => field === "time")] };

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const spanOfId = (all: readonly (Span & { readonly id: string })[], id: string): Span | null => {
  const found = all.find((item) => item.id === id);
  return found ? spanOf(found) : null;
};
