import { readTsv } from "../../../base/tsv.ts";
import { withPlaced } from "../../../engine/attributions/placed.ts";
import { relayed } from "../../../engine/attributions/relays.ts";
import { rulesAlone } from "../../../engine/attributions/rules.ts";
import type { AttributionWords, CueWord, Force, Imputed } from "../../../engine/language.ts";
import cueTable from "./lexicons/cues.packed.ts";
import sayingTable from "./lexicons/saying.packed.ts";
import standingTable from "./lexicons/standing.packed.ts";

const cueRows = readTsv<"lemma" | "pos" | "kind" | "takes" | "force" | "imputes">(cueTable, "cues.tsv");
const sayingRows = readTsv<"kind" | "words">(sayingTable, "saying.tsv");

const voiceRows = readTsv<"kind" | "words">(standingTable, "standing.tsv");

const cueOf = (row: (typeof cueRows)[number]): CueWord => ({
  kind: row.kind as CueWord["kind"],
  takes: new Set(row.takes.split(",")),
  force: row.force as Force,
  imputes: row.imputes === "" ? null : (row.imputes as Imputed),
});

const wordsOf = (kind: string): string[] => sayingRows.filter((row) => row.kind === kind).map((row) => row.words);
const longestFirst = (a: readonly string[], b: readonly string[]): number => b.length - a.length;

export const attributions: AttributionWords = {
  rules: { alone: rulesAlone, placed: withPlaced, relayed },
  cues: new Map(cueRows.map((row) => [`${row.lemma} ${row.pos}`, cueOf(row)])),
  prepositional: cueRows
    .filter((row) => row.pos === "ADP")
    .map((row) => [row.lemma.split(" "), cueOf(row)] as const)
    .sort((a, b) => longestFirst(a[0], b[0])),
  openings: wordsOf("opening")
    .map((words) => words.split(" "))
    .sort(longestFirst),
  anaphors: new Set(wordsOf("anaphor")),
  anaphoricNouns: new Set(wordsOf("anaphoric-noun")),
  firstPerson: new Set(wordsOf("first")),
  speakers: new Set([...wordsOf("first"), ...wordsOf("second")]),
  thirdPerson: new Set(wordsOf("third")),
  light: new Set(wordsOf("light")),
  wordings: new Set(wordsOf("wording")),
  turns: new Set(wordsOf("turn")),
  labels: new Set(wordsOf("label")),
  passive: new Set(wordsOf("passive")),
  agents: new Set(wordsOf("agent")),
  documents: new Set(wordsOf("document")),
  negators: new Set(wordsOf("negator")),
  hearsay: new Set(wordsOf("hearsay")),
  voices: new Set(voiceRows.filter(({ kind }) => kind === "speaker" || kind === "body").map(({ words }) => words)),
  ahead: new Set(wordsOf("ahead")),
  seen: new Set(wordsOf("seen")),
  unnamed: new Set(wordsOf("unnamed")),
  narrowing: new Set(wordsOf("narrowing")),
  roles: new Set(wordsOf("role")),
  complementisers: new Set(wordsOf("complementiser")),
  reflexives: new Set(wordsOf("reflexive")),
  evidenceFrom: new Set(wordsOf("evidence-from")),
  citing: wordsOf("citing").map((words) => words.split(" ")),
  effects: wordsOf("effect").map((words) => words.split(" ")),
  heard: new Set(wordsOf("heard")),
  carried: new Set(wordsOf("carried")),
  occasions: new Set(wordsOf("occasion")),
  within: new Set(wordsOf("within")),
  airs: new Set(wordsOf("air")),
  putting: new Set(wordsOf("putting")),
  gestures: new Map([
    ...wordsOf("nodding").map((verb) => [verb, true] as const),
    ...wordsOf("shaking").map((verb) => [verb, false] as const),
  ]),
  echoes: new Set(wordsOf("echo")),
};
