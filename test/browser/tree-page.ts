/** Runs in a page: reads trees there, with weights the page fetches. */
import type { Mode } from "../../src/engine/models.ts";
import { modelFilesAt } from "../../src/platform/browser.ts";
import { treeLines } from "./tree-lines.ts";

declare global {
  var linesInPage: (texts: readonly string[], mode: Mode) => Promise<string[]>;
}

globalThis.linesInPage = (texts, mode) => treeLines(texts, mode, modelFilesAt("/models/"));
