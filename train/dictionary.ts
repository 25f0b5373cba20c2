import { readFileSync } from "node:fs";
import { readTsv } from "../src/base/tsv.ts";
import { readWordNet } from "./wordnet.ts";

/** What a form of a word may be; a form may be several. */
export const FORM = { verb: 1, past: 2, ing: 4, third: 8, noun: 16, plural: 32, adjective: 64, adverb: 128 } as const;

/** What verbs and their forms are made new with. Not "un", "non": what stands behind them is a verb and becomes an adjective. */
export const PREFIXES = ["re", "over", "under", "mis", "out", "counter", "pre", "de", "dis", "co", "fore", "inter"];

/** What a dictionary says each form may be, as a sum of `FORM`; 0 of a form it does not have. */
export function readDictionary(): (form: string) => number {
  const { dictionary, exceptions } = readWordNet();
  const [verbs, nouns, adjectives, adverbs] = ["verb", "noun", "adj", "adv"].map((part) => firsts(dictionary(`index.${part}`)));
  const [oddVerbs, oddNouns] = ["verb", "noun"].map((part) => firsts(exceptions(part)));
  for (const { form } of readTsv<"form">(readFileSync("src/packs/languages/en/lexicons/irregular.tsv", "utf8"), "irregular.tsv"))
    oddVerbs.add(form);

  return (form) => {
    let sum = 0;
    if (verbs.has(form)) sum |= FORM.verb;
    if (nouns.has(form)) sum |= FORM.noun;
    if (adjectives.has(form)) sum |= FORM.adjective;
    if (adverbs.has(form)) sum |= FORM.adverb;
    const of = (words: ReadonlySet<string>, bases: readonly string[]): boolean => bases.some((base) => words.has(base));
    if (form.endsWith("ing") && of(verbs, basesOf(form.slice(0, -3)))) sum |= FORM.ing;
    if (form.endsWith("ed") && of(verbs, basesOf(form.slice(0, -2)))) sum |= FORM.past;
    if (/[^s]s$/.test(form)) {
      if (of(verbs, beforeS(form))) sum |= FORM.third;
      if (of(nouns, beforeS(form))) sum |= FORM.plural;
    }
    if (oddVerbs.has(form)) sum |= form.endsWith("ing") ? FORM.ing : FORM.past;
    if (oddNouns.has(form)) sum |= FORM.plural;
    return sum;
  };
}

/** The first word of each line; WordNet writes names of several words with underscores, which no form has. */
const firsts = (lines: readonly string[]): Set<string> =>
  new Set(lines.filter((line) => /^[a-z]+ /.test(line)).map((line) => line.slice(0, line.indexOf(" "))));

/** "plann" of "planned": plann, planne, plan; "carri" also carry. */
function basesOf(stem: string): string[] {
  const bases = [stem, `${stem}e`];
  if (/([^aeiou])\1$/.test(stem)) bases.push(stem.slice(0, -1));
  if (stem.endsWith("i")) bases.push(`${stem.slice(0, -1)}y`);
  return bases;
}

function beforeS(form: string): string[] {
  const bases = [form.slice(0, -1)];
  if (form.endsWith("es")) bases.push(form.slice(0, -2));
  if (form.endsWith("ies")) bases.push(`${form.slice(0, -3)}y`);
  return bases;
}

/** Numbers of the sorts there are among `forms`, the commonest first, 0 for none. */
export function numberSorts(forms: Iterable<string>, sumOf: (form: string) => number): Map<string, number> {
  const sums = new Map<string, number>();
  const counts = new Map<number, number>();
  for (const form of forms) {
    const sum = sumOf(form);
    sums.set(form, sum);
    counts.set(sum, (counts.get(sum) ?? 0) + 1);
  }
  const sorted = [...counts].filter(([sum]) => sum > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const numbers = new Map(sorted.map(([sum], i) => [sum, i + 1]));
  return new Map([...sums].map(([form, sum]) => [form, numbers.get(sum) ?? 0]));
}

const TAGS: readonly (readonly [number, readonly string[]])[] = [
  [FORM.verb, ["VERB|VB", "VERB|VBP"]],
  [FORM.past, ["VERB|VBD", "VERB|VBN"]],
  [FORM.ing, ["VERB|VBG"]],
  [FORM.third, ["VERB|VBZ"]],
  [FORM.noun, ["NOUN|NN"]],
  [FORM.plural, ["NOUN|NNS"]],
  [FORM.adjective, ["ADJ|JJ"]],
  [FORM.adverb, ["ADV|RB"]],
];

/** The joint classes that go with a sum of `FORM`. */
export const tagsOfSum = (sum: number, numberOf: (upos: string, xpos: string) => number): number[] =>
  TAGS.flatMap(([form, names]) =>
    sum & form
      ? names.map((name) => {
          const [upos, xpos] = name.split("|");
          return numberOf(upos, xpos);
        })
      : [],
  );
