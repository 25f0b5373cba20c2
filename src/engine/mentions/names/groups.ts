/**
 * Groups the text does not name one by one stay one actor: "the neighbouring countries of Afghanistan",
 * "Western powers", "the countries of Central Asia". They are never expanded into members.
 */
import { holderOf } from "../../../inventory/actors.ts";
import { codeOf, headOf, type SentenceView } from "./compose.ts";
import type { NameHit } from "./lexicon.ts";

export interface Group {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly actor: string;
}

export type FindGroups = typeof findGroups;

export function findGroups(view: SentenceView): Group[] {
  const { tokens, from, to, words } = view;
  const found: Group[] = [];
  for (let i = from; i < to; i++) {
    if (
      tokens[i].upos === "VERB" ||
      !words["group-noun"].has(tokens[i].form.toLowerCase()) ||
      view.names.some((name) => name.from <= i && i < name.to)
    )
      continue;
    const group = groupAt(view, i);
    if (group) found.push(group);
  }
  return found;
}

function groupAt({ tokens, from, to, names, words, day }: SentenceView, i: number): Group | null {
  const qualities: string[] = [];
  let start = i;
  let region: NameHit | null = null;
  for (let j = i - 1; j >= from; ) {
    const name = names.find((one) => one.from <= j && j < one.to);
    if (name) {
      if (!name.senses.has("regional") && !name.senses.has("region") && !name.senses.has("body")) break;
      region = name;
      start = name.from;
      j = name.from - 1;
      continue;
    }
    const low = tokens[j].form.toLowerCase();
    // "the two West African states" were told before.
    if (words.both.has(low)) return null;
    if (words["group-adjective"].has(low)) qualities.unshift(low);
    else if (tokens[j].upos !== "ADJ" || words.article.has(low)) break;
    start = j;
    j--;
  }
  const owner = ownerAfter(view(tokens, to, names, words), i);
  if (qualities.length === 0 && !region && !(owner && isRegion(owner.name))) return null;
  const of = region ?? owner?.name ?? null;
  const holder = of ? nameOf(of, day) : null;
  // "EU members" act as the body they belong to, not as a group of their own.
  const body = region?.senses.get("body") ?? null;
  const slug = [...qualities.slice(-1), holder].filter((part) => part !== null).join("-of-");
  return {
    from: start,
    to: owner ? owner.to : i + 1,
    head: headOf(tokens, start, i + 1),
    actor: body ?? `group:${slug.toLowerCase()}`,
  };
}

const view = (tokens: SentenceView["tokens"], to: number, names: SentenceView["names"], words: SentenceView["words"]) => ({
  tokens,
  to,
  names,
  words,
});

const isRegion = (name: NameHit): boolean => name.senses.has("region");

function ownerAfter(
  { tokens, to, names, words }: Pick<SentenceView, "tokens" | "to" | "names" | "words">,
  i: number,
): { name: NameHit; to: number } | null {
  const link = tokens[i + 1]?.form.toLowerCase();
  if (i + 1 >= to || link === undefined || !words.genitive.has(link)) return null;
  let k = i + 2;
  while (k < to && words.article.has(tokens[k].form.toLowerCase())) k++;
  const name = names.find((one) => one.from === k);
  // "the states in the Tajik capital": what only qualifies another noun owns nothing.
  const qualifies = name && tokens[name.to - 1].upos === "ADJ" && /^(?:NOUN|PROPN)$/.test(tokens[name.to]?.upos ?? "");
  return name && !qualifies ? { name, to: name.to } : null;
}

function nameOf({ senses }: NameHit, day: string | null): string | null {
  const group = senses.get("regional") ?? senses.get("region");
  if (group !== undefined) return group.replace(/^group:/, "");
  const code = codeOf(senses, day);
  return code === null ? null : (holderOf(code) ?? null);
}
