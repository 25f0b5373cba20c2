import { readTsv } from "../../../base/tsv.ts";
import type { TimeWords } from "../../../engine/mentions/words.ts";
import timeTable from "./lexicons/times.packed.ts";

export const times: TimeWords = { classes: timeClasses(), slashOrder: "month-first" };

function timeClasses(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const classes = new Map<string, Map<string, string>>();
  for (const { form, class: name, value } of readTsv<"form" | "class" | "value">(timeTable, "times.tsv")) {
    const known = classes.get(form) ?? new Map<string, string>();
    known.set(name, value);
    classes.set(form, known);
  }
  return classes;
}
