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

/** Every class, from what is best known to what is set aside. */
export const CLASSES = Object.keys(FAMILY) as ClaimClass[];

export const familyOf = (claim: ClaimClass): Family => FAMILY[claim];

/** How many of each family a list of classes holds. */
export function tally(classes: Iterable<ClaimClass>): Record<Family, number> {
  const counts: Record<Family, number> = { report: 0, quoted: 0, unsourced: 0, imputed: 0, hypo: 0, scripture: 0 };
  for (const claim of classes) counts[familyOf(claim)]++;
  return counts;
}

/** How many sentences each class has. */
export function classCounts(sentences: readonly { readonly class: ClaimClass }[]): Partial<Record<ClaimClass, number>> {
  const counts: Partial<Record<ClaimClass, number>> = {};
  for (const { class: claim } of sentences) counts[claim] = (counts[claim] ?? 0) + 1;
  return counts;
}

/** The family of a kind of evidence, as the ledger names them. */
export function familyOfEvidence(evidence: string): Family {
  if (evidence === "official" || evidence === "sourced") return "report";
  return evidence === "none" ? "imputed" : "unsourced";
}
