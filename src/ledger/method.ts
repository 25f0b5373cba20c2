/**
 * Every constant of the measure, in one place. All are conventions, none is an estimate: whoever reads a figure may
 * change them, and a figure carries the hash of those it was made with. The reasons stand in docs/measure.md.
 */

import { sha256 } from "../base/hash.ts";
import type { Instrument } from "../document/schema.ts";
import { canonicalJson } from "./canonical.ts";

/** What kind of evidence one report is, strongest first. */
export type EvidenceClass =
  | "official" // an official body's own record of its own act, read directly
  | "sourced" // a report that names its source, or a quoted statement
  | "unattributed" // a report without a source
  | "unsourced" // an assertion in a text that argues
  | "presupposed"
  | "background"
  | "none"; // imputed, hoped, hypothetical, predicted, advocated, scripture: worth nothing as evidence of an act

export interface Method {
  readonly version: string;
  /** What one report alone is worth, 0 to 1. */
  readonly base: Readonly<Record<EvidenceClass, number>>;
  /** Each hand between the root speaker and the document held keeps this much. */
  readonly relay: number;
  /** No amount of telling makes an event weigh more than this. */
  readonly cap: number;
  /** Lineages of one event counted exactly; the strongest are kept. Subsets grow as 2^n. */
  readonly maxLineages: number;
  /** How much two lineages are one voice, 0 (independent) to 1 (the same). */
  readonly kinship: { readonly parties: number; readonly owner: number; readonly copy: number };
  readonly intensity: { readonly material: number; readonly verbal: number };
  /** PLOVER types that are words, not deeds. A type not listed is material; no type at all counts as words. */
  readonly verbalTypes: readonly string[];
  readonly magnitude: {
    readonly on: boolean;
    readonly least: number;
    readonly most: number;
    /** The size that leaves a weight as it is, per unit. */
    readonly reference: Readonly<Record<string, number>>;
  };
  readonly halfLifeDays: Readonly<Record<Instrument, number>>;
  readonly weights: Readonly<Record<Instrument, number>>;
  /** What part of an act counts as a power's dealing: done to the state, with it, or by the state to the power. */
  readonly direction: { readonly on: number; readonly with: number; readonly from: number };
  /** Sectors that do not act for the state whose code they bear: such an actor may act, but is never a power. */
  readonly privateSectors: readonly string[];
  /** Sectors that are a state's own organs: what they say of their own state's acts is an official record. */
  readonly officialSectors: readonly string[];
  /** Fewer lineages or happenings than these, and no interval is printed. */
  readonly minLineages: number;
  readonly minEvents: number;
  /** Instruments with fewer happenings are joined as one when weights are varied. */
  readonly minPerInstrument: number;
  readonly bootstrap: {
    readonly draws: number;
    readonly seed: number;
    readonly level: number;
    /** A lineage drawn more often than this counts no more. */
    readonly sightings: number;
    /** With fewer months than this, happenings are drawn one by one and not by month. */
    readonly minBlocks: number;
  };
}

export const METHOD: Method = {
  version: "1",
  base: { official: 0.8, sourced: 0.6, unattributed: 0.4, unsourced: 0.25, presupposed: 0.25, background: 0.1, none: 0 },
  relay: 0.9,
  cap: 0.98,
  maxLineages: 12,
  kinship: { parties: 0.5, owner: 0.5, copy: 0.8 },
  intensity: { material: 1, verbal: 0.4 },
  verbalTypes: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  magnitude: { on: true, least: 0.5, most: 2, reference: { person: 999, USD: 10_000_000 } },
  halfLifeDays: { military: 365, economic: 730, diplomatic: 180, informational: 90 },
  weights: { military: 1, economic: 1, diplomatic: 1, informational: 1 },
  direction: { on: 1, with: 1, from: 0 },
  privateSectors: ["CRM", "CVL", "ELI", "INS", "LAB", "OPP", "PRE", "PTY", "REB", "REF", "REL", "SEP", "SOC", "UAF"],
  officialSectors: ["COP", "GOV", "JUD", "LEG", "MIL", "SPY"],
  minLineages: 3,
  minEvents: 5,
  minPerInstrument: 3,
  bootstrap: { draws: 1000, seed: 1, level: 0.9, sightings: 3, minBlocks: 12 },
};

/** SHA-256 of the method's canonical JSON: the same constants, the same 64 digits, whatever their order. */
export const methodHash = (method: Method): string => sha256(canonicalJson(method));

/** Part of a method, any depth, to lay over another. */
export type MethodChange = { readonly [K in keyof Method]?: Method[K] extends object ? Partial<Method[K]> : Method[K] };

/** `method` with some constants changed; the rest stay. Its version says that it was changed. */
export function withMethod(change: MethodChange, method: Method = METHOD): Method {
  const merged = Object.fromEntries(
    Object.entries(method).map(([key, value]) => {
      const other = change[key as keyof Method];
      if (other === undefined) return [key, value];
      return [key, isTable(value) && isTable(other) ? { ...value, ...other } : other];
    }),
  ) as unknown as Method;
  const changed = methodHash(merged) !== methodHash(method);
  return changed && change.version === undefined ? { ...merged, version: `${method.version}+` } : merged;
}

const isTable = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
