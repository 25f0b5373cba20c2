import { z } from "zod";
import { FIELDS, fieldOf } from "../ledger/assemble.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { grouped } from "../ledger/grouped.ts";
import type { Happening } from "../ledger/happening.ts";
import type { Method } from "../ledger/method.ts";
import type { HappeningsWanted, KeptReport } from "../ledger/store.ts";
import { type HappeningRow, happeningRow, happeningRowOf, partiesOf, partyInput } from "./happening-row.ts";
import { operation } from "./operation.ts";

const statement = z.object({ value: z.unknown(), lineages: z.array(z.string()), reports: z.array(z.string()) });

/** Fields of which "not said" is no statement, and those that follow from others. */
const COMPARED = FIELDS.filter((field) => field !== "tone" && field !== "presence" && field !== "instrument");

export const listContradictions = operation({
  name: "contradictions",
  summary: "List happenings whose reports differ, field by field, with who says which.",
  http: { method: "get", path: "/api/contradictions" },
  writes: false,
  input: partyInput.extend({
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    contradictions: z.array(
      z.object({ happening: happeningRow, fields: z.array(z.object({ field: z.string(), statements: z.array(statement) })) }),
    ),
    looked: z.number().describe("Happenings told more than once that were looked through, the latest first."),
    total: z.number().describe("Happenings told more than once."),
  }),
  run: async (ascribe, { state, power, limit }) => {
    const ledger = await ascribe.ledger();
    const wanted = { parties: partiesOf({ state, power }), reports: 2, limit: PAGE };
    const contradictions: { happening: HappeningRow; fields: Differing[] }[] = [];
    let looked = 0;
    for (let after: HappeningsWanted["after"]; ; ) {
      const { total, happenings } = await ledger.store.findHappenings({ ...wanted, after });
      const ids = happenings.map(({ id }) => id);
      const told = grouped(await ledger.store.reports({ happenings: ids }), ({ happening }) => happening);
      for (const happening of happenings) {
        looked++;
        const own = told.get(happening.id) ?? [];
        const fields = fieldsOf(happening, own, ledger.method);
        if (fields.length > 0) contradictions.push({ happening: happeningRowOf(happening, own), fields });
        if (contradictions.length >= limit) return { contradictions, looked, total };
      }
      const last = happenings.at(-1);
      if (happenings.length < PAGE || looked >= MOST || !last) return { contradictions, looked, total };
      after = { day: last.end, id: last.id };
    }
  },
});

const PAGE = 500;
/** A question is answered at once: of more than these, the latest are looked through, and the answer says so. */
const MOST = 2000;

type Differing = { field: string; statements: { value: unknown; lineages: string[]; reports: string[] }[] };

function fieldsOf(happening: Happening, own: readonly KeptReport[], method: Method): Differing[] {
  const lineages = new Map(happening.voices.map(({ report, lineage }) => [report, lineage]));
  const fields: Differing[] = COMPARED.flatMap((field) => {
    const values = new Map<string, { value: unknown; lineages: string[]; reports: string[] }>();
    for (const report of own) {
      const value = fieldOf(report, field, method);
      if (value === null || (field === "time" && !report.time.dated)) continue;
      const key = canonicalJson(field === "time" ? [report.time.start, report.time.end] : value);
      const said = values.get(key) ?? { value: field === "time" ? report.time.value : value, lineages: [], reports: [] };
      const lineage = lineages.get(report.id) ?? report.root.lineage;
      if (!said.lineages.includes(lineage)) said.lineages.push(lineage);
      said.reports.push(report.id);
      values.set(key, said);
    }
    return values.size > 1 ? [{ field, statements: [...values.values()] }] : [];
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
  return fields;
}
