/** What an assistant may ask, under the names it knows it by. None of it writes but one, which is off unless it is let in. */
import { z } from "zod";
import { AscribeError } from "../../base/error.ts";
import type { Document } from "../../document/schema.ts";
import { articleInput } from "../../operations/article-input.ts";
import { assessFigure } from "../../operations/assess.ts";
import { checkQuote } from "../../operations/check-quote.ts";
import { listContradictions } from "../../operations/contradictions.ts";
import { getDocument } from "../../operations/document.ts";
import { askEngagement } from "../../operations/engagement.ts";
import { listEvents } from "../../operations/events.ts";
import { getLineage } from "../../operations/lineages.ts";
import { showMethod } from "../../operations/method.ts";
import type { AnyOperation } from "../../operations/operation.ts";
import { proposeCorrection } from "../../operations/proposals.ts";
import { readText } from "../../operations/read-text.ts";
import { searchDocuments } from "../../operations/search.ts";
import { askWhatIf } from "../../operations/whatif.ts";
import { explainFigure } from "../../operations/why.ts";
import { pageOf } from "./document-page.ts";

export type Ask = (operation: AnyOperation, input: Record<string, unknown>) => Promise<unknown>;

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  call(ask: Ask, input: Record<string, unknown>): Promise<unknown>;
}

const asking = (name: string, title: string, operation: AnyOperation): Tool => ({
  name,
  title,
  description: operation.summary,
  input: operation.input,
  call: (ask, input) => ask(operation, input),
});

const { text, ...about } = articleInput.shape;

const readDocument: Tool = {
  name: "read_document",
  title: "Read a document",
  description:
    "A recorded document by its id, or a text that is handed in and not stored: who did what to whom, how firmly it is said, and who says so. Long texts come a page at a time: go on with `from`.",
  input: z.object({
    id: z.string().optional().describe("Of a recorded document: `sha256:…`, or enough of its first digits."),
    text: text.optional().describe("A text to read instead; nothing is stored."),
    from: z.number().int().min(0).default(0).describe("The character to begin at: `next` of the page before."),
    ...about,
  }),
  call: async (ask, { id, text: given, from, ...rest }) => {
    if ((id === undefined) === (given === undefined))
      throw new AscribeError("bad-input", "give either the id of a recorded document or a text to read");
    const document = (await (id === undefined ? ask(readText, { ...rest, text: given }) : ask(getDocument, { id }))) as Document;
    return pageOf(document, Number(from ?? 0));
  },
};

const whatWouldChange: Tool = {
  name: "what_would_change",
  title: "What a figure hangs on",
  description:
    "How firm a figure is: its grade, what each source moves, how it fares under other conventions, and what would change it. With sources left out, happenings added, or other half-lives or weights, the figure before and after. Nothing is changed.",
  input: askWhatIf.input,
  call: (ask, input) => {
    const { without, halfLife, weight, adding, ...question } = input;
    const isSupposed = [without, halfLife, weight, adding].some((given) => Array.isArray(given) && given.length > 0);
    return isSupposed ? ask(askWhatIf, input) : ask(assessFigure, question);
  },
};

export const TOOLS: readonly Tool[] = [
  asking("search_documents", "Search documents", searchDocuments),
  readDocument,
  asking("list_events", "List events", listEvents),
  asking("get_figure", "Engagement share", askEngagement),
  asking("explain_figure", "Open a figure", explainFigure),
  asking("lineage_of", "Lineage of a happening", getLineage),
  asking("contradictions", "Contradictions", listContradictions),
  asking("check_quote", "Check a quotation", checkQuote),
  whatWouldChange,
];

/** Its proposals wait for a person; what they would change stays as it was read until one has decided. */
export const PROPOSING: Tool = {
  ...asking("propose_annotation", "Propose a correction", proposeCorrection),
  description: `${proposeCorrection.summary} Take document and span from read_document.`,
};

export interface Resource {
  readonly name: string;
  readonly template: string;
  readonly description: string;
  read(ask: Ask, variables: Readonly<Record<string, string>>): Promise<unknown>;
}

export const RESOURCES: readonly Resource[] = [
  {
    name: "document",
    template: "ascribe://doc/{id}",
    description: getDocument.summary,
    read: async (ask, { id }) => pageOf((await ask(getDocument, { id })) as Document, 0, Number.POSITIVE_INFINITY),
  },
  {
    name: "figure",
    template: "ascribe://figure/{figure}",
    description: explainFigure.summary,
    read: (ask, { figure }) => ask(explainFigure, { figure }),
  },
  { name: "method", template: "ascribe://method", description: showMethod.summary, read: (ask) => ask(showMethod, {}) },
];
