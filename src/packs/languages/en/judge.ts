import { readTsv } from "../../../base/tsv.ts";
import { described, pronounced } from "../../../engine/judge/earlier.ts";
import { takenBackIn } from "../../../engine/judge/taken-back.ts";
import type { Effect, Firmness, JudgeWords, MindWord, Turn } from "../../../engine/language.ts";
import cueTable from "./lexicons/cues.packed.ts";
import firmnessTable from "./lexicons/firmness.packed.ts";
import loadedTable from "./lexicons/loaded.packed.ts";
import rhetoricTable from "./lexicons/rhetoric.packed.ts";
import standingTable from "./lexicons/standing.packed.ts";

const firmnessRows = readTsv<"lemma" | "pos" | "class" | "plain" | "negated">(firmnessTable, "firmness.tsv");
const cueRows = readTsv<"lemma" | "pos" | "kind" | "takes" | "force" | "imputes">(cueTable, "cues.tsv");
const standingRows = readTsv<"kind" | "words">(standingTable, "standing.tsv");

const firmnessOf = (row: (typeof firmnessRows)[number]): Firmness => ({
  class: row.class,
  plain: row.plain as Effect,
  negated: row.negated as Effect,
});

const mindOf = (row: (typeof cueRows)[number]): MindWord => ({
  kind: row.kind as MindWord["kind"],
  force: row.force as Effect,
  imputes: row.imputes === "" ? null : (row.imputes as MindWord["imputes"]),
  takes: new Set(row.takes.split(",")),
});

/** Turns by their first word, longest first, so that the longest that fits is found first. */
function turnsIn(table: string, name: string): Map<string, Turn[]> {
  const turns = new Map<string, Turn[]>();
  for (const row of readTsv<"words" | "pos" | "class" | "when">(table, name)) {
    // A hyphen is a token of its own.
    const words = row.words.split(/ |(?=-)|(?<=-)/);
    const list = turns.get(words[0]) ?? [];
    list.push({ words, pos: row.pos, class: row.class, when: row.when });
    turns.set(words[0], list);
  }
  for (const list of turns.values()) list.sort((a, b) => b.words.length - a.words.length);
  return turns;
}

const setOf = (kind: string): Set<string> => new Set(standingRows.filter((row) => row.kind === kind).map((row) => row.words));

export const judging: JudgeWords = {
  pronounced,
  described,
  takenBack: takenBackIn,
  untrue: setOf("untrue"),
  true: setOf("true"),
  firmness: new Map(firmnessRows.map((row) => [`${row.lemma} ${row.pos}`, firmnessOf(row)])),
  minds: new Map(cueRows.map((row) => [`${row.lemma} ${row.pos}`, mindOf(row)])),
  loaded: turnsIn(loadedTable, "loaded.tsv"),
  rhetoric: turnsIn(rhetoricTable, "rhetoric.tsv"),
  given: setOf("given"),
  circumstance: setOf("circumstance"),
  times: setOf("time"),
  limits: setOf("limit"),
  opened: setOf("opened"),
  alternatives: setOf("alternative"),
  complementisers: setOf("complementiser"),
  firstPerson: setOf("first"),
  thirdPerson: setOf("third"),
  persons: setOf("person"),
  plural: setOf("plural"),
  relatives: setOf("relative"),
  definite: setOf("definite"),
  speakers: setOf("speaker"),
  anyone: setOf("anyone"),
  outlets: setOf("outlet"),
  ownTexts: setOf("own-text"),
  own: setOf("own"),
  former: setOf("former"),
  credits: setOf("credit"),
  light: setOf("light"),
  states: setOf("state"),
  arranged: setOf("arranged"),
  inverted: setOf("inverted"),
  bodies: setOf("body"),
  readers: setOf("reader"),
  askers: setOf("asker"),
  answerers: setOf("answerer"),
  assessors: setOf("assessor"),
  interviews: setOf("interview"),
  fictions: setOf("fiction"),
  views: setOf("view"),
  performed: setOf("performed"),
  sacred: setOf("sacred"),
  honorifics: [...setOf("honorific")],
  epithets: setOf("epithet"),
  male: setOf("male"),
  female: setOf("female"),
};
