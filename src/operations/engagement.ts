import { z } from "zod";
import { INSTRUMENTS } from "../document/schema.ts";
import type { Figure } from "../ledger/engagement.ts";
import { aDay } from "./day.ts";
import { lastDay } from "./figure.ts";
import { operation } from "./operation.ts";

/** Absent: the region decided on in the ledger, if the state is of it. */
export const regionInput = z
  .array(z.string().regex(/^[A-Z]{3}$/, "must be three letters, ISO 3166-1, like UZB"))
  .optional()
  .describe("States of one region: dealings among them stand in rows apart, and are no outside power's.");

export const questionInput = z.object({
  state: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "must be three letters, ISO 3166-1, like UZB")
    .transform((code) => code.toUpperCase())
    .describe("The state dealt with: its English name, or ISO 3166-1 alpha-3."),
  instrument: z.enum(INSTRUMENTS).nullable().optional().describe("By what means; all of them when absent."),
  at: aDay.nullable().optional().describe("The day it is asked for; without it, the last the ledger knows of."),
  from: aDay.nullable().optional().describe("Leave out what ended before this day."),
  region: regionInput,
});

const pair = z.tuple([z.number(), z.number()]).nullable();

export const shareRow = z.object({
  power: z.string(),
  share: z.number().nullable().describe("0 to 1, summing to 1; null when only draw-downs were reported."),
  interval: pair.describe("From the 5th to the 95th percentile of redrawn evidence; null where it is too thin."),
  why: z.string().nullable().describe("Why there is no interval: one source, too few, no reported moves."),
  range: pair.describe("The least and the most it can be, whatever weights the instruments are given."),
  activity: z.number().describe("Effective events."),
  cooperative: z.number(),
  coercive: z.number(),
  drawdown: z.number(),
  tone: z.number().nullable(),
  happenings: z.number(),
});

export const engagementAnswer = z.object({
  state: z.string(),
  at: z.string(),
  instrument: z.enum(INSTRUMENTS).nullable(),
  method: z.string().describe("Version and hash of the constants it was made with."),
  shares: z.array(shareRow),
  regional: z.array(shareRow),
  events: z.number(),
  lineages: z.number(),
  effective: z.number(),
  withheld: z.string().nullable(),
  measures: z.string().describe("What the number is, and is not."),
});

export const MEASURES = "Share of reported, traceable moves; not of influence: not control, not effect, nothing covert.";

export const askEngagement = operation({
  name: "engagement",
  summary: "Of all reported, traceable dealings of outside powers with a state, each power's part, and how sure it is.",
  http: { method: "get", path: "/api/engagement" },
  writes: false,
  input: questionInput.extend({
    intervals: z.boolean().default(true).describe("Without them the shares alone are summed, which takes no drawing."),
  }),
  output: engagementAnswer,
  run: async (ascribe, { state, instrument = null, at, from = null, region, intervals }) => {
    const ledger = await ascribe.ledger();
    const question = { state, at: at ?? (await lastDay(ledger)), instrument, from, ...(region && { region }) };
    return answerOf(await (intervals ? ledger.surely(question) : ledger.engagement(question)));
  },
});

export function answerOf(figure: Figure): z.output<typeof engagementAnswer> {
  const row = (share: Figure["shares"][number]): z.output<typeof shareRow> => ({
    power: share.power,
    share: share.share,
    interval: share.interval ? [share.interval[0], share.interval[1]] : null,
    why: share.interval ? null : share.why,
    range: share.range ? [share.range[0], share.range[1]] : null,
    activity: share.activity,
    cooperative: share.cooperative,
    coercive: share.coercive,
    drawdown: share.drawdown,
    tone: share.tone,
    happenings: share.happenings,
  });
  return {
    state: figure.state,
    at: figure.at,
    instrument: figure.instrument,
    method: `${figure.method.version}@${figure.method.hash.slice(0, 12)}`,
    shares: figure.shares.map(row),
    regional: figure.regional.map(row),
    events: figure.events,
    lineages: figure.lineages,
    effective: figure.effective,
    withheld: figure.withheld,
    measures: MEASURES,
  };
}
