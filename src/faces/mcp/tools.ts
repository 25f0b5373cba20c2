/** Which operations an assistant may use, under the names it knows them by. None of them writes. */
import { checkQuote } from "../../operations/check-quote.ts";
import { listContradictions } from "../../operations/contradictions.ts";
import { getDocument } from "../../operations/document.ts";
import { askEngagement } from "../../operations/engagement.ts";
import { listEvents } from "../../operations/events.ts";
import { getLineage } from "../../operations/lineages.ts";
import { showMethod } from "../../operations/method.ts";
import type { AnyOperation } from "../../operations/operation.ts";
import { readText } from "../../operations/read-text.ts";
import { searchDocuments } from "../../operations/search.ts";
import { askWhatIf } from "../../operations/whatif.ts";
import { explainFigure } from "../../operations/why.ts";

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly operation: AnyOperation;
}

export const TOOLS: readonly Tool[] = [
  { name: "search_documents", title: "Search documents", operation: searchDocuments },
  { name: "get_document", title: "Open a document", operation: getDocument },
  { name: "read_document", title: "Read a text", operation: readText },
  { name: "list_events", title: "List events", operation: listEvents },
  { name: "get_figure", title: "Engagement share", operation: askEngagement },
  { name: "explain_figure", title: "Open a figure", operation: explainFigure },
  { name: "lineage_of", title: "Lineage of a happening", operation: getLineage },
  { name: "contradictions", title: "Contradictions", operation: listContradictions },
  { name: "check_quote", title: "Check a quotation", operation: checkQuote },
  { name: "what_would_change", title: "What a figure hangs on", operation: askWhatIf },
];

export interface Resource {
  readonly name: string;
  readonly template: string;
  readonly operation: AnyOperation;
  input(variables: Readonly<Record<string, string>>): Record<string, unknown>;
}

export const RESOURCES: readonly Resource[] = [
  { name: "document", template: "ascribe://doc/{id}", operation: getDocument, input: ({ id }) => ({ id }) },
  { name: "figure", template: "ascribe://figure/{figure}", operation: explainFigure, input: ({ figure }) => ({ figure }) },
  { name: "method", template: "ascribe://method", operation: showMethod, input: () => ({}) },
];
