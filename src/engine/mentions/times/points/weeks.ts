/** Weeks by number or place: "week 31", "the last week of December". */
import type { Dated, Weekly } from "../expressions.ts";
import { eraDate } from "./eras.ts";
import { monthDate } from "./months.ts";
import { dayAt } from "./parts.ts";
import { classAt, dated, is, type Words } from "./words.ts";

/** Weeks by number or place: "week 31", "the first week of 2015", "the last week of December", "the week of March 6". */
export function weekDate(words: Words, i: number): Weekly | null {
  let at = is(words, i, "the") ? i + 1 : i;
  const nth =
    is(words, at, "ordinal") || /^(st|nd|rd|th)$/.test(words[at]?.suffix ?? "")
      ? words[at].number
      : classAt(words, at, "shift") === "-1"
        ? -1
        : null;
  if (nth !== null) at++;
  if (classAt(words, at, "unit") !== "W") return null;
  const figure = words[at + 1];
  if (nth === null && figure?.kind === "figure" && figure.number >= 1 && figure.number <= 53 && figure.suffix === "") {
    return { kind: "week", from: i, to: at + 2, nth: figure.number, side: null, of: null };
  }
  const side = is(words, at + 1, "ended") ? "last" : is(words, at + 1, "opened") ? "first" : null;
  if (!is(words, at + 1, "of") && side === null) return null;
  const day = side !== null && is(words, at + 2, "on") ? at + 3 : at + 2;
  const inner = monthDate(words, day) ?? (side === null ? (eraDate(words, day) ?? dayOfWeek(words, day)) : null);
  if (inner?.kind !== "date" || (nth === null && inner.day === null) || (nth !== null && inner.day !== null)) return null;
  return { kind: "week", from: i, to: inner.to, nth, side, of: inner };
}

// "the week of the 18th"
function dayOfWeek(words: Words, i: number): Dated | null {
  const at = i + 1;
  if (!is(words, i, "the") || !/^(st|nd|rd|th)$/.test(words[at]?.suffix ?? "") || dayAt(words, at) === null) return null;
  return dated(i, at + 1, { day: dayAt(words, at) });
}
