/** How dealings went over time: each happening's tone and presence, and the mean of those about it. */
import type { Happening } from "../../client/answers.ts";
import { daysOf } from "./happenings.ts";
import { isoDay } from "./weeks.ts";

export type Measure = "tone" | "presence";

export interface Point {
  readonly id: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly value: number;
  /** Mean of the happenings up to this one, the last few only. */
  readonly mean: number;
}

/** So many happenings are taken together: fewer jump with each, more hide a turn. */
const TOGETHER = 5;

/** Dated happenings of a window in the order of their last day; what has no day has no place on it. */
export function courseOf(happenings: readonly Happening[], measure: Measure, [from, to]: readonly [number, number]): Point[] {
  const dated = happenings
    .flatMap((happening) => {
      const days = daysOf(happening);
      return days && days.to >= from && days.to <= to ? [{ id: happening.id, day: days.to, value: happening[measure] }] : [];
    })
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  return dated.map((point, i) => {
    const last = dated.slice(Math.max(0, i + 1 - TOGETHER), i + 1);
    return { ...point, mean: last.reduce((sum, { value }) => sum + value, 0) / last.length };
  });
}

/** Days at equal steps, the last among them, at which a share is asked for to draw its course. */
export function stepsOf(from: number, to: number, count: number): string[] {
  const steps = Math.max(1, Math.min(count, Math.floor((to - from) / 7)));
  return Array.from({ length: steps }, (_, i) => isoDay(Math.round(to - ((steps - 1 - i) * (to - from)) / steps)));
}

/** Runs of neighbouring intervals, of which a band can be drawn; one that stands alone is a run of its own. */
export function bandsOf(intervals: readonly (readonly [number, number] | null)[]) {
  const bands: { readonly i: number; readonly ends: readonly [number, number] }[][] = [];
  intervals.forEach((ends, i) => {
    if (ends === null) return;
    const last = bands.at(-1);
    if (last?.at(-1)?.i === i - 1) last.push({ i, ends });
    else bands.push([{ i, ends }]);
  });
  return bands;
}
