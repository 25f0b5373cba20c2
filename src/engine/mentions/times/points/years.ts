/** Years as they are written and spoken: "2021", "'98", "nineteen ninety-six", "of last year". */
import { isYear } from "./parts.ts";
import { classAt, DASHES, is, sign, type Words } from "./words.ts";

// "'98" is 1998 and "'21" 2021: two figures reach no further ahead than about a generation from now.
export const fullYear = (year: number, figures: number): number => (figures > 2 ? year : year < 50 ? 2000 + year : 1900 + year);

/** The year after a day or month: "2021", ", 2021", "of 2021", "'98", "this year", "last year". */
export function yearAfter(
  words: Words,
  i: number,
): { year: number | null; shift: number | null; anaphoric: boolean; to: number } | null {
  let at = i;
  if (sign(words, at, ",") || sign(words, at, ".")) at++;
  // "April of 87."
  const bare = is(words, at, "of") && /^[3-9]\d$/.test(words[at + 1]?.form ?? "") ? words[at + 1].number : null;
  if (bare !== null && (words[at + 2] === undefined || sign(words, at + 2, ".,;)")))
    return { year: fullYear(bare, 2), shift: null, anaphoric: false, to: at + 2 };
  if (is(words, at, "of") || is(words, at, "on")) at++;
  if (isYear(words, at) && !(is(words, at + 1, "unit") && !is(words, at + 1, "season"))) {
    return { year: words[at].number, shift: null, anaphoric: false, to: at + 1 };
  }
  if (sign(words, at, "'’‘") && words[at + 1]?.kind === "figure" && words[at + 1].joined && /^\d\d$/.test(words[at + 1].form)) {
    return { year: fullYear(words[at + 1].number, 2), shift: null, anaphoric: false, to: at + 2 };
  }
  const spoken = spokenYear(words, at);
  if (spoken) return { ...spoken, shift: null, anaphoric: false };
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  if (shift !== null && classAt(words, at + 1, "unit") === "Y") {
    return { year: null, shift: Number(shift), anaphoric: is(words, at, "anaphoric"), to: at + 2 };
  }
  return null;
}

/** "nineteen ninety-six", "two thousand", "two thousand and four". */
export function spokenYear(words: Words, i: number): { year: number; to: number } | null {
  const first = Number(classAt(words, i, "number"));
  if (first >= 11 && first <= 20 && classAt(words, i + 1, "scale") === "100") {
    const rest = underHundred(words, is(words, i + 2, "and") ? i + 3 : i + 2);
    if (rest && first >= 15) return { year: first * 100 + rest.value, to: rest.to };
  }
  if (first === 2 && words[i + 1] && classAt(words, i + 1, "scale") === "1000") {
    const at = is(words, i + 2, "and") ? i + 3 : i + 2;
    const rest = underHundred(words, at);
    return rest ? { year: 2000 + rest.value, to: rest.to } : { year: 2000, to: i + 2 };
  }
  if (!(first >= 15 && first <= 20)) return null;
  const rest = underHundred(words, i + 1);
  return rest && rest.value >= 10 ? { year: first * 100 + rest.value, to: rest.to } : null;
}

export function underHundred(words: Words, i: number): { value: number; to: number } | null {
  if (words[i]?.kind !== "word" || !is(words, i, "number")) return null;
  const tens = words[i].number;
  if (tens < 20 || tens % 10 !== 0) return { value: tens, to: i + 1 };
  const next = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  const unit = Number(classAt(words, next, "number"));
  return unit >= 1 && unit <= 9 ? { value: tens + unit, to: next + 1 } : { value: tens, to: i + 1 };
}
