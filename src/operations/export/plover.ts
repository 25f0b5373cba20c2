/** PLOVER events as JSON, a line each, after the PLOVER manual; what PLOVER has no place for stands under `ascribe`. */
import { codeIn } from "../../inventory/catalogues.ts";
import { type Exporter, exportRows, firstDay } from "./rows.ts";

export const plover: Exporter = {
  name: "plover",
  summary: "PLOVER events, a JSON object a line",
  extension: "jsonl",
  type: "application/x-ndjson",
  write: async function* (ledger) {
    for await (const { report, event, document, text } of exportRows(ledger)) {
      const day = firstDay(event.time.value);
      const record = {
        id: report.id,
        date: day || null,
        event: event.plover.type,
        mode: event.plover.mode,
        context: event.plover.contexts,
        actor: report.actors.map((code) => codeIn("plover", code, day) || code),
        recipient: report.recipients.map((code) => codeIn("plover", code, day) || code),
        location: event.place && {
          name: event.place.name,
          country: event.place.country,
          lat: event.place.lat,
          lon: event.place.lon,
        },
        text,
        source: document.meta.publisher ?? document.meta.issuer?.name ?? null,
        url: document.meta.url,
        ascribe: {
          actors: report.actors,
          recipients: report.recipients,
          auxiliary: event.status,
          chain: report.chain,
          document: document.id,
          span: { start: report.span.start, end: report.span.end },
          factuality: event.factuality,
          class: event.class,
          counted: report.counted,
          why: report.why,
          happening: report.happening,
        },
      };
      yield `${JSON.stringify(record)}\n`;
    }
  },
};
