import { z } from "zod";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

/** Where a page ended, as the caller hands it back. */
export const cursorOf = z.coerce.number().int().min(0).default(0).describe("`next` of the page before.");

export const listDocuments = operation({
  name: "documents",
  summary: "List the documents in the ledger, in the order they were added.",
  http: { method: "get", path: "/api/documents" },
  writes: false,
  input: z.object({
    limit: z.number().int().min(1).max(500).default(100).describe("At most this many."),
    cursor: cursorOf,
    publisher: z
      .string()
      .optional()
      .describe("Only its documents, as `publishers` names it, the latest added first and in one page."),
  }),
  output: z.object({ documents: z.array(documentRow), next: z.string().nullable(), total: z.number() }),
  run: async (ascribe, { limit, cursor, publisher }) => {
    if (publisher !== undefined) {
      const own = await (await ascribe.ledger()).store.documentsBy(publisher, limit);
      return { documents: own.map(rowOf), next: null, total: own.length };
    }
    const { entries, next, total } = await (await ascribe.ledger()).documents({ limit, after: cursor });
    return { documents: entries.map(rowOf), next: next === null ? null : String(next), total };
  },
});
