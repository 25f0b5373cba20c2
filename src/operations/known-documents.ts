import { z } from "zod";
import { operation } from "./operation.ts";

export { stampOf } from "../ledger/entry.ts";

export const knownDocuments = operation({
  name: "known",
  summary: "Of these documents, those the ledger has, each with the stamp of its present reading.",
  http: { method: "post", path: "/api/known" },
  writes: false,
  input: z.object({ ids: z.array(z.string()).max(1000) }),
  output: z.object({ known: z.array(z.object({ id: z.string(), stamp: z.string() })) }),
  run: async (ascribe, { ids }) => {
    const entries = await (await ascribe.ledger()).store.entries(ids);
    return { known: entries.map(({ id, stamp }) => ({ id, stamp })) };
  },
});
