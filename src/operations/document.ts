import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { documentSchema } from "../document/schema.ts";
import { operation } from "./operation.ts";

export const getDocument = operation({
  name: "document",
  summary: "Give one recorded document with everything found in it.",
  http: { method: "get", path: "/api/documents/{id}" },
  writes: false,
  input: z.object({ id: z.string().describe("Its `sha256:…`, or enough of its first digits.") }),
  output: documentSchema,
  run: async (ascribe, { id }) => {
    const document = await (await ascribe.ledger()).document(id);
    if (!document) throw new AscribeError("no-document", `the ledger holds no document ${id}; list them with: ascribe documents`);
    return document;
  },
});
