/**
 * The 58 columns of a GDELT 1.0 event file, tab-separated. NumMentions counts reports and NumSources lineages, not
 * outlets: a copy adds no source. Columns that would need what is not known stay empty. A row holds one pair of actors: an event of
 * several takes several rows, whose ids end in a number.
 */
import { gdeltColumns } from "../../ingest/formats/coded.ts";
import { codeIn } from "../../inventory/catalogues.ts";
import { type Exporter, type ExportRow, exportRows, firstDay, pairs } from "./rows.ts";

export const gdelt: Exporter = {
  name: "gdelt",
  summary: "GDELT 1.0 event columns, tab-separated, CAMEO codes, a row for each pair of actors, with a header",
  extension: "tsv",
  type: "text/tab-separated-values",
  write: async function* (ledger) {
    const columns = gdeltColumns(false);
    yield `${columns.join("\t")}\n`;
    for await (const { report, event, document } of exportRows(ledger)) {
      const happening = report.happening ? (await ledger.store.happenings([report.happening]))[0] : undefined;
      const day = firstDay(event.time.value);
      const code = event.cameo.code ?? "";
      const values: Readonly<Record<string, string>> = {
        SQLDATE: day.replaceAll("-", ""),
        MonthYear: day.slice(0, 7).replace("-", ""),
        Year: day.slice(0, 4),
        IsRootEvent: report.counted ? "1" : "0",
        EventCode: code,
        EventBaseCode: code.slice(0, 3),
        EventRootCode: code.slice(0, 2),
        QuadClass: code === "" ? "" : String(quadOf(Number(code.slice(0, 2)))),
        GoldsteinScale: String(event.tone),
        NumMentions: String(happening?.voices.length ?? 1),
        NumSources: String(happening ? new Set(happening.voices.map(({ lineage }) => lineage)).size : 1),
        NumArticles: String(happening?.voices.length ?? 1),
        ActionGeo_FullName: event.place?.name ?? "",
        ActionGeo_Lat: event.place?.lat == null ? "" : String(event.place.lat),
        ActionGeo_Long: event.place?.lon == null ? "" : String(event.place.lon),
        DATEADDED: firstDay(document.meta.published.value).replaceAll("-", ""),
        SOURCEURL: document.meta.url ?? document.id,
      };
      for (const [at, [actor, recipient]] of dyads(report).entries()) {
        const pair: Readonly<Record<string, string>> = {
          GLOBALEVENTID: at === 0 ? report.id : `${report.id}-${at + 1}`,
          Actor1Code: codeIn("cameo", actor, day),
          Actor1CountryCode: country(actor, day),
          Actor2Code: codeIn("cameo", recipient, day),
          Actor2CountryCode: country(recipient, day),
        };
        const cells = columns.map((column) => (pair[column] ?? values[column] ?? "").replace(/[\t\r\n]+/g, " "));
        yield `${cells.join("\t")}\n`;
      }
    }
  },
};

/** What two do together is told from either side, as CAMEO's coders do it. */
function dyads(report: ExportRow["report"]): (readonly [actor: string, recipient: string])[] {
  const { actors, recipients } = report;
  const found = pairs(report);
  if (found.length > 0)
    return recipients.length > 0
      ? found
      : found.flatMap(
          ([one, other]) =>
            [
              [one, other],
              [other, one],
            ] as const,
        );
  const alone = [...actors.map((actor) => [actor, ""] as const), ...recipients.map((recipient) => ["", recipient] as const)];
  return alone.length > 0 ? alone : [["", ""]];
}

/** CAMEO's letters of the state an actor is of; a movement has its state's in its own code, a body of many states none. */
function country(actor: string, day: string): string {
  const code = codeIn("cameo", actor, day);
  return NO_STATE.test(code) ? "" : code.slice(0, 3);
}

const NO_STATE = /^(?:$|IGO|NGO|NGM|MNC|IMG|INT|UIS)/;

/** CAMEO's four classes by root code: verbal and material cooperation, verbal and material conflict. */
const quadOf = (root: number): number => (root <= 5 ? 1 : root <= 8 ? 2 : root <= 14 ? 3 : 4);
