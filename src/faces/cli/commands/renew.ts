/** `ascribe renew`: a ledger that an earlier version wrote, brought up to date. */
import { AscribeError } from "../../../base/error.ts";
import { findServer } from "../../../platform/server-note.ts";
import type { Call } from "../command.ts";
import { ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

export async function run({ options }: Call): Promise<number> {
  const path = ledgerOf(options);
  const server = await findServer(path);
  if (server) throw new AscribeError("ledger-busy", `${path} is held by the server at ${server.url}; stop it first`);
  const { renewLedger } = await import("../../../app/renew.ts");
  const renewed = await renewLedger(path);
  if (options.json) await print(`${JSON.stringify(renewed ?? { documents: null, from: null, old: null })}\n`);
  else if (renewed === null) await print(`${path} is up to date\n`);
  else await print(`${renewed.documents} documents brought up to date; the old file stands as ${renewed.old}\n`);
  return 0;
}
