/**
 * Parties at home. News names the state once: "President X has banned Ugandan opposition candidates", "Fijian
 * rebels freed the prime minister". An office, a court, the police or a crowd without a state of its own is taken
 * for the state the other side belongs to, when the sentence names no other; and says so.
 */

import { holderOf, stateUnder } from "../../inventory/actors.ts";
import type { Party } from "./parties.ts";
import { classesAt, isOf, type Scene } from "./scene.ts";
import type { Sides } from "./sides.ts";
import { hasPreposition } from "./tree.ts";

/** @param byForce whether the act is one of violence: whom an army hurts is of where it does so */
export function atHome(scene: Scene, at: number, given: Sides, byForce = false): Sides {
  const sides = { actors: given.actors.map((party) => onSpot(scene, at, party)), recipients: given.recipients };
  const land = sides.actors.some(isCoded) ? null : (onlyLand(scene, at) ?? scene.land(scene.sentenceOf[at]));
  const local = land
    ? atHomeIn(
        scene,
        land,
        sides.actors.filter(({ head }) => isLocal(scene, head)),
        "where it happened",
      )
    : [];
  return local.some(isCoded) ? { actors: local, recipients: sides.recipients } : namedHome(scene, at, sides, byForce);
}

// "cut ties after police broke into its embassy in Quito": police whose state is but guessed are of where they act.
function onSpot(scene: Scene, at: number, party: Party): Party {
  if (!party.code?.endsWith(":COP")) return party;
  const mention = scene.mentionsIn[scene.sentenceOf[party.head]].find(({ id }) => id === party.mention);
  const land = mention !== undefined && mention.score <= GUESSED ? onlyLand(scene, at) : null;
  return land === null ? party : { ...party, code: `${land}:COP`, rule: "where it happened" };
}

/** Up to here a mention's state is only the text's or the sentence's. */
const GUESSED = 0.45;

// Leaders and parties meet anywhere; crowds, gunmen, police and courts act at home.
const isLocal = (scene: Scene, head: number): boolean =>
  !classesAt(scene, head).some((name) => name === "leader" || name === "party" || name === "envoy");

// "Gunmen killed two Irish soldiers in Mali", "marched to the embassy in Bamako": a crowd or a gunman is of where it acts.
function onlyLand(scene: Scene, at: number): string | null {
  const lands = new Set(
    scene.mentionsIn[scene.sentenceOf[at]].flatMap(({ kind, actor, place, head }) => {
      const land = place?.country ?? (kind === "country" ? actor : null);
      const { locative, beside } = scene.language.words;
      const within = hasPreposition(scene.tree, head, locative) && !hasPreposition(scene.tree, head, beside);
      return land && within ? [holderOf(land) ?? land] : [];
    }),
  );
  const [land] = lands;
  return lands.size === 1 ? land : null;
}

function namedHome(scene: Scene, at: number, sides: Sides, byForce: boolean): Sides {
  const named = [...sides.actors, ...sides.recipients].some(isCoded);
  const state = named ? onlyState([...sides.actors, ...sides.recipients]) : onlyStateAround(scene, at);
  if (!state || statesIn(scene, at).some((other) => other !== state)) return sides;
  // "America paid for the base in Agadez until the junta closed it": who rules, rules where it was.
  const land = sides.actors.some(isCoded) ? null : onlyLand(scene, at);
  if (land && land !== state) return sides;
  const actors = atHomeIn(scene, state, sides.actors);
  if (byForce && actors.length > 0 && actors.every(({ code }) => ARMY.test(code ?? "")))
    return { actors, recipients: hurtBy(scene, at, state, sides.recipients) };
  // Who has no name and no body is taken along only when somebody of that state is known to act.
  const recipients = actors.some(isCoded) ? atHomeIn(scene, state, sides.recipients) : sides.recipients;
  return { actors, recipients };
}

const ARMY = /^[A-Z]{3}(:MIL|:GOV|:GOV:DEF|:SPY)?$/;

// "Danish jets killed four women in Mali": of Mali; where no place is told, of the army's own state only if the text is set there.
function hurtBy(scene: Scene, at: number, state: string, recipients: readonly Party[]): readonly Party[] {
  const land = onlyLand(scene, at) ?? scene.land(scene.sentenceOf[at]);
  if (land) return atHomeIn(scene, land, recipients, "where it happened");
  const lands = new Set(scene.doc.mentions.flatMap(({ place, kind }) => (kind === "place" ? (place?.country ?? []) : [])));
  return [...lands].every((other) => other === state) ? atHomeIn(scene, state, recipients) : recipients;
}

function atHomeIn(
  scene: Scene,
  state: string,
  parties: readonly Party[],
  told = "the only one named around it",
): readonly Party[] {
  if (parties.some(isCoded)) return parties;
  const rule = `inferred: no state of its own, and ${state} is ${told}`;
  const inferred = parties.flatMap((party): Party[] => {
    const sector = homeSector(scene, party.head);
    return sector ? [{ ...party, code: `${state}:${sector}`, rule }] : [];
  });
  return inferred.length > 0 ? inferred : parties;
}

// The only state in the sentence; where it names none, that of the dateline.
function onlyStateAround(scene: Scene, at: number): string | null {
  const near = new Set(statesIn(scene, at));
  const states = near.size > 0 ? near : scene.states;
  const [state] = states;
  return states.size === 1 ? state : null;
}

const isCoded = ({ code }: Party): boolean => code !== null;

// Mercenaries are at home nowhere: whom they fight is no rebel of their state's.
function onlyState(parties: readonly Party[]): string | null {
  const holders = new Set(parties.flatMap(({ code }) => (code && !code.includes(":PRM") ? [holderOf(code)] : [])));
  const [holder] = holders;
  return holders.size === 1 && holder !== null ? stateUnder(holder) : null;
}

// A body of many states ("IGO:UN") has no people, police or courts at home.
const statesIn = (scene: Scene, at: number): string[] =>
  scene.mentionsIn[scene.sentenceOf[at]].flatMap((mention) =>
    mention.actor && !isOfFlag(scene, mention.head) ? (stateUnder(mention.actor) ?? []) : [],
  );

// "protesters with a Danish flag" are Danes no more than anybody.
const isOfFlag = (scene: Scene, at: number): boolean =>
  scene.tree.tokens[at].head >= 0 && scene.tree.rel[at] === "amod" && scene.tree.lemma[scene.tree.tokens[at].head] === "flag";

// What a noun without a name may be at home, by its inventory class.
const SECTORS: readonly (readonly [string, string])[] = [
  ["police", "COP"],
  ["court", "JUD"],
  ["rebel", "REB"],
  ["leader", "GOV"],
  ["party", "OPP"],
  ["protestcrowd", "CVL"],
  ["captive", "CVL"],
  ["civil", "CVL"],
];

// Tokens within which what follows a noun says of where it is.
const CLOSE = 5;

function homeSector(scene: Scene, at: number): string | null {
  const own = classesAt(scene, at);
  const { tree, language } = scene;
  // "forty people from two foreign ships"
  if (tree.lemma.slice(at, at + CLOSE).some((lemma) => language.words.foreign.has(lemma))) return null;
  // "both parties", "the parties" of a war are no state's opposition.
  const isTold = (child: number): boolean => tree.rel[child] === "det" && !tree.tokens[child].feats.includes("Definite=Ind");
  const isSides =
    tree.tokens[at].feats.includes("Number=Plur") && tree.dependents[at].every((child) => isTold(child) || child > at);
  if (own.includes("party") && (isSides || tree.dependents[at].some((child) => language.words.dual.has(tree.form[child]))))
    return null;
  const found =
    SECTORS.find(([name]) => own.includes(name) && name !== "org") ?? SECTORS.find(([name]) => isOf(scene, at, [name]));
  return found?.[1] ?? null;
}
