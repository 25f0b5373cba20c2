/**
 * Splits a text into blocks by its lines: a blank line always parts, and so does a single line break unless
 * the text is hard-wrapped, as e-mails and old wires are.
 */
import { type Span, trim } from "../../base/span.ts";

/** A block's words without the marks of Markdown around them, and what those marks said. */
export interface RawBlock extends Span {
  /** Level of a Markdown heading, 0 for none. */
  readonly level: number;
  readonly item: boolean;
  readonly quoted: boolean;
}

export function splitBlocks(text: string): RawBlock[] {
  const lines = linesOf(text);
  const wrapped = isHardWrapped(text, lines);
  const blocks: RawBlock[] = [];
  let open = null as Span | null;
  const close = (): void => {
    if (open) blocks.push(unmark(text, open));
    open = null;
  };
  for (const line of lines) {
    const words = trim(text, line);
    if (words.start === words.end || /^[-*_=~]{3,}$/.test(text.slice(words.start, words.end))) {
      close();
      continue;
    }
    if (open && !(wrapped && continues(text, open, words))) close();
    open = { start: open?.start ?? words.start, end: words.end };
  }
  close();
  return blocks.filter((block) => block.start < block.end);
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029\f\v]/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

// Hard-wrapped text breaks mid-sentence: most of its inner line breaks follow a line of some length that ends without a stop,
// and some go on in small letters, as headings one under another never do. 40 is shorter than any fixed width in use and
// longer than most list items.
function isHardWrapped(text: string, lines: readonly Span[]): boolean {
  let inner = 0;
  let broken = 0;
  let small = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = trim(text, lines[i]);
    const next = trim(text, lines[i + 1]);
    if (line.start === line.end || next.start === next.end) continue;
    inner++;
    const words = text.slice(line.start, line.end);
    if (words.length >= 40 && words.length <= 120 && !/[.!?:;"”’»)\]]$/.test(words)) broken++;
    if (/^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) small++;
  }
  return inner >= 2 && broken * 2 > inner && small * 3 > inner;
}

function continues(text: string, open: Span, line: Span): boolean {
  const first = text.slice(line.start, line.start + 2);
  return !/^(?:[-*•>#|]|\d[.)/])/.test(first) && !/^#/.test(text.slice(open.start, open.start + 1));
}

// `## Title`, `> quoted`, `- item`, `**bold**`: the marks are not the document's words.
function unmark(text: string, span: Span): RawBlock {
  const lead = /^(?:(#{1,6})\s+|(>)\s*|([-*•·]|\d{1,3}[.)/])\s+)?(?:[*_]{1,3}(?=\S))?/.exec(text.slice(span.start, span.end));
  const start = span.start + (lead?.[0].length ?? 0);
  const tail = /(?:[*_]{2,3}|\s#{1,6})\s*$/.exec(text.slice(start, span.end));
  const inner = trim(text, { start, end: span.end - (tail?.[0].length ?? 0) });
  const level = lead?.[1]?.length ?? 0;
  return { start: inner.start, end: inner.end, level, quoted: lead?.[2] !== undefined, item: lead?.[3] !== undefined };
}
