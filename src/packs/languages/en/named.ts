/** The table of names, read once for all that need it. */
import { readTsv } from "../../../base/tsv.ts";
import type { NameSense } from "../../../engine/language.ts";
import type { NameRow } from "../../../engine/mentions/words.ts";
import table from "./lexicons/names.packed.ts";

/** Rows of one id stand together; packing leaves out what repeats the row above. */
export const named: readonly NameRow[] = filled(readTsv<"form" | "id" | "sense">(table, "names.tsv"));

function filled(rows: readonly Record<"form" | "id" | "sense", string>[]): NameRow[] {
  let [id, sense, form] = ["", "", ""];
  return rows.map((row) => {
    [form, id, sense] = [row.form || form, row.id || id, row.sense || sense];
    return { form, id, sense: sense as NameSense };
  });
}
