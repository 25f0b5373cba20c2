/** Reports as one flat table, and the dictionary that says what each of its columns means. */
import { codeIn } from "../../inventory/catalogues.ts";
import { isoOf } from "../../ledger/days.ts";
import { type Exporter, type ExportRow, exportRows } from "./rows.ts";

interface Column {
  readonly name: string;
  readonly meaning: string;
  of(row: ExportRow): string | number | boolean | null;
}

export const COLUMNS: readonly Column[] = [
  { name: "report", meaning: "Id of the report: one document's telling of one happening.", of: ({ report }) => report.id },
  {
    name: "happening",
    meaning: "Id of the happening it tells; the same for every report of it. Empty when not counted.",
    of: ({ report }) => report.happening,
  },
  { name: "document", meaning: "SHA-256 of the document's text.", of: ({ document }) => document.id },
  { name: "event", meaning: "Id of the event within the document.", of: ({ event }) => event.id },
  { name: "start", meaning: "First character it rests on, UTF-16 units from 0.", of: ({ report }) => report.span.start },
  { name: "end", meaning: "Character after the last it rests on.", of: ({ report }) => report.span.end },
  { name: "text", meaning: "Those characters.", of: ({ text }) => text },
  {
    name: "actors",
    meaning: "Codes of who acted, joined by spaces; ISO 3166-1 alpha-3 with sectors.",
    of: ({ report }) => report.actors.join(" "),
  },
  {
    name: "recipients",
    meaning: "Codes of whom the act was aimed at, joined by spaces.",
    of: ({ report }) => report.recipients.join(" "),
  },
  {
    name: "actors_cow",
    meaning: "Correlates of War state numbers of the actors' states, joined by spaces; what is no state has none.",
    of: ({ report }) => cow(report.actors, report.time.end),
  },
  {
    name: "recipients_cow",
    meaning: "Correlates of War state numbers of the recipients' states, joined by spaces.",
    of: ({ report }) => cow(report.recipients, report.time.end),
  },
  { name: "reciprocal", meaning: "Whether both sides acted on each other.", of: ({ report }) => report.reciprocal },
  { name: "frame", meaning: "What the predicate says happened, in no scheme.", of: ({ event }) => event.frame },
  { name: "plover", meaning: "PLOVER type.", of: ({ event }) => event.plover.type },
  { name: "mode", meaning: "PLOVER mode.", of: ({ event }) => event.plover.mode },
  { name: "cameo", meaning: "CAMEO code.", of: ({ event }) => event.cameo.code },
  {
    name: "time",
    meaning: "When, ISO 8601 day or interval, EDTF where fuzzy. Empty when not stated.",
    of: ({ event }) => event.time.value,
  },
  { name: "place", meaning: "Where, as named.", of: ({ event }) => event.place?.name ?? null },
  { name: "lat", meaning: "Latitude, degrees.", of: ({ event }) => event.place?.lat ?? null },
  { name: "lon", meaning: "Longitude, degrees.", of: ({ event }) => event.place?.lon ?? null },
  {
    name: "uncertainty_km",
    meaning: "How far off the point may be, kilometres.",
    of: ({ event }) => event.place?.uncertaintyKm ?? null,
  },
  {
    name: "instrument",
    meaning: "By what means: military, diplomatic, economic, informational.",
    of: ({ event }) => event.instrument,
  },
  { name: "tone", meaning: "−10 conflict to +10 cooperation.", of: ({ event }) => event.tone },
  { name: "status", meaning: "Happened, planned, denied and so on, as told.", of: ({ event }) => event.status },
  { name: "factuality", meaning: "How firmly it is said (FactBank).", of: ({ event }) => event.factuality },
  { name: "class", meaning: "What kind of claim it is.", of: ({ event }) => event.class },
  { name: "counted", meaning: "Whether it may enter a measure.", of: ({ report }) => report.counted },
  { name: "why", meaning: "Why it may or may not.", of: ({ report }) => report.why },
  {
    name: "chain",
    meaning: "Who says so, root speaker first, issuer last, joined by ' > '.",
    of: ({ report }) => report.chain.join(" > "),
  },
  { name: "title", meaning: "The document's title.", of: ({ document }) => document.meta.title?.value ?? null },
  { name: "publisher", meaning: "Who printed it; never called a source.", of: ({ document }) => document.meta.publisher },
  { name: "issuer", meaning: "Who put it out.", of: ({ document }) => document.meta.issuer?.name ?? null },
  {
    name: "published",
    meaning: "When, as stated. Empty when nothing states it.",
    of: ({ document }) => document.meta.published.value,
  },
  { name: "language", meaning: "BCP 47.", of: ({ document }) => document.meta.language },
  { name: "url", meaning: "Where it stood.", of: ({ document }) => document.meta.url },
];

function cow(codes: readonly string[], end: number | null): string {
  const day = end === null ? "" : isoOf(end);
  return [...new Set(codes.map((code) => codeIn("cow", code, day)).filter((number) => number !== ""))].join(" ");
}

export const csv: Exporter = {
  name: "csv",
  summary: "reports as a table, comma-separated; its dictionary is the export `dictionary`",
  extension: "csv",
  type: "text/csv",
  write: async function* (ledger) {
    yield `${COLUMNS.map(({ name }) => name).join(",")}\r\n`;
    for await (const row of exportRows(ledger)) yield `${COLUMNS.map(({ of }) => cell(of(row))).join(",")}\r\n`;
  },
};

export const dictionary: Exporter = {
  name: "dictionary",
  summary: "what each column of the table means",
  extension: "csv",
  type: "text/csv",
  write: async function* () {
    yield "column,meaning\r\n";
    for (const { name, meaning } of COLUMNS) yield `${name},${cell(meaning)}\r\n`;
  },
};

/** RFC 4180; a cell that a spreadsheet would run as a formula is told to be text by an apostrophe. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
