/** The note a running server leaves beside its ledger, and the finding of it. */
import { readFileSync } from "node:fs";

export interface ServerNote {
  readonly pid: number;
  readonly url: string;
  readonly token?: string;
}

export const serverNotePath = (ledgerPath: string): string => `${ledgerPath}.server.json`;

/** The server that owns this ledger, or null; a note whose process is gone is a leftover of a kill and says nothing. */
export function findServer(ledgerPath: string): ServerNote | null {
  try {
    const note = JSON.parse(readFileSync(serverNotePath(ledgerPath), "utf8")) as ServerNote;
    process.kill(note.pid, 0);
    return note;
  } catch {
    return null;
  }
}
