import { documentSchema } from "../document/schema.ts";
import { articleFrom, articleInput } from "./article-input.ts";
import { operation } from "./operation.ts";

export const readText = operation({
  name: "read",
  summary: "Read a text and give back the record of who did what to whom and who says so; nothing is stored.",
  http: { method: "post", path: "/api/read" },
  writes: false,
  input: articleInput,
  output: documentSchema,
  run: async (ascribe, input) => (await ascribe.reader(input.mode)).read(articleFrom(input)),
});
