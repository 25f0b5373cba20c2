/** Years alone, decades and centuries: "2014", "the 1990s", "the twenty-first century". */
import type { Dated, Fixed } from "../expressions.ts";
import { edgeAt, isYear, tensDay } from "./parts.ts";
import { classAt, DASHES, dated, is, sign, type Words } from "./words.ts";
import { fullYear, spokenYear } from "./years.ts";

/** Years, decades and centuries: "2014", "the 1990s", "the mid-nineties", "the twenty-first century". */
export function eraDate(words: Words, i: number): Fixed | Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  if (is(words, at, "the")) at++;
  const decade = decadeAt(words, at) ?? centuryAt(words, at);
  if (decade)
    return { kind: "fixed", from: i, to: decade.to, value: decade.value, precision: decade.precision, edge: edge?.edge ?? null };
  const marked = markedYear(words, at);
  if (marked) return dated(i, marked.to, { year: marked.year, edge: edge?.edge ?? null });
  if (is(words, at, "year-word")) at++;
  if (at > i && is(words, at - 1, "year-kind") && is(words, at, "year-word")) at++;
  const spoken = spokenYear(words, at);
  if (spoken && (at > i || is(words, i - 1, "cue"))) return dated(i, spoken.to, { year: spoken.year, edge: edge?.edge ?? null });
  if (!isYear(words, at) || !yearStands(words, at, i)) return null;
  return dated(i, at + 1, { year: words[at].number, edge: edge?.edge ?? null });
}

// "FY2016", "CY18"
function markedYear(words: Words, i: number): { year: number; to: number } | null {
  if (!is(words, i, "year-mark") || !words[i].capital || words[i + 1]?.kind !== "figure") return null;
  const { form, joined, number } = words[i + 1];
  if (isYear(words, i + 1)) return { year: number, to: i + 2 };
  return joined && /^\d\d$/.test(form) ? { year: fullYear(number, 2), to: i + 2 } : null;
}

function decadeAt(words: Words, i: number): { value: string; to: number; precision: string } | null {
  const word = words[i];
  if (!word) return null;
  if (word.kind === "figure" && word.suffix === "s") {
    const digits = String(word.number);
    if (/^(1[0-9]|20)\d0$/.test(digits)) {
      const century = digits.endsWith("00");
      return {
        value: century ? `${digits.slice(0, 2)}XX` : `${digits.slice(0, 3)}X`,
        to: i + 1,
        precision: century ? "century" : "decade",
      };
    }
    if (/^[2-9]0$/.test(digits) && is(words, i - 1, "the")) return { value: `19${digits[0]}X`, to: i + 1, precision: "decade" };
  }
  if (sign(words, i, "'’‘") && words[i + 1]?.suffix === "s" && /^[2-9]0$/.test(String(words[i + 1].number))) {
    return { value: `19${String(words[i + 1].number)[0]}X`, to: i + 2, precision: "decade" };
  }
  const named = classAt(words, i, "decade-name");
  if (named === null) return null;
  return { value: `19${named}X`, to: i + 1, precision: "decade" };
}

function centuryAt(words: Words, i: number): { value: string; to: number; precision: string } | null {
  const tens = tensDay(words, i);
  const nth = tens?.day ?? words[i]?.number ?? Number.NaN;
  const ordinal = tens !== null || is(words, i, "ordinal") || /^(st|nd|rd|th)$/.test(words[i]?.suffix ?? "");
  let at = tens?.to ?? i + 1;
  if (sign(words, at, DASHES)) at++;
  if (!ordinal || classAt(words, at, "unit") !== "CE" || !(nth >= 10 && nth <= 22)) return null;
  return { value: `${nth - 1}XX`, to: at + 1, precision: "century" };
}

// A bare figure is a year unless it counts something: "2,000" has its comma, "2000 soldiers" a plural after it.
function yearStands(words: Words, i: number, from: number): boolean {
  if (i > from || is(words, from - 1, "cue")) return !(is(words, i + 1, "unit") && !is(words, i + 1, "season"));
  if (sign(words, i - 1, "$€£¥#№%/") || sign(words, i + 1, "%°") || is(words, i + 1, "unit") || is(words, i + 1, "scale"))
    return false;
  const next = words[i + 1];
  if (!(words[i].number >= 1800 && words[i].number <= 2100)) return false;
  return next === undefined || next.kind !== "word" || next.capital || next.classes !== null || !/[^s]s$/.test(next.form);
}
