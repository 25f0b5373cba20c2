/**
 * "a day after the raid", "hours after the troops had landed": an act whose day is told from another act's. Where either has a
 * day, so has the other, counted from it; hours later is taken for the same day. Each says so in `basis`.
 */
import { isoDay, readIsoDay } from "../../base/calendar.ts";
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { contentOf } from "./sided.ts";
import { dependent, under } from "./tree.ts";

type DocTime = Scene["doc"]["times"][number];

interface Counted {
  readonly drafts: Draft[];
  readonly times: readonly DocTime[];
}

export type CountDays = typeof withRelativeDays;

/** Drafts in their order, those told from another with their day; and the times of the text with those days among them. */
export function withRelativeDays(scene: Scene, drafts: readonly Draft[]): Counted {
  const times = [...scene.doc.times];
  const dated: Draft[] = [...drafts];
  for (const length of scene.doc.times) {
    const days = daysOf(length.value);
    const link = days === null ? null : linkAt(scene, length.to);
    if (days === null || link === null) continue;
    const { from, to } = scene.doc.sentences[scene.sentenceOf[length.from]];
    const undated = dated.findIndex((draft) => draft.time === null && isOwn(scene, draft, link.at, from, to));
    const behind = dated.findIndex((draft) => draft.time === null && draft.head === clauseBehind(scene, link.at));
    // "protested on Wednesday, a day after ships had come": counted from the first act's day, the second's is the day before.
    const isTurned = undated < 0 && behind >= 0;
    const own = isTurned ? behind : undated;
    const anchor = isTurned
      ? dated.find((draft) => draft.time !== null && isOwn(scene, draft, link.at, from, to))
      : anchorOf(scene, dated, link.at, own);
    const day = times.find(({ id, precision }) => id === anchor?.time && precision === "day");
    const number = day ? readIsoDay(day.value.slice(0, 10)) : null;
    if (own < 0 || !day || number === null) continue;
    const sign = isTurned ? -link.sign : link.sign;
    const time = days === 0 ? day : madeTime(scene, length, link.at, isoDay(number + sign * days), times.length);
    if (days !== 0) times.push(time);
    const rule = `counted from another act's day (${day.value})`;
    const span = { start: length.start, end: scene.doc.tokens[link.at].end };
    for (const [i, draft] of dated.entries())
      if (i === own || (draft.time === null && isBeside(scene, draft, dated[own])))
        dated[i] = { ...draft, time: time.id, basis: [...draft.basis, { field: "time", rule, span }] };
  }
  return { drafts: dated, times };
}

/** Whole days of a length: "a week" 7, "three hours" 0; `null` for what is no such length. */
function daysOf(value: string): number | null {
  const [, count, unit] = /^P(\d+|X)([DW])$/.exec(value) ?? [];
  if (unit !== undefined) return count === "X" ? null : Number(count) * (unit === "W" ? 7 : 1);
  return /^PT(?:\d+|X)[HM]$/.test(value) ? 0 : null;
}

function linkAt({ tree, language }: Scene, at: number): { readonly at: number; readonly sign: 1 | -1 } | null {
  if (at >= tree.tokens.length) return null;
  if (language.words.following.has(tree.form[at])) return { at, sign: 1 };
  return language.words.preceding.has(tree.form[at]) ? { at, sign: -1 } : null;
}

// What the length is of: a verb outside the clause or the noun behind the link; "carried out strikes" is told by its noun.
const isOwn = ({ tree }: Scene, { head }: Draft, link: number, from: number, to: number): boolean =>
  head >= from && head < to && !under(tree, head, clauseBehind({ tree }, link)) && isTold(tree, head);

const isTold = (tree: Scene["tree"], head: number): boolean =>
  tree.tokens[head].upos === "VERB" || (tree.rel[head] === "obj" && tree.tokens[tree.tokens[head].head].upos === "VERB");

// "after Khartoum had withdrawn", where the tree hangs the link on the name alone.
function clauseBehind({ tree }: Pick<Scene, "tree">, link: number): number {
  const held = tree.tokens[link].head;
  return held > link && tree.rel[held].startsWith("nsubj") ? tree.tokens[held].head : held;
}

// "met hours after the clash and agreed": one subject did both.
const isBeside = ({ tree }: Scene, { head }: Draft, first: Draft): boolean =>
  tree.rel[head] === "conj" && tree.tokens[head].head === first.head && dependent(tree, head, "nsubj") < 0;

/** The act behind the link, or the one told before that its noun calls again. */
function anchorOf({ tree, index }: Scene, drafts: readonly Draft[], link: number, own: number): Draft | undefined {
  const behind = clauseBehind({ tree }, link);
  if (behind < 0) return undefined;
  const direct = drafts.find((draft, i) => i !== own && draft.head === behind && draft.time !== null);
  if (direct) return direct;
  const contents = new Set(index.get(tree.lemma[behind])?.map(({ frame }) => frame.content) ?? []);
  const isSame = (draft: Draft): boolean => draft.lemma === tree.lemma[behind] || contents.has(contentOf(draft));
  return drafts.findLast((draft, i) => i !== own && draft.head < behind && draft.time !== null && isSame(draft));
}

const madeTime = ({ doc }: Scene, length: DocTime, link: number, value: string, count: number): DocTime => ({
  ...length,
  id: `t${count + 1}`,
  value,
  precision: "day",
  end: doc.tokens[link].end,
  to: link + 1,
  basis: "counted from the day of another act",
});
