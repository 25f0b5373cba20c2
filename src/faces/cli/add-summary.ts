/** What became of each document of a run, and the sentence that ends it. */

export interface AddOutcome {
  readonly name: string;
  readonly id?: string;
  readonly added?: boolean;
  readonly reread?: boolean;
  /** The ledger has the text already, from another publisher or address; that place is kept with it. */
  readonly copy?: boolean;
  /** It stands in a folder or an archive and tells of that: a README, a licence. */
  readonly leftOut?: boolean;
  readonly events?: number;
  /** Its language, when that is not read: its words are recorded, and nothing is found in them. */
  readonly unread?: string;
  /** A row of a set that others have coded, whose words are not held: it enters no figure. */
  readonly coded?: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Of what was left out, so many are named. */
const NAMED = 3;

export function addSummary() {
  const leftOut: string[] = [];
  const reasons = new Map<string, number>();
  const unread = new Map<string, number>();
  let [added, events, coded, reread, copies, seen, refused] = [0, 0, 0, 0, 0, 0, 0];
  return {
    get refused(): number {
      return refused;
    },
    get isBegun(): boolean {
      return added + reread + copies + seen + refused > 0;
    },
    count(outcome: AddOutcome): void {
      if (outcome.leftOut) leftOut.push(outcome.name.slice(outcome.name.lastIndexOf("/") + 1));
      else if (outcome.error) {
        refused++;
        reasons.set(outcome.error.code, (reasons.get(outcome.error.code) ?? 0) + 1);
      } else if (outcome.added) {
        if (outcome.unread) unread.set(outcome.unread, (unread.get(outcome.unread) ?? 0) + 1);
        if (outcome.coded) coded++;
        added++;
        events += outcome.events ?? 0;
      } else if (outcome.reread) reread++;
      else if (outcome.copy) copies++;
      else seen++;
    },
    words(): string {
      const list = (counts: ReadonlyMap<string, number>): string => Array.from(counts, ([word, n]) => `${word} ${n}`).join(", ");
      return [
        `added ${added}${added > 0 ? ` (${events} ${events === 1 ? "event" : "events"})` : ""}`,
        ...(coded > 0 ? [`of them rows that others have coded, which enter no figure: ${coded}`] : []),
        ...(unread.size > 0 ? [`of them in languages that are not read: ${list(unread)}`] : []),
        ...(reread > 0 ? [`read again ${reread}`] : []),
        ...(copies > 0 ? [`kept as copy ${copies}`] : []),
        ...(seen > 0 ? [`already there ${seen}, unchanged`] : []),
        ...(leftOut.length > 0
          ? [
              `left out ${leftOut.length} (${leftOut.slice(0, NAMED).join(", ")}${leftOut.length > NAMED ? ", …" : ""}: about the folder)`,
            ]
          : []),
        ...(refused > 0 ? [`refused ${refused} (${list(reasons)})`] : []),
      ].join(" · ");
    },
  };
}
