/**
 * Who acts and who is acted on in a reading. Which argument is the recipient is a fact of the trigger's shape
 * and of what embeds it: "urged Oslo to back Riga" is aimed at Riga, "demanded that Oslo leave" at Oslo.
 */
import { touching } from "../../base/span.ts";
import { holderOf } from "../../inventory/actors.ts";
import type { Frame } from "../../inventory/frames.ts";
import { actorsIn } from "./acting.ts";
import { aimedAt, recipientsIn } from "./aimed.ts";
import { agents } from "./arguments.ts";
import type { Operator, Reading } from "./compose.ts";
import { atHome } from "./home.ts";
import { type Match, matchAt } from "./match.ts";
import { nearby } from "./nearby.ts";
import { distinct, LAND_RULE, ownersAt, type Party, partiesAt, statesAt } from "./parties.ts";
import { coded, modifiersOf, named, nodesOf, partiesOf, sideOf, themesOf, VIOLENT } from "./roles.ts";
import { classesAt, type Scene } from "./scene.ts";
import { BLAMES } from "./sided.ts";
import { hasPreposition, isPassive, surfaceSubject } from "./tree.ts";
import { saidOver } from "./voice.ts";

export interface Sides {
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
}

export function sidesOf(scene: Scene, reading: Reading, purposes: readonly Reading[] = []): Sides {
  const outer = reading.operators[0] ?? null;
  const acting = outer ? actorsOver(scene, outer, reading) : actorsIn(scene, reading.match);
  const actors = said(scene, outer?.frame ?? reading.frame, reading.at, acting);
  const taken = new Set(actors.map((party) => party.head));
  const told = outer ? recipientsOver(scene, outer, reading, taken) : recipientsUnder(scene, reading.match, taken);
  const others = (party: Party) =>
    !taken.has(party.head) && !actors.some((actor) => actor.code !== null && actor.code === party.code);
  const frame = outer?.frame ?? reading.frame;
  const sides = new Set(coded(actors).map(({ code }) => sideOf(code)));
  const mutual = frame.reciprocal && sides.size > 1;
  // "reached a deal on the Gibraltar border": what two agree on is no third.
  const themes = new Set(themesOf(reading.match));
  // "Chad and Mali began exercises, 300 Chadian soldiers taking part": nor are their own men.
  const isThird = ({ code, rule }: Party): boolean => !sides.has(sideOf(code)) && (rule !== LAND_RULE || themes.size === 0);
  const recipients = (mutual ? coded(told).filter(isThird) : told).filter(others);
  if (mutual) return { actors, recipients };
  const own = new Set(actors.map(({ code }) => sideOf(code)));
  const isHisOwn = coded(recipients).every(({ code }) => own.has(sideOf(code)));
  const spoken = isHisOwn ? ofWhoSays(scene, reading, own) : [];
  if (spoken.length > 0) return { actors, recipients: spoken };
  if (recipients.some((party) => party.code !== null)) return homed(scene, reading, { actors, recipients });
  // "marched to demand": a protest is aimed at whom its demand is.
  const aimed = purposes
    .flatMap((purpose) => coded(sidesOf(scene, purpose).recipients))
    .filter((party) => others(party) && !own.has(sideOf(party.code)));
  if (aimed.length > 0) return homed(scene, reading, { actors, recipients: distinct(aimed) });
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
  const said = saidOver(scene, doc.tokens[at]).at(-1);
  if (!said || !holderOf(said.sourceActor!) || own.has(sideOf(said.sourceActor))) return [];
  return [{ code: said.sourceActor, mention: null, span: said.source[0], head: his, rule: "whoever says so speaks of its own" }];
}

// A minister of no named state deals with states other than his own: "the prime minister apologised to Oslo" is not Norway's.
function homed(scene: Scene, { at, frame, operators }: Reading, sides: Sides): Sides {
  const home = atHome(scene, at, sides, VIOLENT.test(frame.content));
  const isLed = home.actors.every(({ code }) => /^[A-Z]{3}:GOV/.test(code ?? ""));
  const isOutward = DEALING.test(frame.content) && operators.length === 0;
  return isOutward && isLed && coded(sides.actors).length === 0 ? { ...home, actors: sides.actors } : home;
}

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
function listed(scene: Scene, at: number): readonly Party[] {
  const { doc, tree, sentenceOf } = scene;
  const { head, feats } = tree.tokens[at];
  if (head >= 0 || !feats.includes("VerbForm=Inf") || doc.blocks[doc.sentences[sentenceOf[at]].block].kind !== "item") return [];
  const [over] = saidOver(scene, tree.tokens[at]);
  if (!over) return [];
  const [span] = over.source;
  const source = touching(doc.tokens, span).from;
  return [{ code: over.sourceActor, mention: null, span, head: source, rule: "whoever decides what the list holds" }];
}

const isDumb = (scene: Scene, head: number): boolean =>
  scene.tree.tokens[head].upos === "NOUN" && !scene.headed.has(head) && classesAt(scene, head).length === 0;

const clausesOf = ({ tree }: Scene, { site }: Match): number[] =>
  tree.dependents[site.at].filter((child) => ["ccomp", "xcomp", "acl", "advcl"].includes(tree.rel[child]));

const participants = ({ tree }: Scene, clause: number): number[] =>
  tree.dependents[clause].filter((child) => ["obj", "obl", "iobj"].includes(tree.rel[child]));

function actorsOver(scene: Scene, outer: Operator, reading: Reading): Party[] {
  if (outer.match) {
    const acting = actorsIn(scene, outer.match);
    return coded(acting).length > 0 || !outer.frame.operators.includes("refuse") ? acting : askedIn(scene, outer.match, acting);
  }
  if (outer.frame.id !== "obligate") return actorsIn(scene, reading.match);
  return speakerOver(scene, outer.at);
}

// "Chad's appeal to Mali to open the road was ignored": by whom it asked.
function askedIn(scene: Scene, match: Match, acting: Party[]): Party[] {
  if (match.site.noun || !isPassive(scene.tree, match.site.at)) return acting;
  const asked = nounsOf(scene, match).flatMap((node) => {
    const request = matchAt(scene, node);
    return request ? coded(partiesOf(scene, request, "recipient")) : [];
  });
  return asked.length > 0 ? distinct(asked) : acting;
}

function recipientsOver(scene: Scene, outer: Operator, reading: Reading, taken: ReadonlySet<number>): Party[] {
  const { tree } = scene;
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
    // "demanded that Oslo end its blockade": whoever is to end it.
    const asked = outer.match
      ? clausesOf(scene, outer.match).flatMap((clause) =>
          coded(
            partiesAt(
              scene,
              [surfaceSubject(tree, clause)].filter((at) => at >= 0),
            ),
          ),
        )
      : [];
    if (asked.length > 0) return asked.filter((party) => !taken.has(party.head));
    const keepers = reading.frame.content === "yield.free" ? keptIn(scene, reading.match) : [];
    if (keepers.length > 0) return keepers;
    const aimed = recipientsIn(scene, reading.match, taken);
    // "called for an end to Oslo's blockade and for talks": whose either is.
    const whose =
      coded(aimed).length > 0 || !outer.match
        ? []
        : coded([...themesOf(outer.match), ...participants(scene, outer.at)].flatMap((node) => ownersAt(scene, node))).filter(
            (party) => !taken.has(party.head),
          );
    return whose.length > 0 ? distinct(whose) : aimed;
  }
  if (told.length > 0) return told;
  // "rejected an American offer to host": whose offer it was; "refused to withdraw its troops from Mali": not the refuser's own.
  const own = new Set(coded(outer.match ? actorsIn(scene, outer.match) : []).map(({ code }) => sideOf(code)));
  const isOther = ({ head, code }: Party): boolean => !taken.has(head) && (code === null || !own.has(sideOf(code)));
  const whoseOffer = outer.match
    ? nounsOf(scene, outer.match)
        .flatMap((node) => [...ownersAt(scene, node), ...comesFrom(scene, node)])
        .filter(isOther)
    : [];
  if (whoseOffer.length > 0) return distinct(whoseOffer);
  // "refuses to keep Turkish forces": the act refused is aimed at whose they are, not at where they stand.
  if (outer.frame.operators.includes("refuse")) {
    const whose = themesOf(reading.match)
      .flatMap((node) => [...named(scene, node), ...ownersAt(scene, node)])
      .filter(isOther);
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

// "demanded the release of the sailors held in Mali", "held by Mali"
function keptIn(scene: Scene, match: Match): Party[] {
  const { tree, language } = scene;
  const held = nodesOf(match, "recipient").flatMap((node) => tree.dependents[node].filter((child) => tree.rel[child] === "acl"));
  const within = held.flatMap((verb) =>
    tree.dependents[verb].filter((child) => hasPreposition(tree, child, language.words.locative)),
  );
  const keepers = held.flatMap((verb) => agents(tree, verb, language.words));
  return [...coded(partiesAt(scene, keepers)), ...coded(statesAt(scene, within))];
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

const nounsOf = (scene: Scene, match: Match): number[] =>
  themesOf(match).filter((node) => scene.tree.tokens[node].upos === "NOUN");
