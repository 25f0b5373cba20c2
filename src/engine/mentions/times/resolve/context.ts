/** What a value rests on: the day of the text, the day last named, the tense around. */
import { isoDay, readIsoDay } from "../../../../base/calendar.ts";

export interface TimeValue {
  readonly value: string;
  readonly precision: string;
  readonly basis: string;
}

export interface TimeContext {
  /** The day on which the text was written, or `null`. */
  readonly written: number | null;
  /** How `written` is known. */
  readonly writtenBasis: string;
  /** A day named with its year nearest to this expression, for what `written` cannot decide. */
  readonly near: number | null;
  /** The same, named to the day: a week has no day in "June 2023". */
  readonly nearDay: number | null;
  /** The day last named before this expression. */
  readonly last: { readonly day: number; readonly precision: string } | null;
  /** The last that was named to the day: what days are counted from. */
  readonly lastDay: number | null;
  readonly tense: "past" | "future" | null;
  readonly order: "day-first" | "month-first";
  readonly orderBasis: string;
}

export const startOf = (value: string): string => value.split("/")[0];

export const endOf = (value: string): string => value.split("/").at(-1)!;

export const yearOf = (value: string): number => Number(startOf(value).slice(0, 4));

export interface Anchor {
  readonly day: number;
  readonly basis: string;
}

export function anchorOf({ written, writtenBasis, near }: TimeContext): Anchor | null {
  if (written !== null) return { day: written, basis: `${writtenBasis} (${isoDay(written)})` };
  return near === null ? null : { day: near, basis: `the nearest full date (${isoDay(near)})` };
}

/** What a weekday is counted from. */
export function anchorOfWeek(context: TimeContext): Anchor | null {
  const { written, lastDay, nearDay } = context;
  return written === null && lastDay !== null
    ? { day: lastDay, basis: `the day last named (${isoDay(lastDay)})` }
    : anchorOf({ ...context, near: nearDay });
}

/** The day a value begins, to anchor what is told from it; `null` for lengths and rhythms. */
export const anchorDay = (value: string): number | null =>
  readIsoDay(startOf(value)) ?? readIsoDay(`${startOf(value)}-01`) ?? readIsoDay(`${startOf(value)}-01-01`);
