/**
 * Translation hops: one utterance that reaches us in several languages. The speaker and the happening tell that it is
 * one; the wordings are listed, since a quotation translated back is a paraphrase.
 */
import { compare } from "./canonical.ts";
import { grouped } from "./grouped.ts";
import type { Report } from "./report.ts";

export interface Hop {
  readonly lineage: string;
  /** One a language, earliest report first. */
  readonly wordings: readonly { readonly language: string; readonly report: string }[];
}

export function translationHops(reports: readonly Report[]): Hop[] {
  const stated = reports.filter(({ root }) => root.stated);
  return [...grouped(stated, ({ root }) => root.lineage)].flatMap(([lineage, told]): Hop[] => {
    const byDay = [...told].sort(
      (a, b) => (a.published?.end ?? Infinity) - (b.published?.end ?? Infinity) || compare(a.id, b.id),
    );
    const wordings = [...grouped(byDay, ({ language }) => language)].map(([language, [first]]) => ({
      language,
      report: first.id,
    }));
    return wordings.length > 1 ? [{ lineage, wordings }] : [];
  });
}
