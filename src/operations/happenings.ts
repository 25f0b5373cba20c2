import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { INSTRUMENTS } from "../document/schema.ts";
import { dayOf } from "../ledger/days.ts";
import { grouped } from "../ledger/grouped.ts";
import type { Happening } from "../ledger/happening.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { aDay } from "./day.ts";
import { happeningRow, happeningRowOf, partiesOf, partyInput, reportRow, reportRows } from "./happening-row.ts";
import { operation } from "./operation.ts";

export const listHappenings = operation({
  name: "happenings",
  summary: "List what happened, each once however many reports tell it.",
  http: { method: "get", path: "/api/happenings" },
  writes: false,
  input: partyInput.extend({
    instrument: z.enum(INSTRUMENTS).optional(),
    type: z.string().optional().describe("Only of this PLOVER type."),
    from: aDay.optional().describe("Only what was still going on on this day or came after it."),
    to: aDay.optional().describe("Only what had begun by this day."),
    limit: z.number().int().min(1).max(500).default(100),
    cursor: z
      .string()
      .regex(/^(-|-?\d+)\.\S+$/, "is `next` of the page before")
      .optional()
      .describe("`next` of the page before."),
  }),
  output: z.object({
    happenings: z.array(happeningRow).describe("The latest first; those of unknown day last."),
    total: z.number().describe("Of all pages together."),
    next: z.string().nullable(),
  }),
  run: async (ascribe, { state, power, instrument, type, from, to, limit, cursor }) => {
    const ledger = await ascribe.ledger();
    const { total, happenings } = await ledger.store.findHappenings({
      parties: partiesOf({ state, power }),
      instrument,
      type: type?.toUpperCase(),
      from: from === undefined ? undefined : (dayOf(from) ?? undefined),
      to: to === undefined ? undefined : (dayOf(to) ?? undefined),
      after: cursor === undefined ? undefined : placeOf(cursor),
      limit,
    });
    const last = happenings.length === limit ? happenings.at(-1) : undefined;
    return { happenings: await rowsOf(ledger, happenings), total, next: last ? `${last.end ?? "-"}.${last.id}` : null };
  },
});

function placeOf(cursor: string): { day: number | null; id: string } {
  const dot = cursor.indexOf(".");
  const day = cursor.slice(0, dot);
  return { day: day === "-" ? null : Number(day), id: cursor.slice(dot + 1) };
}

async function rowsOf(ledger: Ledger, happenings: readonly Happening[]) {
  const reports = grouped(
    await ledger.store.reports({ happenings: happenings.map(({ id }) => id) }),
    ({ happening }) => happening,
  );
  return happenings.map((happening) => happeningRowOf(happening, reports.get(happening.id) ?? []));
}

export const getHappening = operation({
  name: "happening",
  summary: "Give one happening with every report of it, its words, and where the reports differ.",
  http: { method: "get", path: "/api/happenings/{id}" },
  writes: false,
  input: z.object({ id: z.string() }),
  output: happeningRow.extend({
    reports: z.array(reportRow),
    kinships: z.array(z.object({ a: z.string(), b: z.string(), share: z.number(), why: z.string() })),
    borneOut: z.string().describe("How many reports, lineages and interests stand behind it, in words."),
    statements: z
      .array(
        z.object({
          field: z.string(),
          statements: z.array(
            z.object({
              key: z.string().describe("What `choose` goes by."),
              value: z.unknown(),
              working: z.boolean().describe("Whether the happening works with this value."),
              reports: z.array(z.string()),
              lineages: z.array(z.string()),
            }),
          ),
          differences: z
            .array(
              z.object({
                a: z.string().describe("Keys of the two statements; in `refines` the first is the more exact."),
                b: z.string(),
                relation: z.string(),
                note: z.string(),
              }),
            )
            .describe("Of each two statements that are not the same, how they stand to each other."),
          chosen: z.string().nullable().describe("Why a person chose the working value; null when nobody did."),
        }),
      )
      .describe("Fields of which reports say different things."),
  }),
  run: async (ascribe, { id }) => {
    const ledger = await ascribe.ledger();
    const opened = await ledger.open(id);
    if (!opened)
      throw new AscribeError("no-happening", `the ledger holds no happening ${id}; list them with: ascribe happenings`);
    const { happening, reports, statements, credibility } = opened;
    const decisions = await ledger.decisions();
    return {
      ...happeningRowOf(happening, reports),
      reports: await reportRows(ledger, reports),
      kinships: happening.kinships.map((kinship) => ({ ...kinship })),
      borneOut: credibility.sentence,
      statements: statements
        .filter((one) => one.statements.length > 1)
        .map(({ field, statements: said, differences }) => ({
          field,
          statements: said.map((one) => ({ ...one, reports: [...one.reports], lineages: [...one.lineages] })),
          differences: differences.map((one) => ({ ...one })),
          chosen:
            decisions.choice(
              reports.map((report) => report.id),
              field,
            )?.reason ?? null,
        })),
    };
  },
});
