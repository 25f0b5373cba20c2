/**
 * Socket: how shards of work reach many workers. A queue may lose everything at any time, and may hand one shard out twice: what is
 * done and what is not stands in the lake. A queue only saves the workers from asking the lake, and from one another.
 */
import type { Shard } from "../ledger/lake.ts";

export type { Shard } from "../ledger/lake.ts";

export interface Queue {
  /** Puts shards in line. One that waits or is being worked on is not put there again. @returns how many were new. */
  publish(shards: readonly Shard[]): Promise<number>;
  /** The next shard, or `null` when none came within `waitMs`. */
  claim(waitMs: number): Promise<Claim | null>;
  depth(): Promise<Depth>;
  close(): Promise<void>;
}

export interface Claim {
  readonly shard: Shard;
  /** How often it has been handed out, this time included. */
  readonly tries: number;
  /** A claim that is not extended within this time goes to another worker. */
  readonly expiresMs: number;
  extend(): void;
  /** Takes it out of the line for good. */
  finish(): Promise<void>;
  /** Puts it back, to be handed out again after `delayMs`. */
  release(delayMs: number): Promise<void>;
}

export interface Depth {
  readonly waiting: number;
  readonly claimed: number;
}
