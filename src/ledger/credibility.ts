/**
 * How well a happening is borne out, 1 to 6, from corroboration alone: never from what anybody thinks of a source. (The
 * Admiralty scale's second half; its first, the source's own grade, is the user's and stays apart, since people who give
 * both at once give the same answer twice.)
 */
import type { Happening } from "./happening.ts";
import { METHOD, type Method } from "./method.ts";
import { partiesOf, powerOf } from "./parties.ts";
import { kinship, sidesOf, strongest } from "./weight.ts";

export interface Credibility {
  readonly grade: 1 | 2 | 3 | 4 | 5 | 6;
  readonly reasons: readonly string[];
  readonly reports: number;
  readonly lineages: number;
  /** Lineages no two of which are kin. */
  readonly independent: number;
  /** Lineages that are parties to the happening themselves. */
  readonly interested: readonly string[];
  /** "7 reports, 2 lineages, 1 interest". */
  readonly sentence: string;
}

export function credibilityOf(happening: Happening, method: Method = METHOD): Credibility {
  const [said, denied] = sidesOf(happening);
  const speaking = strongest(said, method).filter(({ worth }) => worth > 0);
  const denying = strongest(denied, method).filter(({ worth }) => worth > 0);
  const independent: typeof speaking = [];
  for (const one of speaking)
    if (independent.every((other) => kinship(happening, one, other, method) === 0)) independent.push(one);
  const parties = partiesOf(happening, method);
  const interested = speaking
    .filter(({ actor }) => actor !== null && parties.has(powerOf(actor, method) ?? ""))
    .map(({ lineage }) => lineage);
  const [grade, reason] = judged(speaking.length, independent.length, denying.length);
  const reasons = [reason];
  if (interested.length > 0 && interested.length === speaking.length) reasons.push("every voice is a party to it");
  const sides = new Set(speaking.map(({ actor, lineage }) => (actor === null ? lineage : (powerOf(actor, method) ?? lineage))));
  const sentence = `${counted(said.length, "report")}, ${counted(speaking.length, "lineage")}, ${counted(sides.size, "interest")}`;
  return {
    grade,
    reasons,
    reports: said.length,
    lineages: speaking.length,
    independent: independent.length,
    interested,
    sentence,
  };
}

function judged(speaking: number, independent: number, denying: number): [Credibility["grade"], string] {
  if (speaking === 0) return [6, "nobody says so as a fact"];
  if (denying >= 2) return [5, `${denying} lineages contradict it`];
  if (denying === 1) return [4, "one lineage contradicts it"];
  if (independent >= 2) return [1, `${independent} lineages with nothing in common say so`];
  if (speaking >= 2) return [2, "one independent lineage, and one akin to it that agrees"];
  return [3, "one lineage says so"];
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
