/** What a caller hands in to be read: the text and what is known of where it stood. */
import { z } from "zod";
import { readIsoDay } from "../base/calendar.ts";
import type { Article } from "../document/article.ts";
import { checkText } from "../ingest/check-text.ts";

export const articleInput = z.object({
  text: z.string().describe("The document's words, as received."),
  title: z.string().optional().describe("Its title, when it stands outside the text."),
  published: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}/, "must start YYYY-MM-DD")
    .refine((value) => readIsoDay(value) !== null, "must be a day there is, like 2021-08-02")
    .optional()
    .describe("When it was put out: an ISO 8601 date or instant."),
  publisher: z.string().optional().describe("Who printed it."),
  url: z.string().optional().describe("Where it stood. Never fetched."),
  language: z.string().optional().describe("BCP 47 language; found from the text when absent."),
  mode: z.enum(["fast", "accurate"]).default("accurate").describe("fast: rules and small models; accurate: the best trained."),
});

/**
 * The article in checked input.
 * @throws {AscribeError} `empty`, `too-long`, `line-too-long`, `bad-text`, `no-sentence`: nothing a reading could stand on.
 */
export function articleFrom(input: Omit<z.output<typeof articleInput>, "mode"> & { readonly given?: string }): Article {
  checkText(input.text);
  const { text, given, title, published, publisher, url, language } = input;
  return {
    text,
    ...(given !== undefined && { given }),
    ...(title && { title }),
    ...(published && { published }),
    ...(publisher && { publisher }),
    ...(url && { url }),
    ...(language && { language }),
  };
}
