/** The figure as each camp of sources alone would have it. Which source is of which camp, only a user says. */
import { engagement } from "./engagement.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import type { Question } from "./tally.ts";

/** Camp → lineages or issuers. */
export type Camps = Readonly<Record<string, readonly string[]>>;

export interface CampBalance {
  readonly camps: readonly {
    readonly camp: string;
    readonly events: number;
    readonly shares: Readonly<Record<string, number>>;
  }[];
  /** Each power's mean over the camps that have any shares. */
  readonly balanced: Readonly<Record<string, number>>;
  /** Largest difference between two camps' figures for one power; `null` with fewer than two camps. */
  readonly spread: number | null;
  readonly disagree: boolean;
}

/** From here up the page says that sources disagree by camp. */
const DISAGREEMENT = 0.3;

export function byCamp(happenings: readonly Happening[], question: Question, camps: Camps, method: Method): CampBalance {
  const rows = Object.keys(camps)
    .sort()
    .map((camp) => {
      const members = new Set(camps[camp]);
      const heard = happenings.map((happening) => ({
        ...happening,
        voices: happening.voices.filter(({ lineage, issuer }) => members.has(lineage) || members.has(issuer)),
      }));
      const { shares, events } = engagement(heard, question, method);
      const known = shares.flatMap(({ power, share }): [string, number][] => (share === null ? [] : [[power, share]]));
      return { camp, events, shares: Object.fromEntries(known) };
    });
  const speaking = rows.filter(({ shares }) => Object.keys(shares).length > 0);
  const powers = [...new Set(speaking.flatMap(({ shares }) => Object.keys(shares)))].sort();
  const balanced = powers.map((power): [string, number] => [
    power,
    speaking.reduce((sum, { shares }) => sum + (shares[power] ?? 0), 0) / speaking.length,
  ]);
  const spread =
    speaking.length < 2 ? null : Math.max(...powers.map((power) => spreadOf(speaking.map(({ shares }) => shares[power] ?? 0))));
  return { camps: rows, balanced: Object.fromEntries(balanced), spread, disagree: spread !== null && spread > DISAGREEMENT };
}

const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
