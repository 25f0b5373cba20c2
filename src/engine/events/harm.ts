/** What a blow did: whom it harmed, and how many, told in another clause or the sentence behind. */
import type { Span } from "../../base/span.ts";
import type { Reading } from "./compose.ts";
import { type Draft, told } from "./fold.ts";
import { LAND_RULE } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { contentOf } from "./sided.ts";
import { isResult, VIOLENT } from "./subordinate.ts";

// "An Israeli strike in Syria killed five guards": a blow is aimed at whom it harmed, sooner than at the land it fell on.
export function withHarm(scene: Scene, reading: Reading, readings: readonly Reading[], drafts: Map<Reading, Draft>): void {
  const blow = readings.find((other) => other !== reading && isResult(scene, reading, other));
  if (!blow) return;
  const harm = drafts.get(reading) as Draft;
  const draft = counting(drafts.get(blow) as Draft, harm.magnitudes);
  drafts.set(blow, draft);
  const hurt = harm.recipients.filter(({ code }) => code !== null);
  if (hurt.length === 0) return;
  const isNamed = draft.recipients.some(({ code, span }) => code !== null && !isLand(draft, span));
  if (isNamed || hurt.some(({ code }) => draft.actors.some((actor) => actor.code === code))) return;
  const basis = hurt.map(({ span }) => ({ field: "recipients", rule: "whom the blow harmed", span }));
  drafts.set(blow, {
    ...draft,
    recipients: hurt,
    basis: [...draft.basis.filter(({ field }) => field !== "recipients"), ...basis],
  });
}

const isLand = ({ basis }: Draft, span: Span | null): boolean =>
  basis.some((row) => row.field === "recipients" && row.rule === LAND_RULE && row.span?.start === span?.start);

const counting = (draft: Draft, more: readonly string[]): Draft => ({
  ...draft,
  magnitudes: [...new Set([...draft.magnitudes, ...more])],
});

const TOLL = /^person:(?:killed|wounded|missing)$/;

/** "Nine died when Oslo shelled the port", "Oslo shelled the port. Nine were killed": the dead are those of the only blow told there. */
export function withTolls({ doc, sentenceOf }: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const found = [...drafts];
  const counted = new Set(drafts.filter(told).flatMap(({ magnitudes }) => magnitudes));
  for (const { id, unit, from, to } of doc.quantities) {
    // What stands in a copyright line has no tokens.
    if (!TOLL.test(unit) || counted.has(id) || from === to) continue;
    const sentence = sentenceOf[from];
    const { start, end } = doc.sentences[sentence];
    // "In Riga three were killed": elsewhere.
    const isElsewhere = doc.mentions.some(({ kind, start: at }) => at >= start && at < end && /^(?:place|country)$/.test(kind));
    const own = blowsIn(sentence);
    const blows = own.length > 0 || isElsewhere ? own : blowsIn(sentence - 1);
    if (blows.length === 1) found[blows[0]] = counting(found[blows[0]], [id]);
  }
  return found;

  function blowsIn(sentence: number): number[] {
    const isBlow = (draft: Draft): boolean =>
      sentenceOf[draft.head] === sentence && told(draft) && draft.operators.length === 0 && VIOLENT.has(contentOf(draft));
    return drafts.flatMap((draft, i) => (isBlow(draft) ? [i] : []));
  }
}
