/** Whom an act is aimed at, as a trigger's own phrase tells it. */
import { actorsIn } from "./acting.ts";
import { agents } from "./arguments.ts";
import { type Match, matchAt, wholeOf } from "./match.ts";
import { distinct, ownersAt, type Party, partiesAt, statesAt } from "./parties.ts";
import { coded, isMaker, isStruck, modifiersOf, named, nodesOf, partiesOf, sideOf, themesOf, VIOLENT } from "./roles.ts";
import { isOf, type Scene } from "./scene.ts";
import { FAULTS } from "./sided.ts";
import { dependent, hasPreposition, isPassive, under as isUnder, surfaceSubject } from "./tree.ts";

export function recipientsIn(scene: Scene, match: Match, taken: ReadonlySet<number>): Party[] {
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
    ? [named, faultsOf, makersOf, doersOf, coupAt]
    : // "held a meeting on Afghanistan": nor is whom it is about.
      [named, acted, ownersAt, ...(isTalk ? [] : [aimedAt]), ...(isHeld(match) ? [heldAt] : [])];
  // "reaffirmed their support": it is theirs who do so.
  const isOwnStance = ({ head }: Party): boolean =>
    match.trigger.frame.id === "express-support" &&
    scene.tree.tokens[head].deprel === "nmod:poss" &&
    scene.tree.tokens[head].upos === "PRON";
  const isGiven = (party: Party) => free(party) && !isMaker(match.trigger.frame, party.code) && !isOwnStance(party);
  for (const look of looks) {
    const found = distinct(themes.flatMap((node) => look(scene, node)).filter(isGiven));
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
export const aimedAt = (scene: Scene, node: number): Party[] => coded(partiesAt(scene, under(scene, node, "aimed")));

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
  const verb = clause < 0 ? -1 : isRelative ? tree.tokens[clause].head : verbOver(scene, node);
  const isAside = isRelative ? /^(?:advcl|acl)$/.test(tree.rel[clause]) : verb >= 0;
  if (!isAside || verb < 0 || verb > node || tree.tokens[verb].upos !== "VERB") return [];
  if (!isRelative && !isOf(scene, node, ["act"])) return [];
  return coded(partiesAt(scene, actingIn(scene, verb)));
}

// "vetoed the loan, a decision criticised by Riga", "expelled the envoy, a move condemned by it": the verb of the clause that a noun behind a comma
// sums up, whether the tree hangs it from the verb or from what the verb is done to.
function verbOver({ tree }: Scene, noun: number): number {
  const rel = tree.rel[noun];
  const isSum = rel === "parataxis" || rel === "appos" || (/^(?:obl|nsubj)$/.test(rel) && opensAside(tree, noun));
  let above = isSum ? tree.tokens[noun].head : -1;
  for (let steps = 0; above >= 0 && tree.tokens[above].upos !== "VERB" && steps < 4 && opensAside(tree, noun); steps++)
    above = /^(?:obj|obl|nmod|conj|nsubj|appos)/.test(tree.rel[above]) ? tree.tokens[above].head : -1;
  return above;
}

// Behind a comma and "a", with no preposition.
function opensAside({ dependents, tokens, form }: Scene["tree"], noun: number): boolean {
  const article = dependents[noun].find((child) => child < noun && tokens[child].feats.includes("Definite=Ind"));
  return article !== undefined && form[article - 1] === ",";
}

// Whoever does what a verb tells: its subject, or of a passive whom "by" names.
const actingIn = ({ tree, language }: Scene, verb: number): readonly number[] =>
  (isPassive(tree, verb) ? agents(tree, verb, language.words) : [surfaceSubject(tree, verb)]).filter((at) => at >= 0);

// "a curfew in Montenegro": limits are set, lifted and watched over where they hold; a treaty signed in Oslo is not aimed at Norway.
const HELD = /^(penal|yield|mediate|stopmediation|stopaid)/;

// "condolences over the quake in Chad": to those in whose land it was.
const isHeld = ({ trigger: { frame } }: Match): boolean => HELD.test(frame.content) || frame.id === "empathise";

const heldAt = (scene: Scene, node: number): Party[] => coded(statesAt(scene, under(scene, node, "locative")));

// "condemned the coup in Chad"
const coupAt = (scene: Scene, node: number): Party[] =>
  matchAt(scene, node)?.trigger.frame.id === "coup" ? heldAt(scene, node) : [];

const under = (scene: Scene, node: number, kind: "aimed" | "locative"): number[] => modifiersOf(scene, node, kind);
