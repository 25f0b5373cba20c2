/** The shapes the API answers with, as far as a caller needs them. */
import type { Instrument } from "../../document/schema.ts";
import type { DocumentRow } from "../../operations/document-row.ts";

export type { DocumentRow };

export interface DocumentPage {
  readonly documents: readonly DocumentRow[];
  readonly next: string | null;
  readonly total?: number;
}

export interface TextInput {
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly language?: string;
}

export interface PowerShare {
  readonly power: string;
  /** 0 to 1; the shares of one answer sum to 1. `null` when only draw-downs were reported. */
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  /** Why there is no interval, in words. */
  readonly why: string | null;
  /** Smallest and largest share whatever weights the instruments are given. */
  readonly range: readonly [number, number] | null;
}

export interface Engagement {
  readonly state: string;
  readonly at: string;
  readonly instrument: Instrument | null;
  readonly method: string | { readonly version: string; readonly hash: string };
  readonly shares: readonly PowerShare[];
  readonly events: number;
  readonly lineages: number;
}

export interface Words {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One report behind a figure: whose voice it is, what it is worth alone, and its words. */
export interface ExplainedVoice {
  readonly report: string;
  readonly lineage: string;
  readonly evidence: string;
  readonly relays: number;
  readonly denies: boolean;
  readonly worth: number;
  /** As a sum to check: `.60 × .9² = .486`. */
  readonly arithmetic: string;
  readonly words: Words | null;
}

export interface ExplainedTerm {
  readonly happening: string;
  readonly type: string | null;
  readonly instrument: Instrument;
  readonly start: string | number | null;
  readonly end: string | number | null;
  readonly contested: boolean;
  readonly evidence: number;
  readonly intensity: number;
  readonly magnitude: number;
  readonly recency: number;
  readonly weight: number;
  readonly arithmetic: string;
  readonly parts: readonly { readonly power: string; readonly weight: number; readonly kind: string }[];
  readonly voices: readonly ExplainedVoice[];
  readonly discounts: readonly { readonly a: string; readonly b: string; readonly share: number; readonly why: string }[];
}

/** What a figure rests on: the sum, and under it each happening with its reports. */
export interface Explanation {
  readonly figure: Engagement;
  /** Heaviest first. */
  readonly terms: readonly ExplainedTerm[];
  readonly sums: readonly { readonly power: string; readonly arithmetic: string }[];
  /** Happenings that count but are not among the terms. */
  readonly further: number;
}

/** One thing that happened, as told by one or more reports. */
export interface Happening {
  readonly id: string;
  readonly type: string | null;
  readonly frame?: string | null;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly reciprocal: boolean;
  readonly instrument: Instrument;
  readonly presence?: number;
  readonly tone?: number;
  /** ISO 8601 day, or days since 1970-01-01; `null` when not even a bound is known. */
  readonly start: string | number | null;
  readonly end: string | number | null;
  /** `false` when the end is only the latest bound. */
  readonly dated?: boolean;
  readonly country?: string | null;
  readonly size?: { readonly value: number; readonly unit: string } | null;
  readonly reports?: readonly Report[] | number;
  readonly lineages?: readonly unknown[] | number;
  readonly weight?: number | null;
  readonly counted?: boolean;
}

/** One document's telling of a happening. */
export interface Report {
  readonly id: string;
  readonly document: string;
  readonly event: string;
  readonly title?: string | null;
  readonly publisher?: string | null;
  readonly published?: unknown;
  readonly type?: string | null;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly time: { readonly value: string | null; readonly stated: "announced" | "realised" | null; readonly dated?: boolean };
  readonly place: { readonly name: string; readonly country?: string | null } | null;
  readonly sizes?: readonly {
    readonly value: number | null;
    readonly low?: number | null;
    readonly high?: number | null;
    readonly approximate: boolean;
    readonly unit: string;
  }[];
  readonly status: string;
  readonly root: { readonly lineage: string; readonly name: string; readonly actor?: string | null; readonly stated?: boolean };
  /** Root speaker first, issuer last. */
  readonly chain: readonly string[];
  readonly issuer: string;
  readonly words?: string | null;
  readonly counted?: boolean;
}

export interface Source {
  readonly id: string;
  readonly name: string;
}

export interface MethodAnswer {
  readonly version: string;
  readonly hash?: string;
  readonly base?: Readonly<Record<string, number>>;
  readonly relay?: number;
}
