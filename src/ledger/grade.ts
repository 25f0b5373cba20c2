/**
 * An evidence grade for a figure, in the manner of GRADE: where it starts, what lowers it, each step with its reason. A
 * grade is never shown without its steps.
 */
import type { Figure } from "./engagement.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import { powerOf } from "./parties.ts";
import { QUARTER_DAYS } from "./tally.ts";
import { contribution } from "./weight.ts";

export type Grade = "high" | "moderate" | "low" | "very low";

export interface EvidenceGrade {
  readonly grade: Grade | null;
  readonly steps: readonly { readonly change: number; readonly reason: string }[];
}

const GRADES: readonly Grade[] = ["very low", "low", "moderate", "high"];
const WIDE = 0.3;
/** A quarter with this many times the reports of the year before it says more of coverage than of the world. */
const JUMP = 3;

/** @param happenings those behind the figure; `at` its day */
export function gradeOf(figure: Figure, happenings: readonly Happening[], at: number, method: Method): EvidenceGrade {
  if (figure.events === 0) return { grade: null, steps: [] };
  const steps: { change: number; reason: string }[] = [];
  const lineages = figure.lineages === 1 ? "1 lineage" : `${figure.lineages} lineages`;
  const start = Math.min(3, figure.lineages);
  steps.push({ change: start, reason: `starts at ${GRADES[start]}: ${lineages}` });
  const lower = (when: boolean, reason: string): void => {
    if (when) steps.push({ change: -1, reason });
  };
  lower(interestsOf(happenings, method).size === 1, "all who say so have one interest");
  lower(
    happenings.some(({ voices }) => voices.some(({ denies }) => denies)),
    "some of it is denied",
  );
  lower(meanRelays(happenings, method) > 1, "more than one hand, on the mean, between the speaker and what we hold");
  const [first] = figure.shares;
  const width = first?.interval ? first.interval[1] - first.interval[0] : null;
  lower(width === null || width > WIDE, width === null ? "too thin for an interval" : "the interval is wide");
  lower(jumped(happenings, at), "coverage jumped in the last quarter");
  const total = steps.reduce((sum, { change }) => sum + change, 0);
  return { grade: GRADES[Math.max(0, total)], steps };
}

function interestsOf(happenings: readonly Happening[], method: Method): Set<string> {
  const interests = new Set<string>();
  for (const { voices } of happenings) {
    for (const voice of voices) {
      if (contribution(voice, method) === 0) continue;
      interests.add((voice.actor === null ? null : powerOf(voice.actor, method)) ?? voice.lineage);
    }
  }
  return interests;
}

function meanRelays(happenings: readonly Happening[], method: Method): number {
  const fewest = happenings.flatMap(({ voices }) => {
    const heard = voices.filter((voice) => contribution(voice, method) > 0);
    return heard.length === 0 ? [] : [Math.min(...heard.map(({ relays }) => relays))];
  });
  return fewest.length === 0 ? 0 : fewest.reduce((sum, relays) => sum + relays, 0) / fewest.length;
}

function jumped(happenings: readonly Happening[], at: number): boolean {
  const reports = (from: number, to: number): number =>
    happenings.reduce((sum, { end, voices }) => sum + (end !== null && end > from && end <= to ? voices.length : 0), 0);
  const now = reports(at - QUARTER_DAYS, at);
  const before = reports(at - 5 * QUARTER_DAYS, at - QUARTER_DAYS) / 4;
  return now >= 8 && before > 0 && now > JUMP * before;
}
