import { z } from "zod";
import { documentSchema } from "../document/schema.ts";
import { found } from "../ingest/found.ts";
import { keepOriginal } from "../ingest/originals.ts";
import { articleFrom, articleInput } from "./article-input.ts";
import { operation } from "./operation.ts";

export const addDocument = operation({
  name: "add",
  summary: "Read a text and record it in the ledger; the same text again changes nothing and says so.",
  http: { method: "post", path: "/api/documents" },
  writes: true,
  input: articleInput,
  output: z.object({
    id: z.string(),
    added: z.boolean().describe("It was not there before."),
    reread: z.boolean().describe("It was there, in another reading, which this one has replaced."),
    document: documentSchema,
  }),
  run: async (ascribe, input) => {
    const article = articleFrom(input);
    const document = await (await ascribe.reader(input.mode)).read(article);
    const { added, reread } = await (await ascribe.ledger()).record(document);
    // The text is its own original; that its title or its day were only told with it is worth keeping.
    if (added && ascribe.ledgerPath !== null) {
      const origin = found("sent by a caller", article.text, {}, "text", null, article);
      await keepOriginal(ascribe.ledgerPath, document.id, origin);
    }
    return { id: document.id, added, reread, document };
  },
});
