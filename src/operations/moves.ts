import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { INSTRUMENTS } from "../document/schema.ts";
import { figureName, lastDay } from "./figure.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";

export const whatItMoves = operation({
  name: "moves",
  summary: "From a document, or some of its words, to the figures they move: each event told there, and why where it moves none.",
  http: { method: "get", path: "/api/documents/{document}/moves" },
  writes: false,
  input: z.object({
    document: z.string(),
    start: z.number().int().min(0).optional().describe("First character of the words asked about; the whole document otherwise."),
    end: z.number().int().min(0).optional(),
  }),
  output: z.object({
    reports: z.array(
      reportRow.extend({
        happening: z.string().nullable(),
        left: z.string().nullable().describe("Why it weighs nothing, though it is held."),
        figures: z.array(
          z.object({
            figure: z.string().describe("Open it with: why."),
            power: z.string(),
            instrument: z.enum(INSTRUMENTS),
            kind: z.string(),
            strength: z.number().describe("What the happening brings before recency: evidence, intensity and size."),
          }),
        ),
      }),
    ),
  }),
  run: async (ascribe, { document: id, start = 0, end = Number.MAX_SAFE_INTEGER }) => {
    const ledger = await ascribe.ledger();
    const document = await ledger.document(id);
    if (document === null)
      throw new AscribeError("no-document", `the ledger holds no document ${id}; list them with: ascribe documents`);
    const at = await lastDay(ledger);
    const told = await ledger.store.reports({ documents: [document.id] });
    const asked = told.filter(
      ({ span, trigger }) => Math.min(span.start, trigger.start) < end && start < Math.max(span.end, trigger.end),
    );
    asked.sort((a, b) => a.trigger.start - b.trigger.start);
    const ids = [...new Set(asked.flatMap(({ happening }) => happening ?? []))];
    const moves = await ledger.store.moves(ids);
    const voices = new Map(
      (await ledger.store.happenings(ids)).flatMap((one) => one.voices.map((voice) => [voice.report, voice])),
    );
    const rows = await reportRows(ledger, asked);
    return {
      reports: asked.map(({ id: report, happening }, index) => ({
        ...rows[index],
        happening,
        left: voices.get(report)?.left ?? null,
        figures: moves
          .filter((move) => move.happening === happening)
          .map(({ state, power, instrument, kind, part, strength }) => ({
            figure: figureName({ state, instrument, power, at }),
            power,
            instrument,
            kind,
            strength: strength * part,
          })),
      })),
    };
  },
});
