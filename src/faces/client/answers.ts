/** The shapes the API answers with, from the same definitions that the server checks them by. */
import type { z } from "zod";
import type { addFile } from "../../operations/add-file.ts";
import type { listUncounted } from "../../operations/assess.ts";
import type { askAsymmetry } from "../../operations/asymmetry.ts";
import type { listContradictions } from "../../operations/contradictions.ts";
import type { showCoverage } from "../../operations/coverage.ts";
import type { DocumentRow } from "../../operations/document-row.ts";
import type { engagementAnswer, shareRow } from "../../operations/engagement.ts";
import type { followFeed } from "../../operations/feeds.ts";
import type { HappeningRow, reportRow } from "../../operations/happening-row.ts";
import type { getHappening, listHappenings } from "../../operations/happenings.ts";
import type { listProposals } from "../../operations/proposals.ts";
import type { listPublishers } from "../../operations/publishers.ts";
import type { getSource } from "../../operations/source.ts";
import type { evidenceAnswer } from "../../operations/why.ts";

export type { DocumentRow };

export interface DocumentPage {
  readonly documents: readonly DocumentRow[];
  readonly next: string | null;
  readonly total: number;
}

export interface TextInput {
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly language?: string;
}

/** How many documents there are, and when they were put out. */
export type Coverage = z.output<(typeof showCoverage)["output"]>;

/** Who put documents out, those with the most first, and how many they are. */
export type Publishers = z.output<(typeof listPublishers)["output"]>;
export type PublisherRow = Publishers["publishers"][number];

export type PowerShare = z.output<typeof shareRow>;
export type Engagement = z.output<typeof engagementAnswer>;

/** What a figure rests on: the sum, and under it each happening with its sentences. */
export type Evidence = z.output<typeof evidenceAnswer>;

/** One thing that happened, as told by one or more reports. */
export type Happening = HappeningRow;

/** The latest of those that were asked for, and how many there are. */
export type Happenings = z.output<(typeof listHappenings)["output"]>;
export type HappeningsQuery = z.input<(typeof listHappenings)["input"]>;

/** One document's telling of a happening. */
export type Report = z.output<typeof reportRow>;

/** A happening with every report of it, and where they differ. */
export type ToldHappening = z.output<(typeof getHappening)["output"]>;

/** A report with the happening it is of; `null` for what is kept apart. */
export interface ToldEvent extends Report {
  readonly happening: string | null;
}

export type Uncounted = z.output<(typeof listUncounted)["output"]>["reports"][number];
export type FileAdded = z.output<(typeof addFile)["output"]>;
export type SourcePage = z.output<(typeof getSource)["output"]>;
export type Followed = z.output<(typeof followFeed)["output"]>;
export type Leaning = z.output<(typeof askAsymmetry)["output"]>["rows"][number];
export type Proposal = z.output<(typeof listProposals)["output"]>["proposals"][number];
export type Contradiction = z.output<(typeof listContradictions)["output"]>["contradictions"][number];

/** A figure and all that says how sure it is. */
export interface Assessed {
  readonly figure: Engagement;
  readonly grade: {
    readonly grade: string | null;
    readonly steps: readonly { readonly change: number; readonly reason: string }[];
  };
  readonly leaveOneOut: readonly {
    readonly power: string;
    readonly share: number;
    readonly least: number;
    readonly most: number;
    readonly pivot: string | null;
  }[];
  readonly conventions: {
    readonly runs: number;
    readonly leads: readonly (readonly [power: string, runs: number])[];
  };
  readonly camps: {
    readonly camps: readonly {
      readonly camp: string;
      readonly events: number;
      readonly shares: Readonly<Record<string, number>>;
    }[];
    readonly balanced: Readonly<Record<string, number>>;
    readonly spread: number | null;
    readonly disagree: boolean;
  } | null;
  /** `null` when fewer than two powers have a share. */
  readonly change: {
    readonly leader: string;
    readonly second: string;
    readonly events: { readonly count: number; readonly weight: number; readonly kind: string } | null;
    readonly sources: { readonly lineages: readonly string[]; readonly exact: boolean } | null;
    readonly halfLifeDays: number | null;
    readonly weights: readonly { readonly instrument: string; readonly weight: number }[];
    readonly pivotal: readonly { readonly happening: string; readonly report: string; readonly moves: number }[];
  } | null;
}

export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly states: readonly string[];
  readonly powers: readonly string[];
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly actor: string | null;
  /** Reports that go back to it as root speaker. */
  readonly originates: number;
  /** Reports it puts out for another. */
  readonly relays: number;
  readonly counted: number;
  readonly documents: number;
}

export interface WhatIf {
  readonly before: Engagement;
  readonly after: Engagement;
}

export interface MethodAnswer {
  readonly version: string;
  readonly hash: string;
  readonly base: Readonly<Record<string, number>>;
  readonly relay: number;
}
