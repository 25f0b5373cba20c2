/** The same question under 48 sets of conventions: how often does each power still come first? */
import { engagement } from "./engagement.ts";
import type { Happening } from "./happening.ts";
import { type EvidenceClass, type Method, withMethod } from "./method.ts";
import type { Question } from "./tally.ts";

export interface Conventions {
  readonly runs: number;
  /** Runs in which each power led, most first. A run without shares is led by nobody. */
  readonly leads: readonly (readonly [power: string, runs: number])[];
  /** Least and most of each share over the runs. */
  readonly ranges: Readonly<Record<string, readonly [least: number, most: number]>>;
}

export function underConventions(happenings: readonly Happening[], question: Question, method: Method): Conventions {
  const leads = new Map<string, number>();
  const ranges: Record<string, [number, number]> = {};
  const methods = conventions(method);
  for (const each of methods) {
    const { shares } = engagement(happenings, question, each);
    const [first] = shares;
    if (first?.share) leads.set(first.power, (leads.get(first.power) ?? 0) + 1);
    for (const { power, share } of shares) {
      if (share === null) continue;
      const [least, most] = ranges[power] ?? [share, share];
      ranges[power] = [Math.min(least, share), Math.max(most, share)];
    }
  }
  return { runs: methods.length, leads: [...leads].sort((a, b) => b[1] - a[1]), ranges };
}

/** Half-lives halved, kept, doubled × bases lower, kept, higher, all alike × size on, off × deeds above words, or counted alike. */
export function conventions(method: Method): Method[] {
  return [0.5, 1, 2].flatMap((factor) =>
    BASES.flatMap((base) =>
      [true, false].flatMap((on) =>
        [method.intensity, { material: 1, verbal: 1 }].map((intensity) =>
          withMethod(
            { halfLifeDays: scaled(method.halfLifeDays, factor), base: base(method.base), magnitude: { on }, intensity },
            method,
          ),
        ),
      ),
    ),
  );
}

const scaled = (halves: Method["halfLifeDays"], factor: number): Method["halfLifeDays"] => ({
  military: halves.military * factor,
  economic: halves.economic * factor,
  diplomatic: halves.diplomatic * factor,
  informational: halves.informational * factor,
});

type Bases = Method["base"];

const BASES: readonly ((base: Bases) => Bases)[] = [
  (base) => base,
  (base) => moved(base, -0.15),
  (base) => moved(base, 0.15),
  (base) => eachBase(base, () => 0.5),
];

const moved = (base: Bases, by: number): Bases => eachBase(base, (value) => Math.min(1, Math.max(0, value + by)));

// What counts for nothing goes on counting for nothing.
const eachBase = (base: Bases, change: (value: number) => number): Bases =>
  Object.fromEntries(Object.entries(base).map(([name, value]) => [name, value === 0 ? 0 : change(value)])) as Record<
    EvidenceClass,
    number
  >;
