/** The table of names, read once for all that need it. */
import { readFilled } from "../../../base/tsv.ts";
import type { NameSense } from "../../../engine/language.ts";
import type { NameRow } from "../../../engine/mentions/words.ts";
import table from "./lexicons/names.packed.ts";

export const named: readonly NameRow[] = readFilled<"form" | "id" | "sense">(table, "names.tsv", ["id", "sense"]).map((row) => ({
  ...row,
  sense: row.sense as NameSense,
}));
