/** Dates whose every part is written in figures: "31/07/2021", "2021-07-30", "20210730". */
import { isDay } from "../../../../base/calendar.ts";
import type { Figures, Fixed } from "../expressions.ts";
import { isYear } from "./parts.ts";
import { DASHES, is, sign, type Words } from "./words.ts";
import { fullYear, yearAfter } from "./years.ts";

/** A date whose every part is written in figures. */
export function figureDate(words: Words, i: number): Figures | Fixed | null {
  const word = words[i];
  if (word?.kind !== "date") return yearMonth(words, i) ?? compactDate(words, i) ?? shortFigures(words, i);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(t.*)?$/.exec(word.form);
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    if (!isDay(year, month, day)) return null;
    const value = `${iso[1]}-${iso[2].padStart(2, "0")}-${iso[3].padStart(2, "0")}`;
    return { kind: "fixed", from: i, to: i + 1, value, precision: "day", edge: null };
  }
  const parts = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2}|\d{4})$/.exec(word.form);

  if (!parts) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const year = fullYear(Number(parts[4]), parts[4].length);
  if (!isDay(year, second, first) && !isDay(year, first, second)) return null;
  return { kind: "figures", from: i, to: i + 1, first, second, year, sign: parts[2] };
}

function yearMonth(words: Words, i: number): Fixed | null {
  const month = words[i + 2];
  if (!isYear(words, i) || !sign(words, i + 1, "-") || !words[i + 1].joined || month?.kind !== "figure" || !month.joined)
    return null;
  if (month.form.length !== 2 || month.number < 1 || month.number > 12) return null;
  return { kind: "fixed", from: i, to: i + 3, value: `${words[i].form}-${month.form}`, precision: "month", edge: null };
}

// "20161016"
function compactDate(words: Words, i: number): Fixed | null {
  const parts = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(words[i]?.kind === "figure" ? words[i].form : "");
  if (!parts || !isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) return null;
  return { kind: "fixed", from: i, to: i + 1, value: parts.slice(1).join("-"), precision: "day", edge: null };
}

/** "on 22/04", "5/1-5/7, 2020": day and month without a year, where a word or a second such date says that it is one. */
function shortFigures(words: Words, i: number): Figures | null {
  const date = dayAndMonth(words, i);
  if (!date) return null;
  const led = is(words, i - 1, "on") || is(words, i - 1, "cue") || is(words, i - 1, "shift") || is(words, i - 1, "weekday");
  const listed = (sign(words, i - 1, ",") || is(words, i - 1, "or")) && dayAndMonth(words, i - 4) !== null;
  const ranged =
    sign(words, date.to, DASHES) && (dayAndMonth(words, date.to + 1) !== null || words[date.to + 1]?.kind === "date");
  const ranges = sign(words, i - 1, DASHES) && dayAndMonth(words, i - 4) !== null;
  // "from 1/2 inch", "by 2/3": one figure each is a fraction unless another date follows.
  const full = words[i].form.length === 2 || words[i + 2].form.length === 2 || is(words, i - 1, "weekday");
  const counts = words[date.to]?.kind === "word" && words[date.to].classes === null;
  if (!ranged && !ranges && !listed && (!led || !full || counts)) return null;
  const year = yearAfter(words, date.to);
  return {
    kind: "figures",
    from: i,
    to: year?.year == null ? date.to : year.to,
    first: words[i].number,
    second: words[i + 2].number,
    year: year?.year ?? null,
    sign: "/",
  };
}

function dayAndMonth(words: Words, i: number): { to: number } | null {
  const [first, stroke, second] = [words[i], words[i + 1], words[i + 2]];
  if (first?.kind !== "figure" || second?.kind !== "figure" || !sign(words, i + 1, "/") || !stroke.joined || !second.joined)
    return null;
  if (!/^\d\d?$/.test(first.form) || !/^\d\d?$/.test(second.form) || sign(words, i + 3, "/%")) return null;
  // A leap year lets 29 February stand.
  return isDay(2020, second.number, first.number) || isDay(2020, first.number, second.number) ? { to: i + 3 } : null;
}
