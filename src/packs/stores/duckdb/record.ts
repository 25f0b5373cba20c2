/** A record as it is kept: JSON, deflated. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { DuckDBBlobValue, type DuckDBValue } from "@duckdb/node-api";
import type { Document } from "../../../document/schema.ts";

/** Tokens make JSON some thirty times its text, and deflate takes most of that back; a higher level takes twice the time for a tenth less. */
export const packed = (json: string): Uint8Array => deflateRawSync(json, { level: 3 });

/** The first row's document; `null` when there is no row. */
export function recordOf(rows: readonly Readonly<Record<string, DuckDBValue>>[]): Document | null {
  const record = rows[0]?.record;
  if (!(record instanceof DuckDBBlobValue)) return null;
  return JSON.parse(inflateRawSync(record.bytes).toString("utf8")) as Document;
}
