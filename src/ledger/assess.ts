/** A figure with everything that says how sure it is, in one piece: what a page about a state shows. */
import { byCamp, type CampBalance, type Camps } from "./camps.ts";
import { rivalries, type WhatWouldChange, whatWouldChange } from "./change.ts";
import { type Conventions, underConventions } from "./conventions.ts";
import { daysOf, engagement, type Figure } from "./engagement.ts";
import { type EvidenceGrade, gradeOf } from "./grade.ts";
import type { Happening } from "./happening.ts";
import { withIntervals } from "./interval.ts";
import { type LeftOut, leaveOneOut } from "./leave-out.ts";
import type { Method } from "./method.ts";
import { movesOf, type Question, within } from "./tally.ts";
import { weightAt } from "./weight.ts";

export interface Assessment {
  readonly figure: Figure;
  readonly grade: EvidenceGrade;
  readonly leaveOneOut: readonly LeftOut[];
  readonly conventions: Conventions;
  readonly camps: CampBalance | null;
  readonly change: WhatWouldChange | null;
  readonly rivalries: ReturnType<typeof rivalries>;
}

/** The figure with its intervals, and nothing else: a quarter of the work. */
export function surely(happenings: readonly Happening[], question: Question, method: Method): Figure {
  const behind = behindFigure(happenings, question, method);
  return withIntervals(engagement(behind, question, method), behind, question, method);
}

function behindFigure(happenings: readonly Happening[], question: Question, method: Method): Happening[] {
  const days = daysOf(question);
  return happenings.filter(
    (happening) =>
      within(happening, question, days) &&
      movesOf(happening, question.state, question.region ?? [], method).length > 0 &&
      weightAt(happening, days.at, method) > 0,
  );
}

export function assess(happenings: readonly Happening[], question: Question, method: Method, camps: Camps = {}): Assessment {
  const behind = behindFigure(happenings, question, method);
  const figure = withIntervals(engagement(behind, question, method), behind, question, method);
  return {
    figure,
    grade: gradeOf(figure, behind, daysOf(question).at, method),
    leaveOneOut: leaveOneOut(behind, question, method),
    conventions: underConventions(behind, question, method),
    camps: Object.keys(camps).length > 0 ? byCamp(behind, question, camps, method) : null,
    change: whatWouldChange(behind, question, method),
    rivalries: rivalries(happenings, question, method),
  };
}
