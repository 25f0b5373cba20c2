import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import type { Correction } from "../document/corrected.ts";
import { change } from "./decide.ts";
import { operation } from "./operation.ts";

const span = z.object({ start: z.number(), end: z.number() });

export const correctionRow = z.object({
  document: z.string(),
  at: span.describe("The words of the finding it is about."),
  change,
  reason: z.string(),
  by: z.string().nullable(),
  made: z.string().nullable(),
  sequence: z.number().describe("Its place in the log: undo it by this number."),
});

export const rowsOf = (list: readonly Correction[]) => ({
  corrections: list.map((one) => ({ ...one, change: one.change as z.output<typeof change> })),
});

export const listCorrections = operation({
  name: "corrections",
  summary: "List what people have corrected, in one document or in all, beside what was read: who, when and why, each undoable.",
  http: { method: "get", path: "/api/corrections" },
  writes: false,
  input: z.object({ document: z.string().optional() }),
  output: z.object({ corrections: z.array(correctionRow) }),
  run: async (ascribe, { document: id }) => {
    const ledger = await ascribe.ledger();
    const { corrections, everyCorrection } = await ledger.decisions();
    if (id === undefined) return rowsOf(everyCorrection);
    const document = await ledger.document(id);
    if (!document) throw new AscribeError("no-document", `the ledger holds no document ${id}; list them with: ascribe documents`);
    return rowsOf(corrections(document.id));
  },
});
