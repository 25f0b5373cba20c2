/** Dates in figures: which of two open numbers is the month. */
import { dayNumber, isDay, isoDay } from "../../../../base/calendar.ts";
import type { Figures } from "../expressions.ts";
import { dated } from "../points/words.ts";
import type { TimeContext, TimeValue } from "./context.ts";
import { yearFor } from "./year.ts";

export function resolveFigures({ first, second, year: told, sign }: Figures, context: TimeContext): TimeValue | null {
  const { order, orderBasis } = context;
  const dayFirst = second > 12 ? false : first > 12 || sign === "." ? true : order === "day-first";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const yearless = told === null ? yearFor(dated(0, 0, { month, day }), context) : null;
  const year = told ?? yearless!.year;
  if (year === null || !isDay(year, month, day)) return null;
  const only = first > 12 || second > 12 || first === second;
  const basis = only
    ? `${dayFirst ? "day" : "month"} first: no other reading is a date`
    : sign === "."
      ? "day first, as full stops have it"
      : `${dayFirst ? "day" : "month"} first: ${orderBasis}`;
  const how = yearless === null ? basis : `${basis}; ${yearless.basis}`;
  return { value: isoDay(dayNumber(year, month, day)), precision: "day", basis: how };
}
