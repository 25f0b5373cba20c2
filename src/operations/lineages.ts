import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";

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
    const rows = await (await ascribe.ledger()).store.lineages(limit);
    return { lineages: rows.map(({ lineage, ...counts }) => ({ id: lineage, ...counts })) };
  },
});

export const getLineage = operation({
  name: "lineage",
  summary: "Give the lineage of a happening: each report, whom it goes back to, by which hands, and why each link was made.",
  http: { method: "get", path: "/api/lineages/{happening}" },
  writes: false,
  input: z.object({ happening: z.string() }),
  output: z.object({
    happening: z.string(),
    borneOut: z.string().describe("How many reports, lineages and interests stand behind it, in words."),
    credibility: z.object({ grade: z.number().describe("1 to 6, from corroboration alone."), reasons: z.array(z.string()) }),
    reports: z.array(
      reportRow.extend({
        parent: z.string().nullable().describe("The report whose words or source it repeats; null when it has its own."),
        link: z.string().describe("Why it goes back to that lineage."),
      }),
    ),
    circles: z
      .array(z.array(z.string()))
      .describe("Issuers that cite each other in a circle while nobody holds the thing itself."),
    hops: z
      .array(z.object({ lineage: z.string(), wordings: z.array(z.object({ language: z.string(), report: z.string() })) }))
      .describe("One utterance in several languages."),
  }),
  run: async (ascribe, { happening: id }) => {
    const ledger = await ascribe.ledger();
    const opened = await ledger.open(id);
    if (!opened)
      throw new AscribeError("no-happening", `the ledger holds no happening ${id}; list them with: ascribe happenings`);
    const { happening, reports, descents, credibility, circles, hops } = opened;
    const links = new Map(descents.map((descent) => [descent.report, descent]));
    const rows = await reportRows(ledger, reports);
    return {
      happening: happening.id,
      borneOut: credibility.sentence,
      credibility: { grade: credibility.grade, reasons: [...credibility.reasons] },
      reports: rows.map((row) => {
        const { lineage, parent, why } = links.get(row.id)!;
        return { ...row, lineage, parent, link: why };
      }),
      circles: circles.map((members) => [...members]),
      hops: hops.map(({ lineage, wordings }) => ({ lineage, wordings: wordings.map((wording) => ({ ...wording })) })),
    };
  },
});
