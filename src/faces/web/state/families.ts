/** Ten claim classes are drawn as six families: one glyph, one line and one hue each. */
import type { ClaimClass } from "../../../document/schema.ts";

export type Family = "report" | "quoted" | "unsourced" | "imputed" | "hypo" | "scripture";

/** In the order a legend lists them: from what is best known to what is set aside. */
export const FAMILIES: readonly Family[] = ["report", "quoted", "unsourced", "imputed", "hypo", "scripture"];

const FAMILY: Readonly<Record<ClaimClass, Family>> = {
  report: "report",
  quoted: "quoted",
  unsourced: "unsourced",
  presupposed: "unsourced",
  background: "unsourced",
  imputed: "imputed",
  hypothetical: "hypo",
  prediction: "hypo",
  advocacy: "hypo",
  scripture: "scripture",
};

export const familyOf = (claim: ClaimClass): Family => FAMILY[claim];

/** How many of each family a list of classes holds. */
export function tally(classes: Iterable<ClaimClass>): Record<Family, number> {
  const counts: Record<Family, number> = { report: 0, quoted: 0, unsourced: 0, imputed: 0, hypo: 0, scripture: 0 };
  for (const claim of classes) counts[familyOf(claim)]++;
  return counts;
}
