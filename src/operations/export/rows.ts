/** What exports are made of: each report of the ledger with its event, its document and the happening it belongs to. */
import type { Document, Event } from "../../document/schema.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { KeptReport } from "../../ledger/store.ts";
import { walkReports } from "../walk.ts";

export interface ExportRow {
  readonly report: KeptReport;
  readonly event: Event;
  readonly document: Document;
  /** The characters it rests on. */
  readonly text: string;
}

export interface Exporter {
  readonly name: string;
  readonly summary: string;
  /** Of the file, without a dot. */
  readonly extension: string;
  readonly type: string;
  write(ledger: Ledger): AsyncGenerator<string>;
}

export async function* exportRows(ledger: Ledger): AsyncGenerator<ExportRow> {
  for await (const { reports } of walkReports(ledger)) yield* rowsOfReports(ledger, reports);
}

/** One document is held at a time: reports of one should stand together. */
export async function* rowsOfReports(ledger: Ledger, reports: readonly KeptReport[]): AsyncGenerator<ExportRow> {
  let document: Document | null = null;
  for (const report of reports) {
    if (document?.id !== report.document) document = await ledger.document(report.document);
    const event = document?.events.find(({ id }) => id === report.event);
    if (document && event) yield { report, event, document, text: document.text.slice(report.span.start, report.span.end) };
  }
}

export async function* exportDocuments(ledger: Ledger): AsyncGenerator<Document> {
  for (let after = 0; ; ) {
    const { entries, next } = await ledger.documents({ limit: 100, after });
    for (const { id } of entries) {
      const document = await ledger.document(id);
      if (document) yield document;
    }
    if (next === null) return;
    after = next;
  }
}

/** First day of an ISO 8601 day or interval; empty when open. */
export const firstDay = (value: string | null): string => /^\d{4}-\d{2}-\d{2}/.exec(value ?? "")?.[0] ?? "";
