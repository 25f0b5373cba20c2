/** Which genre a line names: by itself, before a colon, or with what it is of: "Joint Statement by …", "Communiqué No. 127". */
import type { Meta } from "../../document/schema.ts";
import { plain, startsWith } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

type Genre = NonNullable<Meta["genre"]>;

/**
 * The genre a whole line names, whether or not it goes on to say by whom, of what or which number it is.
 * "The minister's remarks on trade" is one; "Neighbours reject statement by the ministry" is none: a verb stands before it.
 */
export function labelOf(line: string, words: DocumentWords): Genre | null {
  const phrase = plain(line);
  const whole = words.labels.get(phrase) ?? besideBody(line, words);
  if (whole) return whole;
  const owned = /^.{2,60}['’]s?\s+(\p{L}.*)$/u.exec(line)?.[1];
  for (const opening of [phrase, plain(owned ?? "")]) {
    // "Press" stands before many a label, and belongs to one: "press release of the Front".
    const found = openingLabel(opening, words) ?? openingLabel(withoutModifiers(opening, words), words);
    if (found) return found;
  }
  return null;
}

// "PRESIDENCY OF THE REPUBLIC — COMMUNIQUE"
function besideBody(line: string, { labels }: DocumentWords): Genre | undefined {
  const parts = line.split(/\s+[—–|-]\s+/u);
  return parts.length === 2 ? parts.map((part) => labels.get(plain(part))).find((genre) => genre !== undefined) : undefined;
}

/** "Editorial: Blood on the square", "Analysis | Who gains". */
export function labelBeforeColon(title: string, words: DocumentWords): Genre | null {
  const head = /^([^:|]{4,30})\s?[:|]/.exec(title)?.[1];
  return (head && words.labels.get(plain(head))) || null;
}

function withoutModifiers(phrase: string, words: DocumentWords): string {
  const [first, ...rest] = phrase.split(" ");
  return rest.length > 0 && words.labelModifiers.has(first) ? withoutModifiers(rest.join(" "), words) : phrase;
}

function openingLabel(phrase: string, words: DocumentWords): Genre | null {
  for (const label of words.labels.keys()) {
    if (!startsWith(phrase, label)) continue;
    const next = phrase.slice(label.length + 1).split(" ")[0];
    if (next === "" || words.afterLabels.has(next) || /^\d/.test(next)) return words.labels.get(label) as Genre;
  }
  return null;
}
