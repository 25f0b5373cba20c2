/** `ascribe fleet plan|work|status|reconcile|compact|gather|load`: many machines over one lake. */
import { AscribeError } from "../../../base/error.ts";
import type { Fleet } from "../../../operations/fleet.ts";
import type { FleetStatus } from "../../../operations/fleet-status.ts";
import type { Call } from "../command.ts";
import { type FleetSettings, fleetSettings } from "../fleet-config.ts";
import { print } from "../output.ts";

const ACTIONS = ["plan", "work", "status", "reconcile", "compact", "gather", "load"] as const;

export async function run({ args, options }: Call): Promise<number> {
  const [action, ...files] = args;
  const settings = fleetSettings(options);
  // Not for people: the process that reads for a worker, started by it.
  if (action === "reader") return serveReader(settings);
  if (!ACTIONS.some((one) => one === action))
    throw new AscribeError("bad-call", `fleet ${action}: give one of ${ACTIONS.join(", ")}`);
  if (action === "plan" && files.length === 0)
    throw new AscribeError("bad-call", "fleet plan: which files? give files or folders");
  const fleet = await openFleet(settings, action === "plan" ? (options.accurate ? "accurate" : "fast") : null);
  try {
    const { answer, words, code } = await perform(fleet, action as (typeof ACTIONS)[number], files, settings, options);
    await print(options.json ? `${JSON.stringify(answer)}\n` : `${words}\n`);
    return code;
  } finally {
    await fleet.close();
  }
}

async function openFleet(settings: FleetSettings, create: "fast" | "accurate" | null): Promise<Fleet> {
  const { createFleet } = await import("../../../app/fleet.ts");
  const { lake, nats, replicas, claimSeconds, documentSeconds } = settings;
  return createFleet({
    lake,
    nats,
    create: create && { mode: create },
    replicas,
    expiresMs: 1000 * claimSeconds,
    documentMs: 1000 * documentSeconds,
    readerCommand: [process.argv[1]!, "fleet", "reader", "--lake", lake],
    gathererCommand: [process.argv[1]!, "fleet", "gather", "--lake", lake],
  });
}

interface Told {
  readonly answer: unknown;
  readonly words: string;
  readonly code: number;
}

async function perform(
  fleet: Fleet,
  action: (typeof ACTIONS)[number],
  files: readonly string[],
  settings: FleetSettings,
  options: Call["options"],
): Promise<Told> {
  switch (action) {
    case "plan": {
      const { leftOutWords, planFleet } = await import("../../../operations/fleet-plan.ts");
      const answer = await planFleet(fleet, { files, root: settings.root ?? process.cwd(), shardBytes: settings.shardBytes });
      const next = fleet.isLocal
        ? `read them with: ascribe fleet work --until-done --lake ${settings.lake}`
        : `${answer.queued} new in the queue`;
      return {
        answer,
        words: `${answer.shards} ${answer.shards === 1 ? "shard" : "shards"} of ${megabytes(answer.bytes)} in all${leftOutWords(answer.leftOut)}; ${next}`,
        code: 0,
      };
    }
    case "work": {
      const { work } = await import("../fleet-work.ts");
      const answer = await work(fleet, settings, options.untilDone === true);
      const { shards, documents, rejected, failed } = answer;
      return {
        answer,
        words: `${shards} shards, ${documents} documents, ${rejected} rejected, ${failed} tries failed`,
        code: failed > 0 ? 1 : 0,
      };
    }
    case "status": {
      const { fleetStatus } = await import("../../../operations/fleet-status.ts");
      const answer = await fleetStatus(fleet);
      return { answer, words: describeStatus(answer), code: 0 };
    }
    case "reconcile": {
      const { reconcileFleet } = await import("../../../operations/fleet-reconcile.ts");
      const answer = await reconcileFleet(fleet, { deep: options.deep === true, keepGivenUp: options.keepGivenUp === true });
      const { planned, finished, broken, revived, queued } = answer;
      const put = fleet.isLocal ? "the next local worker takes the rest" : `${queued} put back in the queue`;
      return {
        answer,
        words: `${finished} of ${planned} finished, ${broken.length} broken, ${revived} revived; ${put}`,
        code: 0,
      };
    }
    case "compact": {
      const { compactFleet } = await import("../../../operations/fleet-compact.ts");
      const answer = await compactFleet(fleet);
      return { answer, words: `${answer.before} segments of ${answer.shards} shards are now ${answer.after} files`, code: 0 };
    }
    case "gather": {
      const { gather } = await import("../fleet-gather.ts");
      const answer = await gather(fleet, settings, (options.region as string | undefined) ?? null);
      const { documents, reports, happenings } = answer;
      const next = `ask it like a ledger: ascribe engagement --state UZB --ledger ${settings.lake}`;
      return { answer, words: `${documents} documents, ${reports} reports, ${happenings} happenings; ${next}`, code: 0 };
    }
    case "load": {
      const [{ loadFleet }, { createAscribe }, { ledgerOf }] = await Promise.all([
        import("../../../operations/fleet-load.ts"),
        import("../../../app/ascribe.ts"),
        import("../connect.ts"),
      ]);
      const ascribe = createAscribe({ ledgerPath: ledgerOf(options) });
      const answer = await loadFleet(fleet, await ascribe.ledger()).finally(() => ascribe.close());
      return { answer, words: `${answer.documents} documents in the lake, ${answer.added} new in the ledger`, code: 0 };
    }
  }
}

async function serveReader({ lake }: FleetSettings): Promise<number> {
  const { serveShards } = await import("../../../app/shard-child.ts");
  await serveShards(lake);
  return 0;
}

function describeStatus(status: FleetStatus): string {
  const { shards, documents, rejected, bytes, documentsPerSecond, secondsLeft, failures, queue } = status;
  const left = secondsLeft === null ? "" : secondsLeft === 0 ? "" : `, about ${clock(secondsLeft)} left`;
  const lines = [
    `${shards.finished} of ${shards.planned} shards finished, ${shards.failing} failing, ${shards.givenUp} given up`,
    `${documents} documents, ${rejected} rejected, ${megabytes(bytes)}${documentsPerSecond ? `, ${Math.round(documentsPerSecond)} a second` : ""}${left}`,
    ...failures.map(({ code, shards, example }) => `  ${code}: ${shards} shards; ${example}`),
  ];
  if (queue)
    lines.push("code" in queue ? `queue: ${queue.message}` : `queue: ${queue.waiting} waiting, ${queue.claimed} claimed`);
  return lines.join("\n");
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

const clock = (seconds: number): string =>
  seconds < 90 ? `${seconds} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
