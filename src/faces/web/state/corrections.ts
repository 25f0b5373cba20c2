/** A person's word on a finding. The record is never changed by it: it lies beside, with when it was said. */
export type Verdict = "accept" | "reject";

export interface Correction {
  readonly document: string;
  readonly item: string;
  readonly verdict: Verdict;
  /** ISO 8601 instant. */
  readonly at: string;
}

export const withCorrection = (all: readonly Correction[], one: Correction): readonly Correction[] => [...all, one];

export const withoutLast = (all: readonly Correction[]): readonly Correction[] => all.slice(0, -1);

/** The last word on an item, or `null`. */
export function verdictOf(all: readonly Correction[], document: string, item: string): Verdict | null {
  return all.findLast((one) => one.document === document && one.item === item)?.verdict ?? null;
}

/** What was kept, or nothing when it cannot be read. */
export function parseCorrections(kept: string | null): readonly Correction[] {
  try {
    const all: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(all) ? all.filter(isCorrection) : [];
  } catch {
    return [];
  }
}

const isCorrection = (value: unknown): value is Correction => {
  const { document, item, verdict, at } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof document === "string" &&
    typeof item === "string" &&
    (verdict === "accept" || verdict === "reject") &&
    typeof at === "string"
  );
};
