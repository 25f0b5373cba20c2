/** What became of each document of a run, and the sentence that ends it. */

export interface AddOutcome {
  readonly name: string;
  readonly id?: string;
  readonly added?: boolean;
  readonly reread?: boolean;
  /** The ledger has the text already, from another publisher or address; that place is kept with it. */
  readonly copy?: boolean;
  readonly events?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

export function addSummary() {
  const reasons = new Map<string, number>();
  let [added, events, reread, copies, seen, refused] = [0, 0, 0, 0, 0, 0];
  return {
    get refused(): number {
      return refused;
    },
    count(outcome: AddOutcome): void {
      if (outcome.error) {
        refused++;
        reasons.set(outcome.error.code, (reasons.get(outcome.error.code) ?? 0) + 1);
      } else if (outcome.added) {
        added++;
        events += outcome.events ?? 0;
      } else if (outcome.reread) reread++;
      else if (outcome.copy) copies++;
      else seen++;
    },
    words(): string {
      const why = Array.from(reasons, ([code, n]) => `${code} ${n}`).join(", ");
      return [
        `added ${added}${added > 0 ? ` (${events} events)` : ""}`,
        ...(reread > 0 ? [`read again ${reread}`] : []),
        ...(copies > 0 ? [`kept as copy ${copies}`] : []),
        ...(seen > 0 ? [`already there ${seen}, unchanged`] : []),
        ...(refused > 0 ? [`refused ${refused} (${why})`] : []),
      ].join(" · ");
    },
  };
}
