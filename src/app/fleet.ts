/** `createFleet(config)`: a lake and a queue chosen and joined, for the fleet's operations. */
import { fork } from "node:child_process";
import { AscribeError } from "../base/error.ts";
import type { Queue } from "../ingest/queue.ts";
import type { Fleet } from "../operations/fleet.ts";
import { openLake } from "../packs/stores/lake/index.ts";
import { packageVersion } from "../platform/paths.ts";
import { shardProcess } from "./shard-process.ts";

export interface FleetConfig {
  readonly lake: string;
  /** Addresses of NATS servers; none for the local queue. */
  readonly nats: readonly string[];
  /** Makes the lake when there is none. */
  readonly create: { readonly mode: "fast" | "accurate" } | null;
  readonly replicas?: number;
  /** A worker silent for so long is taken for dead. */
  readonly expiresMs?: number;
  /** A document may be read for so long. */
  readonly documentMs?: number;
  /** The command that starts a reading process: a module and its arguments. */
  readonly readerCommand: readonly [string, ...string[]];
  /** The same for a gathering process; share and region are added. */
  readonly gathererCommand: readonly [string, ...string[]];
}

export async function createFleet(config: FleetConfig): Promise<Fleet> {
  if (config.lake === "") throw new AscribeError("bad-call", "a fleet needs a lake: give --lake FOLDER, or ASCRIBE_FLEET_LAKE");
  const engine = packageVersion();
  const lake = await openLake(config.lake, config.create && { ...config.create, engine }, engine);
  let queue: Promise<Queue> | null = null;
  const open = async (): Promise<Queue> => {
    const { nats: servers, replicas, expiresMs } = config;
    if (servers.length === 0) return (await import("../packs/queues/local/index.ts")).localQueue();
    const { natsQueue } = await import("../packs/queues/nats/index.ts");
    return natsQueue({ servers, key: lake.settings.key, replicas, expiresMs });
  };
  return {
    lake,
    isLocal: config.nats.length === 0,
    queue: () => {
      queue ??= open();
      return queue;
    },
    shardReader: () => shardProcess({ command: config.readerCommand, documentMs: config.documentMs }),
    gatherer: ({ part, of }, region) => {
      const [module, ...args] = config.gathererCommand;
      const more = ["--share", `${part}/${of}`, ...(region === null ? [] : ["--region", region])];
      const child = fork(module, [...args, ...more], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
      return {
        ended: new Promise((resolve) => child.once("error", () => resolve(false)).once("exit", (code) => resolve(code === 0))),
        stop: () => child.kill(),
      };
    },
    close: async () => {
      if (queue) await (await queue.catch(() => null))?.close();
    },
  };
}
