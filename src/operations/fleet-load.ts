/** Takes a lake's documents into a ledger, where happenings, lineages and shares are made of them. Loading again adds what is new. */
import type { Document } from "../document/schema.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Fleet } from "./fleet.ts";

export interface Loaded {
  readonly documents: number;
  /** How many the ledger did not hold before. */
  readonly added: number;
}

/** Recorded together: a ledger makes its happenings anew once for each lot, not once for each document. */
const LOT = 200;

export async function loadFleet({ lake }: Fleet, ledger: Pick<Ledger, "recordAll">): Promise<Loaded> {
  let [documents, added] = [0, 0];
  let lot: Document[] = [];
  const record = async () => {
    documents += lot.length;
    for (const recorded of await ledger.recordAll(lot)) if (recorded.added) added++;
    lot = [];
  };
  for await (const document of lake.records()) {
    lot.push(document);
    if (lot.length === LOT) await record();
  }
  if (lot.length > 0) await record();
  return { documents, added };
}
