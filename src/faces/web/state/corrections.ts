/** What a person said of findings, read back: by finding, newest last. */

import type { Span } from "../../../base/span.ts";
import type { Change, Correction } from "../../../document/corrected.ts";
import type { Document } from "../../../document/schema.ts";

export type Verdict = "accept" | "reject";

/** The words a finding is named by: an event's trigger as it was read, else the finding's own. */
export function wordsOf(read: Document, item: string): Span | null {
  const event = read.events.find(({ id }) => id === item);
  if (event) return event.trigger;
  return read.claims.find(({ id }) => id === item) ?? read.quotes.find(({ id }) => id === item) ?? null;
}

export const correctionsAt = (all: readonly Correction[], at: Span | null): readonly Correction[] =>
  at === null ? [] : all.filter((one) => one.at.start === at.start && one.at.end === at.end);

/** The last word on it, or `null`. */
export function verdictOf(all: readonly Correction[], at: Span | null): Verdict | null {
  const last = correctionsAt(all, at).findLast(({ change }) => change.field === "verdict");
  return last?.change.field === "verdict" ? last.change.value : null;
}

/** Reports by the words they are named by that a person has judged, as "document start". */
export function judged(all: readonly Correction[]): ReadonlyMap<string, Verdict> {
  const verdicts = all.flatMap(({ document, at, change }) =>
    change.field === "verdict" ? [[keyOf(document, at), change.value] as const] : [],
  );
  return new Map(verdicts);
}

export const keyOf = (document: string, { start }: Span): string => `${document} ${start}`;

export type Field = Change["field"];
