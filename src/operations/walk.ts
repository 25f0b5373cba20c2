/** All reports of a ledger, a page of documents at a time, so that a large one is never held whole. */
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry, KeptReport } from "../ledger/store.ts";

export async function* walkReports(
  ledger: Ledger,
  after = 0,
): AsyncGenerator<{ readonly entries: readonly Entry[]; readonly reports: readonly KeptReport[]; readonly last: number }> {
  for (let at = after; ; ) {
    const { entries, next } = await ledger.documents({ limit: 200, after: at });
    if (entries.length > 0) {
      const reports = await ledger.store.reports({ documents: entries.map(({ id }) => id) });
      yield { entries, reports, last: entries[entries.length - 1].sequence };
    }
    if (next === null) return;
    at = next;
  }
}
