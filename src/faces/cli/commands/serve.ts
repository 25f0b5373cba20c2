/** `ascribe serve`: the app and the API on one address, until it is stopped. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createAscribe } from "../../../app/ascribe.ts";
import { AscribeError } from "../../../base/error.ts";
import { addDocument } from "../../../operations/add-document.ts";
import type { Ascribe } from "../../../operations/ascribe.ts";
import { ask } from "../../../operations/check.ts";
import { decide, showLog } from "../../../operations/decide.ts";
import { listPresets } from "../../../operations/presets.ts";
import { dataFolder, packageRoot } from "../../../platform/paths.ts";
import { findServer } from "../../../platform/server-note.ts";
import { serve } from "../../http/server.ts";
import { readBeside } from "../../worker/threaded.ts";
import type { Call } from "../command.ts";
import { ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

const USUAL_PORT = 4300;

export async function run({ options }: Call): Promise<number> {
  const ledgerPath = options.demo && !options.ledger ? join(dataFolder(), "demo.duckdb") : ledgerOf(options);
  const running = findServer(ledgerPath);
  if (running)
    throw new AscribeError("ledger-held", `a server holds this ledger already: ${running.url} (process ${running.pid})`);
  mkdirSync(dirname(ledgerPath), { recursive: true });
  const ascribe = readBeside(createAscribe({ ledgerPath }));
  if (options.demo) await addCorpus(ascribe);
  const server = await serve(ascribe, {
    host: (options.host as string | undefined) ?? "127.0.0.1",
    port: portOf(options.port),
    orFree: options.port === undefined,
    mayPropose: Boolean(options.mayPropose),
    ...(process.env.ASCRIBE_TOKEN && { token: process.env.ASCRIBE_TOKEN }),
    web: join(packageRoot(), "dist", "web"),
  });
  // Feeds followed before go on.
  await ascribe.following?.();
  await print(
    options.json ? `${JSON.stringify({ url: server.url, ledger: ledgerPath, pid: process.pid })}\n` : `${server.url}\n`,
  );
  await untilStopped();
  await server.close();
  await ascribe.close();
  return 0;
}

// The region the bundled texts are about: dealings among its states are no outside power's.
const DEMO_REGION = "central-asia";

/** Reads the bundled corpus into the ledger; what it holds already changes nothing. */
async function addCorpus(ascribe: Ascribe): Promise<void> {
  const { entries } = (await ask(ascribe, showLog, { limit: 1 })) as { entries: unknown[] };
  const { presets } = (await ask(ascribe, listPresets, {})) as { presets: { id: string; name: string; states: string[] }[] };
  const region = presets.find(({ id }) => id === DEMO_REGION);
  if (entries.length === 0 && region)
    await ask(ascribe, decide, { decision: { kind: "region", name: region.name, states: region.states } });
  const folder = join(packageRoot(), "fixtures", "corpus");
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".json")) continue;
    const { about: _, given: __, ...article } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
    await ask(ascribe, addDocument, article);
  }
}

function portOf(given: unknown): number {
  if (given === undefined) return USUAL_PORT;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new AscribeError("bad-call", `--port is "${given}"; give a number from 0 to 65535`);
  return port;
}

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
