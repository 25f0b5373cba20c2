/**
 * A text in which the name of a power or capital is one token, so that no reading of who says what depends on how many words it has. Characters stay
 * what they were: a unit spans all its words.
 */
import { altered } from "../../document/altered.ts";
import type { Mentioned, MentionRange, ParsedToken, SentenceRange } from "../../document/stages.ts";

interface Ranged {
  readonly from: number;
  readonly to: number;
}

/** @returns the text itself where no name has several words */
export function inUnits<Text extends Pick<Mentioned, "tokens" | "sentences"> & Partial<Mentioned>>(doc: Text): Text {
  const { tokens, sentences } = doc;
  const units = unitsOf(tokens, sentences);
  if (units.length === tokens.length) return doc;
  const unitAt = new Int32Array(tokens.length);
  for (const [i, { from, to }] of units.entries()) unitAt.fill(i, from, to);
  const moved = <T extends Ranged>(one: T): T => ({ ...one, from: unitAt[one.from], to: unitAt[one.to - 1] + 1 });
  const joined: ParsedToken[] = [];
  for (const { from, to } of units) joined.push(unitOf(tokens, from, to, unitAt));
  const withHead = (mention: MentionRange): MentionRange => ({ ...moved(mention), head: unitAt[mention.head] });
  return {
    ...doc,
    tokens: joined,
    sentences: sentences.map(moved),
    ...(doc.mentions && { mentions: doc.mentions.map(withHead) }),
    ...(doc.times && { times: doc.times.map(moved) }),
    ...(doc.quantities && { quantities: doc.quantities.map(moved) }),
  };
}

function unitsOf(tokens: readonly ParsedToken[], sentences: readonly SentenceRange[]): Ranged[] {
  const units: Ranged[] = [];
  for (const { from, to } of sentences) {
    for (let at = from; at < to; ) {
      let end = at + 1;
      while (end < to && goesOn(tokens[end - 1])) end++;
      units.push({ from: at, to: end });
      at = end;
    }
  }
  return units;
}

/** Whether a name goes on from one word to the next: a power's or a capital's that the language lists. Persons' names as units cost a point. */
const goesOn = (one: ParsedToken): boolean => one.alike === "";

/** The first words of a name hang from its last, which hangs where the name does. */
function unitOf(tokens: readonly ParsedToken[], from: number, to: number, unitAt: Int32Array): ParsedToken {
  const last = hung(tokens[to - 1], unitAt);
  if (to === from + 1) return last;
  const words = tokens.slice(from, to).map(({ form }) => form);
  return altered(last, { start: tokens[from].start, form: words.join(" "), name: tokens[from].name });
}

const hung = (token: ParsedToken, unitAt: Int32Array): ParsedToken =>
  token.head < 0 ? token : altered(token, { head: unitAt[token.head] });
