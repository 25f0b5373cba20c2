/**
 * A happening: one thing that happened, as told by one or more reports. This is what the measure sees of it; the
 * statements of each report, with their words, stand beside it (`statements.ts`).
 */
import type { Instrument } from "../document/schema.ts";
import type { EvidenceClass } from "./method.ts";

/** One report of a happening: a voice that says it took place, or that it did not. */
export interface Voice {
  /** The report's id in the ledger. */
  readonly report: string;
  /** Its root speaker, or the text it goes back to. Copies and echoes share one. */
  readonly lineage: string;
  /** The root speaker's actor code, when known. */
  readonly actor: string | null;
  readonly evidence: EvidenceClass;
  /** Hands between the root speaker and the document held; 0 when we hold the speaker's own text. */
  readonly relays: number;
  /** The user's own rating of the source, 0 to 1. Ascribe ships none, so 1. */
  readonly rating: number;
  /** How surely it was read, 0 to 1; 1 once a person has confirmed it, 0 when a person has rejected it. */
  readonly sureness: number;
  readonly denies: boolean;
  /** Why it weighs nothing, though it is held: rejected, taken back, replaced, corrected. */
  readonly left?: string;
  /** Who put out the document: its actor code or its name. The last hand, not the source. */
  readonly issuer: string;
}

/** Two lineages that are partly one voice, 0 to 1, and why. */
export interface Kinship {
  readonly a: string;
  readonly b: string;
  readonly share: number;
  readonly why: string;
}

export interface Happening {
  readonly id: string;
  readonly type: string | null;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly reciprocal: boolean;
  readonly instrument: Instrument;
  /** Above 0 or 0: the power is there, or more so. Below: a draw-down (withdrawal, expulsion, aid cut). */
  readonly presence: number;
  /** −10 conflict … +10 cooperation. */
  readonly tone: number;
  /** Days since 1970-01-01; `null` when not even a bound is known, and then it weighs nothing. */
  readonly start: number | null;
  readonly end: number | null;
  /** `false` when `end` is only the latest bound. */
  readonly dated: boolean;
  readonly size: { readonly value: number; readonly unit: string } | null;
  /** The state in which it took place, ISO alpha-3, when told. */
  readonly country: string | null;
  readonly voices: readonly Voice[];
  readonly kinships: readonly Kinship[];
  /** Added by a user to see what would change; marked as such wherever it shows. */
  readonly hypothetical?: boolean;
}
