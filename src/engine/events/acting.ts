/** Who acts, as a trigger's own phrase tells it. */
import type { Match } from "./match.ts";
import { distinct, ownersAt, type Party, partiesAt, statesAt } from "./parties.ts";
import { coded, isStruck, MISSION, modifiersOf, named, nodesOf, partiesOf, sideOf, themesOf } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { FAULTS } from "./sided.ts";
import { hasPreposition, isPassive, surfaceSubject } from "./tree.ts";

/** The parties that act, from the roles that say so, else from the noun's own nationality or owner. */
export function actorsIn(scene: Scene, match: Match): Party[] {
  const told = partiesOf(scene, match, "actor");
  if (!told.some(({ code }) => code !== null)) {
    // "600 Danish soldiers are stationed at Adazi", "the old power sent HMS Trent": by nobody known, forces are moved and kept by those whose they are.
    if (!match.site.noun && OWN_FORCES.has(match.trigger.frame.id)) {
      const own = coded(partiesAt(scene, themesOf(match)));
      if (own.length > 0 || (told.length === 0 && !match.fillers.has("agent"))) return own;
    }
    // "Danish artillery fired", told in two words: whose the one is that is the verb's subject.
    const fired = firedFrom(scene, [
      ...(match.fillers.get("instrument") ?? []),
      ...match.words.filter((word) => word !== match.site.at && scene.tree.rel[word] === "nsubj"),
    ]);
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

// "Two Danes were arrested in Mali", "were expelled from Mali", "were received in Mali by the premier": by the state on whose soil it was.
function byLaw(scene: Scene, match: Match): Party[] {
  const { site, trigger, fillers } = match;
  const { tree, language } = scene;
  const { locative, away, genitive } = language.words;
  if (!isPassive(tree, site.at)) return [];
  // "The Danish ambassador in Rabat was summoned"
  if (trigger.frame.id === "summon-envoy")
    return coded(
      statesAt(
        scene,
        themesOf(match)
          .concat(nodesOf(match, "recipient"))
          .flatMap((node) => modifiersOf(scene, node, "locative")),
      ),
    );
  if (!(LAWFUL.test(trigger.frame.content) || (trigger.frame.id === "host-visit" && fillers.has("agent")))) return [];
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
  const whose = (node: number): Party[] => {
    const itself = named(scene, node);
    return itself.length > 0 ? itself : ownersAt(scene, node);
  };
  return distinct(themesOf(match).flatMap(whose)).filter(({ code }) => !own.has(sideOf(code)));
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
