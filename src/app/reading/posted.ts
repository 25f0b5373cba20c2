/**
 * What a document brings, on its way from a thread that reads to the one that keeps the ledger. Every object is copied on the way and lives
 * until its batch is recorded, so it goes as few and flat things: a record packed as the file keeps it, reports as one text, numbers in a row.
 */
import type { Brought } from "../../ledger/entry.ts";
import type { Report } from "../../ledger/store.ts";
import { kept, unpacked } from "../../packs/stores/duckdb/packed.ts";

export interface Posted extends Pick<Brought, "row" | "keys" | "document"> {
  readonly record: Uint8Array;
  /** JSON. */
  readonly reports: string;
  readonly marks: Uint32Array;
  /** Each with its count behind it. */
  readonly terms: Uint32Array;
}

export const posted = ({ row, keys, document, record, reports, marks, terms }: Brought): Posted => ({
  row,
  keys,
  document,
  record: kept(record),
  reports: JSON.stringify(reports),
  marks: Uint32Array.from(marks),
  terms: Uint32Array.from(terms.flat()),
});

export const opened = ({ row, keys, document, record, reports, marks, terms }: Posted): Brought => ({
  row,
  keys,
  document,
  record,
  whole: () => unpacked(record),
  reports: JSON.parse(reports) as Report[],
  marks: [...marks],
  terms: Array.from({ length: terms.length / 2 }, (_, nth) => [terms[2 * nth], terms[2 * nth + 1]] as const),
});
