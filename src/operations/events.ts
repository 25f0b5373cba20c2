import { z } from "zod";
import { cursorOf } from "./documents.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";
import { walkReports } from "./walk.ts";

export const listEvents = operation({
  name: "events",
  summary: "List what documents tell, report by report, each with the words it rests on.",
  http: { method: "get", path: "/api/events" },
  writes: false,
  input: z.object({
    document: z.string().optional().describe("Only those of this document."),
    actor: z.string().optional().describe("Only those this actor has part in: its name or code."),
    type: z.string().optional().describe("Only of this PLOVER type."),
    counted: z.boolean().optional().describe("Only those that may enter a measure, or only those that may not."),
    limit: z.number().int().min(1).max(500).default(100),
    cursor: cursorOf,
  }),
  output: z.object({
    events: z.array(
      reportRow.extend({
        type: z.string().nullable(),
        actors: z.array(z.string()),
        recipients: z.array(z.string()),
        happening: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: async (ascribe, { document, actor, type, counted, limit, cursor }) => {
    const ledger = await ascribe.ledger();
    const isWanted = (report: {
      document: string;
      actors: readonly string[];
      recipients: readonly string[];
      type: string | null;
      counted: boolean;
    }) =>
      (!document || report.document.replace("sha256:", "").startsWith(document.replace("sha256:", ""))) &&
      (!actor || [...report.actors, ...report.recipients].some((code) => code === actor || code.startsWith(`${actor}:`))) &&
      (!type || report.type?.toLowerCase() === type.toLowerCase()) &&
      (counted === undefined || report.counted === counted);
    const shown: Awaited<ReturnType<typeof ledger.store.reports>> = [];
    let next: string | null = null;
    for await (const { entries, reports } of walkReports(ledger, cursor)) {
      for (const entry of entries) {
        if (shown.length >= limit) break;
        shown.push(...reports.filter((report) => report.document === entry.id && isWanted(report)));
        next = String(entry.sequence);
      }
      if (shown.length >= limit) break;
      next = null;
    }
    const rows = await reportRows(ledger, shown);
    return {
      events: rows.map((row, i) => ({
        ...row,
        type: shown[i].type,
        actors: [...shown[i].actors],
        recipients: [...shown[i].recipients],
        happening: shown[i].happening,
      })),
      next,
    };
  },
});
