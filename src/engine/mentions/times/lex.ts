/**
 * Time's own words: a plain cut of the text into words, figures and signs with their time classes. The grammar
 * of dates reads these rather than the parser's tokens, so that it stands on no tokeniser's habits.
 */
import type { TimeClasses, TimeWords } from "../words.ts";

export interface TimeWord {
  readonly start: number;
  readonly end: number;
  /** Lower case. */
  readonly form: string;
  readonly capital: boolean;
  readonly kind: "word" | "figure" | "date" | "clock" | "sign";
  /** The figure's value, or what the numeral or ordinal means; `NaN` otherwise. */
  readonly number: number;
  /** `st`, `nd`, `rd`, `th`, `s` after a figure; empty otherwise. */
  readonly suffix: string;
  readonly classes: TimeClasses | null;
  /** No space before it. */
  readonly joined: boolean;
}

// Groups: a date, a clock, a figure and what is written onto it, a word; else a sign.
const SHAPES = new RegExp(
  [
    /(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d|-\d)|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?![\d/])|\d{1,2}-\d{1,2}-\d{2,4}(?![\d-]))/u,
    /(\d{1,2}:\d{2}(?::\d{2})?)/u,
    /(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)((?:st|nd|rd|th|['’]?s)(?![\p{L}\p{N}]))?/u,
    /([ap]\.\s?m\b\.?|['’](?:ll|s)(?!\p{L})|\p{L}+(?:['’](?!s(?!\p{L})|ll(?!\p{L}))\p{L}+)*)/u,
    /([^\s])/u,
  ]
    .map((shape) => shape.source)
    .join("|"),
  "gu",
);

/** The words of a stretch of text, in order. */
export function lex(text: string, start: number, end: number, words: TimeWords): TimeWord[] {
  const found: TimeWord[] = [];
  SHAPES.lastIndex = start;
  let last = -1;
  for (let match = SHAPES.exec(text); match !== null && match.index < end; match = SHAPES.exec(text)) {
    const [whole, date, clock, figure, suffix, word] = match;
    const at = match.index;
    const form = plain(whole);
    const classes = words.classes.get(form) ?? null;
    const numeral = classes?.get("number") ?? classes?.get("ordinal");
    found.push({
      start: at,
      end: at + whole.length,
      form,
      capital: whole[0] !== whole[0].toLowerCase(),
      kind: date ? "date" : clock ? "clock" : figure ? "figure" : word ? "word" : "sign",
      number: figure ? Number(figure.replaceAll(",", "")) : numeral === undefined ? Number.NaN : Number(numeral),
      suffix: suffix ? suffix.replace(/['’]/, "") : "",
      classes,
      joined: at === last,
    });
    last = at + whole.length;
  }
  return found;
}

// "p. m." alone holds white space.
function plain(whole: string): string {
  const low = whole.toLowerCase().replace("’", "'");
  return low.includes(".") ? low.replace(/\s/, "") : low;
}
