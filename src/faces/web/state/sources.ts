/** Who put the documents out, with what their own texts are made of. No score: what they did, counted. */
import type { ClaimClass } from "../../../document/schema.ts";
import type { PublisherRow } from "../../client/answers.ts";
import { type Family, familyOf, tally } from "./families.ts";

export interface SourceRow {
  /** Empty for documents that nobody signs. */
  readonly name: string;
  readonly documents: number;
  readonly languages: readonly string[];
  readonly genres: readonly string[];
  readonly sentences: Readonly<Record<Family, number>>;
  readonly classes: Partial<Record<ClaimClass, number>>;
  readonly total: number;
  readonly events: number;
  readonly counted: number;
  readonly first: string | null;
  readonly last: string | null;
}

export function sourceOf({ publisher, classes: counts, issuers: _, ...row }: PublisherRow): SourceRow {
  const classes = counts as Partial<Record<ClaimClass, number>>;
  const sentences = tally([]);
  for (const [claim, n] of Object.entries(classes) as [ClaimClass, number][]) sentences[familyOf(claim)] += n;
  const total = Object.values(sentences).reduce((all, n) => all + n, 0);
  return { ...row, name: publisher, classes, sentences, total };
}
