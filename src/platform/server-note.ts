/** The note a running server leaves beside its ledger, and the finding of it. */
import { readFileSync } from "node:fs";
import { connect } from "node:net";

export interface ServerNote {
  readonly pid: number;
  readonly url: string;
  readonly token?: string;
}

export const serverNotePath = (ledgerPath: string): string => `${ledgerPath}.server.json`;

/**
 * The server that owns this ledger, or null. A note whose process is gone is a leftover of a kill; so is one whose number another
 * process bears by now (in a container every server is the first), which is told by nobody listening there.
 */
export async function findServer(ledgerPath: string): Promise<ServerNote | null> {
  try {
    const note = JSON.parse(readFileSync(serverNotePath(ledgerPath), "utf8")) as ServerNote;
    process.kill(note.pid, 0);
    return note.pid !== process.pid && (await isListening(new URL(note.url))) ? note : null;
  } catch {
    return null;
  }
}

/** A server that is busy is listening all the same: the system answers for it. */
function isListening({ hostname, port }: URL): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    // Only a plain no is one: whatever else hinders the call, the server that holds the ledger may be there.
    socket.once("error", ({ code }: NodeJS.ErrnoException) => done(code !== "ECONNREFUSED"));
  });
}
