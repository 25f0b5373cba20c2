/**
 * Two-way dependence: of a state's outside dealings, the part with a power, against the part of that power's dealings in
 * the region that are with the state. Above 0 the state leans on the power more than the power on it.
 */
import type { Figure } from "./engagement.ts";

export interface Asymmetry {
  readonly state: string;
  readonly power: string;
  /** Of the state's dealings, with this power. */
  readonly dependence: number;
  /** Of the power's dealings with the region's states, with this one. */
  readonly attention: number;
  /** dependence − attention, −1 … 1. */
  readonly asymmetry: number;
}

/** @param figures one for each state of a region, at one day */
export function asymmetries(figures: readonly Figure[]): Asymmetry[] {
  const activity = new Map<string, number>();
  for (const { shares } of figures) {
    for (const { power, activity: of } of shares) activity.set(power, (activity.get(power) ?? 0) + of);
  }
  return figures.flatMap(({ state, shares }) => {
    const total = shares.reduce((sum, { activity: of }) => sum + of, 0);
    return shares
      .filter(({ activity: of }) => of > 0)
      .map(({ power, activity: of }) => {
        const [dependence, attention] = [of / total, of / (activity.get(power) as number)];
        return { state, power, dependence, attention, asymmetry: dependence - attention };
      });
  });
}
