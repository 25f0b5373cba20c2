/** How fast work goes, and how long the rest will take at that rate. */
export interface Pace {
  /** A minute. */
  readonly rate: number;
  /** Seconds; `null` when nothing is left. */
  readonly leftSeconds: number | null;
}

/** @param ends instants, ms, at which something was finished, oldest first; @returns `null` before two of them */
export function paceOf(ends: readonly number[], left: number): Pace | null {
  // The last twenty say how it goes now, not how it went while the weights were loading.
  const recent = ends.slice(-20);
  const span = (recent.at(-1) ?? 0) - (recent[0] ?? 0);
  if (recent.length < 2 || span <= 0) return null;
  const rate = ((recent.length - 1) / span) * 60_000;
  return { rate, leftSeconds: left > 0 ? Math.ceil((left / rate) * 60) : null };
}

/** "40 s", "12 min", "3 h": no more exact than it is known. */
export function duration(seconds: number): { readonly n: number; readonly unit: "s" | "min" | "h" } {
  if (seconds < 90) return { n: Math.max(5, Math.round(seconds / 5) * 5), unit: "s" };
  if (seconds < 5400) return { n: Math.round(seconds / 60), unit: "min" };
  return { n: Math.round(seconds / 3600), unit: "h" };
}
