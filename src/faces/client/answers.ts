/** The shapes the API answers with, from the same definitions that the server checks them by. */
import type { z } from "zod";
import type { DocumentRow } from "../../operations/document-row.ts";
import type { engagementAnswer, shareRow } from "../../operations/engagement.ts";
import type { HappeningRow, reportRow } from "../../operations/happening-row.ts";
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

export type PowerShare = z.output<typeof shareRow>;
export type Engagement = z.output<typeof engagementAnswer>;

/** What a figure rests on: the sum, and under it each happening with its sentences. */
export type Evidence = z.output<typeof evidenceAnswer>;

/** One thing that happened, as told by one or more reports. */
export type Happening = HappeningRow;

/** One document's telling of a happening. */
export type Report = z.output<typeof reportRow>;

export interface ToldHappening extends Omit<Happening, "reports"> {
  readonly reports: readonly Report[];
}

/** A report with the happening it is of; `null` for what is kept apart. */
export interface ToldEvent extends Report {
  readonly happening: string | null;
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
