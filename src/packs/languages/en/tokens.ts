import { readTsv } from "../../../base/tsv.ts";
import type { AlikeName, TokenWords } from "../../../engine/language.ts";
import table from "./lexicons/tokens.packed.ts";
import { named } from "./named.ts";

const rows = readTsv<"kind" | "words" | "offsets">(table, "tokens.tsv");

const wordsOf = (kind: string): string[] => rows.filter((row) => row.kind === kind).map((row) => row.words);

// Words the training trees hold in all these senses. Short forms in capitals ("US", "UK"), spelled like no other name, are left to
// the weights as they are, and so are names that hold a small word ("Republic of Moldova").
const SEEN: Readonly<Record<string, string>> = { country: "Iraq", capital: "Baghdad", people: "Iraqis", adjective: "Iraqi" };

// "the Islamic Republic of Iran" goes on behind its first words.
const OF = " of ";

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
  alikeNames: standInsForNames(),
};

function standIns(): Map<string, string> {
  const standIns = new Map<string, string>();
  for (const { form, sense } of named) {
    if (!(sense in SEEN) || standIns.has(form) || !/^\p{Lu}\p{Ll}+$/u.test(form)) continue;
    standIns.set(form, SEEN[sense]);
    standIns.set(form.toUpperCase(), SEEN[sense].toUpperCase());
  }
  const upper = (word: string): string => word[0].toUpperCase() + word.slice(1);
  for (const { words, offsets } of rows.filter(({ kind }) => kind === "alike"))
    standIns.set(words, offsets).set(upper(words), upper(offsets));
  return standIns;
}

function standInsForNames(): Map<string, AlikeName[]> {
  const seenAs = new Map<string, string>();
  const rows = named.filter(({ form }) => /^\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}-]+)+$/u.test(form) && !form.startsWith("The "));
  // Of a name in several senses ("New Zealand officials") the first of these.
  for (const [sense, seen] of Object.entries(SEEN)) {
    for (const { form } of rows.filter((row) => row.sense === sense)) {
      if (seenAs.has(form)) continue;
      seenAs.set(form, seen);
      seenAs.set(form.toUpperCase(), seen.toUpperCase());
    }
  }
  const begun = new Set(named.flatMap(({ form }) => (form.includes(OF) ? [form.slice(0, form.indexOf(OF))] : [])));
  const byFirst = new Map<string, AlikeName[]>();
  for (const [form, seen] of seenAs) {
    const words = form.split(" ");
    byFirst.set(
      words[0],
      [
        ...(byFirst.get(words[0]) ?? []),
        {
          words,
          seen,
          notBehind: seen.toLowerCase() === SEEN.country.toLowerCase() ? "the" : null,
          notBefore: begun.has(form) ? OF.trim() : null,
        },
      ].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return byFirst;
}
