import { readTsv } from "../../../base/tsv.ts";
import type { DocumentWords } from "../../../engine/language.ts";
import table from "./lexicons/document.packed.ts";

const rows = readTsv<"kind" | "words" | "value">(table, "document.tsv");

const wordsOf = (kind: string): string[] => rows.filter((row) => row.kind === kind).map((row) => row.words);
const valuesOf = <Value>(kind: string, read: (value: string) => Value): Map<string, Value> =>
  new Map(rows.filter((row) => row.kind === kind).map((row) => [row.words, read(row.value)]));

export const document: DocumentWords = {
  functionWords: new Set(wordsOf("function")),
  labelModifiers: new Set(wordsOf("label-modifier")),
  afterLabels: new Set(wordsOf("after-label")),
  labels: valuesOf("label", (genre) => genre as NonNullable<ReturnType<DocumentWords["labels"]["get"]>>),
  translated: new Set(wordsOf("translated")),
  languages: valuesOf("language", (code) => code),
  issuers: new Set(wordsOf("issuer")),
  declares: new Set(wordsOf("declares")),
  notices: valuesOf("notice", (kind) => kind as "correction" | "retraction"),
  boilerplate: wordsOf("boilerplate"),
  bylines: wordsOf("byline"),
  agencies: new Set(wordsOf("agency")),
  dated: wordsOf("dated"),
  headers: valuesOf("header", (kind) => kind as NonNullable<ReturnType<DocumentWords["headers"]["get"]>>),
  months: valuesOf("month", Number),
  otherMonths: new Set(wordsOf("other-month")),
  eras: new Set(wordsOf("era")),
  besideDates: new Set(["era", "other-era", "weekday", "beside-date"].flatMap(wordsOf)),
};
