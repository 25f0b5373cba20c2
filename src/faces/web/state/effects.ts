/** What a happening moves: the figures it is in, without it. Where one mistake moves most, a person should look first. */
import type { Evidence } from "../../client/answers.ts";
import { without } from "./leave-out.ts";

export interface Effect {
  readonly told: Evidence["happenings"][number];
  readonly state: string;
  /** The power whose share it moves most in that state. */
  readonly power: string;
  readonly before: number;
  /** `null` when nothing would be left to count. */
  readonly after: number | null;
  /** Who would come first, when that is another. */
  readonly turns: string | null;
}

/** Each happening once, with the largest of its effects; those that move most first. */
export function effectsOf(figures: readonly (readonly [state: string, evidence: Evidence])[]): Effect[] {
  const best = new Map<string, Effect>();
  for (const [state, evidence] of figures) {
    const before = without(evidence, new Set());
    for (const told of evidence.happenings) {
      const after = without(evidence, new Set([told.id]));
      const isNothing = after.every(({ share }) => share === null);
      const moved = before
        .map(({ power, share }) => ({
          power,
          before: share ?? 0,
          after: isNothing ? null : (after.find((one) => one.power === power)?.share ?? 0),
        }))
        .sort((a, b) => sizeOf(b) - sizeOf(a))[0];
      if (!moved) continue;
      const turns = isNothing || after[0]?.power === before[0]?.power ? null : (after[0]?.power ?? null);
      const known = best.get(told.id);
      const effect = { told, state, ...moved, turns };
      if (!known || sizeOf(effect) > sizeOf(known)) best.set(told.id, effect);
    }
  }
  return [...best.values()].sort(
    (a, b) => Number(b.turns !== null) - Number(a.turns !== null) || sizeOf(b) - sizeOf(a) || (a.told.id < b.told.id ? -1 : 1),
  );
}

/** A figure that would be gone altogether is moved by all of it. */
const sizeOf = ({ before, after }: Pick<Effect, "before" | "after">): number => (after === null ? 1 : Math.abs(before - after));
