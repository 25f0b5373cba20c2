/** What no reading could stand on, refused at the door in words a person can act on. */
import { AscribeError } from "../base/error.ts";

/** Five million characters: a long book. More is a pile of documents, and goes in as JSONL. */
export const MAX_TEXT = 5_000_000;

/** No paragraph of prose comes near this; such a line is data, and a parser over it would take minutes. */
export const MAX_LINE = 262_144;

/** @throws {AscribeError} `empty`, `too-long`, `bad-text`, `line-too-long`, `no-sentence` */
export function checkText(text: string): void {
  if (text.trim() === "") throw new AscribeError("empty", "holds no text; give a document with words in it");
  if (text.length > MAX_TEXT)
    throw new AscribeError(
      "too-long",
      `holds ${text.length} characters, more than ${MAX_TEXT}; split it into its documents, or give them as JSONL`,
    );
  const half = loneSurrogate(text);
  if (half >= 0)
    throw new AscribeError(
      "bad-text",
      `character ${half} is half of a surrogate pair, so the text was cut or wrongly decoded; take it again from where it came`,
    );
  const long = longLine(text);
  if (long !== null)
    throw new AscribeError(
      "line-too-long",
      `line ${long.line} has ${long.length} characters, more than ${MAX_LINE}; this is not prose: break it into paragraphs`,
    );
  if (!/\p{L}\P{L}+\p{L}|\p{L}{2,}/u.test(text))
    throw new AscribeError("no-sentence", "holds no words that could be a sentence; give a document in prose");
}

/** Where the first unpaired surrogate stands, or −1. */
function loneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return i;
    i++;
  }
  return -1;
}

function longLine(text: string): { line: number; length: number } | null {
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const at = text.indexOf("\n", start);
    const end = at < 0 ? text.length : at;
    if (end - start > MAX_LINE) return { line, length: end - start };
    start = end + 1;
  }
  return null;
}
