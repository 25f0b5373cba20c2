/** POLECAT's tab-separated event columns, those that can be filled without guessing. */
import { type Exporter, exportRows, firstDay } from "./rows.ts";

const COLUMNS = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Contexts",
  "Actor Name",
  "Actor Country",
  "Recipient Name",
  "Recipient Country",
  "Placename",
  "Country",
  "Latitude",
  "Longitude",
  "Source",
  "Publication Date",
  "Language",
] as const;

export const polecat: Exporter = {
  name: "polecat",
  summary: "POLECAT event columns, tab-separated, with a header",
  extension: "tsv",
  type: "text/tab-separated-values",
  write: async function* (ledger) {
    yield `${COLUMNS.join("\t")}\n`;
    for await (const { report, event, document } of exportRows(ledger)) {
      const cells = [
        report.id,
        firstDay(event.time.value),
        event.plover.type ?? "",
        event.plover.mode ?? "",
        String(event.tone),
        event.plover.contexts.join(";"),
        report.actors.join(";"),
        states(report.actors),
        report.recipients.join(";"),
        states(report.recipients),
        event.place?.name ?? "",
        event.place?.country ?? "",
        event.place?.lat == null ? "" : String(event.place.lat),
        event.place?.lon == null ? "" : String(event.place.lon),
        document.meta.publisher ?? document.meta.issuer?.name ?? "",
        firstDay(document.meta.published.value),
        document.meta.language,
      ];
      yield `${cells.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")}\n`;
    }
  },
};

const states = (codes: readonly string[]): string => codes.flatMap((code) => /^[A-Z]{3}(?=:|$)/.exec(code)?.[0] ?? []).join(";");
