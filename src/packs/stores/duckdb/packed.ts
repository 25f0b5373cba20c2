/** A record as it is kept: JSON, deflated. Apart from DuckDB itself, which a thread that packs what it has read need not load. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Document } from "../../../document/schema.ts";

/** Tokens make JSON some thirty times its text, and deflate takes most of that back; a higher level takes twice the time for a tenth less. */
export const packed = (json: string): Uint8Array => deflateRawSync(json, { level: 3 });

/** The same of one that may be packed already. */
export const kept = (record: string | Uint8Array): Uint8Array => (typeof record === "string" ? packed(record) : record);

export const unpacked = (record: Uint8Array): Document => JSON.parse(inflateRawSync(record).toString("utf8")) as Document;
