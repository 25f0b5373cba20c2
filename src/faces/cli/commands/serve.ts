/** `ascribe serve`: the app and the API on one address, until it is stopped. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createAscribe } from "../../../app/ascribe.ts";
import { createPool } from "../../../app/reading/pool.ts";
import { readBeside } from "../../../app/reading/threaded.ts";
import { AscribeError } from "../../../base/error.ts";
import type { Article } from "../../../document/article.ts";
import type { Document } from "../../../document/schema.ts";
import { articleFrom } from "../../../operations/article-input.ts";
import type { Ascribe } from "../../../operations/ascribe.ts";
import { ask } from "../../../operations/check.ts";
import { decide, showLog } from "../../../operations/decide.ts";
import { knownDocuments } from "../../../operations/known-documents.ts";
import { listPresets } from "../../../operations/presets.ts";
import { recordDocuments } from "../../../operations/record-documents.ts";
import { dataFolder, packageRoot } from "../../../platform/paths.ts";
import { findServer } from "../../../platform/server-note.ts";
import { serve } from "../../http/server.ts";
import type { Call } from "../command.ts";
import { ledgerOf } from "../connect.ts";
import { print, say } from "../output.ts";
import { trackProgress } from "../progress.ts";
import { heedStop } from "../stopping.ts";
import { idOf } from "../text-id.ts";

const USUAL_PORT = 4300;

export async function run({ options }: Call): Promise<number> {
  const ledgerPath = options.demo && !options.ledger ? join(dataFolder(), "demo.duckdb") : ledgerOf(options);
  const running = await findServer(ledgerPath);
  if (running)
    throw new AscribeError("ledger-held", `a server holds this ledger already: ${running.url} (process ${running.pid})`);
  const port = portOf(options.port);
  if (options.demo) await renewDemo(ledgerPath);
  const ascribe = readBeside(createAscribe({ ledgerPath }));
  try {
    // That another process holds the ledger, or that it is none, is said before anybody is let in.
    await ascribe.ledger();
    if (options.demo) await addCorpus(ascribe);
    await serveUntilStopped(ascribe, ledgerPath, port, options);
  } finally {
    await ascribe.close();
  }
  return 0;
}

async function serveUntilStopped(ascribe: Ascribe, ledgerPath: string, port: number, options: Call["options"]): Promise<void> {
  const server = await serve(ascribe, {
    host: (options.host as string | undefined) ?? "127.0.0.1",
    port,
    orFree: options.port === undefined,
    mayPropose: Boolean(options.mayPropose),
    ...(process.env.ASCRIBE_TOKEN && { token: process.env.ASCRIBE_TOKEN }),
    web: join(packageRoot(), "dist", "web"),
  });
  try {
    // Feeds followed before go on.
    await ascribe.following?.();
    await print(
      options.json ? `${JSON.stringify({ url: server.url, ledger: ledgerPath, pid: process.pid })}\n` : `${server.url}\n`,
    );
    await untilStopped();
  } finally {
    await server.close();
  }
}

/** Whoever tries the app out again after an update is not sent to another command: the corpus's own ledger is brought along. */
async function renewDemo(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const { renewLedger } = await import("../../../app/renew.ts");
  const renewed = await renewLedger(path);
  if (renewed) say(`${path} was an earlier version's: brought up to date; the old file stands as ${renewed.old}`);
}

// The region the bundled texts are about: dealings among its states are no outside power's.
const DEMO_REGION = "central-asia";

/** Weights take some 200 MB a thread. */
const MOST_THREADS = 4;

/** Reads the bundled corpus into the ledger, by several threads and in one act; what it holds already is not read again. */
async function addCorpus(ascribe: Ascribe): Promise<void> {
  const { entries } = (await ask(ascribe, showLog, { limit: 1 })) as { entries: unknown[] };
  const { presets } = (await ask(ascribe, listPresets, {})) as { presets: { id: string; name: string; states: string[] }[] };
  const region = presets.find(({ id }) => id === DEMO_REGION);
  if (entries.length === 0 && region)
    await ask(ascribe, decide, { decision: { kind: "region", name: region.name, states: region.states } });
  const articles = bundledTexts();
  const { known } = (await ask(ascribe, knownDocuments, { ids: articles.map(({ text }) => idOf(text)) })) as {
    known: { id: string }[];
  };
  const held = new Set(known.map(({ id }) => id));
  const left = articles.filter(({ text }) => !held.has(idOf(text)));
  if (left.length === 0) return;
  const progress = trackProgress("read", { total: left.length });
  const pool = createPool("accurate", Math.min(availableParallelism(), MOST_THREADS));
  try {
    const answers = await Promise.all(
      left.map(async (article) => {
        const [answer] = await pool.read([article]);
        progress.step();
        return answer;
      }),
    );
    const documents = answers.flatMap((answer) => (typeof answer === "string" ? [JSON.parse(answer) as Document] : []));
    await ask(ascribe, recordDocuments, { documents });
  } finally {
    progress.end();
    await pool.close();
  }
}

function bundledTexts(): Article[] {
  const folder = join(packageRoot(), "fixtures", "corpus");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const { about: _, given: __, ...text } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
    return articleFrom(text as unknown as Parameters<typeof articleFrom>[0]);
  });
}

function portOf(given: unknown): number {
  if (given === undefined) return USUAL_PORT;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new AscribeError("bad-call", `--port is "${given}"; give a number from 0 to 65535`);
  return port;
}

const untilStopped = (): Promise<void> => new Promise((resolve) => heedStop().signal.addEventListener("abort", () => resolve()));
