import { z } from "zod";
import { fieldOf } from "../ledger/assemble.ts";
import { grouped } from "../ledger/grouped.ts";
import type { Happening } from "../ledger/happening.ts";
import type { Method } from "../ledger/method.ts";
import { contradicted, type FieldStatements, statementsOf } from "../ledger/statements.ts";
import type { HappeningsWanted, KeptReport } from "../ledger/store.ts";
import { type HappeningRow, happeningRow, happeningRowOf, partiesOf, partyInput } from "./happening-row.ts";
import { operation } from "./operation.ts";

const field = z.object({
  field: z.string(),
  statements: z.array(z.object({ value: z.unknown(), lineages: z.array(z.string()), reports: z.array(z.string()) })),
  differences: z.array(z.object({ relation: z.string(), note: z.string() })).describe("How the statements stand to each other."),
});
type Differing = z.output<typeof field>;

export const listContradictions = operation({
  name: "contradictions",
  summary: "List happenings of which reports say what cannot both be so, and wherever else they differ, with who says which.",
  http: { method: "get", path: "/api/contradictions" },
  writes: false,
  input: partyInput.extend({
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    contradictions: z.array(z.object({ happening: happeningRow, fields: z.array(field) })),
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
        if (fields !== null) contradictions.push({ happening: happeningRowOf(happening, own), fields });
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

/** Where the reports of a happening differ; `null` when one may only be more exact than another. */
function fieldsOf(happening: Happening, own: readonly KeptReport[], method: Method): Differing[] | null {
  const told = statementsOf(happening, own, method);
  const denial = denialOf(happening, own);
  if (!contradicted(told) && denial === null) return null;
  const reports = new Map(own.map((report) => [report.id, report]));
  const differing = told.filter(({ differences }) => differences.length > 0);
  const fields = differing.map(({ field, statements, differences }) => ({
    field,
    statements: statements.map(({ value, lineages, reports: ids }) => ({
      value: inBrief(field, value, reports.get(ids[0]), method),
      lineages: [...lineages],
      reports: [...ids],
    })),
    differences: differences.map(({ relation, note }) => ({ relation, note })),
  }));
  return denial === null ? fields : [...fields, denial];
}

function inBrief(field: FieldStatements["field"], value: unknown, report: KeptReport | undefined, method: Method): unknown {
  if (!report || field === "place") return value;
  return field === "time" ? report.time.value : fieldOf(report, field, method);
}

function denialOf({ voices }: Happening, own: readonly KeptReport[]): Differing | null {
  const denied = own.filter(({ denies }) => denies);
  if (denied.length === 0 || denied.length === own.length) return null;
  const lineages = new Map(voices.map(({ report, lineage }) => [report, lineage]));
  const statements = [true, false].map((value) => {
    const side = own.filter(({ denies }) => denies !== value);
    return {
      value,
      lineages: [...new Set(side.map(({ id, root }) => lineages.get(id) ?? root.lineage))],
      reports: side.map(({ id }) => id),
    };
  });
  return { field: "whether it happened", statements, differences: [{ relation: "contradicts", note: "one denies it" }] };
}
