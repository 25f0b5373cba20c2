/** A figure without one source at a time: the least and the most each share becomes, and whose leaving moves it most. */
import { activities, type Evaluation, onceEach, prepare, sharesOf } from "./evaluate.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import type { Question } from "./tally.ts";

export interface LeftOut {
  readonly power: string;
  readonly share: number;
  readonly least: number;
  readonly most: number;
  /** The lineage whose leaving moves this share most. */
  readonly pivot: string | null;
}

/** Empty when there are no shares. A diagnostic, not an interval. */
export function leaveOneOut(happenings: readonly Happening[], question: Question, method: Method): LeftOut[] {
  const evaluation = prepare(happenings, question, method);
  const whole = sharesOf(activities(evaluation, onceEach(evaluation)));
  if (whole === null) return [];
  const without = evaluation.lineages.map((_, lineage) => sharesWithout(evaluation, [lineage]));
  return evaluation.powers.map((power, p) => {
    let [least, most, pivot, moved] = [whole[p], whole[p], null as string | null, 0];
    for (const [lineage, shares] of without.entries()) {
      // Without its only source there is no figure at all, which is said by the count of lineages.
      if (shares === null) continue;
      least = Math.min(least, shares[p]);
      most = Math.max(most, shares[p]);
      if (Math.abs(shares[p] - whole[p]) > moved) [moved, pivot] = [Math.abs(shares[p] - whole[p]), evaluation.lineages[lineage]];
    }
    return { power, share: whole[p], least, most, pivot };
  });
}

export function sharesWithout(evaluation: Evaluation, lineages: Iterable<number>): Float64Array | null {
  const drawn = onceEach(evaluation);
  for (const lineage of lineages) drawn[lineage] = 0;
  return sharesOf(activities(evaluation, drawn));
}
