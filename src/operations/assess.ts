import { z } from "zod";
import { answerOf, engagementAnswer, questionInput } from "./engagement.ts";
import { lastDay } from "./figure.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";

export const assessFigure = operation({
  name: "assess",
  summary: "A figure with its grade, what each source moves, how it fares under other conventions, and what would change it.",
  http: { method: "get", path: "/api/assess" },
  writes: false,
  input: questionInput,
  output: z.looseObject({ figure: engagementAnswer }),
  run: async (ascribe, { state, instrument = null, at, from = null }) => {
    const ledger = await ascribe.ledger();
    const { figure, ...rest } = await ledger.assess({ state, at: at ?? (await lastDay(ledger)), instrument, from });
    return { figure: answerOf(figure), ...rest };
  },
});

export const listUncounted = operation({
  name: "uncounted",
  summary: "What is said of a state's dealings but counts for nothing: motives, hopes, hypotheses; and why not.",
  http: { method: "get", path: "/api/uncounted" },
  writes: false,
  input: z.object({
    state: z.string().regex(/^[A-Z]{3}$/, "must be three capitals, ISO 3166-1, like UZB"),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ reports: z.array(reportRow) }),
  run: async (ascribe, { state, limit }) => {
    const ledger = await ascribe.ledger();
    return { reports: await reportRows(ledger, await ledger.uncounted(state, limit)) };
  },
});
