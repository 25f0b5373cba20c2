/** The documents of a lake, as they were read: the way back to a ledger. */
import type { Document } from "../../../document/schema.ts";
import { liveFiles } from "./compact.ts";
import { firstPlaces } from "./second/repeated.ts";
import { openScratch, parquet } from "./segment-writer.ts";

/** File by file; of a text that stands in several places the one that counts. */
export async function* recordsOf(folder: string): AsyncGenerator<Document> {
  const { documents: files } = await liveFiles(folder);
  if (files.length === 0) return;
  const { connection, rows, close } = await openScratch(folder);
  try {
    await connection.run(`CREATE TABLE repeated AS ${firstPlaces(files)}`);
    for (const file of files) {
      const query = `SELECT d.record FROM ${parquet([file])} d LEFT JOIN repeated r USING (document)
        WHERE r.document IS NULL OR (r.path = d.path AND r."offset" = d."offset")`;
      for await (const lot of rows(query)) for (const [record] of lot as [string][]) yield JSON.parse(record);
    }
  } finally {
    close();
  }
}
