import { readTsv } from "../../../base/tsv.ts";
import type { TokenWords } from "../../../engine/language.ts";
import table from "./lexicons/tokens.packed.ts";

const rows = readTsv<"kind" | "words" | "offsets">(table, "tokens.tsv");

const wordsOf = (kind: string): string[] => rows.filter((row) => row.kind === kind).map((row) => row.words);

export const tokens: TokenWords = {
  titles: new Set(wordsOf("title")),
  abbreviations: new Set(wordsOf("abbreviation")),
  clitics: wordsOf("clitic").sort((a, b) => b.length - a.length),
  contractions: new Map(
    rows.filter(({ kind }) => kind === "contraction").map(({ words, offsets }) => [words, offsets.split(",").map(Number)]),
  ),
  prefixes: new Set(wordsOf("prefix")),
  domains: new Set(wordsOf("domain")),
  starters: new Set(wordsOf("starter")),
};
