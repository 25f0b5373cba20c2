import { z } from "zod";
import { originsOf } from "../ingest/originals.ts";
import { operation } from "./operation.ts";

export const documentOrigin = operation({
  name: "origin",
  summary: "Where a document came from: its file, the hash of its original bytes, and who states each thing about it.",
  http: { method: "get", path: "/api/documents/{id}/origin" },
  writes: false,
  input: z.object({ id: z.string() }),
  output: z.object({
    origins: z.array(
      z.object({
        document: z.string(),
        name: z.string(),
        transform: z.string(),
        fields: z.record(z.string(), z.object({ value: z.string(), from: z.string() })),
        original: z.string().nullable(),
        bytes: z.number().nullable(),
      }),
    ),
  }),
  run: async (ascribe, { id }) => {
    const origins = ascribe.ledgerPath === null ? [] : await originsOf(ascribe.ledgerPath, id);
    return { origins: origins.map((origin) => ({ ...origin, fields: { ...origin.fields } })) };
  },
});
