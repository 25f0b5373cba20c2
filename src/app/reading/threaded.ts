/**
 * An Ascribe that reads beside its own thread, so that a server goes on answering while a long text is read, and one that
 * does not end is given up.
 */
import { AscribeError } from "../../base/error.ts";
import type { Document } from "../../document/schema.ts";
import type { AnyReader, Ascribe, Mode } from "../../operations/ascribe.ts";
import { createPool, type Pool } from "./pool.ts";

/** A book of five million characters is read in a minute on a laptop. */
const LIMIT_MS = 120_000;

/** @param threads for each mode, begun when it is first asked for */
export function readBeside(ascribe: Ascribe, { threads = 1, limitMs = LIMIT_MS } = {}): Ascribe {
  const pools = new Map<Mode, Pool>();
  return {
    ...ascribe,
    reader: async (mode): Promise<AnyReader> => {
      const pool = pools.get(mode) ?? createPool(mode, threads, { limitMs });
      pools.set(mode, pool);
      return {
        read: async (article): Promise<Document> => {
          const [answer] = await pool.read([article]);
          if (typeof answer === "string") return JSON.parse(answer) as Document;
          throw new AscribeError(answer.code, answer.message);
        },
      };
    },
    close: async () => {
      await Promise.all(Array.from(pools.values(), (pool) => pool.close()));
      await ascribe.close();
    },
  };
}
