/** The documents of a lake, as they were read: the way back to a ledger. */
import type { Document } from "../../../document/schema.ts";
import { liveFiles } from "./compact.ts";
import { openScratch, quote } from "./segment-writer.ts";

/** In order of shard and place; a text that stands in several places comes once. */
export async function* recordsOf(folder: string): AsyncGenerator<Document> {
  const seen = new Set<string>();
  const { connection, close } = await openScratch(folder);
  try {
    for (const file of (await liveFiles(folder)).documents) {
      const result = await connection.stream(`SELECT document, record FROM read_parquet(${quote(file)})`);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        for (const [id, record] of chunk.getRows() as [string, string][]) {
          if (seen.has(id)) continue;
          seen.add(id);
          yield JSON.parse(record);
        }
    }
  } finally {
    close();
  }
}
