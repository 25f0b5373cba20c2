/** A connection to a NATS cluster that can carry a fleet's queue, or a clear word on why it cannot. */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { AscribeError } from "../../../base/error.ts";
import { patiently } from "./patience.ts";

/** Refusing a second message on one subject came with 2.9. */
const OLDEST = [2, 9];

/** A cluster that starts says for some seconds that it has no JetStream. */
const JETSTREAM_MS = 15_000;

const LOCALLY = "or leave out the queue's address: the local queue needs no server";

export interface Nats {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** @throws {AscribeError} `no-queue`, `queue-too-old`, `no-jetstream` */
export async function openNats(servers: readonly string[], { jetstreamMs = JETSTREAM_MS } = {}): Promise<Nats> {
  const connection = await reach(servers);
  try {
    const version = connection.info?.version ?? "0";
    if (isTooOld(version))
      throw new AscribeError(
        "queue-too-old",
        `the NATS server at ${servers} is ${version}, and a fleet needs ${OLDEST.join(".")} or later; update it, ${LOCALLY}`,
      );
    const manager = await patiently(() => jetstreamManager(connection), undefined, jetstreamMs).catch((cause) => {
      throw new AscribeError(
        "no-jetstream",
        `the NATS server at ${servers} answers, but not for JetStream; start it with --jetstream, ${LOCALLY}`,
        { cause },
      );
    });
    return { connection, client: jetstream(connection), manager };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function reach(servers: readonly string[]): Promise<NatsConnection> {
  try {
    return await connect({
      servers: [...servers],
      timeout: 5000,
      // A fleet outlives its servers' restarts, however long they take.
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      pingInterval: 10_000,
    });
  } catch (cause) {
    throw new AscribeError("no-queue", `no NATS server answers at ${servers}; start one, ${LOCALLY}`, { cause });
  }
}

export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return major < OLDEST[0]! || (major === OLDEST[0] && minor < OLDEST[1]!);
}
