/** Joins the small segments of finished shards into few large files. Safe beside working fleets, and after being killed. */
import type { Compacted } from "../ledger/lake.ts";
import type { Fleet } from "./fleet.ts";

/** What Spark, Trino and DuckDB read best: large enough to stream, small enough to be skipped. */
export const COMPACT_BYTES = 256_000_000;

export const compactFleet = (fleet: Fleet, { targetBytes = COMPACT_BYTES } = {}): Promise<Compacted> =>
  fleet.lake.compact({ targetBytes });
