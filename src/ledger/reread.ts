/**
 * Reading a whole ledger again: new readings are laid by until there is one for every document, and only then put in the
 * place of the old, in one act. A process killed before leaves the old ones standing and goes on where it was.
 */
import type { Document } from "../document/schema.ts";
import { canonicalJson } from "./canonical.ts";
import { stampOf } from "./entry.ts";
import { reportsOf } from "./report.ts";
import type { Store } from "./store.ts";

/** What a new reading tells otherwise than the old one did. */
export interface RereadReport {
  readonly documents: number;
  readonly reports: { readonly same: number; readonly changed: number; readonly fresh: number; readonly gone: number };
  /** How often each field of a report changed, most first. */
  readonly fields: readonly (readonly [field: string, count: number])[];
}

const BATCH = 50;

/**
 * Lays by a reading of every document whose stamp is not `target` already. What an earlier, unfinished reading laid by
 * serves only if it has that stamp; without a target, one starts afresh.
 * @returns how many are laid by in all
 */
export async function stageAll(
  store: Store,
  read: (former: Document) => Document | Promise<Document>,
  target: string | null,
): Promise<number> {
  const before = await store.staged();
  const serves = target !== null && before.every(({ stamp }) => stamp === target);
  if (!serves && before.length > 0) await store.commit({ staged: { clear: true }, log: [] });
  const staged = new Set(serves ? before.map(({ id }) => id) : []);
  let after = 0;
  for (;;) {
    const entries = await store.documents(after, BATCH);
    if (entries.length === 0) return staged.size;
    const put: { document: Document; stamp: string }[] = [];
    for (const { id, stamp } of entries) {
      if (staged.has(id) || stamp === target) continue;
      const former = await store.document(id);
      if (former === null) continue;
      const document = await read(former);
      if (stampOf(document) === stamp) continue;
      put.push({ document, stamp: stampOf(document) });
      staged.add(id);
    }
    if (put.length > 0) await store.commit({ staged: { put }, log: [] });
    after = entries[entries.length - 1].sequence;
  }
}

/** What differs between two readings of one text, by report; reports are one when their triggers meet. */
export function compareReadings(pairs: Iterable<readonly [former: Document, now: Document]>): RereadReport {
  const count = { same: 0, changed: 0, fresh: 0, gone: 0 };
  const fields = new Map<string, number>();
  let documents = 0;
  for (const [former, now] of pairs) {
    documents++;
    const before = reportsOf(former);
    for (const report of reportsOf(now)) {
      const at = before.findIndex(({ trigger }) => trigger.start < report.trigger.end && report.trigger.start < trigger.end);
      if (at < 0) {
        count.fresh++;
        continue;
      }
      const [match] = before.splice(at, 1);
      const changed = Object.keys(report).filter((field) => !IDENTITY.has(field) && differs(match, report, field));
      count[changed.length === 0 ? "same" : "changed"]++;
      for (const field of changed) fields.set(field, (fields.get(field) ?? 0) + 1);
    }
    count.gone += before.length;
  }
  return { documents, reports: count, fields: [...fields].sort((a, b) => b[1] - a[1]) };
}

const IDENTITY = new Set(["id", "event"]);

const differs = (a: object, b: object, field: string): boolean =>
  canonicalJson(a[field as keyof typeof a]) !== canonicalJson(b[field as keyof typeof b]);
