/** Whom a text credits as a whole: the agency in its dateline, an agency's byline, a last line "Source: …". */
import { type Span, sliceOf } from "../../base/span.ts";
import type { Attributed } from "../../document/stages.ts";
import type { JudgeWords } from "./words.ts";

const TAG = /\(([^()\d]{2,40})\)/;
const CREDIT = /^\W*(\p{L}+)\s*:\s*(\p{Lu}[^.!?:]{1,60})$/u;

/** A credited name, and the part of the text that comes through it. */
export interface Credit extends Span {
  readonly name: string;
}

/**
 * Names as they stand, none that is the issuer's own. A dateline's agency wrote what follows it; a line "Source: …" credits
 * what stands above it.
 */
export function creditsIn({ text, blocks, meta }: Attributed, words: JudgeWords): Credit[] {
  const found: Credit[] = [];
  for (const block of blocks) {
    const line = sliceOf(text, block);
    const tag = block.kind === "dateline" ? TAG.exec(line)?.[1] : undefined;
    const credit = block.kind === "dateline" ? null : CREDIT.exec(line);
    const name = tag ?? (credit && words.credits.has(credit[1].toLowerCase()) ? credit[2].trim() : undefined);
    if (!name || isSame(name, meta.issuer?.name ?? "")) continue;
    // A headline stands above the dateline and is of the same story.
    found.push(tag ? { name, start: 0, end: text.length } : { name, start: 0, end: block.start });
  }
  return found;
}

const isSame = (a: string, b: string): boolean => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return y !== "" && (x.includes(y) || y.includes(x) || a === initialsOf(b));
};

/** "DIS" of "Don Information Service". */
export const initialsOf = (name: string): string => (name.replace(/\(.*?\)/g, "").match(/(?<![\p{L}'’])\p{Lu}/gu) ?? []).join("");
