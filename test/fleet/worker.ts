/** A worker in a process of its own, to be killed. Arguments: lake, NATS addresses (or "-"), claim seconds, the built reader. */
import { createFleet } from "../../src/app/fleet.ts";
import { workFleet } from "../../src/operations/fleet-work.ts";

const [lake = "", servers = "-", claimSeconds = "4", reader = ""] = process.argv.slice(2);
const nats = servers === "-" ? [] : servers.split(",");
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
const fleet = await createFleet({
  lake,
  nats,
  create: null,
  expiresMs: 1000 * Number(claimSeconds),
  documentMs: 3000,
  readerCommand: [reader, lake],
  gathererCommand: [reader, lake],
});
try {
  const watch = (happened: unknown) => process.stdout.write(`${JSON.stringify(happened)}\n`);
  await workFleet(fleet, { root: null, workers: 1, untilDone: true, maxTries: 50, stop: stopping.signal, watch });
} catch (error) {
  process.stderr.write(`${(error as { code?: string }).code}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
await fleet.close();
