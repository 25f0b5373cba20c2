/** Pronouns and definite nouns that name nobody themselves, found. */
import { startsUpper } from "../../../base/letters.ts";
import { drawArcs } from "../../../document/arcs.ts";
import type { Mention } from "../../../document/schema.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import type { Located } from "../places/index.ts";
import type { Called } from "./called.ts";
import { type Item, SURE, type Words } from "./item.ts";

/** Pronouns and definite nouns that name nobody themselves. */
export function references(doc: Parsed, items: readonly Item[], words: Words, called: Called, sentenceOf: Int32Array): Item[] {
  const { tokens, sentences } = doc;
  const { form } = drawArcs(tokens);
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of items) taken.fill(1, from, to);
  const found: Item[] = [];
  const add = (from: number, to: number, head: number, kind: Mention["kind"], reference: Item["reference"]): void => {
    found.push({
      from,
      to,
      head,
      kind,
      actor: null,
      score: SURE.pronoun,
      open: null,
      twin: null,
      locates: false,
      place: null,
      sameAs: null,
      sentence: sentenceOf[head],
      reference,
    });
  };
  const heads = new Map<string, number>();
  for (const { head, to, kind } of items)
    if (tokens[head].upos === "NOUN" && kind !== "place" && kind !== "group" && !heads.has(form[head])) heads.set(form[head], to);
  // "The official", after "a Danish official".
  const isToldAgain = (i: number): boolean =>
    (tokens[i].upos === "NOUN" || /^(?:nsubj|obj)/.test(tokens[i].deprel)) &&
    (heads.get(form[i]) ?? i) < i &&
    tokens[i - 1].feats.includes("Definite=Def") &&
    !isWhose(tokens, i);
  const definable = definableIn(words);
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      if (taken[i]) continue;
      const low = form[i];
      const told = called.at(tokens, form, from, i, words);
      if (told) {
        add(told.start, i + 1, i, "country", told.reference);
        continue;
      }
      if (words.thing.has(low) && tokens[i].upos === "PRON" && !isEmpty(tokens, i, to)) add(i, i + 1, i, "organisation", "thing");
      else if (words.person.has(low) && tokens[i].upos === "PRON" && !tokens[i].feats.includes("PronType=Rel"))
        add(i, i + 1, i, "person", "person");
      else if (words.many.has(low) && tokens[i].upos === "PRON") add(i, i + 1, i, "group", "many");
      else if (i > from && words.both.has(low) && isBare(tokens, i)) add(i - 1, i + 1, i, "group", "pair");
      else if (words.both.has(low) && isAlone(tokens, i)) add(i, i + 1, i, "group", "many");
      else if (i > from && tokens[i].upos !== "VERB" && definable.has(low)) {
        const start = determinerAt(tokens, form, from, i, words, called);
        if (start === null) continue;
        const between = form.slice(start, i);
        const both = between.some((word) => words.both.has(word));
        const pointing = between.some((word) => words.demonstrative.has(word) || words.same.has(word));
        if (both && words["party-many"].has(low)) add(start, i + 1, i, "group", "pair");
        else if (words["side-many"].has(low) && bare(tokens, start, i)) add(start, i + 1, i, "group", "sides");
        else if (words["party-many"].has(low) && i - start === 2 && tokens[i - 1].upos === "NUM")
          add(start, i + 1, i, "group", "sides");
        else if (pointing && words["place-noun"].has(low) && !words["place-noun"].has(form[i + 1] ?? ""))
          add(start, i + 1, i, "place", "place");
        else if (words["body-noun"].has(low) && unnamed(tokens, start, i, called)) add(start, i + 1, i, "organisation", "body");
        else if (start === i - 1 && isCapital(tokens, i)) add(start, i + 1, i, "organisation", "namesake");
        else if (
          words["party-one"].has(low) &&
          !isWhose(tokens, i) &&
          isDefinite(tokens, start, words) &&
          !taken.slice(start, i).includes(1)
        )
          add(start, i + 1, i, "country", "country");
      } else if (i > from && words.article.has(form[i - 1]) && isToldAgain(i)) add(i - 1, i + 1, i, "organisation", "again");
      else if (i > from && words.hostile.has(tokens[i].lemma) && isDefinite(tokens, i - 1, words) && isHead(tokens, i))
        add(i - 1, i + 1, i, "military", "foe");
    }
  }
  return found;
}

// "The two agreed": a number that stands for both, with an article and no noun.
const isBare = (tokens: readonly ParsedToken[], i: number): boolean =>
  tokens[i].upos === "NUM" && /^(?:nsubj|obj|obl)/.test(tokens[i].deprel) && tokens[i - 1].feats.includes("Definite=Def");

// "Both agreed", "each promised", "the envoys of both"
const isAlone = (tokens: readonly ParsedToken[], i: number): boolean =>
  /^(?:CCONJ|DET|PRON)$/.test(tokens[i].upos) &&
  /^(?:nsubj|obj|obl|nmod)/.test(tokens[i].deprel) &&
  tokens[i + 1]?.form.toLowerCase() !== "of";

const isHead = (tokens: readonly ParsedToken[], i: number): boolean =>
  tokens[i].upos === "NOUN" && !/^(?:compound|amod)/.test(tokens[i].deprel) && !isWhose(tokens, i);

// Kinds of nouns that a determiner makes refer to what was told before.
const DEFINABLE = [
  "party-many",
  "side-many",
  "place-noun",
  "body-noun",
  "party-one",
  "own-head",
  "own-house",
  "own-organ",
  "name-head",
] as const;

const definables = new WeakMap<Words, ReadonlySet<string>>();

function definableIn(words: Words): ReadonlySet<string> {
  let known = definables.get(words);
  if (!known) {
    known = new Set(DEFINABLE.flatMap((kind) => [...words[kind]]));
    definables.set(words, known);
  }
  return known;
}

// "it is clear that", "it rained": nobody.
function isEmpty(tokens: readonly ParsedToken[], i: number, to: number): boolean {
  const { deprel, head } = tokens[i];
  if (deprel.startsWith("expl")) return true;
  if (head < 0 || tokens[head].upos === "VERB") return false;
  return tokens
    .slice(head + 1, Math.min(to, head + 12))
    .some((token) => token.head === head && /^(?:csubj|ccomp|xcomp|advcl)/.test(token.deprel));
}

/** "both ministers", "the two presidents": an office that says no state, twice. */
export function isPairOfOffices({ tokens }: Parsed, { open, actor, from, to }: Located, words: Words): boolean {
  const nouns = tokens.slice(from, to).map(({ form }) => form.toLowerCase());
  if (open === null || actor !== null || !nouns.some((noun) => words["party-many"].has(noun))) return false;
  return tokens.slice(Math.max(0, from - 1), to).some(({ form }) => words.both.has(form.toLowerCase()));
}

/** The start of "the …", "both …", "this same …" that ends in token `i`, at most five words before it. */
function determinerAt(
  tokens: readonly ParsedToken[],
  form: readonly string[],
  from: number,
  i: number,
  words: Words,
  called: Called,
): number | null {
  for (let j = i - 1; j >= Math.max(from, i - 5); j--) {
    const low = form[j];
    if (words.definite.has(low) || words.both.has(low)) {
      const earlier = j > from ? form[j - 1] : "";
      return words.definite.has(earlier) ? j - 1 : j;
    }
    const isWithin =
      ["ADJ", "NOUN", "NUM"].includes(tokens[j].upos) ||
      tokens[j].deprel === "amod" ||
      tokens[j].form === "-" ||
      called.isSaid(low);
    if (!isWithin) return null;
  }
  return null;
}

// "the bloc", "the 15-nation bloc", "the Caribbean organisation": no name but a region's between, and no "of" behind.
const unnamed = (tokens: readonly ParsedToken[], start: number, i: number, called: Called): boolean =>
  tokens.slice(start, i).every(({ upos, form }) => upos !== "PROPN" || called.isSaid(form.toLowerCase())) && !isWhose(tokens, i);

// "the Mission": one word in capitals, no name around it.
const isCapital = (tokens: readonly ParsedToken[], i: number): boolean =>
  /^\p{Lu}\p{Ll}/u.test(tokens[i].form) &&
  tokens[i - 1].feats.includes("Definite=Def") &&
  !startsUpper(tokens[i + 1]?.form ?? "");

// "the country", "the landlocked country", "accused the country of arming rebels"; not "the country of birth", "the country roads".
export const isWhose = (tokens: readonly ParsedToken[], i: number): boolean =>
  tokens[i + 1]?.upos === "NOUN" || (tokens[i + 1]?.form.toLowerCase() === "of" && tokens[i + 2]?.upos !== "VERB");

export const isDefinite = (tokens: readonly ParsedToken[], start: number, words: Words): boolean =>
  words.article.has(tokens[start].form.toLowerCase()) && tokens[start].feats.includes("Definite=Def");

// "the sides", "the three sides"
const bare = (tokens: readonly ParsedToken[], start: number, i: number): boolean =>
  (i - start === 1 || (i - start === 2 && tokens[i - 1].upos === "NUM")) && !isWhose(tokens, i);
