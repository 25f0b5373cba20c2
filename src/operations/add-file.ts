import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { isRefusal } from "../ingest/found.ts";
import { takeBytes } from "../ingest/intake.ts";
import { keepOriginal } from "../ingest/originals.ts";
import { aDay } from "./day.ts";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

export const addFile = operation({
  name: "add-file",
  summary: "Take the documents out of a file of any format intake knows, read them and record them; what cannot be read is said.",
  http: { method: "post", path: "/api/files" },
  writes: true,
  input: z.object({
    name: z.string().max(1000).describe("The file's name, which may tell its format. Never opened."),
    bytes: z.string().describe("The file's bytes, base64."),
    mode: z.enum(["fast", "accurate"]).default("accurate"),
    published: aDay.optional().describe("The day it was put out, for documents that do not say."),
    publisher: z.string().max(200).optional().describe("Who put it out, for documents that do not say."),
  }),
  output: z.object({
    documents: z.array(documentRow.extend({ new: z.boolean().describe("It was not in the ledger before.") })),
    refused: z.array(z.object({ name: z.string(), code: z.string(), message: z.string() })),
  }),
  run: async (ascribe, { name, bytes, mode, published, publisher }) => {
    const [reader, ledger] = [await ascribe.reader(mode), await ascribe.ledger()];
    const recorded = new Map<string, boolean>();
    const refused: { name: string; code: string; message: string }[] = [];
    for await (const found of takeBytes(name, decoded(bytes), { codeNamed: ascribe.codeNamed })) {
      if (isRefusal(found)) {
        refused.push({ name: found.name, ...found.error });
        continue;
      }
      const read = found.document ?? (await reader.read(found.article));
      // What the document says of itself stands; only what it leaves out is taken from the caller.
      const lacking = {
        ...(published && read.meta.published.value === null && { published }),
        ...(publisher && read.meta.publisher === null && read.meta.issuer === null && { publisher }),
      };
      const isWhole = Object.keys(lacking).length === 0 || found.document !== undefined;
      const document = isWhole ? read : await reader.read({ ...found.article, ...lacking });
      const { added } = await ledger.record(document);
      if (added && ascribe.ledgerPath !== null) await keepOriginal(ascribe.ledgerPath, document.id, found);
      recorded.set(document.id, added || recorded.get(document.id) === true);
    }
    const entries = await ledger.store.entries([...recorded.keys()]);
    return { documents: entries.map((entry) => ({ ...rowOf(entry), new: recorded.get(entry.id) === true })), refused };
  },
});

function decoded(bytes: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bytes)) throw new AscribeError("bad-input", "the bytes are not base64");
  return Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
}
