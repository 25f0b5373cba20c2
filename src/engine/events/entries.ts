/**
 * Chronicles: lines that begin with their day ("May 1994: A truce ends the war"), or stand under it. What such an entry tells without a
 * day of its own is of that day.
 */
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { auxiliaries } from "./tree.ts";

type Day = Scene["doc"]["times"][number];

/** Fewer lines of the kind are no chronicle. */
const LEAST = 3;

/** By block, the day that stands at the head of its entry; none where the text is no chronicle. */
export function entryDays({ doc }: Scene): ReadonlyMap<number, Day> {
  const days = new Map<number, Day>();
  const dayAt = new Map(doc.times.filter(({ value }) => DATED.test(value)).map((time) => [time.start, time]));
  let heading: Day | null = null;
  let heads = 0;
  for (const [number, { start, end, kind }] of doc.blocks.entries()) {
    const text = doc.text.slice(start, end);
    const indent = BULLET.exec(text)?.[0].length ?? 0;
    const day = dayAt.get(start + indent);
    const behind = day ? doc.text.slice(day.end, end) : "";
    if (day && /^:?\s*$/.test(behind)) {
      heading = day;
      heads++;
    } else if (day && ENTRY.test(behind)) {
      days.set(number, day);
      heads++;
    } else if (heading && kind !== "title") days.set(number, heading);
  }
  return heads < LEAST ? new Map() : days;
}

const BULLET = /^\s*(?:[-*•–]\s+)?/;
const ENTRY = /^(?:[:.]|\s*[–—]|\s+-)\s/;
const DATED = /^\d{4}(?:-\d\d){0,2}$/;

/** The draft with the day of its entry. */
export function withEntry(scene: Scene, draft: Draft, days: ReadonlyMap<number, Day>): Draft {
  const { doc, tree, sentenceOf } = scene;
  const day = days.get(doc.sentences[sentenceOf[draft.head]].block);
  // What had been done by then, and what will be, is of another day.
  if (draft.time !== null || day === undefined || auxiliaries(tree, draft.head).length > 0) return draft;
  const span = { start: day.start, end: day.end };
  return { ...draft, time: day.id, basis: [...draft.basis, { field: "time", rule: "the day at the head of its entry", span }] };
}
