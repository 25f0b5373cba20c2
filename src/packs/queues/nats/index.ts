/**
 * A queue over NATS JetStream. A subject for each shard, of which the stream takes one message and refuses a second, so that nothing waits
 * twice however many planners there are; message ids catch a publisher's own repeats. JetStream acknowledges before it syncs to
 * disk, so whatever it loses the lake brings back (`reconcile`).
 */
import type { ConsumerInfo, JetStreamClient, JetStreamManager, JsMsg } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import { AscribeError } from "../../../base/error.ts";
import type { Claim, Depth, Queue, Shard } from "../../../ingest/queue.ts";
import { openNats } from "./connect.ts";
import { patiently } from "./patience.ts";

export interface NatsOptions {
  readonly servers: readonly string[];
  /** The lake's own key: streams and subjects are named by it. */
  readonly key: string;
  /** 3 outlives the loss of one server of three. */
  readonly replicas?: number;
  /** A worker that is silent for so long is taken for dead. It extends its claim three times as often. */
  readonly expiresMs?: number;
}

/** Messages in flight at once when publishing: 22,600 a second were measured at 256, and no more beyond. */
const AT_ONCE = 256;
const WORKERS = "workers";
const NANOS = 1_000_000;
/** "maximum messages per subject exceeded": the shard waits already. */
const WAITS_ALREADY = 10077;
/** Replicas asked of a server that stands alone. */
const STANDS_ALONE = 10074;

/** @throws {AscribeError} `no-queue`, `queue-too-old`, `no-jetstream` */
export async function natsQueue({ servers, key, replicas = 3, expiresMs = 60_000 }: NatsOptions): Promise<Queue> {
  const { connection, client, manager } = await openNats(servers);
  const stream = `ASCRIBE_${key}`;
  const subject = (shard: string) => `ascribe.${key}.${shard}`;
  const ensure = () => ensureStream(manager, { stream, subjects: [subject("*")], replicas, expiresMs });
  await patiently(ensure);
  const self = `${Date.now().toString(36)}${process.pid.toString(36)}`;
  let acts = 0;

  const publishOne = async (shard: Shard, act: string): Promise<number> => {
    const payload = JSON.stringify(shard);
    try {
      // Called a duplicate, it is our own, sent again after an answer that was lost: no other has this id.
      await patiently(() => client.publish(subject(shard.id), payload, { msgID: `${shard.id}.${act}` }), ensure);
      return 1;
    } catch (error) {
      if (codeOf(error) === WAITS_ALREADY || /maximum messages per subject/.test(String(error))) return 0;
      throw error;
    }
  };
  return {
    publish: async (shards) => {
      // A publisher's own repeats share an id; a second act of publishing is a new one, or the server would swallow what
      // `reconcile` puts back within its window of two minutes.
      const act = `${self}.${acts++}`;
      let fresh = 0;
      for (let at = 0; at < shards.length; at += AT_ONCE) {
        const acks = await Promise.all(shards.slice(at, at + AT_ONCE).map((shard) => publishOne(shard, act)));
        fresh += acks.reduce((sum, one) => sum + one, 0);
      }
      return fresh;
    },
    claim: async (waitMs) => {
      const message = await nextMessage(client, stream, waitMs, ensure);
      return message ? claimOf(message, expiresMs, connection) : null;
    },
    depth: async () => patiently(async () => depthOf(await manager.consumers.info(stream, WORKERS)), ensure),
    close: async () => connection.close(),
  };
}

interface Wanted {
  readonly stream: string;
  readonly subjects: string[];
  readonly replicas: number;
  readonly expiresMs: number;
}

async function ensureStream(manager: JetStreamManager, wanted: Wanted): Promise<void> {
  const { stream, subjects, replicas, expiresMs } = wanted;
  try {
    await manager.streams.info(stream);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const shape = {
      name: stream,
      subjects,
      retention: "workqueue",
      storage: "file",
      num_replicas: replicas,
      discard: "new",
      discard_new_per_subject: true,
      max_msgs_per_subject: 1,
    } as const;
    try {
      await manager.streams.add(shape);
    } catch (cause) {
      if (codeOf(cause) !== STANDS_ALONE) throw cause;
      await manager.streams.add({ ...shape, num_replicas: 1 });
    }
  }
  // Adding what is there already with the same shape changes nothing.
  await manager.consumers.add(stream, {
    durable_name: WORKERS,
    ack_policy: "explicit",
    ack_wait: expiresMs * NANOS,
    max_deliver: -1,
    max_ack_pending: 100_000,
  });
}

// A lost stream is made again and found empty; the worker goes on waiting for what `reconcile` puts there.
async function nextMessage(
  client: JetStreamClient,
  stream: string,
  waitMs: number,
  ensure: () => Promise<void>,
): Promise<JsMsg | null> {
  try {
    const consumer = await client.consumers.get(stream, WORKERS);
    return await consumer.next({ expires: Math.max(1000, waitMs) });
  } catch {
    await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, 500)));
    await ensure().catch(() => {});
    return null;
  }
}

function claimOf(message: JsMsg, expiresMs: number, connection: NatsConnection): Claim {
  const quietly = (send: () => void) => {
    // Between two servers nothing can be sent; the claim then expires or is extended by the next beat.
    if (!connection.isClosed()) send();
  };
  return {
    shard: JSON.parse(message.string()),
    tries: message.info.deliveryCount,
    expiresMs,
    extend: () => quietly(() => message.working()),
    finish: async () => {
      // Unheard, it is handed out again, and its next worker finds the shard finished.
      await message.ackAck({ timeout: 5000 }).catch(() => {});
    },
    release: async (delayMs) => {
      quietly(() => message.nak(delayMs));
      await connection.flush().catch(() => {});
    },
  };
}

const depthOf = ({ num_pending, num_ack_pending }: ConsumerInfo): Depth => ({ waiting: num_pending, claimed: num_ack_pending });

const isMissing = (error: unknown): boolean => /not found/.test(String(error));

/** The server's own number of an error, or the transport's. */
function codeOf(error: unknown): number | null {
  if (error instanceof AscribeError || typeof error !== "object" || error === null) return null;
  const { code } = error as { code?: unknown };
  return typeof code === "number" ? code : null;
}
