/** The shapes the API answers with, as far as a caller needs them. */
import type { ClaimClass, Instrument } from "../../document/schema.ts";
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
  /** 0 to 1; the shares of one answer sum to 1. */
  readonly share: number;
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
  readonly method: string;
  readonly shares: readonly PowerShare[];
  readonly events: number;
  readonly lineages: number;
}

/** One report's words with the hands it passed through. */
export interface EvidenceSentence {
  readonly document: string;
  readonly title: string | null;
  readonly text: string;
  /** The operative words, as offsets into `text`. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly class: ClaimClass;
  /** Root speaker first, the document's issuer last. */
  readonly chain: readonly string[];
  /** What the report is worth, step by step. */
  readonly cascade: readonly { readonly value: number; readonly label: string }[];
  readonly event: string;
}

export interface EvidenceHappening {
  readonly id: string;
  readonly title: string;
  readonly when: string | null;
  readonly weight: number;
  readonly sentences: readonly EvidenceSentence[];
  readonly factors: readonly { readonly value: number; readonly label: string }[];
  readonly note: string | null;
}

/** What a figure rests on: the sum, and under it each happening with its sentences. */
export interface Evidence {
  readonly figure: string;
  readonly title: string;
  readonly about: string;
  readonly value: number | null;
  readonly sums: readonly { readonly power: string; readonly value: number }[];
  readonly happenings: readonly EvidenceHappening[];
  readonly change: string | null;
}

export interface Happening {
  readonly id: string;
  readonly title?: string | null;
  readonly type?: string | null;
  readonly actors: readonly string[];
  readonly recipients?: readonly string[];
  readonly time?: string | null;
  readonly place?: string | null;
  readonly instrument?: Instrument | null;
  readonly reports?: readonly unknown[];
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
