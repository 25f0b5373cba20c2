/** What stands around an act in its sentence: the expressions nearest to it in the tree, never those of another act. */
import { overlaps } from "../../base/span.ts";
import type { Reading } from "./compose.ts";
import type { Scene } from "./scene.ts";
import { dependent } from "./tree.ts";

/** What was found, the time's id or the place, and how. */
export interface Found<Value> {
  readonly value: Value;
  readonly rule: string;
}

export interface Around {
  readonly scene: Scene;
  readonly acts: ReadonlySet<number>;
  readonly at: number;
  readonly roots: readonly number[];
  /** Index of the act's sentence. */
  readonly sentence: number;
  /** A finite verb in the past, over which no other stands: it was done before it was written of. */
  readonly past: boolean;
}

// An expression further off than this many arcs belongs to something else more often than not.
export const REACH = 5;

/** "In 2015 it closed the border and expelled the envoy": around the act this one is coordinated with, whose subject did both; else `null`. */
export function besideAct(around: Around): Around | null {
  const { tree } = around.scene;
  const verb = around.roots.find((root) => tree.rel[root] === "conj") ?? around.at;
  const above = tree.tokens[verb].head;
  if (above < 0 || tree.rel[verb] !== "conj" || dependent(tree, verb, "nsubj") >= 0) return null;
  // "held a drill in August and handed over lorries": the act is the noun, of which the verb only tells.
  const roots = [above, dependent(tree, above, "obj")].filter((node) => node >= 0);
  const act = roots.find((node) => around.acts.has(node));
  if (act !== undefined) return { ...around, at: act, roots };
  // "came in March and signed": done by who did it, though the first is no act of any frame.
  const areVerbs = tree.tokens[above].upos === "VERB" && tree.tokens[verb].upos === "VERB";
  return areVerbs ? { ...around, at: above, roots: [above] } : null;
}

export function near<T extends { from: number; to: number }>(around: Around, all: readonly T[]): T[] {
  const { from, to } = around.scene.doc.sentences[around.sentence];
  const found: { item: T; steps: number }[] = [];
  for (const item of all) {
    // What stands in a copyright line has no tokens.
    if (item.from < from || item.to > to || item.from === item.to) continue;
    const steps = stepsTo(around, item);
    if (steps <= REACH) found.push({ item, steps });
  }
  return found.sort((a, b) => a.steps - b.steps || a.item.from - b.item.from).map(({ item }) => item);
}

// An operator's own date ("agreed on Monday to send") stands at the operator; a noun's at its light verb too.
export function rootsOf({ at, match, operators }: Reading): number[] {
  const roots = [at, match.site.at, ...operators.map((operator) => operator.at)];
  return match.site.carrier >= 0 ? [...roots, match.site.carrier] : roots;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** "condemned the raid on Oslo last week": whether the expression, though it hangs from the verb, is within what is told of the act behind it. */
export function isOfTold({ scene, roots, acts }: Around, item: Range): boolean {
  const { head } = scene.tree.tokens[topOf(scene.tree, item)];
  return roots.includes(head) && toldBy(scene, head, acts, item) >= 0;
}

/** Expressions that hang from a verb which tells of this act, behind it; within what is told, unless that is left open. */
export function ofToldAct<T extends Range>({ scene, at, acts, sentence }: Around, all: readonly T[], isWithin = true): T[] {
  const { tree, doc } = scene;
  const verb = tree.tokens[at].head;
  if (verb < 0 || tree.rel[at] !== "obj") return [];
  const { from, to } = doc.sentences[sentence];
  return all.filter(
    (item) =>
      item.from >= from &&
      item.to <= to &&
      tree.tokens[topOf(tree, item)].head === verb &&
      toldBy(scene, verb, acts, item, isWithin) === at,
  );
}

/** The act before the expression that the verb tells of, where that is told as far as there; −1 for none. */
function toldBy({ doc, tree }: Scene, verb: number, acts: ReadonlySet<number>, item: Range, isWithin = true): number {
  const object = tree.dependents[verb].find((child) => child < item.from && tree.rel[child] === "obj" && acts.has(child));
  if (object === undefined) return -1;
  const [start, { end }] = [doc.tokens[item.from].start, doc.tokens[item.to - 1]];
  const isTold = doc.attributions.some(
    ({ cue, content }) =>
      cue.some((span) => overlaps(span, doc.tokens[verb])) &&
      (!isWithin || content.some((span) => span.start <= start && end <= span.end)),
  );
  return isTold ? object : -1;
}

/** Arcs from an expression up to the act, without passing through another act; Infinity when it is not below it. */
function stepsTo({ scene: { tree }, roots, acts }: Around, range: { from: number; to: number }): number {
  let at = topOf(tree, range);
  for (let steps = 0; at >= 0 && steps <= REACH; at = tree.tokens[at].head, steps++) {
    // "shelled it on Monday and Oslo closed its border": what stands before "and" is no part of what comes behind it.
    if (isBehindJoint(tree, at, range.from)) continue;
    if (roots.includes(at)) return steps;
    // "reopen the embassy that it had shut in 1993": a relative clause dates what it tells itself.
    if (steps > 0 && (acts.has(at) || tree.tokens[at].deprel === "acl:relcl")) return Infinity;
  }
  return Infinity;
}

const isBehindJoint = (tree: Scene["tree"], at: number, item: number): boolean =>
  tree.rel[at] === "conj" &&
  item < at &&
  tree.tokens[at].head < item &&
  dependent(tree, at, "nsubj") > item &&
  dependent(tree, at, "cc") > item;

export function topOf({ tokens }: Scene["tree"], { from, to }: { from: number; to: number }): number {
  let at = from;
  while (tokens[at].head >= from && tokens[at].head < to) at = tokens[at].head;
  return at;
}

// How many sentences after the headline tell what it says.
const LEAD = 3;

/** What the body tells of a headline's act: the first sentences' act of the same word. */
export function inBody<T>(around: Around, find: (body: Around) => T | null | undefined): T | null {
  const { scene, acts, at, sentence } = around;
  const { doc, tree, sentenceOf } = scene;
  if (doc.blocks[doc.sentences[sentence].block]?.kind !== "title") return null;
  for (const other of acts) {
    const s = sentenceOf[other];
    if (other <= at || s === sentence || s > sentence + LEAD || tree.lemma[other] !== tree.lemma[at]) continue;
    const found = find({ ...around, at: other, roots: [other], sentence: s });
    if (found) return found;
  }
  return null;
}
