/**
 * A document's trees seen from above: the dependents of each token, bare relations, and how far each token's
 * subtree reaches. For the stages that read trees but may not import one another.
 */
import type { ParsedToken } from "./stages.ts";

export interface Arcs {
  readonly tokens: readonly ParsedToken[];
  readonly kids: readonly (readonly number[])[];
  /** Relations without their subtype. */
  readonly rel: readonly string[];
  /** Lemmas and forms in lower case. */
  readonly lemma: readonly string[];
  readonly form: readonly string[];
  /** Lemma and part of speech, as lexicons have their words: "say VERB". */
  readonly entry: readonly string[];
  /** First token of each subtree. */
  readonly left: Int32Array;
  /** One past the last token of each subtree. */
  readonly right: Int32Array;
}

const NONE: readonly number[] = [];

// Two stages look at the same trees.
const drawn = new WeakMap<readonly ParsedToken[], Arcs>();

export function drawArcs(tokens: readonly ParsedToken[]): Arcs {
  const known = drawn.get(tokens);
  if (known) return known;
  const arcs = draw(tokens);
  drawn.set(tokens, arcs);
  return arcs;
}

function draw(tokens: readonly ParsedToken[]): Arcs {
  const count = tokens.length;
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  // By a loop: an array that is mapped becomes another kind once V8 has compiled its maker, and all that reads it is compiled anew.
  const kids: (readonly number[])[] = [];
  const rel: string[] = [];
  const lemma: string[] = [];
  const form: string[] = [];
  const entry: string[] = [];
  for (let i = 0; i < count; i++) {
    const token = tokens[i];
    const small = token.lemma.toLowerCase();
    kids.push(NONE);
    rel.push(baseOf(token.deprel));
    lemma.push(small);
    form.push(token.form.toLowerCase());
    entry.push(entryOf(small, token.upos));
    left[i] = i;
    right[i] = i + 1;
  }
  for (let i = 0; i < count; i++) {
    const { head } = tokens[i];
    if (head < 0) continue;
    const list = kids[head];
    if (list === NONE) kids[head] = [i];
    else (list as number[]).push(i);
    for (let at = head, steps = 0; at >= 0 && steps < 200; at = tokens[at].head, steps++) {
      if (left[at] > i) left[at] = i;
      if (right[at] < i + 1) right[at] = i + 1;
    }
  }
  return { tokens, kids, rel, lemma, form, entry, left, right };
}

// Entries by part of speech and lemma, kept from text to text: one that is joined anew is hashed anew by the first table asked for it.
const LIMIT = 20_000;
const entries = new Map<string, Map<string, string>>();

function entryOf(lemma: string, upos: string): string {
  let known = entries.get(upos);
  if (known === undefined) {
    known = new Map<string, string>();
    entries.set(upos, known);
  }
  let entry = known.get(lemma);
  if (entry === undefined) {
    entry = `${lemma} ${upos}`;
    if (known.size >= LIMIT) known.clear();
    known.set(lemma, entry);
  }
  return entry;
}

/** A relation without its subtype. */
export function baseOf(deprel: string): string {
  const colon = deprel.indexOf(":");
  if (colon < 0) return deprel;
  const base = deprel.slice(0, colon);
  // The same string as every comparison's own: equal strings that are two objects are compared letter by letter.
  return RELATIONS.get(base) ?? base;
}

const RELATIONS: ReadonlyMap<string, string> = new Map(
  ["acl", "advcl", "advmod", "aux", "cc", "compound", "csubj", "det", "expl", "flat", "nmod", "nsubj", "nummod", "obl"].map(
    (name) => [name, name],
  ),
);

/** First dependent by relation without subtype; −1 when there is none. */
export function kid(arcs: Arcs, at: number, ...rels: readonly string[]): number {
  for (const child of arcs.kids[at]) {
    const rel = arcs.rel[child];
    for (let i = 0; i < rels.length; i++) if (rels[i] === rel) return child;
  }
  return -1;
}

/** First dependent by full relation; −1 when there is none. */
export function kidExactly(arcs: Arcs, at: number, deprel: string): number {
  for (const child of arcs.kids[at]) if (arcs.tokens[child].deprel === deprel) return child;
  return -1;
}

/** The preposition on a noun, or the mark on a clause, in lower case: "of", "out of"; empty for none. */
export function marker(arcs: Arcs, at: number): string {
  for (const child of arcs.kids[at]) {
    if (arcs.rel[child] !== "case" && arcs.rel[child] !== "mark") continue;
    let words = arcs.lemma[child];
    for (const k of arcs.kids[child]) if (arcs.rel[k] === "fixed") words += ` ${arcs.lemma[k]}`;
    return words;
  }
  return "";
}

/** Whether `below` stands under `above`, or is it. */
export function isUnder(arcs: Arcs, below: number, above: number): boolean {
  for (let at = below, steps = 0; at >= 0 && steps < 200; at = arcs.tokens[at].head, steps++) if (at === above) return true;
  return false;
}

export function isPassive(arcs: Arcs, at: number): boolean {
  for (const child of arcs.kids[at]) {
    const { deprel } = arcs.tokens[child];
    if (deprel === "obl:agent" || deprel.endsWith(":pass")) return true;
  }
  return false;
}

/**
 * Whoever does what the verb at `at` says, by its own subject or by the verb that controls it ("vowed to leave",
 * "the man who left", "leaving early, he …"); −1 when nobody is found.
 */
export function doer(arcs: Arcs, at: number, steps = 0): number {
  if (steps > 8 || at < 0) return -1;
  if (isPassive(arcs, at)) {
    const agent = kidExactly(arcs, at, "obl:agent");
    if (agent >= 0) return agent;
    return arcs.kids[at].find((child) => arcs.rel[child] === "obl" && marker(arcs, child) === "by") ?? -1;
  }
  const own = kid(arcs, at, "nsubj");
  if (own >= 0) return standsFor(arcs, own, at);
  const { head } = arcs.tokens[at];
  if (head < 0) return -1;
  switch (arcs.rel[at]) {
    case "conj":
      return doer(arcs, head, steps + 1);
    case "xcomp": {
      const object = kid(arcs, head, "obj", "iobj");
      return object >= 0 ? object : surface(arcs, head, steps + 1);
    }
    case "advcl":
    case "parataxis":
    case "ccomp":
      if (arcs.tokens[at].xpos !== "VBG" && arcs.tokens[at].xpos !== "VB") return -1;
      // A participle that the parser hung from a noun beside the verb is that noun's doing: "confirmed by X, saying".
      return ["NOUN", "PROPN"].includes(arcs.tokens[head].upos) ? head : surface(arcs, head, steps + 1);
    case "acl":
      return arcs.tokens[at].xpos === "VBN" ? -1 : head;
    default:
      return -1;
  }
}

/** Who controls what hangs from a verb: the agent of a passive, else the subject as it stands before the verb. */
function surface(arcs: Arcs, at: number, steps: number): number {
  const agent = kidExactly(arcs, at, "obl:agent");
  if (agent >= 0) return agent;
  const own = kid(arcs, at, "nsubj");
  return own >= 0 ? standsFor(arcs, own, at) : doer(arcs, at, steps);
}

/** "who", "which", "that" opening a relative clause: the noun they stand for. */
function standsFor(arcs: Arcs, at: number, verb: number): number {
  const { xpos, feats } = arcs.tokens[at];
  if (xpos !== "WDT" && xpos !== "WP" && !feats.includes("PronType=Rel")) return at;
  for (let clause = verb, steps = 0; clause >= 0 && steps < 6; clause = arcs.tokens[clause].head, steps++) {
    if (arcs.rel[clause] === "acl") return arcs.tokens[clause].head;
  }
  return at;
}
