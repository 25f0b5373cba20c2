/** What exports are made of: each report of the ledger with its event, its document and the happening it belongs to. */
import type { Document, Event } from "../../document/schema.ts";
import { grouped } from "../../ledger/grouped.ts";
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
  for await (const { reports } of walkReports(ledger)) {
    const told = grouped(reports, ({ document }) => document);
    for await (const document of readings(ledger, [...told.keys()])) {
      const events = new Map(document.events.map((event) => [event.id, event]));
      for (const report of told.get(document.id) ?? []) {
        const event = events.get(report.event);
        if (event) yield { report, event, document, text: document.text.slice(report.span.start, report.span.end) };
      }
    }
  }
}

export async function* exportDocuments(ledger: Ledger): AsyncGenerator<Document> {
  for (let after = 0; ; ) {
    const { entries, next } = await ledger.documents({ limit: 100, after });
    yield* readings(
      ledger,
      entries.map(({ id }) => id),
    );
    if (next === null) return;
    after = next;
  }
}

/** Asking for one costs as much as asking for many; more than some are not held, since a record is thirty times its text. */
const AT_ONCE = 16;

async function* readings(ledger: Ledger, ids: readonly string[]): AsyncGenerator<Document> {
  for (let at = 0; at < ids.length; at += AT_ONCE) yield* await ledger.store.readings(ids.slice(at, at + AT_ONCE));
}

/** Who dealt with whom: each actor with each recipient, or, of what they do together, each two of them once. */
export function pairs({
  actors,
  recipients,
  reciprocal,
}: Pick<KeptReport, "actors" | "recipients" | "reciprocal">): [from: string, to: string][] {
  if (recipients.length > 0) return actors.flatMap((from) => recipients.map((to): [string, string] => [from, to]));
  if (!reciprocal) return [];
  return actors.flatMap((from, i) => actors.slice(i + 1).map((to): [string, string] => [from, to]));
}

/** First day of an ISO 8601 day or interval; empty when open. */
export const firstDay = (value: string | null): string => /^\d{4}-\d{2}-\d{2}/.exec(value ?? "")?.[0] ?? "";
