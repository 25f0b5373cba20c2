import { z } from "zod";
import { operation } from "./operation.ts";

export { type Brought, bring, stampOf } from "../ledger/entry.ts";

export const knownDocuments = operation({
  name: "known",
  summary: "Of these documents, those the ledger has, each with the stamp of its present reading.",
  http: { method: "post", path: "/api/known" },
  writes: false,
  input: z.object({
    ids: z.array(z.string()).max(1000),
    stamp: z.string().optional().describe("Of the caller's own reading: where the ledger's differs, its mode is told too."),
  }),
  output: z.object({
    known: z.array(z.object({ id: z.string(), stamp: z.string(), mode: z.enum(["fast", "accurate"]).optional() })),
  }),
  run: async (ascribe, { ids, stamp: own }) => {
    const { store } = await ascribe.ledger();
    const known = [];
    for (const { id, stamp } of await store.entries(ids)) {
      const mode = own === undefined || own === stamp ? undefined : (await store.document(id))?.stamp.mode;
      known.push({ id, stamp, ...(mode && { mode }) });
    }
    return { known };
  },
});
