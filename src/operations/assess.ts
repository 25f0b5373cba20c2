import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import type { Camps } from "../ledger/camps.ts";
import { answerOf, engagementAnswer, questionInput } from "./engagement.ts";
import { lastDay } from "./figure.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";
import { settings } from "./whatif.ts";

export const assessFigure = operation({
  name: "assess",
  summary: "A figure with its grade, what each source moves, how it fares under other conventions, and what would change it.",
  http: { method: "get", path: "/api/assess" },
  writes: false,
  input: questionInput.extend({
    weight: z.array(z.string()).default([]).describe("Of an instrument, like military=2."),
    camp: z
      .array(z.string())
      .default([])
      .describe("A camp of sources, like east=steppe wire|amu courier; only you say who is of which."),
  }),
  output: z.looseObject({ figure: engagementAnswer }),
  run: async (ascribe, { state, instrument = null, at, from = null, region, weight, camp }) => {
    const ledger = await ascribe.ledger();
    const question = { state, at: at ?? (await lastDay(ledger)), instrument, from, ...(region && { region }) };
    const method = { ...ledger.method, weights: { ...ledger.method.weights, ...settings(weight, "weight") } };
    const { figure, ...rest } = await ledger.assess(question, { method, camps: campsOf(camp) });
    return { figure: answerOf(figure), ...rest };
  },
});

function campsOf(words: readonly string[]): Camps {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf("=");
      if (at < 1) throw new AscribeError("bad-input", `"${word}" is no camp; write NAME=SOURCE|SOURCE`);
      const members = word.slice(at + 1).split("|");
      return [word.slice(0, at), members.map((name) => name.trim()).filter((name) => name !== "")];
    }),
  );
}

export const listUncounted = operation({
  name: "uncounted",
  summary: "What is said of a state's dealings but counts for nothing: motives, hopes, hypotheses; and why not.",
  http: { method: "get", path: "/api/uncounted" },
  writes: false,
  input: z.object({
    state: z.string().regex(/^[A-Z]{3}$/, "must be three capitals, ISO 3166-1, like UZB"),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ reports: z.array(reportRow.extend({ actors: z.array(z.string()), recipients: z.array(z.string()) })) }),
  run: async (ascribe, { state, limit }) => {
    const ledger = await ascribe.ledger();
    const reports = await ledger.uncounted(state, limit);
    const rows = await reportRows(ledger, reports);
    return {
      reports: rows.map((row, i) => ({ ...row, actors: [...reports[i].actors], recipients: [...reports[i].recipients] })),
    };
  },
});
