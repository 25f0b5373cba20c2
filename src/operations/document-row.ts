/** A document in a list: what a person picks it by, without its text. */
import { z } from "zod";
import { CLASSES, type Document } from "../document/schema.ts";

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
  classes: z.partialRecord(z.enum(CLASSES), z.number()).describe("Sentences of each class."),
  added: z.string().nullable().describe("When it was recorded, ISO 8601 UTC."),
});

export type DocumentRow = z.output<typeof documentRow>;

export function rowOf(document: Document, added: string | null): DocumentRow {
  const classes: Partial<Record<(typeof CLASSES)[number], number>> = {};
  for (const { class: name } of document.sentences) classes[name] = (classes[name] ?? 0) + 1;
  const { meta } = document;
  return {
    id: document.id,
    title: meta.title?.value ?? null,
    issuer: meta.issuer?.name ?? null,
    publisher: meta.publisher,
    published: meta.published.value,
    earliest: meta.published.earliest,
    latest: meta.published.latest,
    genre: meta.genre,
    language: meta.language,
    sentences: document.sentences.length,
    events: document.events.length,
    counted: document.events.filter(({ counted }) => counted).length,
    classes,
    added,
  };
}
