import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { CLASSES } from "../document/schema.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { operation } from "./operation.ts";

const reason = z.string().min(1);

const span = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
const parties = z.array(z.object({ code: z.string().nullable(), span: span.nullable() })).max(20);

export const change = z.discriminatedUnion("field", [
  z.object({ field: z.literal("verdict"), value: z.enum(["accept", "reject"]) }),
  z.object({ field: z.literal("class"), value: z.enum(CLASSES) }),
  z.object({ field: z.literal("type"), value: z.object({ type: z.string().nullable(), tone: z.number().min(-10).max(10) }) }),
  z.object({ field: z.literal("actors"), value: parties }),
  z.object({ field: z.literal("recipients"), value: parties }),
  z.object({ field: z.literal("what"), value: span }),
  z.object({ field: z.literal("when"), value: z.object({ span: span.nullable(), value: z.string().nullable() }) }),
  z.object({
    field: z.literal("where"),
    value: z.object({ span: span.nullable(), name: z.string(), country: z.string().nullable() }).nullable(),
  }),
  z.object({ field: z.literal("howMany"), value: z.object({ span, value: z.number(), unit: z.string() }).nullable() }),
  z.object({ field: z.literal("entity"), value: z.object({ words: z.string().min(1), actor: z.string().min(1) }) }),
]);

const decision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("merge"), happenings: z.tuple([z.string(), z.string()]) }),
  z.object({ kind: z.literal("split"), happening: z.string(), reports: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal("undo"), sequence: z.number().int().min(1) }),
  z.object({
    kind: z.literal("rate"),
    source: z.string(),
    grade: z.enum(["A", "B", "C", "D", "E", "F"]).nullable(),
    weight: z.number().min(0).max(1),
    reason,
  }),
  z.object({ kind: z.literal("owner"), source: z.string(), owner: z.string().nullable(), reason }),
  z.object({ kind: z.literal("review"), report: z.string(), accepted: z.boolean().nullable(), reason: z.string() }),
  z.object({ kind: z.literal("choose"), report: z.string(), field: z.string(), value: z.string(), reason }),
  z.object({ kind: z.literal("correct"), document: z.string(), at: span, change, reason: z.string() }),
  z.object({
    kind: z.literal("retract"),
    document: z.string(),
    as: z.enum(["retraction", "correction"]),
    source: z.string().nullable().optional(),
    reason,
  }),
  z.object({ kind: z.literal("view"), name: z.string(), view: z.record(z.string(), z.unknown()).nullable() }),
  z.object({ kind: z.literal("region"), name: z.string().nullable(), states: z.array(z.string()) }),
]);

export const decide = operation({
  name: "decide",
  summary:
    "Record a person's decision: merge, split, rate, review, choose, correct, retract, or undo one. Nothing is ever taken out of the log.",
  http: { method: "post", path: "/api/decisions" },
  writes: true,
  input: z.object({
    decision,
    by: z.string().max(80).nullable().optional().describe("Whose decision it is, for the log."),
  }),
  output: z.object({ sequence: z.number(), kind: z.string(), hash: z.string() }),
  run: async (ascribe, input) => {
    const ledger = await ascribe.ledger();
    const { sequence, kind, hash } = await ledger.decide(await ofDocument(ledger, input.decision), input.by);
    return { sequence, kind, hash };
  },
});

type Decision = z.output<typeof decision>;

/** A document taken back is one there is, under its whole name: an entry about nothing would be kept and do nothing. @throws {AscribeError} `no-document` */
async function ofDocument(ledger: Ledger, decision: Decision): Promise<Decision> {
  if (decision.kind !== "retract") return decision;
  const document = await ledger.document(decision.document);
  if (document === null)
    throw new AscribeError("no-document", `the ledger holds no document ${decision.document}; list them with: ascribe documents`);
  return { ...decision, document: document.id };
}

export const showLog = operation({
  name: "log",
  summary: "Give the log: what was added, decided and undone, in order, each entry holding the hash of the one before.",
  http: { method: "get", path: "/api/log" },
  writes: false,
  input: z.object({ after: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) }),
  output: z.object({ entries: z.array(z.record(z.string(), z.unknown())) }),
  run: async (ascribe, { after, limit }) => ({
    entries: (await (await ascribe.ledger()).log(after, limit)).map((entry) => ({ ...entry })),
  }),
});
