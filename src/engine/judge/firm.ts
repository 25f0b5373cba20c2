/** How firmly something is told: certain or not, for or against, and what words made of it. */
import type { Factuality, Status } from "../../document/schema.ts";
import type { Effect, Firmness } from "./words.ts";

export interface Firm {
  /** 3 certain, 2 probable, 1 possible, 0 not told. */
  readonly certainty: number;
  readonly positive: boolean;
  /** What kept it from being a plain fact, outermost last; `null` when nothing did. */
  readonly mode: Effect | null;
  /** Under way now. */
  readonly ongoing: boolean;
  /** The words that decided, as tokens, with the class of each. */
  readonly by: readonly { readonly at: number; readonly rule: string }[];
}

export const PLAIN: Firm = { certainty: 3, positive: true, mode: null, ongoing: false, by: [] };

export const apply = (firm: Firmness, outer: Firm, at: number): Firm =>
  outer.positive ? under(firm.plain, outer, at, firm.class) : under(firm.negated, { ...outer, positive: true }, at, firm.class);

/** What becomes of a telling when a word lays its effect on it. */
export function under(effect: Effect, outer: Firm, at: number, rule: string): Firm {
  const by = [...outer.by, { at, rule }];
  const { positive, mode } = outer;
  // Spelt out: copies of copies are each a kind of object of its own.
  const weaker = (certainty: number, other: Effect): Firm => ({
    certainty: Math.min(outer.certainty, certainty),
    positive,
    // "will consider sending": what may be is not yet planned.
    mode: other === "possible" && mode === "planned" ? other : (mode ?? other),
    ongoing: false,
    by,
  });
  switch (effect) {
    case "said":
    case "fact":
      return rule === "phase" || rule === "implicative" || rule === "refusal" ? { ...outer, by } : outer;
    case "not":
      return { certainty: outer.certainty, positive: !positive, mode, ongoing: false, by };
    case "probable":
      return weaker(2, effect);
    case "possible":
      return weaker(1, effect);
    case "planned":
      return weaker(2, effect);
    case "habitual":
      return { ...outer, by, mode: outer.mode ?? effect };
    default:
      return weaker(0, effect);
  }
}

/** FactBank's value. */
export function factualityOf({ certainty, positive, mode, by }: Firm): Factuality {
  // "must not be allowed": a norm against it speaks against it.
  if (certainty === 0 && !positive && by.some(({ rule }) => rule === "norm")) return "PS-";
  if (certainty === 0) return mode === "conditional" || mode === "wished" || mode === "open" ? "Uu" : "CTu";
  const degree = certainty === 3 ? "CT" : certainty === 2 ? "PR" : "PS";
  return `${degree}${positive ? "+" : "-"}` as Factuality;
}

export function statusOf({ certainty, positive, mode, ongoing }: Firm): Status {
  if (mode === "conditional") return "hypothetical";
  if (!positive && certainty > 1) return "denied";
  if (mode === "wished") return "hoped";
  if (mode === "planned") return "planned";
  if (mode === "habitual") return "habitual";
  if (mode === "possible" || mode === "probable" || mode === "open") return "possible";
  if (!positive) return "denied";
  return ongoing ? "ongoing" : "happened";
}
