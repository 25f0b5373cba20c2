/**
 * Which script each stretch of a text is in, and which language that is likely to be. A verse of Arabic in an
 * English release is a run of its own: it is neither tokenised nor read as English.
 */
import type { Span } from "../../base/span.ts";

export interface Run extends Span {
  /** BCP 47; `und-<Script>` where letters alone do not tell. */
  readonly language: string;
}

const SCRIPTS: readonly (readonly [script: string, letters: RegExp])[] = [
  ["Latn", /\p{Script=Latin}/u],
  ["Arab", /\p{Script=Arabic}/u],
  ["Cyrl", /\p{Script=Cyrillic}/u],
  ["Hebr", /\p{Script=Hebrew}/u],
  ["Hani", /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ["Hang", /\p{Script=Hangul}/u],
  ["Grek", /\p{Script=Greek}/u],
  ["Armn", /\p{Script=Armenian}/u],
  ["Geor", /\p{Script=Georgian}/u],
  ["Deva", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
];

// Letters that only one of a script's languages writes; the first that occurs decides, the last is the default.
const LANGUAGES: Readonly<Record<string, readonly (readonly [RegExp | null, string])[]>> = {
  Arab: [
    [/[ٹڈڑےں]/u, "ur"],
    [/[پچژگ]/u, "fa"],
    [null, "ar"],
  ],
  Cyrl: [
    [/[ҷӣӯ]/iu, "tg"],
    [/[әіңүұһ].*[қғ]|[қғ].*[әіңүұһ]/isu, "kk"],
    [/[ўқғҳ]/iu, "uz-Cyrl"],
    [/[їєґ]/iu, "uk"],
    [/[әңүұө]/iu, "kk"],
    [/і/iu, "uk"],
    [/[јљњћђ]/iu, "sr"],
    [null, "ru"],
  ],
  Hani: [
    [/[\u3040-\u30ff]/u, "ja"],
    [null, "zh"],
  ],
  Hebr: [[null, "he"]],
  Hang: [[null, "ko"]],
  Grek: [[null, "el"]],
  Armn: [[null, "hy"]],
  Geor: [[null, "ka"]],
  Deva: [[null, "hi"]],
  Thai: [[null, "th"]],
};

// Most texts have no letter of another script: told at one look, not word by word.
const OTHER = /[^\P{L}\p{Script=Latin}]/u;

/** The script most of a text's letters are in; `null` when it has none. */
export function mainScript(text: string): string | null {
  if (!OTHER.test(text)) return /\p{L}/u.test(text) ? "Latn" : null;
  const counts = new Map<string, number>();
  for (const { script, end, start } of letterRuns(text)) counts.set(script, (counts.get(script) ?? 0) + end - start);
  let best: string | null = null;
  for (const [script, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = script;
  return best;
}

/** Stretches in another script than `main`, each within one line, white space and marks between its words included. */
export function foreignRuns(text: string, main: string): Run[] {
  if (main === "Latn" && !OTHER.test(text)) return [];
  const runs: { start: number; end: number; script: string }[] = [];
  for (const letters of letterRuns(text)) {
    const last = runs.at(-1);
    if (last && last.script === letters.script && !/[\p{L}\n]/u.test(text.slice(last.end, letters.start))) last.end = letters.end;
    else runs.push({ ...letters });
  }
  return runs
    .filter((run) => run.script !== main)
    .map((run) => ({ ...widen(text, run), language: languageOf(text.slice(run.start, run.end), run.script) }));
}

export function languageOf(words: string, script: string): string {
  for (const [letters, language] of LANGUAGES[script] ?? []) if (letters === null || letters.test(words)) return language;
  return `und-${script}`;
}

function letterRuns(text: string): { start: number; end: number; script: string }[] {
  const runs: { start: number; end: number; script: string }[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const script = scriptOf(match[0]);
    if (script) runs.push({ start: match.index, end: match.index + match[0].length, script });
  }
  return runs;
}

// A letter below U+00B5, the micro sign, is Latin; a run with one is of that script whatever else is in it.
const scriptOf = (letters: string): string | undefined =>
  letters.charCodeAt(0) < 0xb5 ? "Latn" : SCRIPTS.find(([, script]) => script.test(letters))?.[0];

// Brackets, stops and quotation marks that touch a run belong to it.
function widen(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && /[^\s\p{L}\p{N}]/u.test(text[start - 1])) start--;
  while (end < text.length && /[^\s\p{L}\p{N}]/u.test(text[end])) end++;
  return { start, end };
}
