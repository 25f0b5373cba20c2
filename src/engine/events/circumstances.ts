/** When, where and how large: the expressions nearest to the act in the tree, never those of another act. */
import type { Place } from "../../document/schema.ts";
import type { MentionRange } from "../../document/stages.ts";
import type { Reading } from "./compose.ts";
import type { Party } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { hasPreposition } from "./tree.ts";

export interface Circumstances {
  /** Id of the time expression. */
  readonly time: string | null;
  readonly place: Place | null;
  /** The mention that gives the place. */
  readonly where: MentionRange | null;
  readonly magnitudes: readonly string[];
}

// An expression further off than this many arcs belongs to something else more often than not.
const REACH = 5;

export function circumstancesOf(
  scene: Scene,
  reading: Reading,
  acts: ReadonlySet<number>,
  parties: readonly Party[],
): Circumstances {
  const { doc } = scene;
  const roots = rootsOf(reading);
  const sentence = doc.sentences[scene.sentenceOf[reading.at]];
  const near = <T extends { from: number; to: number }>(all: readonly T[]): T[] =>
    all
      .filter(({ from, to }) => from >= sentence.from && to <= sentence.to)
      .map((item) => ({ item, steps: stepsTo(scene, item, roots, acts) }))
      .filter(({ steps }) => steps <= REACH)
      .sort((a, b) => a.steps - b.steps || a.item.from - b.item.from)
      .map(({ item }) => item);
  const where = placeNear(scene, reading, near(scene.mentionsIn[scene.sentenceOf[reading.at]]), parties);
  return {
    time: (near(doc.times)[0] ?? onlyTime(scene, reading, acts))?.id ?? null,
    place: where ? placeOf(scene, where) : null,
    where,
    magnitudes: near(doc.quantities).map(({ id }) => id),
  };
}

// Where the tree hangs a date elsewhere: the only date of a sentence that tells only this act.
function onlyTime(scene: Scene, reading: Reading, acts: ReadonlySet<number>): Scene["doc"]["times"][number] | null {
  const { from, to } = scene.doc.sentences[scene.sentenceOf[reading.at]];
  const times = scene.doc.times.filter((time) => time.from >= from && time.to <= to);
  let told = 0;
  for (const at of acts) if (at >= from && at < to) told++;
  return times.length === 1 && told === 1 ? times[0] : null;
}

// An operator's own date ("agreed on Monday to send") stands at the operator; a noun's at its light verb too.
function rootsOf({ at, match, operators }: Reading): number[] {
  const roots = [at, match.site.at, ...operators.map((operator) => operator.at)];
  return match.site.carrier >= 0 ? [...roots, match.site.carrier] : roots;
}

/** Arcs from an expression up to the act, without passing through another act; Infinity when it is not below it. */
function stepsTo(scene: Scene, range: { from: number; to: number }, roots: readonly number[], acts: ReadonlySet<number>): number {
  let at = range.from;
  while (scene.tree.tokens[at].head >= range.from && scene.tree.tokens[at].head < range.to) at = scene.tree.tokens[at].head;
  for (let steps = 0; at >= 0 && steps <= REACH; at = scene.tree.tokens[at].head, steps++) {
    if (roots.includes(at)) return steps;
    if (steps > 0 && acts.has(at)) return Infinity;
  }
  return Infinity;
}

function placeNear(
  scene: Scene,
  reading: Reading,
  mentions: readonly MentionRange[],
  parties: readonly Party[],
): MentionRange | null {
  const { tree, language } = scene;
  const preps = [...language.words.locative];
  const told = new Set(reading.match.fillers.get("place") ?? []);
  let state: MentionRange | null = null;
  for (const mention of mentions) {
    const local = told.has(mention.head) || hasPreposition(tree, mention.head, preps);
    if (!local || (mention.kind !== "place" && mention.kind !== "country")) continue;
    if (!placeOf(scene, mention)) continue;
    // A town says more than the state it lies in.
    if (mention.kind === "place") return mention;
    if (!parties.some((party) => party.mention === mention.id) || told.has(mention.head)) state ??= mention;
  }
  return state;
}

function placeOf(scene: Scene, mention: MentionRange): Place | null {
  for (let at: MentionRange | undefined = mention, steps = 0; at && steps < 20; steps++) {
    if (at.place) return { ...at.place, span: { start: mention.start, end: mention.end } };
    at = at.sameAs ? scene.byId.get(at.sameAs) : undefined;
  }
  return null;
}
