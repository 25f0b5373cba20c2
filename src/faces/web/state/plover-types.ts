/** The types an event can be of, with the scores that go with them, from the scheme's own table. */
import { readTsv } from "../../../base/tsv.ts";
import codesTable from "../../../packs/ontologies/plover/codes.packed.ts";

export const PLOVER_TYPES: readonly { readonly type: string; readonly tone: number }[] = readTsv<"type" | "mode" | "score">(
  codesTable,
  "plover/codes.tsv",
)
  .filter(({ mode }) => mode === "-")
  .map(({ type, score }) => ({ type, tone: Number(score) }));
