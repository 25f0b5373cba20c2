/** A record read from its row. */
import { DuckDBBlobValue, type DuckDBValue } from "@duckdb/node-api";
import type { Document } from "../../../document/schema.ts";
import { unpacked } from "./packed.ts";

/** The first row's document; `null` when there is no row. */
export function recordOf(rows: readonly Readonly<Record<string, DuckDBValue>>[]): Document | null {
  const record = rows[0]?.record;
  return record instanceof DuckDBBlobValue ? unpacked(record.bytes) : null;
}
