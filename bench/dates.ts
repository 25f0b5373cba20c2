/**
 * Dates against TempEval-3's development half (TIMEX3 values) and the English cases of Recognizers-Text that
 * are dates or date ranges. Run: npm run -s bench -- dates [--misses]
 */
import { readFileSync } from "node:fs";
import { boundsOf, isoDay, readIsoDay } from "../src/base/calendar.ts";
import { alone } from "../src/base/steps.ts";
import type { Time } from "../src/document/schema.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { findMentions } from "../src/engine/mentions/index.ts";
import { loadModels, type Models } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { gold, type Row, report } from "./report.ts";

const GOLD = "../shared/gold/dates";

interface Timex {
  readonly span: readonly [number, number];
  readonly type: string;
  readonly value: string;
}

type Found = Omit<Time, "id">;

export const bench = {
  name: "dates",
  summary: "values of time expressions, TempEval-3 and Recognizers-Text",
  run: async (args: string[]): Promise<void> => {
    gold("dates/timeml.dev.jsonl");
    const misses = args.includes("--misses");
    const models = await loadModels("fast", modelFiles);
    report(rowsOf(timeml(misses, models), recognizers(misses, models)), args);
  },
};

const rowsOf = (timeml: Score, { right, all }: Hits): Row[] => [
  {
    measure: "values of time expressions, TempEval-3 dev",
    value: timeml.value,
    unit: "F1",
    target: "≥ .80",
    note: `${timeml.gold} in gold, precision ${timeml.precision.toFixed(3)}, recall ${timeml.recall.toFixed(3)}`,
  },
  { measure: "spans of time expressions, TempEval-3 dev", value: timeml.span, unit: "F1" },
  {
    measure: "dates and ranges, Recognizers-Text",
    value: (100 * right) / all,
    unit: "%",
    target: "≥ 85",
    note: `${right} of ${all}`,
  },
];

interface Score {
  readonly gold: number;
  readonly span: number;
  readonly precision: number;
  readonly recall: number;
  readonly value: number;
}

interface Hits {
  readonly right: number;
  readonly all: number;
}

function timeml(misses: boolean, models: Models): Score {
  const lines = readFileSync(`${GOLD}/timeml.dev.jsonl`, "utf8").trim().split("\n");
  let [gold, found, spans, values] = [0, 0, 0, 0];
  for (const line of lines) {
    const { dct, text, timexes } = JSON.parse(line) as { dct: string; text: string; timexes: Timex[] };
    const times = timesOf(text, dct, models);
    gold += timexes.length;
    found += times.length;
    const used = new Set<Found>();
    const spent = new Set<Found>();
    for (const timex of timexes) {
      const over = times.filter((time) => !used.has(time) && time.start < timex.span[1] && timex.span[0] < time.end);
      const hit = over.find((time) => sameValue(time, timex.value, dct)) ?? over[0];
      const words = text.slice(...timex.span).replace(/\s+/g, " ");
      if (!hit) {
        if (misses) console.log(`missed  ${timex.value}\t${words}\t…${context(text, timex.span)}`);
        continue;
      }
      // One range of ours may answer for both of its ends.
      if (!hit.value.includes("/")) used.add(hit);
      else if (spent.has(hit)) used.add(hit);
      spent.add(hit);
      spans++;
      if (sameValue(hit, timex.value, dct)) values++;
      else if (misses)
        console.log(
          `differs ${timex.value}\t${words}\tours ${hit.value} (${text.slice(hit.start, hit.end)}) ${hit.precision} dct ${dct}\t…${context(text, timex.span)}`,
        );
    }
    if (misses) {
      for (const time of times)
        if (!spent.has(time))
          console.log(`extra   ${time.value}\t${text.slice(time.start, time.end)}\t…${context(text, [time.start, time.end])}`);
    }
  }
  const [precision, recall] = [values / found, values / gold];
  return { gold, span: (2 * spans) / (found + gold), precision, recall, value: (2 * precision * recall) / (precision + recall) };
}

const context = (text: string, [start, end]: readonly [number, number]): string =>
  text.slice(Math.max(0, start - 50), end + 30).replace(/\s+/g, " ");

/** Times as the whole stage finds them, trees and all. */
function timesOf(text: string, published: string | null, models: Models): readonly Found[] {
  const doc = readTrees(text, en, models);
  return alone(findMentions({ ...doc, article: published === null ? { text } : { text, published } }, en)).times;
}

/** TIMEX3 and our record write some things differently: quarters, weekends, parts of the day, "now", thirds of a month. */
function sameValue(time: Found, value: string, dct: string): boolean {
  // A gold value that leaves figures open ("1989-WXX") accepts any of them.
  const open = value.includes("WXX") ? new RegExp(`^${value.replace("WXX", "W\\d\\d")}$`) : null;
  return (
    timexForms(time, dct).some((form) => open?.test(form) === true) ||
    timexForms(time, dct).some(
      (form) =>
        form === value || form === value.replace(/T(MO|AF|EV|NI|MI|DT|\d.*)$/, "") || form === value.replace(/(-XX)+$/, ""),
    )
  );
}

function timexForms({ value, precision }: Found, dct: string): string[] {
  if (precision === "present") return ["PRESENT_REF", dct.slice(0, 10)];
  if (precision === "vague") return value.startsWith("..") ? ["PAST_REF"] : ["FUTURE_REF"];
  if (precision === "set") return [value.replace("R/", ""), value.replace("R/P1Y", "XXXX").replace("R/P1D", "XXXX-XX-XX")];
  if (value.startsWith("P")) return lengths(value);
  const one = value.replace(/\/?\.\.\/?/, "");
  const [first, last] = one.split("/");
  const forms = [first, first.replace("-W0", "-W")];
  if (precision.startsWith("part of "))
    forms.push(
      precision.endsWith("week")
        ? weekOf(first).replace("-W0", "-W")
        : precision.endsWith("year")
          ? first.slice(0, 4)
          : precision.endsWith("decade")
            ? `${first.slice(0, 3)}X`
            : first.slice(0, 7),
    );
  if (last !== undefined && precision === "weekend") forms.push(`${weekOf(first)}-WE`);
  if (last !== undefined && precision === "duration") forms.push(...stretch(first, last));
  if (last !== undefined) forms.push(last);
  const division = /^(\d{4})-(2[1-4]|3[3-6]|4[01])$/.exec(first);
  if (division) forms.push(`${division[1]}-${DIVISIONS[division[2]]}`);
  forms.push(...forms.map((form) => form.replace(/X+$/, "")).filter((form) => form !== ""));
  if (/^\d\dXX$/.test(first)) forms.push(first.slice(0, 2));
  return forms;
}

const DIVISIONS: Record<string, string> = {
  21: "SP",
  22: "SU",
  23: "FA",
  24: "WI",
  33: "Q1",
  34: "Q2",
  35: "Q3",
  36: "Q4",
  40: "H1",
  41: "H2",
};

// TIMEX3 leaves a number open as P, X and the unit, and may write a decade as ten years or as one DE.
function lengths(value: string): string[] {
  const forms = [value];
  const decade = /^P(X|\d+)Y$/.exec(value);
  if (decade && (decade[1] === "X" || Number(decade[1]) % 10 === 0))
    forms.push(`P${decade[1] === "X" ? "X" : Number(decade[1]) / 10}DE`);
  const months = /^P(\d+)M$/.exec(value);
  if (months && Number(months[1]) % 3 === 0) forms.push(`P${Number(months[1]) / 3}Q`);
  return forms;
}

function stretch(first: string, last: string): string[] {
  const { first: a, last: b } = { first: readIsoDay(first), last: readIsoDay(last) };
  if (a === null || b === null) return [];
  const days = b - a;
  const forms = [`P${days}D`, `P${days + 1}D`];
  for (const n of [days, days + 1]) if (n % 7 === 0) forms.push(`P${n / 7}W`);
  const months = Math.round(days / 30.44);
  forms.push(`P${months}M`);
  if (months % 3 === 0) forms.push(`P${months / 3}Q`);
  if (months % 12 === 0) forms.push(`P${months / 12}Y`);
  if (months % 120 === 0) forms.push(`P${months / 120}DE`);
  return forms;
}

function weekOf(day: string): string {
  const at = readIsoDay(day)!;
  for (let week = 1; week <= 53; week++) {
    const value = `${day.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
    const { first, last } = boundsOf(value);
    if (first! <= at && at <= last!) return value;
  }
  return day;
}

interface Case {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly Results: readonly {
    readonly Text: string;
    readonly Start?: number;
    readonly TypeName: string;
    readonly Resolution: { readonly values: readonly Record<string, string>[] };
  }[];
}

function recognizers(misses: boolean, models: Models): Hits {
  const cases = JSON.parse(readFileSync(`${GOLD}/recognizers-en.json`, "utf8").replace(/^\uFEFF/, "")) as Case[];
  let [right, all] = [0, 0];
  for (const { Input, Context, Results } of cases) {
    const wanted = Results.filter(
      ({ TypeName, Resolution }) =>
        (TypeName === "datetimeV2.date" || TypeName === "datetimeV2.daterange") &&
        Resolution.values.some((value) => value.value !== "not resolved"),
    );
    if (wanted.length === 0) continue;
    const times = timesOf(Input, Context?.ReferenceDateTime ?? null, models);
    for (const { Text, Start, Resolution } of wanted) {
      all++;
      const start = Start ?? Input.toLowerCase().indexOf(Text.toLowerCase());
      const over = times.filter((time) => time.start < start + Text.length && start < time.end);
      if (
        over.some((time) =>
          Resolution.values.some((value) => sameDays(time, value) || sameByConvention(time, value, start + Text.length)),
        )
      )
        right++;
      else if (misses) {
        const got = over.map((time) => `${Input.slice(time.start, time.end)} = ${time.value}`).join(" | ");
        console.log(
          `recog   ${Resolution.values.map((v) => v.value ?? `${v.start ?? ""}/${v.end ?? ""}`).join(" or ")}\t${Text}\tours ${got || "nothing"}\t(${Context?.ReferenceDateTime?.slice(0, 10)}) ${Input}`,
        );
      }
    }
  }
  return { right, all };
}

/**
 * Where both read the words alike and only the conventions part. "Two months ago" is for them the same day of that month, for us
 * (as for TIMEX3) the month; "early May" is for them its first half, for us its first third. The finding must run to the end of theirs.
 */
function sameByConvention(time: Found, value: Record<string, string>, end: number): boolean {
  const { first, last } = boundsOf(time.value);
  if (first === null || last === null || time.end < end) return false;
  const day = value.value === undefined ? null : readIsoDay(value.value);
  if (day !== null) return /^(?:week|month|year)$/.test(time.precision) && first <= day && day <= last;
  if (!time.precision.startsWith("part of ")) return false;
  const [from, to] = [readIsoDay(value.start ?? ""), readIsoDay(value.end ?? "")];
  return from !== null && to !== null && ((from <= first && last <= to) || (first <= from && to - 1 <= last));
}

// Their ranges end on the day after; a range may be open, or an unresolved weekday ("XXXX-WXX-1").
function sameDays(time: Found, value: Record<string, string>): boolean {
  const { first, last } = boundsOf(time.value);
  if (value.value !== undefined) return first !== null && isoDay(first) === value.value && last === first;
  const start = value.start === undefined ? null : readIsoDay(value.start);
  const end = value.end === undefined ? null : readIsoDay(value.end);
  if (start === null && end === null) return false;
  if (start === null) return last === end! - 1 || last === end;
  if (end === null) return first === start;
  // "2014-2018" ends for them where 2018 begins.
  const { first: lastBegins } = boundsOf(time.value.split("/").at(-1) ?? "");
  return first === start && (last === end - 1 || last === end || lastBegins === end);
}
