/**
 * Short forms that a text makes of its own names: "the Rapid Support Forces (RSF)", then "the RSF". What the text says they are short for
 * counts before what an inventory knows by the same letters.
 */
import { startsUpper } from "../../../base/letters.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import type { Item } from "./item.ts";

/** Items in their order, those that are a short form with the actor of the name it is made of. */
export function withShortForms(tokens: readonly ParsedToken[], items: readonly Item[], sentenceOf: Int32Array): Item[] {
  const long = longForms(tokens, items);
  if (long.size === 0) return [...items];
  const at = new Map(items.filter(({ from, to }) => to - from === 1).map((item) => [item.from, item]));
  const covered = new Uint8Array(tokens.length);
  for (const { from, to } of items) covered.fill(1, from, to);
  const own = new Map<Item, Item>();
  const added: Item[] = [];
  for (const [i, { form }] of tokens.entries()) {
    const whole = isShort(form) ? long.get(form) : undefined;
    if (whole === undefined || (whole.from <= i && i < whole.to)) continue;
    const { kind, actor, score, open } = whole;
    const known =
      at.get(i) ?? items.find((item) => item.from === i && item.to - i < 4 && item.actor !== null && item.actor !== actor);
    if (known) own.set(known, { ...known, kind, actor, score, open, locates: false, place: null });
    else if (!covered[i])
      added.push({ ...whole, from: i, to: i + 1, head: i, twin: null, sameAs: null, sentence: sentenceOf[i] });
  }
  return [...items.map((item) => own.get(item) ?? item), ...added].sort((a, b) => a.from - b.from || b.to - a.to);
}

const isShort = (form: string): boolean => startsUpper(form) && /^\p{Lu}{2,7}$/u.test(form);

const KINDS: ReadonlySet<string> = new Set(["organisation", "movement", "military", "government"]);

/** By its short form, each name of several words that has an actor; of two with the same letters, neither. */
function longForms(tokens: readonly ParsedToken[], items: readonly Item[]): ReadonlyMap<string, Item> {
  const forms = new Set(tokens.flatMap(({ form }) => (isShort(form) ? [form] : [])));
  const found = new Map<string, Item | null>();
  for (const item of items) {
    if (!KINDS.has(item.kind) || item.actor === null || item.to - item.from < 2) continue;
    for (const form of [initialsOf(tokens, item), inBrackets(tokens, item)]) {
      if (form === null || !forms.has(form)) continue;
      const other = found.get(form);
      if (other === undefined) found.set(form, item);
      else if (other !== null && other.actor !== item.actor) found.set(form, null);
    }
  }
  return new Map([...found].flatMap(([form, item]) => (item === null ? [] : [[form, item] as const])));
}

/** The first letters of its words in capitals, three of them at least: two letters are too many things. */
function initialsOf(tokens: readonly ParsedToken[], { from, to }: Item): string | null {
  const letters = tokens.slice(from, to).flatMap(({ form }) => (/^\p{Lu}\p{Ll}/u.test(form) ? form[0] : []));
  return letters.length >= 3 ? letters.join("") : null;
}

/** "(GNU)" right behind the name, where its letters stand in the name in this order. */
function inBrackets(tokens: readonly ParsedToken[], { from, to }: Item): string | null {
  if (tokens[to]?.form !== "(" || tokens[to + 2]?.form !== ")") return null;
  const { form } = tokens[to + 1];
  let at = 0;
  for (const { form: word } of tokens.slice(from, to)) for (const letter of word) if (letter.toUpperCase() === form[at]) at++;
  return isShort(form) && at === form.length ? form : null;
}
