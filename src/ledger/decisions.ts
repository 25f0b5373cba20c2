/**
 * What people have decided, folded from the log: which reports are or are not one happening, what sources they trust how
 * far and why, who owns whom, which readings they have confirmed or rejected. An undone entry counts as never made.
 */
import type { Correction } from "../document/corrected.ts";
import type { Ties } from "./cluster.ts";
import { grouped } from "./grouped.ts";
import type { LogEntry } from "./log.ts";

/** A user's own grade of a source (Admiralty scale); it is shown, and only `weight` enters a measure. */
export interface Rating {
  readonly source: string;
  readonly grade: "A" | "B" | "C" | "D" | "E" | "F" | null;
  /** 0 … 1; 1 leaves the source's reports as they are. */
  readonly weight: number;
  readonly reason: string;
  readonly at: string | null;
  readonly by: string | null;
}

/** A document that no longer stands as it is. */
export interface Retraction {
  /** `version`: a later text stands in its place. */
  readonly kind: "version" | "correction" | "retraction";
  readonly reason: string;
  /** The document that says so; `null` when a person does. */
  readonly source: string | null;
}

export interface Decisions {
  readonly ties: Ties;
  /** The rating in force for a source, `null` when nobody has given one. */
  rating(source: string): Rating | null;
  /** All ratings of a source, oldest first. */
  ratings(source: string): readonly Rating[];
  readonly rated: readonly string[];
  /** The owner of a source, as a user has recorded it. */
  owner(source: string): string | null;
  /** `true` confirmed, `false` rejected, `null` unseen. */
  review(report: string): boolean | null;
  /** A value a person chose for a field of the happening that holds this report, with the reason. */
  choice(reports: readonly string[], field: string): { readonly value: string; readonly reason: string } | null;
  /** Corrections of what was read in a document, oldest first. */
  corrections(document: string): readonly Correction[];
  readonly everyCorrection: readonly Correction[];
  /** What assistants would have corrected and nobody has decided on, oldest first. No figure knows of it. */
  readonly proposals: readonly Correction[];
  /** A document its publisher has withdrawn or put right. */
  retracted(document: string): Retraction | null;
  readonly region: readonly string[];
  readonly views: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export function decisionsFrom(log: readonly LogEntry[]): Decisions {
  const undone = new Set(log.filter(({ kind }) => kind === "undo").map(({ data }) => Number(data.sequence)));
  const standing = log.filter(({ sequence }) => !undone.has(sequence));
  const of = (kind: LogEntry["kind"]): LogEntry[] => standing.filter((entry) => entry.kind === kind);

  const ties = new Map<string, { pair: readonly [string, string]; together: boolean }>();
  for (const { kind, data } of standing) {
    if (kind !== "merge" && kind !== "split") continue;
    for (const [a, b] of data.pairs as [string, string][]) ties.set(pairKey(a, b), { pair: [a, b], together: kind === "merge" });
  }
  const ratings = new Map<string, Rating[]>();
  for (const { data, at, by } of of("rate")) {
    const rating = { ...(data as unknown as Omit<Rating, "at" | "by">), at, by };
    ratings.set(rating.source, [...(ratings.get(rating.source) ?? []), rating]);
  }
  const last = (kind: LogEntry["kind"], key: string): ReadonlyMap<string, LogEntry["data"]> =>
    new Map(of(kind).map(({ data }) => [String(data[key]), data]));
  const owners = last("owner", "source");
  const reviews = last("review", "report");
  const retractions = last("retract", "document");
  const everyCorrection = of("correct").map(correctionOf);
  const corrections = grouped(everyCorrection, ({ document }) => document);
  const choices = of("choose");
  return {
    ties: {
      together: (a, b) => ties.size > 0 && ties.get(pairKey(a, b))?.together === true,
      apart: (a, b) => ties.size > 0 && ties.get(pairKey(a, b))?.together === false,
      isEmpty: ties.size === 0,
      merged: [...ties.values()].filter(({ together }) => together).map(({ pair }) => pair),
    },
    rating: (source) => ratings.get(source)?.at(-1) ?? null,
    ratings: (source) => ratings.get(source) ?? [],
    rated: [...ratings.keys()],
    owner: (source) => (owners.get(source)?.owner as string | null) ?? null,
    review: (report) => (reviews.get(report)?.accepted as boolean | null) ?? null,
    choice: (reports, field) => {
      const made = choices.findLast(({ data }) => data.field === field && reports.includes(String(data.report)));
      return made ? { value: String(made.data.value), reason: String(made.data.reason) } : null;
    },
    corrections: (document) => corrections.get(document) ?? [],
    everyCorrection,
    proposals: of("propose").map(correctionOf),
    retracted: (document) => (retractions.get(document) as unknown as Retraction | undefined) ?? null,
    region: (of("region").at(-1)?.data.states as string[] | undefined) ?? [],
    views: last("view", "name"),
  };
}

function correctionOf({ data, by, at, sequence }: LogEntry): Correction {
  return { ...(data as unknown as Pick<Correction, "document" | "at" | "change" | "reason">), by, made: at, sequence };
}

export const NO_DECISIONS: Decisions = decisionsFrom([]);

const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);
