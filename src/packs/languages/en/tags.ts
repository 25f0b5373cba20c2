/** English for the tagger: forms of the verbs that events and cues are told by, and words of the closed classes. */
import { readTsv } from "../../../base/tsv.ts";
import { compileShape, type Slot } from "../../../engine/events/shapes.ts";
import type { TagWords } from "../../../engine/language.ts";
import { events } from "./events.ts";
import cuesTable from "./lexicons/cues.packed.ts";
import irregularTable from "./lexicons/irregular.packed.ts";
import table from "./lexicons/tokens.packed.ts";

const triggers = events.triggers.filter(({ pos }) => pos === "VERB");
const cues = readTsv<"lemma" | "pos">(cuesTable, "cues.tsv").filter(({ pos }) => pos === "VERB");
const irregulars = readTsv<"form" | "lemma" | "only">(irregularTable, "irregular.tsv");
const words = readTsv<"kind" | "words">(table, "tokens.tsv");
const wordsOf = (kind: string): ReadonlySet<string> => new Set(words.filter((row) => row.kind === kind).map((row) => row.words));

const bareOf: ReadonlySet<string> = new Set(triggers.map(({ lemma }) => lemma.split(" ")[0]));
const nouns: ReadonlySet<string> = new Set([
  ...events.triggers.flatMap(({ lemma, pos }) => (pos === "NOUN" ? [lemma] : [])),
  ...events.classes.keys(),
]);

export const tags: TagWords = {
  verbs: bareForms(),
  phrases: phrases(),
  afterNames: behind("named-doer"),
  afterPlurals: behind("plural-doer"),
  closed: wordsOf("closed"),
  does,
};

// Most past forms are known by their endings; the bare form and the third person are spelled as nouns are.
function bareForms(): TagWords["verbs"] {
  const forms = new Map<string, readonly string[]>();
  for (const { lemma } of [...triggers, ...cues]) {
    const verb = lemma.split(" ")[0];
    if (!/^[a-z]{3,}$/.test(verb)) continue;
    forms.set(verb, ["VB", "VBP"]);
    forms.set(thirdPerson(verb), ["VBZ"]);
  }
  // "began" is no participle.
  for (const { form, lemma, only } of irregulars) if (form !== lemma) forms.set(form, only === "past" ? ["VBD"] : ["VBD", "VBN"]);
  return forms;
}

// "shot down", "cuts off": with these words beside them they are verbs, unless an article or the like stands before.
function phrases(): TagWords["phrases"] {
  const particles = wordsOf("particle");
  const found = new Map<string, string[]>();
  for (const { lemma } of triggers) {
    const [verb, particle] = lemma.split(" ");
    if (!particles.has(particle)) continue;
    for (const form of [verb, thirdPerson(verb), ...pasts(verb)])
      found.set(form, [...new Set([...(found.get(form) ?? []), particle])]);
  }
  return found;
}

// "The US calls on Russia", "the clans dream of a port": a noun elsewhere, and behind a name or a plural a verb.
function behind(kind: string): TagWords["afterNames"] {
  const found = new Map<string, string[]>();
  for (const phrase of wordsOf(kind)) {
    const [verb, next] = phrase.split(" ");
    found.set(verb, [...(found.get(verb) ?? []), next]);
  }
  return found;
}

// "ink deal", "hands over base", "pleads for access": by what some shape of the verb asks for; where it takes anything, only of a word that is no
// noun too, or that such a doer does ("jets pound", "minister calls for").
function does(doer: string, form: string, preposition: string | null, noun: string, isPlain: boolean, isName: boolean): boolean {
  const verb = [form, ...events.guess(form)].find((one) => bareOf.has(one) && (one === form || thirdPerson(one) === form));
  if (verb === undefined) return false;
  const isOpen = isPlain || !(nouns.has(verb) || nouns.has(form));
  const doers = classesOf(doer);
  const objects = classesOf(noun);
  const isPerson = PERSONS.some((one) => doers.includes(one));
  return triggers.some(({ lemma, shape }) => {
    if (!lemma.startsWith(verb)) return false;
    const [head, ...rest] = lemma.split(" ");
    if (head !== verb || rest.length > 1 || (rest.length === 1 && rest[0] !== preposition)) return false;
    const { slots } = compileShape(shape, lemma);
    const isTold = (classes: Slot["classes"], exclude: boolean, words: readonly string[]): boolean =>
      classes !== null && !exclude && words.some((one) => classes.includes(one));
    const isDoers = slots.some(({ roles, classes, exclude }) => roles.includes("agent") && isTold(classes, exclude, doers));
    return slots.some(({ paths, classes, exclude, required }) => {
      const isHere = paths.some(({ rel, preps }) =>
        preposition === null || rest.length === 1 ? rel === "obj" : rel === "obl" && preps.includes(preposition),
      );
      if (!isHere || (classes !== null && !exclude)) return isHere && isTold(classes, exclude, objects);
      // "minister visits Oslo"
      const isWhole = isOpen || (isPerson && (rest.length === 1 || isName));
      return isDoers || (isWhole && (rest.length === 1 || preposition === null || required));
    });
  });
}

const PERSONS = ["leader", "person", "diplomat", "envoy"];

const classesOf = (noun: string): string[] =>
  [noun.toLowerCase(), ...events.guess(noun.toLowerCase())].flatMap((one) => [one, ...(events.classes.get(one) ?? [])]);

export function thirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|[^aeiou]o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** Past forms by the ending, and behind them those listed as irregular. */
export function pasts(verb: string): string[] {
  const stem = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : verb;
  const regular = verb.endsWith("e") ? `${verb}d` : `${stem}ed`;
  return [regular, ...irregulars.filter(({ lemma }) => lemma === verb).map(({ form }) => form)];
}
