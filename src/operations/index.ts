/** Everything that can be asked, in the order a newcomer meets it. */
import { addDocument } from "./add-document.ts";
import { getDocument } from "./document.ts";
import { listDocuments } from "./documents.ts";
import type { AnyOperation } from "./operation.ts";
import { readText } from "./read-text.ts";

export const OPERATIONS: readonly AnyOperation[] = [readText, addDocument, listDocuments, getDocument];
