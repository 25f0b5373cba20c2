/**
 * When an act was: the nearest date of its own, else the date of what it was done at, of its clause, or of the same act in the
 * body of a headline. What a noun beside it is of, and what had not come when it was told as past, is no date of it.
 */
import { boundsOf, readIsoDay } from "../../base/calendar.ts";
import { overlaps, type Span } from "../../base/span.ts";
import { FIRST_DAY, LAST_DAY } from "../../document/phases.ts";
import { type Around, besideAct, type Found, inBody, isOfTold, near, ofToldAct, REACH, topOf } from "./around.ts";
import type { Reading } from "./compose.ts";
import { matchAt } from "./match.ts";
import { REACTIONS } from "./reactions.ts";
import type { Scene } from "./scene.ts";
import { dependent, hasPreposition } from "./tree.ts";

type DocTime = Scene["doc"]["times"][number];

export function timeOf(around: Around): Found<string> | null {
  const { doc } = around.scene;
  const dated = doc.times.filter(
    (time) =>
      isDate(time) &&
      !(around.past && isAfterwards(around.scene, time)) &&
      !isOfNoun(around, time) &&
      !isOfReport(around, time) &&
      !isAnniversary(around, time),
  );
  const found = near(around, dated);
  // "on Monday condemned the raid of last week": two dates, each its act's.
  const nearest = found.find((time) => !isOfTold(around, time)) ?? found[0];
  const [behind] = ofToldAct(around, dated, false);
  if (behind && hasOther(around, dated)) return { value: behind.id, rule: "the date behind it, within what is told of it" };
  if (nearest) return { value: nearest.id, rule: "the nearest date to the act in the tree" };
  const only = onlyTime(around, dated);
  if (only) return { value: only.id, rule: "the only date beside the only act" };
  const beside = coordinatedTime(around, dated);
  if (beside) return { value: beside.id, rule: "the date of the act it is coordinated with" };
  const next = nextTime(around, dated);
  if (next) return { value: next.id, rule: "the date behind the act that goes with it" };
  const begun = announcedTime(around, dated);
  if (begun) return { value: begun.id, rule: "the day on which it was announced as begun" };
  const named = whenTime(around, dated);
  if (named) return { value: named.id, rule: 'the date behind which "when" tells it' };
  const main = mainTime(around, dated);
  if (main) return { value: main.id, rule: "the date of the clause it is told within" };
  const during = occasionTime(around, dated);
  if (during) return { value: during.id, rule: "the date of the talks or visit it was done at" };
  const clause = clauseTime(around, dated);
  if (clause) return { value: clause.id, rule: "the only date of its clause, which no other act takes" };
  const told = inBody(around, (body) => near(body, dated)[0] ?? onlyTime(body, dated) ?? clauseTime(body, dated));
  return told ? { value: told.id, rule: "told of the same act in the body of the headline" } : null;
}

// "On Wednesday Oslo condemned …", "Oslo on Wednesday condemned …"
function hasOther({ scene: { tree, doc }, at, sentence }: Around, dated: readonly DocTime[]): boolean {
  const verb = tree.tokens[at].head;
  const isOfVerb = (node: number): boolean => node === verb || (tree.rel[node] === "nsubj" && tree.tokens[node].head === verb);
  const { from } = doc.sentences[sentence];
  return dated.some((other) => other.from >= from && other.from < at && isOfVerb(tree.tokens[topOf(tree, other)].head));
}

// "its first trip since February", "a programme for 2021-2025", "a stadium for the 2023 Games": the trip, the programme and the Games are of that
// time, not the act.
function isOfNoun(around: Around, time: DocTime): boolean {
  const { scene, acts } = around;
  const { tree, language } = scene;
  const top = topOf(tree, time);
  if (time.value.endsWith("/..") && ranksBefore(tree, time.from)) return true;
  const above = tree.tokens[top].head;
  if (above < 0 || !/^(?:NOUN|PROPN)$/.test(tree.tokens[above].upos)) return false;
  // "condemned Tuesday's raid"
  if (tree.tokens[top].deprel === "nmod:poss" && !around.roots.includes(above) && isReaction(scene, around.at)) return true;
  if (top < above)
    return (
      /^\d{4}$/.test(time.value) &&
      !acts.has(above) &&
      [time.from, time.from - 1].some((i) => /^(?:DET|PRON|PART)$/.test(tree.tokens[i]?.upos ?? ""))
    );
  // "in violation of the Convention of 1954": by its year a paper is called.
  const isPaper = scene.language.classes.get(tree.lemma[above])?.includes("agreement") ?? false;
  if (isPaper && /^\d{4}$/.test(time.value) && hasPreposition(tree, top, language.words.genitive)) return !acts.has(above);
  if (!tree.rel[top].startsWith("nmod") || tree.tokens[above].upos === "PROPN") return false;
  return /^\.\.\/|\/\.\.$/.test(time.value) || (hasPreposition(tree, top, language.words.sake) && time.value.includes("/"));
}

const isReaction = (scene: Scene, at: number): boolean => REACTIONS.has(matchAt(scene, at)?.trigger.frame.id ?? "");

// "Monday marked ten years since Oslo invaded Riga", "…, when guards killed nine": the day that stands for a subject is none of what a clause recalls.
function isAnniversary({ scene: { tree }, at }: Around, time: DocTime): boolean {
  const { head } = tree.tokens[at];
  const isOfMain = tree.rel[at] === "advcl" && head > time.from && tree.tokens[topOf(tree, time)].head === head;
  return isOfMain && tree.tokens[head].feats.includes("VerbForm=Fin") && dependent(tree, head, "nsubj") < 0;
}

// "has sent arms, the paper reported in June": a day on which something is said is mostly that on which it was done, a month is not. "restored
// ties, severed in 2016": nor is the year in which they were severed.
function isOfReport({ scene: { tree }, roots }: Around, time: DocTime): boolean {
  const above = tree.tokens[topOf(tree, time)].head;
  if (time.precision === "day" || above < 0 || roots.includes(above)) return false;
  if (/^(?:acl|advcl)$/.test(tree.rel[above]) && tree.tokens[above].xpos === "VBN" && tree.tokens[above].head < above)
    return true;
  return tree.rel[above] === "parataxis" && tree.tokens[above].upos === "VERB" && dependent(tree, above, "nsubj") >= 0;
}

// "Twelve hours" and "every week" are no days on which anything happened.
// What stands in a copyright line has no tokens.
const isDate = ({ precision, value, from, to }: DocTime): boolean => precision !== "set" && !value.startsWith("P") && from < to;

export function isPast({ tree }: Scene, { at, operators }: Reading): boolean {
  const { feats } = tree.tokens[at];
  return operators.length === 0 && feats.includes("VerbForm=Fin") && feats.includes("Tense=Past");
}

// "signed an accord under which a study will be finished by 2025"
function isAfterwards(scene: Scene, time: DocTime): boolean {
  let known = afterwards.get(time);
  if (known === undefined) {
    const [told, first] = [publishedDay(scene), boundsOf(time.value).first];
    known = told !== null && first !== null && first > told + 1;
    afterwards.set(time, known);
  }
  return known;
}

// Each act of a text asks it of all its dates: reckoned once a date.
const afterwards = new WeakMap<DocTime, boolean>();

const publishedDay = ({ doc }: Scene): number | null => readIsoDay(doc.meta.published.value?.slice(0, 10) ?? "");

// "the first trip abroad since February", wherever the tree hangs February
function ranksBefore({ tokens }: Scene["tree"], from: number): boolean {
  for (let at = from - 1; at >= 0 && from - at <= RANKS_WITHIN && !/VERB|PUNCT/.test(tokens[at].upos); at--)
    if (/NumType=Ord|Degree=Sup/.test(tokens[at].feats)) return true;
  return false;
}

const RANKS_WITHIN = 6;

// Where the tree hangs a date elsewhere: the only date of a sentence that tells only this act, and not when it was said.
function onlyTime({ scene, acts, sentence }: Around, dated: readonly DocTime[]): DocTime | null {
  const { from, to } = scene.doc.sentences[sentence];
  const times = dated.filter((time) => time.from >= from && time.to <= to);
  let told = 0;
  for (const at of acts) if (at >= from && at < to) told++;
  return times.length === 1 && told === 1 && !isOfSaying(scene, times[0]) && !isInRelative(scene, times[0]) ? times[0] : null;
}

// "an agreement under which experts will finish by next year"
function isInRelative({ tree }: Scene, time: DocTime): boolean {
  for (let at = topOf(tree, time), steps = 0; at >= 0 && steps < FAR; at = tree.tokens[at].head, steps++)
    if (tree.tokens[at].deprel === "acl:relcl" && tree.tokens[at].upos === "VERB") return true;
  return false;
}

/** Up a whole sentence. */
const FAR = 30;

// "signed a contract during a visit by the minister on Thursday": the day of what it was done at is its own.
function occasionTime({ scene, acts, roots, sentence }: Around, dated: readonly DocTime[]): DocTime | null {
  const { tree, doc, language } = scene;
  const { from, to } = doc.sentences[sentence];
  const found = dated.find((time) => {
    if (time.from < from || time.to > to) return false;
    let held = tree.tokens[topOf(tree, time)].head;
    for (let steps = 0; held >= 0 && !acts.has(held) && steps < REACH; steps++) held = tree.tokens[held].head;
    if (held < 0 || isInRelative(scene, time) || roots.includes(held) || tree.tokens[held].upos !== "NOUN") return false;
    if (!hasPreposition(tree, held, language.words.temporal) && !hasPreposition(tree, held, language.words.locative))
      return false;
    let at = tree.tokens[held].head;
    for (let steps = 0; at >= 0 && steps < REACH; at = tree.tokens[at].head, steps++) {
      if (roots.includes(at)) return true;
      if (acts.has(at)) return false;
    }
    return false;
  });
  return found ?? null;
}

/**
 * Where the tree hangs a date on a noun beside ("the level of the envoy on Sunday"): the only date of what is told, once the
 * saying is left away, is that of its first act, unless another act stands between it and that date.
 */
function clauseTime({ scene, acts, at, sentence }: Around, dated: readonly DocTime[]): DocTime | null {
  const { doc, tree } = scene;
  if (dated.length === 0 || !(tree.tokens[at].upos === "VERB" || tree.rel[at] === "nsubj")) return null;
  let told: Span = doc.sentences[sentence];
  for (const { kind, content } of doc.attributions) {
    if (kind !== "speech" && kind !== "document") continue;
    for (const one of content) if (holds(told, one) && holds(one, doc.tokens[at])) told = one;
  }
  const times = dated.filter((time) => holds(told, time));
  const [time] = times;
  if (times.length !== 1 || time.from < at) return null;
  const between = (act: number): boolean => act !== at && act < time.from && doc.tokens[act].start >= told.start;
  for (const act of acts) if (between(act) && !isBelow(scene, act, at)) return null;
  const [published, { first }] = [publishedDay(scene), boundsOf(time.value)];
  return isInRelative(scene, time) || published === null || first === null || first > published ? null : time;
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

// "agreed to end the war on Wednesday", told on Thursday: what is agreed on lies ahead, so the day is that of agreeing.
function isBelow({ tree }: Scene, act: number, at: number): boolean {
  let aims = false;
  for (let up = act, steps = 0; up >= 0 && steps < FAR; up = tree.tokens[up].head, steps++) {
    if (up === at) return aims;
    aims ||= tree.tokens[up].feats.includes("VerbForm=Inf");
  }
  return false;
}

// "In 2015 it closed the border and expelled the envoy": one subject did both, and one date stands for both.
function coordinatedTime(around: Around, dated: readonly DocTime[]): DocTime | null {
  const beside = besideAct(around);
  return beside && (near(beside, dated)[0] ?? null);
}

// "Oslo recalled its envoy and expelled Riga's on Monday": the only date of a sentence, behind the last thing its subject did.
function nextTime({ scene, at, roots, sentence }: Around, dated: readonly DocTime[]): DocTime | null {
  const { tree, doc } = scene;
  const { from, to } = doc.sentences[sentence];
  const times = dated.filter((time) => time.from >= from && time.to <= to);
  if (times.length !== 1 || tree.tokens[at].upos !== "VERB" || times[0].from < at) return null;
  const { head } = tree.tokens[topOf(tree, times[0])];
  const isNext =
    head > at && tree.rel[head] === "conj" && roots.includes(tree.tokens[head].head) && tree.tokens[head].upos === "VERB";
  const isSame = isNext && dependent(tree, head, "nsubj") < 0 && tree.tokens[head].feats === tree.tokens[at].feats;
  return isSame && !isOfSaying(scene, times[0]) ? times[0] : null;
}

// "said on Monday that it was ending the pact": by saying so it ends it.
function announcedTime({ scene, at }: Around, dated: readonly DocTime[]): DocTime | null {
  const { tree } = scene;
  const { head: above, feats } = tree.tokens[at];
  const isUnderWay =
    tree.rel[at] === "ccomp" &&
    /Tense=Pres.*VerbForm=Part|VerbForm=Ger/.test(feats) &&
    tree.dependents[at].some((child) => tree.tokens[child].deprel === "aux" && tree.tokens[child].feats.includes("Tense=Past"));
  return (isUnderWay && dated.find((time) => tree.tokens[topOf(tree, time)].head === above && isOfSaying(scene, time))) || null;
}

// "in 2021, when it also entered a pact"
function whenTime({ scene, roots }: Around, dated: readonly DocTime[]): DocTime | null {
  const { tree, language } = scene;
  const isWhen = (at: number): boolean =>
    at < tree.tokens.length && language.words.meanwhile.has(tree.form[at]) && roots.includes(tree.tokens[at].head);
  return dated.find(({ to }) => tree.tokens[to]?.form === "," && isWhen(to + 1)) ?? null;
}

// "Two were killed on Monday when a drone struck the post": one day for both.
function mainTime({ scene, at }: Around, dated: readonly DocTime[]): DocTime | null {
  const above = mainClause(scene, at);
  const own = dated.filter((time) => scene.tree.tokens[topOf(scene.tree, time)].head === above && !isOfSaying(scene, time));
  return above >= 0 && own.length === 1 ? own[0] : null;
}

/** The verb of the clause behind which "when" tells a past act; −1 for none. */
export function mainClause({ tree, language }: Scene, at: number): number {
  const above = tree.tokens[at].head;
  const isPastToo = above >= 0 && tree.tokens[at].feats.includes("Tense=Past") && tree.tokens[above].upos === "VERB";
  const opened = tree.dependents[at].some((child) => child < at && language.words.meanwhile.has(tree.form[child]));
  return isPastToo && opened && tree.rel[at] === "advcl" ? above : -1;
}

// "The ministry said on Tuesday that …" dates the saying; "decided on Tuesday to send" dates what was decided.
function isOfSaying({ doc, tree }: Scene, time: DocTime): boolean {
  const head = tree.tokens[topOf(tree, time)]?.head ?? -1;
  const above = head < 0 ? null : doc.tokens[head];
  return (
    above !== null && doc.attributions.some(({ kind, cue }) => kind !== "decree" && cue.some((span) => overlaps(span, above)))
  );
}

// "troops began their exercise", "the two wrapped up war games"
export function phaseOf({ scene: { tree, language }, roots }: Around, { match, frame }: Reading): string | null {
  const { opening, closing } = language.words;
  // "closed its embassy", "opened a consulate": that is the act, and no end of a longer one.
  const lasts = /^(?:meet|coop|attack|unconv|protest|mediate|force|blockade)/.test(frame.content);
  for (const at of roots) {
    if (!lasts && at === match.site.at) continue;
    const particle = dependent(tree, at, "compound:prt", "compound");
    const verb =
      particle > at && tree.tokens[particle].upos === "ADP" ? `${tree.lemma[at]}_${tree.lemma[particle]}` : tree.lemma[at];
    if (opening.has(verb)) return FIRST_DAY;
    if (closing.has(verb)) return LAST_DAY;
  }
  return null;
}
