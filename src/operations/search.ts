import { z } from "zod";
import { askedTerms } from "../ledger/terms.ts";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

export const searchDocuments = operation({
  name: "search",
  summary: "Find documents by their words, best first, in any script; narrow by actor, type, country, language, publisher.",
  http: { method: "get", path: "/api/search" },
  writes: false,
  input: z.object({
    q: z.string().default("").describe("Words; all of the ledger when empty."),
    actor: z.string().optional(),
    type: z.string().optional(),
    country: z.string().optional(),
    language: z.string().optional(),
    publisher: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(20),
    offset: z.number().int().min(0).default(0),
  }),
  output: z.object({
    total: z.number(),
    documents: z.array(documentRow.extend({ score: z.number() })),
    facets: z.record(z.string(), z.array(z.tuple([z.string(), z.number()]))),
  }),
  run: async (ascribe, { q, limit, offset, ...facets }) => {
    const ledger = await ascribe.ledger();
    const found = await ledger.store.search({ terms: askedTerms(q), ...facets, limit, offset });
    const entries = new Map((await ledger.store.entries(found.documents.map(({ id }) => id))).map((entry) => [entry.id, entry]));
    return {
      total: found.total,
      documents: found.documents.flatMap(({ id, score }) => {
        const entry = entries.get(id);
        return entry ? [{ ...rowOf(entry), score }] : [];
      }),
      facets: Object.fromEntries(
        Object.entries(found.facets).map(([name, rows]) => [name, rows.map(([value, n]): [string, number] => [value, n])]),
      ),
    };
  },
});
