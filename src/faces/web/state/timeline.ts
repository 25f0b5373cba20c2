/** Happenings laid out as bars: by power, by instrument, one above another where they overlap. */
import type { Happening } from "../../client/answers.ts";
import { monthName } from "./format.ts";
import { daysOf } from "./happenings.ts";

export interface Bar {
  readonly id: string;
  readonly happening: Happening;
  /** Days since 1970-01-01, both included. */
  readonly from: number;
  readonly to: number;
  readonly isDated: boolean;
  /** 0 at the top. */
  readonly level: number;
}

export interface Lane {
  /** `null` for happenings without any of the powers looked at. */
  readonly power: string | null;
  readonly rows: readonly { readonly instrument: string; readonly bars: readonly Bar[]; readonly depth: number }[];
}

const INSTRUMENTS = ["military", "diplomatic", "economic", "informational"] as const;

export function lanesOf(happenings: readonly Happening[], powers: readonly string[]): Lane[] {
  const dated = happenings.filter((happening) => daysOf(happening) !== null);
  const partiesOf = ({ actors, recipients }: Happening) => new Set([...actors, ...recipients].map((code) => code.split(":")[0]));
  const lanes = [...powers, null].map((power) => {
    const own = dated.filter((happening) => {
      const parties = partiesOf(happening);
      return power === null ? !powers.some((code) => parties.has(code)) : parties.has(power);
    });
    const rows = INSTRUMENTS.map((instrument) =>
      stack(
        instrument,
        own.filter((one) => one.instrument === instrument),
      ),
    );
    return { power, rows: rows.filter(({ bars }) => bars.length > 0) };
  });
  return lanes.filter(({ rows }) => rows.length > 0);
}

/** Each bar on the first level that is free, with a gap of days so that neighbours stay apart. */
function stack(instrument: string, happenings: readonly Happening[]): Lane["rows"][number] {
  const spans = happenings
    .map((happening) => ({ happening, ...daysOf(happening)! }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const free: number[] = [];
  const bars = spans.map(({ happening, from, to, isOpen }): Bar => {
    let level = free.findIndex((until) => until < from - 2);
    if (level < 0) level = free.length;
    free[level] = to;
    return { id: happening.id, happening, from, to, isDated: happening.dated && !isOpen, level };
  });
  return { instrument, bars, depth: Math.max(1, free.length) };
}

/** Months, or years when months would crowd. */
export function ticksOf(from: number, to: number, language: string): { readonly day: number; readonly words: string }[] {
  const first = new Date(from * 86_400_000);
  const months = (to - from) / 30.4;
  const step = months <= 14 ? 1 : months <= 30 ? 3 : 12;
  const ticks: { day: number; words: string }[] = [];
  for (let i = 0; ; i += step) {
    const month = first.getUTCMonth() - (first.getUTCMonth() % step) + i;
    const at = new Date(Date.UTC(first.getUTCFullYear(), month, 1));
    const day = at.getTime() / 86_400_000;
    if (day > to) return ticks;
    if (day < from) continue;
    const isYear = at.getUTCMonth() === 0 || ticks.length === 0;
    const name = step === 12 ? "" : monthName(at.getUTCMonth() + 1, language);
    ticks.push({ day, words: [name, isYear ? at.getUTCFullYear() : ""].filter(Boolean).join(" ") });
  }
}
