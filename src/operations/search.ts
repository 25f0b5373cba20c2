import { z } from "zod";
import { INSTRUMENTS } from "../document/schema.ts";
import { askedDays } from "../ledger/find.ts";
import { askedTerms } from "../ledger/terms.ts";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

export const searchDocuments = operation({
  name: "search",
  summary: "Find documents by their words, best first, in any script; narrow by actor, type, class, source, date, place.",
  http: { method: "get", path: "/api/search" },
  writes: false,
  input: z.object({
    q: z.string().default("").describe("Words; all of the ledger when empty."),
    actor: z.string().optional().describe("Its name or code."),
    type: z.string().optional().describe("A PLOVER type told there."),
    evidence: z
      .string()
      .optional()
      .describe("Of this class: official, sourced, unattributed, unsourced, presupposed, background, none."),
    source: z.string().optional().describe("A root speaker of what is told there, as lineages name them."),
    instrument: z.enum(INSTRUMENTS).optional(),
    place: z.string().optional().describe("The name of a place something is told of."),
    country: z.string().optional().describe("The state in which it took place: its English name, or ISO 3166-1 alpha-3."),
    from: z.string().optional().describe("First day; of the event where one is asked for, else of publication."),
    to: z.string().optional().describe("Last day, or month, or year."),
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
  run: async (ascribe, { q, limit, offset, source, from, to, type, ...facets }) => {
    const ledger = await ascribe.ledger();
    const found = await ledger.store.search({
      terms: askedTerms(q),
      ...facets,
      ...(type !== undefined && { type: type.toUpperCase() }),
      ...(source !== undefined && { lineage: source }),
      ...(from !== undefined && { from: askedDays(from).start ?? undefined }),
      ...(to !== undefined && { to: askedDays(to).end ?? undefined }),
      limit,
      offset,
    });
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
