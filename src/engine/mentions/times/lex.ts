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

const SHAPES = new RegExp(
  [
    /(?<date>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d|-\d)|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?![\d/])|\d{1,2}-\d{1,2}-\d{2,4}(?![\d-]))/u,
    /(?<clock>\d{1,2}:\d{2}(?::\d{2})?)/u,
    /(?<figure>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<suffix>(?:st|nd|rd|th|['’]?s)(?![\p{L}\p{N}]))?/u,
    /(?<word>[ap]\.\s?m\b\.?|['’](?:ll|s)(?!\p{L})|\p{L}+(?:['’](?!s(?!\p{L})|ll(?!\p{L}))\p{L}+)*)/u,
    /(?<sign>[^\s])/u,
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
    const whole = match[0];
    const at = match.index;
    const form = plain(whole);
    const groups = match.groups!;
    const figure = groups.figure;
    const classes = words.classes.get(form) ?? null;
    const numeral = classes?.get("number") ?? classes?.get("ordinal");
    found.push({
      start: at,
      end: at + whole.length,
      form,
      capital: whole[0] !== whole[0].toLowerCase(),
      kind: groups.date ? "date" : groups.clock ? "clock" : figure ? "figure" : groups.word ? "word" : "sign",
      number: figure ? Number(figure.replaceAll(",", "")) : numeral === undefined ? Number.NaN : Number(numeral),
      suffix: (groups.suffix ?? "").replace(/['’]/, ""),
      classes,
      joined: at === last,
    });
    last = at + whole.length;
  }
  return found;
}

const plain = (whole: string): string => whole.toLowerCase().replace("’", "'").replace(/\s/, "");
