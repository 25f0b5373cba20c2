import { z } from "zod";
import { operation } from "./operation.ts";

const publisher = z.object({
  publisher: z.string().describe("As its documents name it; empty for those that nobody signs."),
  documents: z.number(),
  languages: z.array(z.string()).readonly(),
  genres: z.array(z.string()).readonly(),
  issuers: z.array(z.string()).readonly().describe("Whom its documents name as their issuer."),
  classes: z.record(z.string(), z.number()).readonly().describe("Sentences of each class."),
  events: z.number(),
  counted: z.number().describe("Events that may enter a measure."),
  first: z.string().nullable().describe("The first day stated for one of them."),
  last: z.string().nullable(),
});

/** Who printed what is held, whether or not anything goes back to them: `sources` tells of those who speak. */
export const listPublishers = operation({
  name: "publishers",
  summary: "List who put the documents out, those with the most first, and what their texts are made of. No score of trust.",
  http: { method: "get", path: "/api/publishers" },
  writes: false,
  input: z.object({ limit: z.number().int().min(1).max(5000).default(500) }),
  output: z.object({ publishers: z.array(publisher).readonly(), total: z.number() }),
  run: async (ascribe, { limit }) => {
    const { rows, total } = await (await ascribe.ledger()).store.publishers(limit);
    return { publishers: rows, total };
  },
});
