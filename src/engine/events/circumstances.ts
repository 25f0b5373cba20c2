/**
 * When, where and how large: the expressions nearest to the act in the tree, never those of another act. What the
 * clause leaves out may be told beside it: at the talks an agreement followed, in the body of the headline, in the
 * dateline where no party is at home. Each answer says from which of these it is.
 */
import { overlaps } from "../../base/span.ts";
import type { Place } from "../../document/schema.ts";
import type { MentionRange } from "../../document/stages.ts";
import type { Reading } from "./compose.ts";
import type { Party } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { dependent, hasPreposition } from "./tree.ts";

export interface Circumstances {
  readonly time: Found<string> | null;
  readonly place: (Found<Place> & { readonly where: MentionRange }) | null;
  readonly magnitudes: readonly string[];
}

/** What was found, the time's id or the place, and how. */
interface Found<Value> {
  readonly value: Value;
  readonly rule: string;
}

type DocTime = Scene["doc"]["times"][number];

// An expression further off than this many arcs belongs to something else more often than not.
const REACH = 5;

export function circumstancesOf(
  scene: Scene,
  reading: Reading,
  acts: ReadonlySet<number>,
  parties: readonly Party[],
): Circumstances {
  const around: Around = { scene, acts, at: reading.at, roots: rootsOf(reading), sentence: scene.sentenceOf[reading.at] };
  return {
    time: timeOf(around),
    place: placeNear(around, reading, parties),
    magnitudes: near(around, scene.doc.quantities).map(({ id }) => id),
  };
}

interface Around {
  readonly scene: Scene;
  readonly acts: ReadonlySet<number>;
  readonly at: number;
  readonly roots: readonly number[];
  /** Index of the act's sentence. */
  readonly sentence: number;
}

function near<T extends { from: number; to: number }>(around: Around, all: readonly T[]): T[] {
  const { from, to } = around.scene.doc.sentences[around.sentence];
  return all
    .filter((item) => item.from >= from && item.to <= to)
    .map((item) => ({ item, steps: stepsTo(around, item) }))
    .filter(({ steps }) => steps <= REACH)
    .sort((a, b) => a.steps - b.steps || a.item.from - b.item.from)
    .map(({ item }) => item);
}

// An operator's own date ("agreed on Monday to send") stands at the operator; a noun's at its light verb too.
function rootsOf({ at, match, operators }: Reading): number[] {
  const roots = [at, match.site.at, ...operators.map((operator) => operator.at)];
  return match.site.carrier >= 0 ? [...roots, match.site.carrier] : roots;
}

/** Arcs from an expression up to the act, without passing through another act; Infinity when it is not below it. */
function stepsTo({ scene: { tree }, roots, acts }: Around, range: { from: number; to: number }): number {
  let at = topOf(tree, range);
  for (let steps = 0; at >= 0 && steps <= REACH; at = tree.tokens[at].head, steps++) {
    if (roots.includes(at)) return steps;
    // "reopen the embassy that it had shut in 1993": a relative clause dates what it tells itself.
    if (steps > 0 && (acts.has(at) || tree.tokens[at].deprel === "acl:relcl")) return Infinity;
  }
  return Infinity;
}

function topOf({ tokens }: Scene["tree"], { from, to }: { from: number; to: number }): number {
  let at = from;
  while (tokens[at].head >= from && tokens[at].head < to) at = tokens[at].head;
  return at;
}

function timeOf(around: Around): Found<string> | null {
  const { doc } = around.scene;
  const dated = doc.times.filter(isDate);
  const [nearest] = near(around, dated);
  if (nearest) return { value: nearest.id, rule: "the nearest date to the act in the tree" };
  const only = onlyTime(around, dated);
  if (only) return { value: only.id, rule: "the only date beside the only act" };
  const beside = coordinatedTime(around, dated);
  if (beside) return { value: beside.id, rule: "the date of the act it is coordinated with" };
  const told = inBody(around, (body) => near(body, dated)[0] ?? onlyTime(body, dated));
  return told ? { value: told.id, rule: "told of the same act in the body of the headline" } : null;
}

// "Twelve hours" and "every week" are no days on which anything happened.
const isDate = ({ precision, value }: DocTime): boolean => precision !== "set" && !value.startsWith("P");

// Where the tree hangs a date elsewhere: the only date of a sentence that tells only this act, and not when it was said.
function onlyTime({ scene, acts, sentence }: Around, dated: readonly DocTime[]): DocTime | null {
  const { from, to } = scene.doc.sentences[sentence];
  const times = dated.filter((time) => time.from >= from && time.to <= to);
  let told = 0;
  for (const at of acts) if (at >= from && at < to) told++;
  return times.length === 1 && told === 1 && !isOfSaying(scene, times[0]) ? times[0] : null;
}

// "In 2015 it closed the border and expelled the envoy": one subject did both, and one date stands for both.
function coordinatedTime(around: Around, dated: readonly DocTime[]): DocTime | null {
  const { tree } = around.scene;
  const above = tree.tokens[around.at].head;
  if (above < 0 || tree.rel[around.at] !== "conj" || !around.acts.has(above) || dependent(tree, around.at, "nsubj") >= 0)
    return null;
  return near({ ...around, at: above, roots: [above] }, dated)[0] ?? null;
}

// "The ministry said on Tuesday that …" dates the saying; "decided on Tuesday to send" dates what was decided.
function isOfSaying({ doc, tree }: Scene, time: DocTime): boolean {
  const head = tree.tokens[topOf(tree, time)]?.head ?? -1;
  const above = head < 0 ? null : doc.tokens[head];
  return above !== null && doc.attributions.some(({ kind, cue }) => kind !== "decree" && cue.some((span) => overlaps(span, above)));
}

// How many sentences after the headline tell what it says.
const LEAD = 3;

/** What the body tells of a headline's act: the first sentences' act of the same word. */
function inBody<T>(around: Around, find: (body: Around) => T | null | undefined): T | null {
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

function placeNear(around: Around, reading: Reading, parties: readonly Party[]): Circumstances["place"] {
  const { scene } = around;
  const told = new Set(reading.match.fillers.get("place") ?? []);
  const answer = (where: MentionRange | null | undefined, rule: string): Circumstances["place"] => {
    const place = where ? placeOf(scene, where) : null;
    return where && place ? { value: place, where, rule } : null;
  };
  return (
    answer(localPlace(around, told, parties), "the nearest place below the act") ??
    answer(objectPlace(around), "what was done to this place") ??
    answer(venue(around), "where the talks or fighting beside it took place") ??
    answer(
      inBody(
        around,
        (body) => localPlace(body, new Set(), parties) ?? objectPlace(body) ?? venue(body) ?? dateline(body, parties),
      ),
      "told of the same act in the body of the headline",
    ) ??
    answer(dateline(around, parties), "the dateline's place, where no party is at home")
  );
}

function localPlace(around: Around, told: ReadonlySet<number>, parties: readonly Party[]): MentionRange | null {
  const { scene, sentence } = around;
  let state: MentionRange | null = null;
  for (const mention of near(around, scene.mentionsIn[sentence])) {
    const local = told.has(mention.head) || hasPreposition(scene.tree, mention.head, scene.language.words.locative);
    if (!local || (mention.kind !== "place" && mention.kind !== "country")) continue;
    if (!placeOf(scene, mention)) continue;
    // A town says more than the state it lies in.
    if (mention.kind === "place") return mention;
    if (!parties.some((party) => party.mention === mention.id) || told.has(mention.head)) state ??= mention;
  }
  return state;
}

// "captured Kiwanja", "shelled the towns of Jermuk and Goris", "Odesa was struck"
function objectPlace(around: Around): MentionRange | null {
  const { scene, at, sentence } = around;
  const { tree } = scene;
  const isObject = (node: number): boolean => tree.tokens[node].head === at && /^(?:obj|nsubj:pass)$/.test(tree.rel[node]);
  return (
    near(around, scene.mentionsIn[sentence]).find((mention) => {
      if (mention.kind !== "place" || !placeOf(scene, mention)) return false;
      for (let node = topOf(tree, mention), steps = 0; node >= 0 && node !== at && steps < REACH; steps++) {
        if (isObject(node)) return true;
        if (!/^(?:conj|nmod|appos|compound|flat)/.test(tree.rel[node]) || tree.tokens[node].deprel === "nmod:poss") return false;
        node = tree.tokens[node].head;
      }
      return false;
    }) ?? null
  );
}

// "agreed to restore relations after talks in Beijing": below a noun that says after, during or at what the act was.
function venue(around: Around): MentionRange | null {
  const { scene, acts, roots, sentence } = around;
  const { tree } = scene;
  const { locative, temporal } = scene.language.words;
  return (
    scene.mentionsIn[sentence].find((mention) => {
      if (mention.kind !== "place" || !hasPreposition(tree, mention.head, locative) || !placeOf(scene, mention)) return false;
      const held = tree.tokens[topOf(tree, mention)].head;
      if (held < 0 || !acts.has(held) || tree.tokens[held].upos !== "NOUN") return false;
      if (!hasPreposition(tree, held, temporal) && !(tree.rel[held].startsWith("obl") && hasPreposition(tree, held, locative)))
        return false;
      let at = tree.tokens[held].head;
      for (let steps = 0; at >= 0 && steps < REACH; at = tree.tokens[at].head, steps++) if (roots.includes(at)) return true;
      return false;
    }) ?? null
  );
}

// A reporter files from a party's capital whatever happens; from elsewhere, mostly because it happens there.
function dateline(around: Around, parties: readonly Party[]): MentionRange | null {
  const { scene, sentence, at } = around;
  const { doc, tree } = scene;
  const block = doc.blocks[doc.sentences[sentence].block - 1];
  const opens = sentence > 0 && doc.sentences[sentence - 1].block !== doc.sentences[sentence].block;
  if (block?.kind !== "dateline" || !opens || tree.tokens[at].upos !== "VERB") return null;
  const states = new Set(parties.flatMap(({ code }) => code?.split(":")[0] ?? []));
  const filed = doc.mentions.find((mention) => mention.kind === "place" && overlaps(block, mention));
  const country = filed ? (placeOf(scene, filed)?.country ?? null) : null;
  return filed && country !== null && states.size > 1 && !states.has(country) ? filed : null;
}

function placeOf(scene: Scene, mention: MentionRange): Place | null {
  for (let at: MentionRange | undefined = mention, steps = 0; at && steps < 20; steps++) {
    if (at.place) return { ...at.place, span: { start: mention.start, end: mention.end } };
    at = at.sameAs ? scene.byId.get(at.sameAs) : undefined;
  }
  return null;
}
