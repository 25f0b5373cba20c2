/**
 * A ledger of an earlier version made anew: documents as they were read, the log as it was written, and all that is derived
 * from them derived again. Reports keep their names, so that what people have decided still goes by them.
 */
import { corrected } from "../document/corrected.ts";
import { decisionsFrom } from "./decisions.ts";
import { listed, placed } from "./entry.ts";
import { keepNames } from "./keep-names.ts";
import { type LogEntry, RECORD_KINDS } from "./log.ts";
import { METHOD, type Method } from "./method.ts";
import { regroup } from "./regroup.ts";
import { reportsOf } from "./report.ts";
import type { FormerDocument, FormerLedger, Store } from "./store.ts";

/** Documents in one act. */
const BATCH = 100;
const LOG_BATCH = 1000;

/** @param store empty; @returns how many documents it holds now */
export async function renew(former: FormerLedger, store: Store, method: Method = METHOD): Promise<number> {
  const all: LogEntry[] = [];
  for await (const entry of former.log()) all.push(entry);
  const decisions = decisionsFrom(all.filter(({ kind }) => !RECORD_KINDS.includes(kind)));
  for (let at = 0; at < all.length; at += LOG_BATCH) await store.commit({ log: all.slice(at, at + LOG_BATCH) });
  let count = 0;
  for await (const batch of inBatches(former.documents())) {
    const documents = batch.map(({ document, sequence, added }) => ({
      ...placed(listed(document), sequence, added),
      record: JSON.stringify(document),
    }));
    const fresh = batch.flatMap(({ document, reports }) =>
      keepNames(reportsOf(corrected(document, decisions.corrections(document.id)), method), reports),
    );
    await store.commit({ documents, ...(await regroup(store, { fresh }, decisions, method)), log: [] });
    count += batch.length;
  }
  return count;
}

async function* inBatches(documents: AsyncIterable<FormerDocument>): AsyncGenerator<FormerDocument[]> {
  let batch: FormerDocument[] = [];
  for await (const document of documents) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
