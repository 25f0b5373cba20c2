/** Whom "both sides" and "the two countries" mean: two who have dealt with each other in the passage, sooner than the two last named. */
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { borrow, contentOf, FORCE, isCoded, partiesOf, polarityOf, type Sided, stateOf } from "./sided.ts";

/** @param told acts told before, each with its sides */
export function ofTwo(scene: Scene, draft: Draft, told: readonly Draft[]): Draft {
  const { sentenceOf, tree, language } = scene;
  // "urged both", where no two were named together
  const isOpen =
    !draft.recipients.some(isCoded) &&
    draft.fillers.some(({ role, head }) => ACTED_ON.has(role) && language.words.dual.has(tree.lemma[head]));
  const side = (["actors", "recipients"] as const).find((field) => isPair(draft[field])) ?? (isOpen ? "recipients" : null);
  if (!side) return draft;
  const others = statesOf(draft[side === "actors" ? "recipients" : "actors"]);
  const isApart = (other: Draft): boolean => statesOf(partiesOf(other)).every((state) => !others.includes(state));
  const isOfTwo = (other: Draft): boolean => statesOf(partiesOf(other)).length === 2;
  const pair = statesOf(draft[side]).join();
  const isKnown = told.some((other) => polarityOf(other) === "-" && statesOf(partiesOf(other)).join() === pair);
  // "urged both to show restraint": those who fight, for a third.
  const fight =
    isKnown || !ASKS.has(draft.operators[0] ?? draft.frame ?? "")
      ? undefined
      : told.findLast(
          (other) =>
            sentenceOf[draft.head] - sentenceOf[other.head] <= FAR &&
            isOfTwo(other) &&
            FORCE.test(contentOf(other)) &&
            isApart(other),
        );
  if (fight) return borrow(draft, side, onePerState(partiesOf(fight)), "the two that fight each other", fight);
  const near = told.filter((other) => isOfTwo(other) && sentenceOf[draft.head] - sentenceOf[other.head] <= REACH);
  if (
    near.length === 0 ||
    lastNamed(scene, draft, draft[side]) === pair ||
    near.some((other) => statesOf(partiesOf(other)).join() === pair)
  )
    return draft;
  const dealing = near.findLast(isApart);
  return dealing
    ? borrow(draft, side, onePerState(partiesOf(dealing)), "the two that have dealt with each other", dealing)
    : draft;
}

const ASKS: ReadonlySet<string> = new Set(["appeal", "demand", "mediate"]);

const ACTED_ON: ReadonlySet<string> = new Set(["recipient", "addressee", "target", "parties"]);

/** Sentences over which two who fight are the two of a call to hold back. */
const FAR = 10;

/** Sentences over which two that have dealt with each other stay the two. */
const REACH = 4;

// Two parties over the same words.
const isPair = (parties: Sided): boolean =>
  parties.length === 2 && parties[0].span !== null && parties[0].span.start === parties[1].span?.start;

const statesOf = (parties: Sided): string[] => [...new Set(parties.filter(isCoded).map(({ code }) => stateOf(code)))].sort();

const onePerState = (parties: Sided): Sided =>
  parties.filter((party, i) => parties.findIndex(({ code }) => stateOf(code) === stateOf(party.code)) === i);

// States of the last sentence that names any: two and no third are meant.
function lastNamed({ mentionsIn, sentenceOf }: Scene, { head }: Draft, parties: Sided): string {
  for (let s = sentenceOf[head]; s >= 0 && s >= sentenceOf[head] - REACH; s--) {
    const named = mentionsIn[s].filter(
      ({ from, start, kind }) => from < head && kind !== "place" && start !== parties[0]?.span?.start,
    );
    const states = new Set(named.flatMap(({ actor }) => (actor === null ? [] : [stateOf(actor)])));
    if (states.size > 0) return [...states].sort().join();
  }
  return "";
}
