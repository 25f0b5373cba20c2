/**
 * Brings a ledger's file up to date: a new one is made beside it and takes its place in one step; the old one stays under
 * another name. Killed in the middle, the old one stands as it was, and the next run begins again.
 */
import { linkSync, renameSync, rmSync } from "node:fs";

export interface Renewed {
  readonly documents: number;
  /** The version the tables had. */
  readonly from: string;
  /** Where the old file stands now. */
  readonly old: string;
}

/**
 * @returns `null` when it is up to date already
 * @throws {AscribeError} `ledger-busy`, `ledger-unreadable`, `ledger-write`
 */
export async function renewLedger(path: string): Promise<Renewed | null> {
  const { openDuckdbStore, openFormer } = await import("../packs/stores/duckdb/index.ts");
  const { renew } = await import("../ledger/renew.ts");
  const former = await openFormer(path);
  if (former === null) return null;
  const [fresh, old] = [`${path}.renewed`, `${path}.tables-${former.version}`];
  let documents: number;
  try {
    for (const left of [fresh, `${fresh}.wal`]) rmSync(left, { force: true });
    const store = await openDuckdbStore(fresh);
    documents = await renew(former, store).finally(() => store.close());
  } finally {
    former.close();
  }
  rmSync(old, { force: true });
  linkSync(path, old);
  renameSync(fresh, path);
  return { documents, from: former.version, old };
}
