/** Sides that a noun of an act leaves to the act it is told under. */
import { overlaps } from "../../base/span.ts";
import type { Reading } from "./compose.ts";
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { borrow, contentOf, isCoded, partiesOf, polarityOf, type Sided, stateOf } from "./sided.ts";
import { VIOLENT } from "./subordinate.ts";
import { hasPreposition, under } from "./tree.ts";

export type FromAbove = typeof fromAbove;

/**
 * "Shelled Mali in retaliation for the killing of its general": Mali killed him. "Signed it during a visit by the Danish premier": he came to
 * whoever signed.
 */
export function fromAbove(scene: Scene, reading: Reading, readings: readonly Reading[], drafts: Map<Reading, Draft>): void {
  const { tree, doc, language, sentenceOf } = scene;
  const { at, noun } = reading.match.site;
  const draft = drafts.get(reading) as Draft;
  if (reading.operators.length > 0) return;
  // "agreed on a truce brokered by Chad"
  if (contentOf(draft) === "mediate" && tree.rel[at] === "acl" && !draft.recipients.some(isCoded)) {
    const dealing = readings.findLast((other) => other.at < at && sentenceOf[other.at] === sentenceOf[at]);
    const sides = dealing ? partiesOf(drafts.get(dealing) as Draft) : [];
    const isPair = new Set(sides.map(({ code }) => stateOf(code))).size > 1;
    if (isPair) drafts.set(reading, borrow(draft, "recipients", sides, "who deals with whom in what was brokered", null));
    return;
  }
  if (!noun) return;
  // "sent troops at the request of Chad": it asked whoever did.
  if (draft.frame === "appeal" && tree.rel[at] === "obl" && hasPreposition(tree, at, language.words.locative)) {
    const granted = readings.find((other) => other.at === tree.tokens[at].head);
    const act = granted ? (drafts.get(granted) as Draft) : null;
    const asked = act?.actors.filter(({ code }) => code && draft.actors.every((party) => stateOf(party.code) !== stateOf(code)));
    if (act && asked?.length && draft.actors.some(isCoded) && !draft.recipients.some(isCoded))
      drafts.set(reading, borrow(draft, "recipients", asked, "who did what it asked for", act));
    return;
  }
  const isAnswer = VIOLENT.has(contentOf(draft)) && language.words.requital.has(tree.lemma[tree.tokens[at].head]);
  if (!isAnswer && !(contentOf(draft) === "meet" && hasPreposition(tree, at, language.words.temporal))) return;
  const above = readings.findLast(
    (other) =>
      // "In retaliation for the raid, Chad shelled it": of an answer the verb that it stands before, too.
      (other.at < at || (isAnswer && under(tree, at, other.at))) &&
      !other.match.site.noun &&
      sentenceOf[other.at] === sentenceOf[at] &&
      // "revoked the pact after a visit by a Danish delegation": he came to whoever did it, for good or ill.
      (isAnswer ? VIOLENT.has(other.frame.content) : draft.frame === "visit" || polarityOf(drafts.get(other) as Draft) === "+"),
  );
  if (!above) return;
  const act = drafts.get(above) as Draft;
  // "struck depots in Mali": not for what Mali did.
  const hit = [...above.match.fillers]
    .flatMap(([role, nodes]) => (role === "place" ? [] : nodes))
    .flatMap((node) => [node, ...tree.dependents[node].filter((child) => tree.tokens[child].deprel !== "nmod")]);
  const struck = act.recipients.filter(({ code, span }) => code && span && hit.some((node) => overlaps(span, doc.tokens[node])));
  const doers = draft.actors.some(isCoded) || !isAnswer ? draft.actors : struck;
  const isOther = ({ code }: Sided[number]): boolean =>
    code !== null && doers.every((party) => stateOf(party.code) !== stateOf(code));
  const sufferers = draft.recipients.some(isCoded) ? draft.recipients : act.actors.filter(isOther);
  if (!doers.some(isCoded) || !sufferers.some(isCoded)) return;
  const told = "by the act it is told under";
  drafts.set(reading, borrow(borrow(draft, "actors", doers, told, act), "recipients", sufferers, told, act));
}
