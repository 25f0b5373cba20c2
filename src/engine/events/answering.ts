/** Who is answered by what hits back or is done in return, and what is told of once more. */
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { borrow, contentOf, FORCE, isCoded, repays, stateOf } from "./sided.ts";
import { under } from "./tree.ts";

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
