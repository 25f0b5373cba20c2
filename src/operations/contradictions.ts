import { z } from "zod";
import { FIELDS, fieldOf } from "../ledger/assemble.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { happeningRow, happeningRowOf } from "./happening-row.ts";
import { operation } from "./operation.ts";
import { walkReports } from "./walk.ts";

const statement = z.object({ value: z.unknown(), lineages: z.array(z.string()), reports: z.array(z.string()) });

/** Fields of which "not said" is no statement, and those that follow from others. */
const COMPARED = FIELDS.filter((field) => field !== "tone" && field !== "presence" && field !== "instrument");

export const listContradictions = operation({
  name: "contradictions",
  summary: "List happenings whose reports differ, field by field, with who says which.",
  http: { method: "get", path: "/api/contradictions" },
  writes: false,
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({
    contradictions: z.array(
      z.object({ happening: happeningRow, fields: z.array(z.object({ field: z.string(), statements: z.array(statement) })) }),
    ),
  }),
  run: async (ascribe, { limit }) => {
    const ledger = await ascribe.ledger();
    const seen = new Set<string>();
    const contradictions = [];
    for await (const { reports } of walkReports(ledger)) {
      const ids = [...new Set(reports.flatMap(({ happening }) => happening ?? []))].filter((id) => !seen.has(id));
      for (const id of ids) seen.add(id);
      const happenings = (await ledger.store.happenings(ids)).filter(({ voices }) => voices.length > 1);
      const told = await ledger.store.reports({ happenings: happenings.map(({ id }) => id) });
      for (const happening of happenings) {
        const lineages = new Map(happening.voices.map(({ report, lineage }) => [report, lineage]));
        const own = told.filter((report) => report.happening === happening.id);
        const fields = COMPARED.flatMap((field) => {
          const values = new Map<string, { value: unknown; lineages: string[]; reports: string[] }>();
          for (const report of own) {
            const value = fieldOf(report, field, ledger.method);
            if (value === null || (field === "time" && !report.time.dated)) continue;
            const key = canonicalJson(field === "time" ? [report.time.start, report.time.end] : value);
            const said = values.get(key) ?? { value: field === "time" ? report.time.value : value, lineages: [], reports: [] };
            const lineage = lineages.get(report.id) ?? report.root.lineage;
            if (!said.lineages.includes(lineage)) said.lineages.push(lineage);
            said.reports.push(report.id);
            values.set(key, said);
          }
          return values.size > 1 ? [{ field: field as string, statements: [...values.values()] }] : [];
        });
        const denied = own.filter(({ denies }) => denies);
        if (denied.length > 0 && denied.length < own.length)
          fields.push({
            field: "whether it happened",
            statements: [true, false].map((value) => {
              const side = own.filter(({ denies }) => denies !== value);
              return {
                value,
                lineages: [...new Set(side.map(({ id, root }) => lineages.get(id) ?? root.lineage))],
                reports: side.map(({ id }) => id),
              };
            }),
          });
        if (fields.length > 0) contradictions.push({ happening: happeningRowOf(happening, own), fields });
        if (contradictions.length >= limit) return { contradictions };
      }
    }
    return { contradictions };
  },
});
