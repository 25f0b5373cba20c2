/**
 * Who acts and who is acted on in a reading. Which argument is the recipient is a fact of the trigger's shape
 * and of what embeds it: "urged Oslo to back Riga" is aimed at Riga, "demanded that Oslo leave" at Oslo.
 */
import { holderOf } from "../../inventory/actors.ts";
import type { Frame, Side } from "../../inventory/frames.ts";
import { agents } from "./arguments.ts";
import type { Operator, Reading } from "./compose.ts";
import { atHome } from "./home.ts";
import { type Match, matchAt, wholeOf } from "./match.ts";
import { nearby } from "./nearby.ts";
import { distinct, LAND_RULE, ownersAt, type Party, partiesAt, statesAt } from "./parties.ts";
import { classesAt, isOf, type Scene } from "./scene.ts";
import { FAULTS } from "./sided.ts";
import { dependent, hasPreposition, isPassive, under as isUnder, surfaceSubject } from "./tree.ts";

export interface Sides {
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
}

// Roles a shape may name that its frame does not: who acts and who does not is the same everywhere.
const USUAL: Readonly<Record<string, Side>> = {
  agent: "actor",
  recipient: "recipient",
  patient: "recipient",
  target: "recipient",
  addressee: "recipient",
  victor: "recipient",
  owner: "recipient",
};

export function sidesOf(scene: Scene, reading: Reading, purposes: readonly Reading[] = []): Sides {
  const outer = reading.operators[0] ?? null;
  const acting = outer ? actorsOver(scene, outer, reading) : actorsIn(scene, reading.match);
  const actors = said(scene, outer?.frame ?? reading.frame, reading.at, acting);
  const taken = new Set(actors.map((party) => party.head));
  const told = outer ? recipientsOver(scene, outer, reading, taken) : recipientsUnder(scene, reading.match, taken);
  const others = (party: Party) =>
    !taken.has(party.head) && !actors.some((actor) => actor.code !== null && actor.code === party.code);
  const frame = outer?.frame ?? reading.frame;
  const mutual = frame.reciprocal && new Set(coded(actors).map(({ code }) => sideOf(code))).size > 1;
  // "reached a deal on the Gibraltar border": what two agree on is no third.
  const themes = new Set(themesOf(reading.match));
  const recipients = (mutual ? coded(told).filter(({ rule }) => rule !== LAND_RULE || themes.size === 0) : told).filter(others);
  if (mutual) return { actors, recipients };
  if (recipients.some((party) => party.code !== null)) return homed(scene, reading, { actors, recipients });
  // "marched to demand": a protest is aimed at whom its demand is.
  const own = new Set(actors.map(({ code }) => sideOf(code)));
  const aimed = purposes
    .flatMap((purpose) => coded(sidesOf(scene, purpose).recipients))
    .filter((party) => others(party) && !own.has(sideOf(party.code)));
  if (aimed.length > 0) return homed(scene, reading, { actors, recipients: distinct(aimed) });
  const spoken = ofWhoSays(scene, reading, own);
  if (spoken.length > 0) return { actors, recipients: spoken };
  const home = withHome(scene, reading, { actors, recipients });
  // "Oslo defended itself", "blamed his own party": nobody else is meant.
  const isOwn =
    recipients.length === 0 &&
    coded(told).some(
      ({ code, head }) => own.has(sideOf(code)) && (BLAMES.has(frame.id) || scene.tree.tokens[head].feats.includes("Reflex=Yes")),
    );
  if (isOwn || home.recipients.some((party) => party.code !== null)) return home;
  return { ...home, recipients: nearby(scene, reading, home) };
}

const BLAMES: ReadonlySet<string> = new Set([...FAULTS, "accuse", "blame"]);

// "The army said that Danish jets struck its base": nobody harms what is his own; whoever says so speaks of his.
function ofWhoSays(scene: Scene, { at, frame, match, operators }: Reading, own: ReadonlySet<string | null>): Party[] {
  const { tree, doc } = scene;
  if (frame.polarity !== "-" || operators.length > 0 || match.site.noun) return [];
  const isHis = (node: number): boolean =>
    tree.tokens[node].deprel === "nmod:poss" && tree.tokens[node].feats.includes("Person=3");
  const struck = [...themesOf(match), ...nodesOf(match, "recipient")];
  const his = struck
    .flatMap((node) => [node, ...tree.dependents[node]])
    .flatMap((node) => tree.dependents[node].filter(isHis))[0];
  if (his === undefined) return [];
  const { start, end } = doc.tokens[at];
  const said = doc.attributions.findLast(
    ({ sourceActor, content }) => sourceActor !== null && content.some((span) => span.start <= start && end <= span.end),
  );
  if (!said || !holderOf(said.sourceActor!) || said.source.length === 0 || own.has(sideOf(said.sourceActor))) return [];
  return [{ code: said.sourceActor, mention: null, span: said.source[0], head: his, rule: "whoever says so speaks of its own" }];
}

// A minister of no named state deals with states other than his own: "the prime minister apologised to Oslo" is not Norway's.
function homed(scene: Scene, { at, frame, operators }: Reading, sides: Sides): Sides {
  const home = atHome(scene, at, sides, VIOLENT.test(frame.content));
  const isLed = home.actors.every(({ code }) => /^[A-Z]{3}:GOV/.test(code ?? ""));
  const isOutward = DEALING.test(frame.content) && operators.length === 0;
  return isOutward && isLed && coded(sides.actors).length === 0 ? { ...home, actors: sides.actors } : home;
}

const VIOLENT = /^(attack|unconv|wmd)/;

const DEALING = /^(dipl|meet|coop|settle|relations|expel)/;

// Whom relief reaches, a border stops or a measure hits without a name is not by that a people of the actor's own.
function withHome(scene: Scene, reading: Reading, sides: Sides): Sides {
  const home = atHome(scene, reading.at, sides, VIOLENT.test(reading.frame.content));
  return OUTWARD.test(reading.frame.content) && coded(sides.actors).length > 0 ? { ...home, recipients: sides.recipients } : home;
}

const OUTWARD = /^(aid|restrict|sanction|relations|expel|stopaid|coop|meet)/;

// A demand that embeds no known act is still aimed at whom its clause names; so is a promise or a threat.
function recipientsUnder(scene: Scene, match: Match, taken: ReadonlySet<number>): Party[] {
  const told = recipientsIn(scene, match, taken);
  const { operators } = match.trigger.frame;
  if (operators.length === 0 || told.some((party) => party.code !== null)) return told;
  const asks = operators.includes("demand") || operators.includes("appeal");
  for (const clause of clausesOf(scene, match)) {
    const subject = asks ? surfaceSubject(scene.tree, clause) : -1;
    const named = subject >= 0 ? [subject] : participants(scene, clause);
    const found = coded(partiesAt(scene, named)).filter((party) => !taken.has(party.head));
    if (found.length > 0) return found;
    const aimed = distinct(
      participants(scene, clause).flatMap((node) => [...ownersAt(scene, node), ...aimedAt(scene, node)]),
    ).filter((party) => !taken.has(party.head));
    if (aimed.length > 0) return aimed;
  }
  return told;
}

// "The ministry said that the situation was stable and urged restraint": a situation urges nobody; who said so does.
function said(scene: Scene, { operators }: Frame, at: number, actors: readonly Party[]): readonly Party[] {
  const { tree } = scene;
  if (actors.length === 0) return listed(scene, at);
  const asks = operators.some((kind) => kind === "demand" || kind === "appeal");
  const dumb = actors.length > 0 && actors.every(({ code, head }) => code === null && isDumb(scene, head));
  if (!asks || !dumb || tree.rel[at] !== "conj") return actors;
  const speakers = speakerOver(scene, at);
  return speakers.length > 0 ? speakers : actors;
}

// "The government decides: – to break off relations": whoever decides what a list holds does it.
function listed({ doc, tree, sentenceOf }: Scene, at: number): readonly Party[] {
  const { head, feats, start, end } = tree.tokens[at];
  if (head >= 0 || !feats.includes("VerbForm=Inf") || doc.blocks[doc.sentences[sentenceOf[at]].block].kind !== "item") return [];
  const over = doc.attributions.find(
    ({ sourceActor, source, content }) =>
      sourceActor !== null && source.length > 0 && content.some((span) => span.start <= start && end <= span.end),
  );
  if (!over) return [];
  const [span] = over.source;
  const source = doc.tokens.findIndex((token) => token.start >= span.start);
  return [{ code: over.sourceActor, mention: null, span, head: source, rule: "whoever decides what the list holds" }];
}

const isDumb = (scene: Scene, head: number): boolean =>
  scene.tree.tokens[head].upos === "NOUN" && !scene.headed.has(head) && classesAt(scene, head).length === 0;

const clausesOf = ({ tree }: Scene, { site }: Match): number[] =>
  tree.dependents[site.at].filter((child) => ["ccomp", "xcomp", "acl", "advcl"].includes(tree.rel[child]));

const participants = ({ tree }: Scene, clause: number): number[] =>
  tree.dependents[clause].filter((child) => ["obj", "obl", "iobj"].includes(tree.rel[child]));

function actorsOver(scene: Scene, outer: Operator, reading: Reading): Party[] {
  if (outer.match) return actorsIn(scene, outer.match);
  if (outer.frame.id !== "obligate") return actorsIn(scene, reading.match);
  return speakerOver(scene, outer.at);
}

function recipientsOver(scene: Scene, outer: Operator, reading: Reading, taken: ReadonlySet<number>): Party[] {
  const told = outer.match ? addressed(scene, outer.match) : [];
  const asks = outer.frame.operators.some((kind) => kind === "demand" || kind === "appeal");
  const inner = actorsIn(scene, reading.match).filter((party) => !taken.has(party.head) && party.code !== null);
  if (outer.frame.id === "obligate") {
    const spoken = told.length > 0 ? told : spokenTo(scene, outer.at).filter((party) => !taken.has(party.head));
    if (spoken.length > 0) return spoken;
  }
  if (asks) {
    // "demanded a Russian withdrawal from Ukraine": the place the act leaves is not who is asked.
    const filled = new Set([...reading.match.fillers.values()].flat());
    if (told.length > 0 && !(inner.length > 0 && told.every(({ head }) => filled.has(head)))) return told;
    if (inner.length > 0) return inner;
    const keepers = reading.frame.content === "yield.free" ? keptIn(scene, reading.match) : [];
    return keepers.length > 0 ? keepers : recipientsIn(scene, reading.match, taken);
  }
  if (told.length > 0) return told;
  // "rejected an American offer to host": whose offer it was.
  const whoseOffer = outer.match
    ? nounsOf(scene, outer.match)
        .flatMap((node) => [...ownersAt(scene, node), ...comesFrom(scene, node)])
        .filter((party) => !taken.has(party.head))
    : [];
  if (whoseOffer.length > 0) return distinct(whoseOffer);
  // "refuses to keep Turkish forces": the act refused is aimed at whose they are, not at where they stand.
  if (outer.frame.operators.includes("refuse")) {
    const whose = themesOf(reading.match)
      .flatMap((node) => [...named(scene, node), ...ownersAt(scene, node)])
      .filter((party) => !taken.has(party.head));
    if (whose.length > 0) return distinct(whose);
  }
  const aimed = recipientsIn(scene, reading.match, taken);
  if (aimed.some((party) => party.code !== null)) return aimed;
  const pressed = outer.frame.operators.includes("threaten")
    ? pressedBy(scene, [outer.at, reading.match.site.at, reading.match.site.carrier], taken)
    : [];
  if (pressed.length > 0) return pressed;
  return inner.length > 0 ? inner : aimed;
}

// "brushed off the warning from London": a town that warns or offers is no mere place.
const comesFrom = (scene: Scene, node: number): Party[] => coded(statesAt(scene, modifiersOf(scene, node, "away")));

// "demanded the release of the sailors held in Mali"
function keptIn(scene: Scene, match: Match): Party[] {
  const { tree, language } = scene;
  const held = nodesOf(match, "recipient").flatMap((node) => tree.dependents[node].filter((child) => tree.rel[child] === "acl"));
  const within = held.flatMap((verb) =>
    tree.dependents[verb].filter((child) => hasPreposition(tree, child, language.words.locative)),
  );
  return coded(statesAt(scene, within));
}

// "threatened to strike unless Israel gave the land back": a threat is aimed at whoever can turn it away.
function pressedBy(scene: Scene, verbs: readonly number[], taken: ReadonlySet<number>): Party[] {
  const { tree, language } = scene;
  const clauses = verbs
    .filter((verb) => verb >= 0)
    .flatMap((verb) => tree.dependents[verb])
    .filter((child) => tree.rel[child] === "advcl" && hasPreposition(tree, child, language.words.condition));
  const subjects = clauses.map((clause) => surfaceSubject(tree, clause)).filter((subject) => subject >= 0);
  return coded(partiesAt(scene, subjects)).filter((party) => !taken.has(party.head));
}

// "called on Pyongyang to": a capital behind "on" reads as a place, and stands for its state all the same.
function addressed(scene: Scene, match: Match): Party[] {
  const parties = coded(partiesOf(scene, match, "recipient"));
  return parties.length > 0 ? parties : coded(statesAt(scene, nodesOf(match, "recipient")));
}

/** The parties that act, from the roles that say so, else from the noun's own nationality or owner. */
function actorsIn(scene: Scene, match: Match): Party[] {
  const told = partiesOf(scene, match, "actor");
  if (told.length === 0 && isOwnForce(match)) return coded(partiesAt(scene, match.fillers.get("theme") ?? []));
  if (!told.some(({ code }) => code !== null)) {
    const fired = firedFrom(scene, match.fillers.get("instrument") ?? []);
    if (fired.length > 0) return fired;
    // "Flights between Oslo and Riga resumed"
    const linked = match.fillers.has("agent") ? [] : themesOf(match).flatMap((node) => modifiersOf(scene, node, "between"));
    if (linked.length > 0) return coded(partiesAt(scene, linked));
    // "received doses from Washington", "after Paris recognised": a town that gives or acts is no mere place.
    const towns = (match.fillers.get("agent") ?? []).filter((node) => scene.tree.tokens[node].upos === "PROPN");
    const givers = match.site.noun ? [] : coded(statesAt(scene, towns));
    if (givers.length > 0) return givers;
    const lawful = byLaw(scene, match);
    if (lawful.length > 0) return lawful;
    const given = fromWhomGiven(scene, match);
    if (given.length > 0) return given;
  }
  const { at, noun } = match.site;
  if (!noun || told.some((party) => party.code !== null && !match.carried)) return told;
  const named = new Set(partiesOf(scene, match, "recipient").map((party) => party.head));
  const { id, content, operators } = match.trigger.frame;
  const isAgainst = FAULTS.has(id) || AGAINST.test(content) || operators.includes("refuse");
  const isFaulted = ({ head }: Party): boolean => isAgainst && isBehindOf(scene, head, at);
  const owners = ownersAt(scene, at).filter((party) => !named.has(party.head) && !isStruck(match, party) && !isFaulted(party));
  // "took part in Thai drills": with whoever holds them.
  const joins = match.carried && scene.language.words.participation.has(scene.tree.lemma[match.site.carrier]);
  if (joins && owners.length > 0) return distinct([...told, ...owners]);
  // "held an exercise of 5,600 troops"
  return owners.length > 0 && (coded(owners).length > 0 || coded(told).length === 0) ? owners : told;
}

/** What takes hold of another's people or goods. */
const AGAINST = /^(?:expel|penal|occupy)/;

// "a condemnation of the Danish test", "the expulsion of two Danish envoys": within what is condemned or expelled.
function isBehindOf({ tree, language }: Scene, below: number, noun: number): boolean {
  for (let node = below, steps = 0; node >= 0 && node !== noun && steps < 6; node = tree.tokens[node].head, steps++)
    if (tree.tokens[node].head === noun) return tree.rel[node] === "nmod" && hasPreposition(tree, node, language.words.genitive);
  return false;
}

// "the Danish embassy bombings": what stands before a blow may be what it fell on.
const isStruck = ({ site, trigger }: Match, { code }: Party): boolean =>
  site.noun && VIOLENT.test(trigger.frame.content) && MISSION.test(code ?? "");

const MISSION = /:GOV:DIP/;

// "Two Danes were arrested in Mali", "were expelled from Mali", "were received in Mali by the premier": by the state on whose soil it was.
function byLaw(scene: Scene, { site, trigger, fillers }: Match): Party[] {
  const { tree, language } = scene;
  const { locative, away, genitive } = language.words;
  if (
    !(LAWFUL.test(trigger.frame.content) || (trigger.frame.id === "host-visit" && fillers.has("agent"))) ||
    !isPassive(tree, site.at)
  )
    return [];
  // "were ordered out of Mali"
  const where = trigger.frame.content === "expel" || trigger.frame.id === "deport" ? new Set([...away, ...genitive]) : locative;
  const soil = tree.dependents[site.at].filter(
    (child) =>
      tree.rel[child].startsWith("obl") &&
      hasPreposition(tree, child, where) &&
      // "were handed over to Mali" is by somebody else.
      !fillers.get("recipient")?.includes(child),
  );
  return coded(statesAt(scene, soil));
}

const LAWFUL = /^(?:penal|expel|yield\.free)/;

// "French howitzers were delivered", "took delivery of Indian boats": goods that change hands come from those whose they are.
function fromWhomGiven(scene: Scene, match: Match): Party[] {
  const { site, trigger, fillers } = match;
  if (site.noun || !GIVEN.test(trigger.frame.content) || fillers.has("agent")) return [];
  // "A Danish carrier arrived in Busan" is given to nobody.
  const moves = !isPassive(scene.tree, site.at) && themesOf(match).includes(surfaceSubject(scene.tree, site.at));
  if (moves && trigger.frame.content === "aid.mil") return [];
  const own = new Set(coded(partiesOf(scene, match, "recipient")).map(({ code }) => sideOf(code)));
  return distinct(themesOf(match).flatMap((node) => [...named(scene, node), ...ownersAt(scene, node)])).filter(
    ({ code }) => !own.has(sideOf(code)),
  );
}

const GIVEN = /^aid(?!\.protect)/;

// "Rockets from Mali", "shells fired from Mali", "Danish missiles": whose they are, else from whose land they came.
function firedFrom(scene: Scene, munitions: readonly number[]): Party[] {
  const { tree, language } = scene;
  // "killed in the embassy bombing": by whoever bombed it.
  const owners = distinct(munitions.flatMap((node) => ownersAt(scene, node))).filter(({ code }) => !MISSION.test(code ?? ""));
  if (owners.length > 0) return owners;
  // "killed in clashes with Danish troops"
  const fought = distinct(munitions.flatMap((node) => coded(partiesAt(scene, modifiersOf(scene, node, "with")))));
  if (fought.length > 0) return fought;
  const below = munitions.flatMap((node) => tree.dependents[node].flatMap((child) => [child, ...tree.dependents[child]]));
  return coded(
    statesAt(
      scene,
      below.filter((child) => hasPreposition(tree, child, language.words.away)),
    ),
  );
}

// "600 Danish soldiers are stationed at Adazi": forces are moved and kept by those whose they are.
const isOwnForce = ({ site, trigger, fillers }: Match): boolean =>
  !site.noun && OWN_FORCES.has(trigger.frame.id) && !fillers.has("agent");

const OWN_FORCES: ReadonlySet<string> = new Set([
  "deploy-forces",
  "deploy-police",
  "deploy-weapons",
  "station-forces",
  "send-peacekeepers",
  "withdraw-forces",
  "raise-alert",
  "mobilise",
]);

function recipientsIn(scene: Scene, match: Match, taken: ReadonlySet<number>): Party[] {
  const struckThere = ownersAt(scene, match.site.at).filter((party) => isStruck(match, party));
  const told = struckThere.length > 0 ? struckThere : partiesOf(scene, match, "recipient");
  const acting = coded(actorsIn(scene, match));
  const own = new Set(acting.map(({ code }) => sideOf(code)));
  // "mobilised its reservists", "withdrew its troops": what is one's own is nobody else.
  const free = (party: Party) => !taken.has(party.head) && !own.has(sideOf(party.code));
  // "protested at the visit of a Greek minister to Cyprus": who is faulted for an act is who did it.
  const isFault = FAULTS.has(match.trigger.frame.id);
  const faulted = isFault ? faultedIn(scene, match, told).filter(free) : [];
  if (faulted.length > 0) return faulted;
  // "alleged that Chad arms rebels", "regretted that Chad had failed"
  const charged = told.some(({ code }) => code !== null) ? [] : chargedIn(scene, match).filter(free);
  if (charged.length > 0) return charged;
  if (told.some((party) => party.code !== null && !taken.has(party.head))) return coded(told);
  // "discussed Afghanistan": who is talked about is not talked to; "held a meeting of the two" is about the meeting itself.
  const isTalk = match.trigger.frame.content === "meet" && !match.site.noun;
  const meets = (node: number): boolean => matchAt(scene, node)?.trigger.frame.content === "meet";
  const subjects = themesOf(match).filter((node) => !isTalk || wholeOf(scene, node).some(meets));
  const themes = [...subjects, ...nodesOf(match, "recipient")];
  // "condemned the attack on the French embassy": whom the act was aimed at is not faulted.
  const looks = isFault
    ? [named, faultsOf, makersOf, doersOf]
    : [named, acted, ownersAt, aimedAt, ...(isHeld(match) ? [heldAt] : [])];
  for (const look of looks) {
    const found = distinct(themes.flatMap((node) => look(scene, node)).filter(free));
    if (found.length > 0) return found;
  }
  // "complained to the council": where nobody is faulted by name, to whom it was said.
  const addressed = isFault ? coded(partiesAt(scene, match.fillers.get("addressee") ?? [])).filter(free) : [];
  if (addressed.length > 0) return addressed;
  const held = coded(statesAt(scene, match.fillers.get("place") ?? []));
  if (held.length > 0) return held;
  const located = coded(statesAt(scene, nodesOf(match, "recipient"))).filter(free);
  if (located.length > 0) return located;
  // "closed the airport of Sanaa", "promised 40 million for the port of Beira", "will build a plant near Beira": whose land holds what is shut, taken or built.
  const { content, id } = match.trigger.frame;
  const isByFirm = (): boolean => acting.some(({ code }) => /:(?:BUS|MNC)\b/.test(code ?? ""));
  const isGift =
    (BUILDS.has(id) && !isByFirm()) || (id === "promise" && themesOf(match).some((node) => isOf(scene, node, ["aid"])));
  const landed = SHUT.test(content) || isGift ? landsOf(scene, match, isGift) : [];
  if (landed.some(free)) return landed.filter(free);
  const felt = FELT.test(content) && !(match.site.noun && content === "force");
  const struck = felt ? struckIn(scene, match).filter(free) : [];
  return struck.length > 0 ? struck : told;
}

// "bombed an airfield in Mali", "handed out food in Mali": force and relief are felt by the state in which
// they fall; an exercise near a border is not.
const FELT = /^(attack|unconv|force|occupy|wmd|blockade|aid|mediate)/;

function landsOf(scene: Scene, match: Match, isGift: boolean): Party[] {
  const { tree, language } = scene;
  const below = [...themesOf(match), ...(isGift ? [match.site.at] : [])].flatMap((node) => tree.dependents[node]);
  const { aimed, locative, genitive } = language.words;
  const isOn = (child: number): boolean =>
    (isGift ? [aimed, locative] : [genitive]).some((words) => hasPreposition(tree, child, words));
  return coded(
    statesAt(
      scene,
      below.filter((child) => /^(?:nmod|obl)$/.test(tree.rel[child]) && isOn(child)),
    ),
  );
}

const BUILDS: ReadonlySet<string> = new Set(["build-link", "rebuild", "invest"]);

const SHUT = /^(restrict|penal|yield\.free)/;

function struckIn(scene: Scene, match: Match): Party[] {
  const { tree, language } = scene;
  const { at, carrier } = match.site;
  const nodes = [at, carrier, ...themesOf(match), ...nodesOf(match, "recipient")].filter((node) => node >= 0);
  const below = nodes.flatMap((node) =>
    tree.dependents[node].filter(
      (child) =>
        (tree.rel[child] === "nmod" || tree.rel[child] === "obl") &&
        hasPreposition(tree, child, language.words.locative) &&
        // "captured a stronghold on the Thai border" strikes nobody beyond it.
        !language.words.boundary.has(tree.lemma[child]),
    ),
  );
  const found = coded(statesAt(scene, [...new Set(below)]));
  if (found.length > 0) return found;
  // "sites in two villages in southern Mali": one place lower.
  const lower = below.flatMap((node) => under(scene, node, "locative"));
  return coded(statesAt(scene, [...new Set(lower)]));
}

/** Whoever did the acts that are faulted, unless somebody outside their phrase is named as well. */
function faultedIn(scene: Scene, match: Match, told: readonly Party[]): Party[] {
  const themes = themesOf(match).filter((node) => scene.tree.tokens[node].upos === "NOUN");
  if (told.some(({ code, head }) => code !== null && !themes.some((theme) => isUnder(scene.tree, head, theme)))) return [];
  return distinct(
    themes.flatMap((node) => {
      const act = matchAt(scene, node);
      return act && !act.carried ? coded(partiesOf(scene, act, "actor")) : [];
    }),
  );
}

function chargedIn(scene: Scene, { fillers, trigger }: Match): Party[] {
  if (trigger.frame.id !== "accuse" && trigger.frame.id !== "criticise" && trigger.frame.id !== "complain-officially") return [];
  // "complained that boats had been pushed back": not whoever it was done to.
  const clauses = (fillers.get("charge") ?? []).filter((node) => scene.tree.rel[node] === "ccomp");
  return coded(
    partiesAt(
      scene,
      clauses.flatMap((clause) => actingIn(scene, clause)),
    ),
  ).filter(({ code }) => !code?.startsWith("group:"));
}

// "provide aid for Mali", "host a meeting between A and B": the noun's own arguments.
const acted = (scene: Scene, node: number): Party[] => partiesOfAct(scene, node);

function partiesOfAct(scene: Scene, node: number, depth = 0): Party[] {
  const { tree, language } = scene;
  const match = tree.tokens[node].upos === "NOUN" ? matchAt(scene, node) : null;
  const aimed = match ? coded(partiesOf(scene, match, "recipient")) : [];
  if (aimed.length > 0 || depth > 1) return aimed;
  const acting = match && !match.carried ? coded(partiesOf(scene, match, "actor")) : [];
  if (acting.length > 0) return acting;
  // "70 million dollars of aid for Mali"
  const whole = tree.dependents[node].filter(
    (child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, language.words.genitive),
  );
  return whole.flatMap((child) => partiesOfAct(scene, child, depth + 1));
}

// "condemned the bombing of the Danish embassies": whom the blow fell on has done nothing.
function faultsOf(scene: Scene, node: number): Party[] {
  const act = scene.tree.tokens[node].upos === "NOUN" ? matchAt(scene, node) : null;
  if (!act || !VIOLENT.test(act.trigger.frame.content)) return ownersAt(scene, node);
  const hurt = new Set(nodesOf(act, "recipient"));
  return ownersAt(scene, node).filter(
    (party) => !isStruck(act, party) && ![...hurt].some((at) => isUnder(scene.tree, party.head, at)),
  );
}

// "further action against Russia": whom a theme is aimed at.
const aimedAt = (scene: Scene, node: number): Party[] => coded(partiesAt(scene, under(scene, node, "aimed")));

// "the statement that Spain issued", "the sanctions which the bloc adopted": whose word or work it is.
function makersOf(scene: Scene, node: number): Party[] {
  const { tree, language } = scene;
  const clauses = tree.dependents[node].filter((child) => tree.rel[child] === "acl" && dependent(tree, child, "nsubj") >= 0);
  const isMade = (verb: number): boolean => {
    const made = dependent(tree, verb, "obj");
    // The tree may hold "that" for a conjunction.
    return made < 0 ? language.words.issuing.has(tree.lemma[verb]) : tree.tokens[made].feats.includes("PronType=Rel");
  };
  const makers = clauses.filter(isMade).map((verb) => surfaceSubject(tree, verb));
  return coded(
    partiesAt(
      scene,
      makers.filter((at) => at >= 0),
    ),
  );
}

// "Oslo sent a ship, a move that Riga denounced", "Oslo opened a base, which Riga criticised": who did what the clause before tells.
function doersOf(scene: Scene, node: number): Party[] {
  const { tree } = scene;
  const isRelative = tree.tokens[node].feats.includes("PronType=Rel");
  const clause = isRelative ? tree.tokens[node].head : node;
  const verb = clause >= 0 ? tree.tokens[clause].head : -1;
  const isAside = isRelative
    ? /^(?:advcl|acl)$/.test(tree.rel[clause])
    : tree.rel[node] === "parataxis" || tree.rel[node] === "appos";
  if (!isAside || verb < 0 || verb > node || tree.tokens[verb].upos !== "VERB") return [];
  if (!isRelative && !isOf(scene, node, ["act"])) return [];
  return coded(partiesAt(scene, actingIn(scene, verb)));
}

// Whoever does what a verb tells: its subject, or of a passive whom "by" names.
const actingIn = ({ tree, language }: Scene, verb: number): readonly number[] =>
  (isPassive(tree, verb) ? agents(tree, verb, language.words) : [surfaceSubject(tree, verb)]).filter((at) => at >= 0);

// "a curfew in Montenegro": limits are set, lifted and watched over where they hold; a treaty signed in Oslo is not aimed at Norway.
const HELD = /^(penal|yield|mediate|stopmediation|stopaid)/;

// "condolences over the quake in Chad": to those in whose land it was.
const isHeld = ({ trigger: { frame } }: Match): boolean => HELD.test(frame.content) || frame.id === "empathise";

const heldAt = (scene: Scene, node: number): Party[] => coded(statesAt(scene, under(scene, node, "locative")));

const under = (scene: Scene, node: number, kind: "aimed" | "locative"): number[] => modifiersOf(scene, node, kind);

const modifiersOf = (
  { tree, language }: Scene,
  node: number,
  kind: "aimed" | "locative" | "with" | "between" | "away",
): number[] =>
  tree.dependents[node].filter((child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, language.words[kind]));

const named = (scene: Scene, node: number): Party[] => coded(partiesAt(scene, [node]));

const SPEAKS_OF = ["theme", "charge", "content", "organisation", "cause", "demand", "proposer"];

const nounsOf = (scene: Scene, match: Match): number[] =>
  themesOf(match).filter((node) => scene.tree.tokens[node].upos === "NOUN");

const themesOf = (match: Match): number[] => SPEAKS_OF.flatMap((role) => match.fillers.get(role) ?? []);

function partiesOf(scene: Scene, match: Match, wanted: "actor" | "recipient"): Party[] {
  const places = match.fillers.get("place");
  const found: Party[] = [];
  for (const [role, nodes] of match.fillers) {
    if (isSide(match, role, wanted)) found.push(...(nodes === places ? statesAt(scene, nodes) : partiesAt(scene, nodes)));
  }
  if (wanted === "actor" && found.length > 0) found.push(...coded(partiesAt(scene, fellowsOf(scene, match))));
  return distinct(found);
}

// "Oslo, along with Riga, condemned", "Oslo, joined by Riga, condemned", "Oslo condemned it, as did Riga": both do.
function fellowsOf({ tree, language }: Scene, { site, fillers }: Match): number[] {
  if (site.noun) return [];
  const { company, participation, by, echo, stead } = language.words;
  const named = (fillers.get("agent") ?? []).flatMap((agent) =>
    tree.dependents[agent].flatMap((child) => {
      if (tree.rel[child] === "nmod") return hasPreposition(tree, child, company) ? [child] : [];
      const joins = tree.rel[child] === "acl" && participation.has(tree.lemma[child]);
      return joins ? tree.dependents[child].filter((other) => hasPreposition(tree, other, by)) : [];
    }),
  );
  const alike = tree.dependents[site.at].filter(
    (child) => stead.has(tree.lemma[child]) && tree.dependents[child].some((word) => echo.has(tree.lemma[word])),
  );
  return [...named, ...alike.map((verb) => dependent(tree, verb, "nsubj", "obj")).filter((node) => node >= 0)];
}

const nodesOf = (match: Match, wanted: "actor" | "recipient"): number[] =>
  [...match.fillers].flatMap(([role, nodes]) => (isSide(match, role, wanted) ? nodes : []));

function isSide(match: Match, role: string, wanted: "actor" | "recipient"): boolean {
  const side = match.trigger.frame.roles.get(role);
  const known = side ?? USUAL[role];
  return known === wanted || (known === "both" && wanted === "actor");
}

// "Oslo said Riga must leave": whoever says so demands it.
function speakerOver(scene: Scene, at: number): Party[] {
  const { tree, language } = scene;
  for (let verb = at, steps = 0; verb >= 0 && steps < 5; verb = tree.tokens[verb].head, steps++) {
    const head = tree.tokens[verb].head;
    if (head < 0 || !language.words.speech.has(tree.lemma[head])) continue;
    const subject = surfaceSubject(tree, head);
    return subject >= 0 ? coded(partiesAt(scene, [subject])) : [];
  }
  for (const child of tree.dependents[at]) {
    if (tree.rel[child] !== "parataxis" || !language.words.speech.has(tree.lemma[child])) continue;
    const subject = surfaceSubject(tree, child);
    if (subject >= 0) return coded(partiesAt(scene, [subject]));
  }
  return [];
}

// "told his Iranian colleague that the ship must be let go": to whom it is said.
function spokenTo(scene: Scene, at: number): Party[] {
  const { tree, language } = scene;
  for (let verb = at, steps = 0; verb >= 0 && steps < 5; verb = tree.tokens[verb].head, steps++) {
    const head = tree.tokens[verb].head;
    if (head < 0 || !language.words.speech.has(tree.lemma[head])) continue;
    return coded(
      partiesAt(
        scene,
        tree.dependents[head].filter((child) => ["obj", "iobj"].includes(tree.rel[child])),
      ),
    );
  }
  return [];
}

// Rebels, opposition and people are another side than the state they are of.
const sideOf = (code: string | null): string | null =>
  /:(REB|UAF|CRM|OPP|CVL)\b/.test(code ?? "") ? code : (code?.split(":")[0] ?? null);

const coded = (parties: readonly Party[]): Party[] => parties.filter((party) => party.code !== null);
