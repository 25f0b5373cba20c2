/** What is known of a speaker by the words that name him: how many he is, which nouns name him, which mention he is. */
import { namedSource } from "../../document/named-source.ts";
import type { Attribution, Mention } from "../../document/schema.ts";
import type { Scene } from "./scene.ts";
import { tokenAt } from "./scene.ts";

export interface Speaker {
  readonly who: string;
  readonly actor: string | null;
  /** The outlet that was told, and so tells: "told the Post that …". */
  readonly hearer: { readonly who: string; readonly actor: string | null } | null;
}

/** Who puts the document out stands in every chain under this name; the record's meta says who it is. */
export const ISSUER = "(issuer)";
/** A cue that hides its source: "is said to have". */
export const UNNAMED = "(unnamed)";

export interface Known extends Speaker {
  /** Whether it is told by the text itself, and hands something on: of two, whoever speaks outermost is meant by "he". */
  readonly outer: boolean;
  /** Whether he has the word by a label: "Reporter:". */
  readonly turn: boolean;
  readonly number: "person" | "body" | "many";
  /** By a word that names him or by a pronoun that went back to him; `null` where nothing tells. */
  readonly gender: "male" | "female" | null;
  /** Whose he is, by the same: "her" in "her guest". */
  readonly owner: "male" | "female" | null;
  /** Nouns, names and adjectives in it, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Those of them that name it and not what it is of: "spokesman" in "a spokesman for the ministry". */
  readonly heads: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** What is asked of the text's mentions for each speaker, worked out once. */
export interface Named {
  /** For each token the longest mention over it. */
  readonly at: readonly (Mention | undefined)[];
  /** For each mention the first of the same one. */
  readonly first: ReadonlyMap<string, Mention>;
  /** Its words and heads, by mention. */
  readonly words: (mention: Mention) => ReadonlySet<string>;
  readonly heads: (mention: Mention) => ReadonlySet<string>;
}

/** "One of them, who spoke on condition of anonymity," is one of them. */
export const stripped = ({ words }: Scene, text: string): string => {
  const comma = text.search(/,\s/);
  const next =
    comma < 0
      ? ""
      : (
          text
            .slice(comma + 1)
            .trim()
            .split(/\s/)[0] ?? ""
        ).toLowerCase();
  return (words.relatives.has(next) ? text.slice(0, comma) : text).replace(/[\s,]+$/, "");
};

export function isPronoun({ doc, words }: Scene, source: { start: number; end: number }): boolean {
  const at = tokenAt(doc, source.start);
  return at >= 0 && doc.tokens[at].end >= source.end && words.thirdPerson.has(doc.tokens[at].form.toLowerCase());
}

/** What the first word that tells says, up to a preposition: of "his spokeswoman" the noun, not whose she is. */
export function genderOf(scene: Scene, start: number, end: number): Known["gender"] {
  return toldGender(scene, start, end, (xpos) => xpos !== "PRP$");
}

export function ownerOf(scene: Scene, start: number, end: number): Known["owner"] {
  return toldGender(scene, start, end, (xpos) => xpos === "PRP$");
}

function toldGender({ doc, arcs, words }: Scene, start: number, end: number, counts: (xpos: string) => boolean): Known["gender"] {
  const from = tokenAt(doc, start);
  for (let i = from; i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) {
    const { upos, xpos } = doc.tokens[i];
    if (upos === "ADP" && i > from) break;
    if (!counts(xpos)) continue;
    if (words.male.has(arcs.form[i])) return "male";
    if (words.female.has(arcs.form[i])) return "female";
  }
  return null;
}

export function numberOf({ doc, arcs, words }: Scene, attribution: Attribution, named: Named): Known["number"] {
  const [first] = namedSource(attribution);
  const at = tokenAt(doc, first.start);
  // "the auditors, whose report": what a relative clause says of them is no part of who they are.
  let end = first.end;
  for (let i = at; i >= 0 && i + 1 < doc.tokens.length && doc.tokens[i].end <= first.end; i++)
    if (doc.tokens[i].form === "," && /^W/.test(doc.tokens[i + 1].xpos)) end = Math.min(end, doc.tokens[i].start);
  let head = at;
  for (let i = at; i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) {
    const { head: up } = doc.tokens[i];
    if ((up < at || doc.tokens[up].start >= end) && doc.tokens[i].upos !== "PUNCT") {
      head = i;
      break;
    }
  }
  if (head < 0) return "body";
  // "An accountant called by the defence", which the parser took for a clause.
  if (doc.tokens[head].upos === "VERB") {
    const noun = arcs.kids[head].find((child) => child >= at && child < head && arcs.rel[child] === "nsubj");
    head = noun ?? head;
  }
  const form = doc.tokens[head].form.toLowerCase();
  if (words.persons.has(form)) return "person";
  if (words.outlets.has(arcs.lemma[head])) return "body";
  if (words.plural.has(form) || doc.tokens[head].feats.includes("Number=Plur")) return "many";
  const person = doc.tokens.some(
    ({ start, end, name }, i) => i > head && start < first.end && end > first.start && name.endsWith("PER"),
  );
  return person ||
    named.at[head]?.kind === "person" ||
    words.speakers.has(arcs.lemma[head]) ||
    doc.tokens[head].name.endsWith("PER")
    ? "person"
    : "body";
}

export function wordsOf({ doc, arcs, words }: Scene, start: number, end: number): Set<string> {
  const found = new Set<string>();
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const { upos, form } = doc.tokens[i];
    if (upos === "NOUN" || (upos === "ADJ" && !words.definite.has(arcs.lemma[i]))) found.add(arcs.lemma[i]);
    if (upos === "PROPN") found.add(form.toLowerCase());
  }
  return found;
}

/** The last common noun before a preposition, a participle or a possessive, and the names there and in apposition. */
export function headsOf({ doc, arcs }: Scene, start: number, end: number): Set<string> {
  const names: string[] = [];
  let noun: string | null = null;
  let inner = false;
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const { upos, xpos, form } = doc.tokens[i];
    if (xpos === "POS") [noun, names.length] = [null, 0];
    else if (form === ",") inner = false;
    else if (upos === "ADP" || upos === "VERB") inner = true;
    else if (!inner && upos === "PROPN") names.push(form.toLowerCase());
    else if (!inner && upos === "NOUN") {
      // "US lawmakers": what a name stands before is not named by it.
      if (/^(?:PROPN|PUNCT)$/.test(doc.tokens[i - 1]?.upos ?? "")) names.length = 0;
      noun = arcs.lemma[i];
    }
  }
  return new Set(noun === null ? names : [...names, noun]);
}

export const isOutletBy = ({ words }: Scene, own: ReadonlySet<string>): boolean =>
  [...own].some((word) => words.outlets.has(word));

export function namedIn(scene: Scene): Named {
  const { mentions, tokens } = scene.doc;
  const at: (Mention | undefined)[] = new Array(tokens.length);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    for (let i = tokenAt(scene.doc, mention.start); i >= 0 && i < tokens.length && tokens[i].start < mention.end; i++) {
      const other = at[i];
      if (!other || other.end - other.start < mention.end - mention.start) at[i] = mention;
    }
    let origin: Mention = mention;
    for (let steps = 0; origin.sameAs && steps < 50; steps++) origin = byId.get(origin.sameAs) ?? origin;
    first.set(mention.id, origin);
  }
  return { at, first, words: onceEach(scene, wordsOf), heads: onceEach(scene, headsOf) };
}

/** What a mention's words are, worked out when it is asked for, and once. */
function onceEach(
  scene: Scene,
  read: (scene: Scene, start: number, end: number) => ReadonlySet<string>,
): (mention: Mention) => ReadonlySet<string> {
  const known = new Map<Mention, ReadonlySet<string>>();
  return (mention) => {
    let words = known.get(mention);
    if (!words) {
      words = read(scene, mention.start, mention.end);
      known.set(mention, words);
    }
    return words;
  };
}
