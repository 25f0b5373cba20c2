/** A record as it is kept: JSON, deflated. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { DuckDBBlobValue, type DuckDBValue } from "@duckdb/node-api";
import type { Document } from "../../../document/schema.ts";

/** Tokens make JSON some thirty times its text, and deflate takes most of that back. */
export const packed = (document: Document): Uint8Array => deflateRawSync(JSON.stringify(document), { level: 6 });

/** The first row's document; `null` when there is no row. */
export function recordOf(rows: readonly Readonly<Record<string, DuckDBValue>>[]): Document | null {
  const record = rows[0]?.record;
  if (!(record instanceof DuckDBBlobValue)) return null;
  return JSON.parse(inflateRawSync(record.bytes).toString("utf8")) as Document;
}
