/**
 * From what the words say to a value: ISO 8601 where the calendar has it, EDTF where it is fuzzy. What is left
 * open is closed by the document's own day, by the day last named, or by the tense around; `basis` says by which.
 */
import { isoDay, readIsoDay } from "../../../../base/calendar.ts";
import type { Expression } from "../expressions.ts";
import { compoundLength, isoLength } from "../relatives.ts";
import type { TimeContext, TimeValue } from "./context.ts";
import { resolvePoint } from "./point.ts";
import { resolveBetween, resolveOpen } from "./spans.ts";
import { boundary, moved } from "./steps.ts";

/** `null` when the words fix nothing: a weekday in a text without any date. */
export function resolve(expression: Expression, context: TimeContext): TimeValue | null {
  switch (expression.kind) {
    case "length":
      if (expression.ahead && context.tense === "future" && expression.count !== null && context.written !== null) {
        const basis = `ahead of ${context.writtenBasis} (${isoDay(context.written)})`;
        const at = expression.ahead === "at" ? moved(context.written, expression.unit, expression.count) : null;
        if (at !== null) return { ...at, basis };
        const far = boundary(context.written, expression.unit, expression.count);
        if (far !== null && expression.ahead === "by")
          return { value: `${isoDay(context.written)}/${isoDay(far)}`, precision: "duration", basis };
      }
      if (expression.more.length > 0) {
        const parts = [{ unit: expression.unit, count: expression.count ?? 1 }, ...expression.more];
        return { value: compoundLength(parts), precision: "duration", basis: "a length of time" };
      }
      return { value: isoLength(expression.unit, expression.count), precision: "duration", basis: "a length of time" };
    case "rhythm":
      return {
        value: expression.every.startsWith("P") ? `R/${expression.every}` : `R/XXXX-WXX-${expression.every}`,
        precision: "set",
        basis: "a rhythm",
      };
    case "between":
      return resolveBetween(expression, context);
    case "open":
      return resolveOpen(expression, context);
    case "run": {
      const base = resolvePoint(expression.point, context);
      const day = base === null ? null : readIsoDay(base.value);
      const far = day === null ? null : boundary(day, expression.unit, expression.count);
      return base === null || far === null
        ? null
        : {
            value: `${base.value}/${isoDay(far - 1)}`,
            precision: "duration",
            basis: `counted from ${base.value}: ${base.basis}`,
          };
    }
    case "offset": {
      const base = resolvePoint(expression.point, context);
      const day = base === null ? null : readIsoDay(base.value);
      const counts = [{ unit: expression.unit, count: expression.by }, ...expression.more];
      const far = counts.reduce<number | null>(
        (at, { unit, count }) => (at === null ? null : boundary(at, unit, expression.forward ? count : -count)),
        day,
      );
      return base === null || far === null
        ? null
        : { value: isoDay(far), precision: "day", basis: `counted from ${base.value}: ${base.basis}` };
    }
    default:
      return resolvePoint(expression, context);
  }
}
