import { z } from "zod";
import { documentSchema } from "../document/schema.ts";
import { operation } from "./operation.ts";

export const recordDocuments = operation({
  name: "record",
  summary: "Record documents that were read already, all of them in one act or none.",
  http: { method: "post", path: "/api/records" },
  writes: true,
  input: z.object({ documents: z.array(documentSchema).max(500) }),
  output: z.object({ recorded: z.array(z.object({ id: z.string(), added: z.boolean(), reread: z.boolean() })) }),
  run: async (ascribe, { documents }) => ({ recorded: await (await ascribe.ledger()).recordAll(documents) }),
});
