/** Quarters, halves and seasons: "the third quarter of 1989", "Q3 2021", "last summer". */
import type { Dated } from "../expressions.ts";
import { edgeAt, isYear } from "./parts.ts";
import { classAt, DASHES, dated, is, STROKES, sign, type Words } from "./words.ts";
import { yearAfter } from "./years.ts";

/** Quarters, halves and seasons: "the third quarter of 1989", "third-quarter", "Q3 2021", "last summer", "the summer of 2021". */
export function divisionDate(words: Words, i: number): Dated | null {
  const edge = edgeAt(words, i);
  let at = edge?.to ?? i;
  if (is(words, at, "the")) at++;
  const shift = classAt(words, at, "shift");
  if (shift !== null) at++;
  const dash = sign(words, at + 1, DASHES) ? 1 : 0;
  const leads = isYear(words, at) && (dash > 0 || /^[qh]$/.test(words[at + 1]?.form ?? "")) ? words[at].number : null;
  const found = divisionAt(words, leads === null ? at : at + 1 + dash);
  if (!found) return null;
  const joint = sign(words, found.to, STROKES) && words[found.to].joined && isYear(words, found.to + 1) ? 1 : 0;
  const year = leads === null ? yearAfter(words, found.to + joint) : { year: leads, shift: null, anaphoric: false, to: found.to };
  const season = found.division < 30;
  if (season && shift === null && !year && edge === null && !is(words, i - 1, "cue") && !is(words, i, "the")) return null;
  return dated(i, year?.to ?? found.to, {
    division: found.division,
    year: year?.year ?? null,
    shift: shift === null ? (year?.shift ?? null) : Number(shift),
    within: shift === null && year ? "Y" : null,
    anaphoric: year?.anaphoric ?? false,
    edge: edge?.edge ?? null,
  });
}

function divisionAt(words: Words, i: number): { division: number; to: number } | null {
  const season = classAt(words, i, "season");
  if (season !== null) return { division: Number(season), to: i + 1 };
  const lettered = /^[qh]$/.test(words[i]?.form ?? "") && words[i + 1]?.joined ? words[i + 1].number : Number.NaN;
  if (lettered >= 1 && lettered <= (words[i].form === "q" ? 4 : 2))
    return { division: (words[i].form === "q" ? 32 : 39) + lettered, to: i + 2 };
  const nth = words[i]?.number ?? Number.NaN;
  if (!(nth >= 1 && nth <= 4) || !(is(words, i, "ordinal") || /^(st|nd|rd|th)$/.test(words[i].suffix))) return null;
  const at = sign(words, i + 1, DASHES) ? i + 2 : i + 1;
  if (classAt(words, at, "unit") === "Q") return { division: 32 + nth, to: at + 1 };
  if (is(words, at, "half") && nth <= 2 && (is(words, at + 1, "of") || !is(words, at + 1, "unit")))
    return { division: 39 + nth, to: at + 1 };
  return null;
}
