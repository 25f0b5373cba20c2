/**
 * Where the tree gives no recipient: the nearest party named after the act, in its own clause, that is no place,
 * no date, no speaker and not of the actor's own state. A guess by position, and the basis says so.
 */
import { overlaps } from "../../base/span.ts";
import type { Reading } from "./compose.ts";
import { codeOf, isDoneToOf, isWithin, type Party } from "./parties.ts";
import { isMaker } from "./roles.ts";
import { isOf, type Scene } from "./scene.ts";
import { FAULTS } from "./sided.ts";
import type { Sides } from "./sides.ts";
import { dependent, firstOf, hasPreposition } from "./tree.ts";

const INWARD = /^(penal\.(martial|curfew)|reform)/;

// What is named by the state it is about.
const TOPICS = ["aggression", "agreement", "inquiry"];

// Further off than this something else is being told.
const REACH = 16;

/**
 * A verb with a subject of its own, or one beside an act that has its object already ("approved drilling and let the army in"). Whoever faults an act may
 * name only in the next breath whose it was ("regretted the decision and reminded Oslo of its word"); if it was an attack, he then asks him to leave
 * off: "condemned the strike and urged Oslo to stop", but not "condemned the attack and called on Oslo to secure the border".
 */
function tellsMore(scene: Scene, { at, frame }: Reading, verb: number): boolean {
  const { tree } = scene;
  const object = dependent(tree, at, "obj");
  const isBeside = tree.rel[verb] === "conj" && object > at && object < verb;
  if (!isBeside) return dependent(tree, verb, "nsubj") >= 0;
  return !FAULTS.has(frame.id) || (isOf(scene, object, ["aggression"]) && !asksToLeaveOff(scene, verb));
}

const asksToLeaveOff = ({ tree, language }: Scene, verb: number): boolean =>
  tree.dependents[verb].some((child) => {
    const isAsked = /^(?:xcomp|ccomp|advcl)/.test(tree.rel[child]);
    return isAsked && (language.words["leave-off"].has(tree.lemma[child]) || language.words["phase-stop"].has(tree.lemma[child]));
  });

const isPerson = ({ headed, tree }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "PROPN" && (headed.get(at)?.some(({ kind }) => kind === "person") ?? false);

function isSufferer(scene: Scene, noun: number): boolean {
  const { tree, language } = scene;
  const first = firstOf(tree, noun);
  const above = tree.tokens[first].head;
  return (
    above >= 0 && tree.rel[first] === "nmod" && hasPreposition(tree, first, language.words.genitive) && isDoneToOf(scene, above)
  );
}

// "despite warnings from Oslo", "in front of the Danish consulate": what did not hinder an act, and what stood there.
function isAside({ tree, language }: Scene, noun: number): boolean {
  const { spite, beside, locative } = language.words;
  for (
    let at = noun, steps = 0;
    at >= 0 && steps < 4 && /^(?:nmod|obl)$/.test(tree.rel[at]);
    at = tree.tokens[at].head, steps++
  ) {
    const isThere = beside.has(tree.lemma[at]) && hasPreposition(tree, at, locative);
    if (isThere || spite.has(tree.lemma[at]) || hasPreposition(tree, at, spite)) return true;
  }
  return false;
}

export function nearby(scene: Scene, reading: Reading, { actors, recipients }: Sides): readonly Party[] {
  const { tree, doc, language } = scene;
  const { frame } = reading.operators[0] ?? reading;
  const aims = [...frame.roles.values(), ...reading.frame.roles.values()].some((side) => side === "recipient");
  // "declared an emergency on the Danish border": a rule at home is aimed at no neighbour.
  if (INWARD.test(frame.content)) return recipients;
  if (!aims || reading.match.site.noun || !actors.some(({ code }) => code !== null)) return recipients;
  const own = new Set(actors.flatMap(({ code }) => (code ? [code.split(":")[0]] : [])));
  // "the leaders of Oslo and Riga will discuss ways to counter Bonn": they deal with each other.
  if (own.size > 1 && [...reading.frame.roles.values()].includes("both")) return recipients;
  // "accused Ana Ruiz of praising Oslo": it is aimed at her, of whatever state she is.
  if (recipients.some(({ head }) => isPerson(scene, head))) return recipients;
  // "told a clerk to write to Oslo": he is told.
  const told = [reading.match, ...reading.operators.map(({ match }) => match)].flatMap(
    (match) => match?.fillers.get("addressee") ?? [],
  );
  if (told.some((node) => tree.tokens[node].upos === "NOUN") && recipients.length > 0) return recipients;
  const { to } = doc.sentences[scene.sentenceOf[reading.at]];
  const { locative, temporal, by, speech, means, between, beside } = language.words;
  const elsewhere = [locative, temporal, by, speech, means, between, beside];
  for (let at = reading.at + 1; at < Math.min(to, reading.at + REACH); at++) {
    if (tree.tokens[at].form === ";" || (tree.tokens[at].upos === "VERB" && tellsMore(scene, reading, at))) break;
    const mention = scene.headed.get(at)?.find((found) => found.kind !== "place" && codeOf(scene, found));
    const code = mention ? codeOf(scene, mention) : null;
    if (!mention || !code || own.has(code.split(":")[0]) || isMaker(frame, code)) continue;
    // "criticised the visit, calling it a blow": the act that it faults.
    if (FAULTS.has(frame.id) && tree.tokens[at].upos === "PRON" && tree.tokens[at].deprel !== "nmod:poss") continue;
    if (doc.attributions.some(({ source }) => source.some((span) => overlaps(span, mention)))) continue;
    // "through the Iranian port": the preposition is the noun's.
    const noun = /^(?:amod|compound|nmod:poss)$/.test(tree.tokens[at].deprel) ? tree.tokens[at].head : at;
    // "condemned the killing of Danish soldiers": they are whom it was done to.
    if (FAULTS.has(frame.id) && isSufferer(scene, noun)) continue;
    // "as Oslo, Riga and Bonn armed them": of several subjects the first.
    if (tree.rel[firstOf(tree, at)] === "nsubj" || elsewhere.some((words) => hasPreposition(tree, at, words))) continue;
    if (hasPreposition(tree, noun, means) || isWithin(scene, at) || isAside(scene, noun)) continue;
    // "bombed a village near the Thai border": nobody beyond it.
    if (noun !== at && language.words.boundary.has(tree.lemma[noun]) && !hasPreposition(tree, noun, language.words.away))
      continue;
    // "during the Mali war", "the Mali inquiry": what it is about.
    if (tree.tokens[at].deprel === "compound" && isOf(scene, noun, TOPICS)) continue;
    return [
      {
        code,
        mention: mention.id,
        span: { start: mention.start, end: mention.end },
        head: at,
        rule: "by position: the nearest party after the act",
      },
    ];
  }
  return recipients;
}
