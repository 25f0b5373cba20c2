import { z } from "zod";
import { operation } from "./operation.ts";

export const verifyLedger = operation({
  name: "verify",
  summary: "Check that the ledger holds together: hashes, spans, the log's chain, and everything derived.",
  http: { method: "get", path: "/api/verify" },
  writes: false,
  input: z.object({}),
  output: z.object({
    documents: z.number(),
    faults: z.array(z.object({ code: z.string(), at: z.string(), message: z.string() })),
  }),
  run: async (ascribe) => {
    const ledger = await ascribe.ledger();
    const faults = await ledger.verify();
    return { documents: await ledger.store.count(), faults: faults.map((fault) => ({ ...fault })) };
  },
});
