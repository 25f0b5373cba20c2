import { readTsv } from "../../../base/tsv.ts";
import type { TokenWords } from "../../../engine/language.ts";
import names from "./lexicons/names.packed.ts";
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
  units: new Set(wordsOf("unit")),
  domains: new Set(wordsOf("domain")),
  starters: new Set(wordsOf("starter")),
  alike: standIns(),
};

// Words the training trees hold in all three senses. Names of several words are left to the weights as they are,
// and so are short forms in capitals ("US", "UK"), which are spelled like no other name.
function standIns(): Map<string, string> {
  const seen: Readonly<Record<string, string>> = { country: "Iraq", adjective: "Iraqi", people: "Iraqis", capital: "Baghdad" };
  const standIns = new Map<string, string>();
  for (const { form, sense } of readTsv<"form" | "id" | "sense">(names, "names.tsv")) {
    if (!(sense in seen) || standIns.has(form) || !/^\p{Lu}\p{Ll}+$/u.test(form)) continue;
    standIns.set(form, seen[sense]);
    standIns.set(form.toUpperCase(), seen[sense].toUpperCase());
  }
  return standIns;
}
