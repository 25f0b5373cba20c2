/** A document in a list: what a person picks it by, without its text. */
import { z } from "zod";
import type { Entry } from "../ledger/store.ts";

export const documentRow = z.object({
  id: z.string(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable().describe("As stated; null when nothing states it."),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  genre: z.string().nullable(),
  language: z.string(),
  sentences: z.number(),
  events: z.number(),
  counted: z.number().describe("Events that may enter a measure."),
  classes: z.record(z.string(), z.number()).describe("Sentences of each class."),
  added: z.string().nullable().describe("When it was recorded, ISO 8601 UTC."),
});

export type DocumentRow = z.output<typeof documentRow>;

export const rowOf = (entry: Entry): DocumentRow => ({
  id: entry.id,
  title: entry.title,
  issuer: entry.issuer,
  publisher: entry.publisher,
  published: entry.published,
  earliest: entry.earliest,
  latest: entry.latest,
  genre: entry.genre,
  language: entry.language,
  sentences: entry.sentences,
  events: entry.events,
  counted: entry.counted,
  classes: { ...entry.classes },
  added: entry.added,
});
