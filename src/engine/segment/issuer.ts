/** Who puts a text out, where a line at its head says so. Read from form: a body's name is headed by one of a few nouns. */
import { type Span, trim } from "../../base/span.ts";
import { labelOf } from "./label.ts";
import { countWords, plain } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

// A sign-off names one body, which seldom takes more than 12 words.
const SIGN_OFF_WORDS = 14;

/** A short line, of no sentence, in which a body is named. */
export function isSignOff(line: string, words: DocumentWords): boolean {
  const phrase = plain(line);
  if (/[.!?:]$/.test(line) || countWords(phrase) > SIGN_OFF_WORDS || !/^\W*\p{Lu}/u.test(line)) return false;
  return headsIn(phrase, words).length > 0;
}

const headsIn = (phrase: string, { issuers }: DocumentWords): string[] =>
  [...issuers].filter((head) => phrase.includes(head) && ` ${phrase} `.includes(` ${head} `));

/** A line that is nothing but the name of a body: its noun ends the line, or only what it belongs to follows. */
export function isBody(line: string, words: DocumentWords): boolean {
  // A quotation is a headline.
  if (!isSignOff(line, words) || /^["“„«].*["”“»]$/u.test(line.trim())) return false;
  const phrase = plain(line);
  if (phrase.split(" ").some((word) => words.declares.has(word))) return false;
  return headsIn(phrase, words).some((head) =>
    new RegExp(`^(?:\\S+ ){0,4}${head}(?: (?:of|for|to|in|at) .+)?$`, "u").test(phrase),
  );
}

/**
 * The body after "by", "of" or "from" in a line which a word for a genre opens: "Statement of the Front, 2 July". What
 * has an article or stands behind "by" need not be headed by a noun for bodies; "Statement of Principles" names nobody.
 */
export function bodyAfterLabel(text: string, line: Span, words: DocumentWords): Span | null {
  const match = /\s(of|by|from)\s+(the\s+)?(\p{Lu}[^,–—|:]*)/u.exec(text.slice(line.start, line.end));
  if (!match) return null;
  const start = line.start + match.index + match[0].length - match[3].length;
  const end = start + match[3].replace(/\s(?:on|regarding|concerning|following|after|about)\s.*$/su, "").length;
  const name = trim(text, { start, end });
  const phrase = text.slice(name.start, name.end);
  const isName = countWords(phrase) <= 6 && (match[2] !== undefined || match[1] === "by");
  return isName || isBody(phrase, words) ? name : null;
}

/** The body beside a genre in one line: "PRESIDENCY OF THE REPUBLIC — COMMUNIQUE", "Press release | Ministry of Trade". */
export function bodyBesideLabel(text: string, line: Span, words: DocumentWords): Span | null {
  const found = /^(.+?)\s+[—–|-]\s+(.+)$/su.exec(text.slice(line.start, line.end));
  if (!found) return null;
  const [, first, second] = found;
  const isLabel = (part: string): boolean => words.labels.has(plain(part));
  if (isLabel(second) && isBody(first, words)) return { start: line.start, end: line.start + first.length };
  return isLabel(first) && isBody(second, words) ? { start: line.end - second.length, end: line.end } : null;
}

/** The body before the colon of a title that goes on with a genre: "ECOWAS: Final communiqué of the summit", "General Staff of Chad: evening summary". */
export function bodyBeforeColon(text: string, line: Span, words: DocumentWords): Span | null {
  const found = /^([^:]{2,80}):\s+(\S.*)$/su.exec(text.slice(line.start, line.end));
  if (!found || labelOf(found[2], words) === null) return null;
  const [, name] = found;
  return /^\p{Lu}{2,}$/u.test(name) || isBody(name, words) ? { start: line.start, end: line.start + name.length } : null;
}

/** The body that opens a line and declares something in it: "The Ministry of Defence states that …". */
export function bodyThatDeclares(text: string, line: Span, words: DocumentWords): Span | null {
  for (const { 0: word, index } of text.slice(line.start, Math.min(line.end, line.start + 160)).matchAll(/\S+/gu)) {
    if (!words.declares.has(plain(word))) continue;
    const name = trim(text, { start: line.start, end: line.start + index });
    return isBody(text.slice(name.start, name.end), words) ? name : null;
  }
  return null;
}
