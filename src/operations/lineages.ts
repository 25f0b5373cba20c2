import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";
import { walkReports } from "./walk.ts";

export const listLineages = operation({
  name: "lineages",
  summary: "List lineages: the reports that go back to one speaker or one text. Copies and echoes share one.",
  http: { method: "get", path: "/api/lineages" },
  writes: false,
  input: z.object({ limit: z.number().int().min(1).max(1000).default(200) }),
  output: z.object({
    lineages: z.array(z.object({ id: z.string(), reports: z.number(), documents: z.number(), happenings: z.number() })),
  }),
  run: async (ascribe, { limit }) => {
    const ledger = await ascribe.ledger();
    const found = new Map<string, { reports: number; documents: Set<string>; happenings: Set<string> }>();
    for await (const { reports } of walkReports(ledger)) {
      const kept = await ledger.store.happenings([...new Set(reports.flatMap(({ happening }) => happening ?? []))]);
      const lineageOf = new Map(kept.flatMap(({ voices }) => voices.map(({ report, lineage }) => [report, lineage] as const)));
      for (const report of reports) {
        const id = lineageOf.get(report.id) ?? report.root.lineage;
        const one = found.get(id) ?? { reports: 0, documents: new Set<string>(), happenings: new Set<string>() };
        one.reports++;
        one.documents.add(report.document);
        if (report.happening) one.happenings.add(report.happening);
        found.set(id, one);
      }
    }
    const rows = Array.from(found, ([id, { reports, documents, happenings }]) => ({
      id,
      reports,
      documents: documents.size,
      happenings: happenings.size,
    }));
    return { lineages: rows.sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1)).slice(0, limit) };
  },
});

export const getLineage = operation({
  name: "lineage",
  summary: "Give the lineage of a happening: each report, whom it goes back to, and by which hands.",
  http: { method: "get", path: "/api/lineages/{happening}" },
  writes: false,
  input: z.object({ happening: z.string() }),
  output: z.object({ happening: z.string(), reports: z.array(reportRow) }),
  run: async (ascribe, { happening: id }) => {
    const ledger = await ascribe.ledger();
    const happening = await ledger.happening(id);
    if (!happening)
      throw new AscribeError("no-happening", `the ledger holds no happening ${id}; list them with: ascribe happenings`);
    const lineages = new Map(happening.voices.map(({ report, lineage }) => [report, lineage]));
    const rows = await reportRows(ledger, await ledger.reports(id));
    return { happening: happening.id, reports: rows.map((row) => ({ ...row, lineage: lineages.get(row.id) ?? row.lineage })) };
  },
});
