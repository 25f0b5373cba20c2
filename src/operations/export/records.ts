/** The records themselves, a document a line, as `read --jsonl` writes them: everything there is. */
import { type Exporter, exportDocuments } from "./rows.ts";

export const records: Exporter = {
  name: "records",
  summary: "every document's whole record, a JSON object a line",
  extension: "jsonl",
  type: "application/x-ndjson",
  write: async function* (ledger) {
    for await (const document of exportDocuments(ledger)) yield `${JSON.stringify(document)}\n`;
  },
};
