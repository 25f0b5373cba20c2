/** A figure without some of its happenings: the same sum with less in it. Nothing is asked, nothing is changed. */
export interface Summed {
  readonly sums: readonly { readonly power: string; readonly value: number }[];
  readonly happenings: readonly {
    readonly id: string;
    readonly parts: readonly { readonly power: string; readonly weight: number; readonly kind: string }[];
  }[];
}

export interface Left {
  readonly power: string;
  readonly value: number;
  /** `null` when nothing is left to count. */
  readonly share: number | null;
}

/** Largest first. Draw-downs are no part of a share. */
export function without({ sums, happenings }: Summed, gone: ReadonlySet<string>): Left[] {
  const taken = new Map<string, number>();
  for (const { id, parts } of happenings)
    if (gone.has(id))
      for (const { power, weight, kind } of parts) if (kind !== "drawdown") taken.set(power, (taken.get(power) ?? 0) + weight);
  // What is left of a sum that was all taken is a rounding, not a weight.
  const left = sums.map(({ power, value }) => ({ power, value: snap(value - (taken.get(power) ?? 0)) }));
  const total = left.reduce((sum, { value }) => sum + value, 0);
  return left
    .map((one) => ({ ...one, share: total > 0 ? one.value / total : null }))
    .sort((a, b) => b.value - a.value || (a.power < b.power ? -1 : 1));
}

const snap = (value: number): number => (value < 1e-9 ? 0 : value);
