import { z } from "zod";
import { operation } from "./operation.ts";

const source = z.object({
  id: z.string(),
  name: z.string(),
  actor: z.string().nullable(),
  originates: z.number().describe("Reports that go back to it as root speaker."),
  relays: z.number().describe("Reports it puts out for another."),
  counted: z.number(),
  documents: z.number().describe("Documents it put out that are held."),
});

/** Root speakers and issuers, by how much goes back to them. Never a score of trust. */
export const listSources = operation({
  name: "sources",
  summary: "List who says so: root speakers and issuers, with what each originates and what it relays. No score of trust.",
  http: { method: "get", path: "/api/sources" },
  writes: false,
  input: z.object({ limit: z.number().int().min(1).max(1000).default(200) }),
  output: z.object({ sources: z.array(source) }),
  run: async (ascribe, { limit }) => {
    const { store } = await ascribe.ledger();
    const rows = await store.sources(limit);
    const told = await store.reports({ ids: rows.flatMap(({ report }) => report ?? []) });
    const roots = new Map(told.map(({ root }) => [root.lineage, root]));
    return {
      sources: rows.map(({ source: id, report: _, ...counts }) => ({
        id,
        name: roots.get(id)?.name ?? id,
        actor: roots.get(id)?.actor ?? null,
        ...counts,
      })),
    };
  },
});
