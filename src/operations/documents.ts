import { z } from "zod";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

export const listDocuments = operation({
  name: "documents",
  summary: "List the documents in the ledger, in the order they were added.",
  http: { method: "get", path: "/api/documents" },
  writes: false,
  input: z.object({
    limit: z.number().int().min(1).max(500).default(100).describe("At most this many."),
    cursor: z.string().optional().describe("`next` of the page before."),
  }),
  output: z.object({ documents: z.array(documentRow), next: z.string().nullable(), total: z.number() }),
  run: async (ascribe, { limit, cursor }) => {
    const shelf = await ascribe.shelf();
    const page = await shelf.list(limit + 1, cursor ?? null);
    const shown = page.slice(0, limit);
    return {
      documents: shown.map(({ document, added }) => rowOf(document, added)),
      next: page.length > limit ? (shown.at(-1)?.document.id ?? null) : null,
      total: await shelf.count(),
    };
  },
});
