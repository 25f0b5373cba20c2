import { z } from "zod";
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import { stampOf } from "../ledger/entry.ts";
import { operation } from "./operation.ts";

export const rereadLedger = operation({
  name: "reread",
  summary:
    "Read every document again with this version; the old readings answer until all new ones are there, then are replaced in one act.",
  http: { method: "post", path: "/api/reread" },
  writes: true,
  input: z.object({ mode: z.enum(["fast", "accurate"]).default("accurate") }),
  output: z.object({
    documents: z.number().describe("Read otherwise than before; those that this version has read already are left."),
    reports: z.object({ same: z.number(), changed: z.number(), fresh: z.number(), gone: z.number() }),
    fields: z.array(z.tuple([z.string(), z.number()])).describe("How often each field of a report changed, most first."),
  }),
  run: async (ascribe, { mode }) => {
    const [ledger, reader] = await Promise.all([ascribe.ledger(), ascribe.reader(mode)]);
    const target = stampOf(await reader.read({ text: "" }));
    const { documents, reports, fields } = await ledger.reread((former) => reader.read(articleOf(former)), target);
    return { documents, reports: { ...reports }, fields: fields.map(([field, count]): [string, number] => [field, count]) };
  },
});

/** The text with what was delivered beside it; what the former reading found in the text itself is found again. */
function articleOf({ text, meta }: Document): Article {
  const { url, publisher, published, title, language } = meta;
  return {
    text,
    language,
    ...(url !== null && { url }),
    ...(publisher !== null && { publisher }),
    ...(published.value !== null && published.basis === "given with the text" && { published: published.value }),
    ...(title !== null && title.span === null && { title: title.value }),
  };
}
