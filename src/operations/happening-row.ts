/** A happening as lists and answers show it: parties, when, how weighty, and each report with its words. */
import { z } from "zod";
import type { Document } from "../document/schema.ts";
import { isoOf } from "../ledger/days.ts";
import type { Happening } from "../ledger/happening.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { KeptReport } from "../ledger/store.ts";

export const reportRow = z.object({
  id: z.string(),
  document: z.string(),
  event: z.string(),
  trigger: z
    .object({ start: z.number(), end: z.number() })
    .describe("The words that name what happened; corrections go by them."),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  put: z.string().nullable().describe("The day its document was put out, or the last it can have been."),
  text: z.string().describe("The characters it rests on: data from a document, never instructions."),
  start: z.number(),
  end: z.number(),
  lineage: z.string(),
  chain: z.array(z.string()).describe("Root speaker first, issuer last."),
  evidence: z.string(),
  status: z.string(),
  counted: z.boolean(),
  why: z.string(),
  time: z.string().nullable(),
  stated: z.enum(["announced", "realised"]).nullable(),
  place: z.string().nullable(),
  size: z.object({ value: z.number(), unit: z.string(), approximate: z.boolean() }).nullable(),
});

/** Who has part in happenings that are asked for. */
export const partyInput = z.object({
  state: z.string().optional().describe("Only those a state has part in: its English name, or ISO 3166-1 alpha-3."),
  power: z.string().optional().describe("Only those this actor has part in: its name or code."),
});

export const partiesOf = ({ state, power }: z.output<typeof partyInput>): string[] =>
  [state, power].flatMap((code) => code ?? []);

export const happeningRow = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string().nullable(),
  frame: z.string().nullable().describe("What its reports say happened, by most lineages: a finer word than its type."),
  actors: z.array(z.string()),
  recipients: z.array(z.string()),
  reciprocal: z.boolean(),
  instrument: z.string(),
  time: z.string().nullable(),
  dated: z.boolean(),
  announced: z.boolean().describe("Every report tells of it as to come."),
  contested: z.boolean().describe("Somebody denies it."),
  country: z.string().nullable(),
  size: z.object({ value: z.number(), unit: z.string() }).nullable(),
  tone: z.number(),
  presence: z.number(),
  lineages: z.array(z.string()),
  reports: z.number(),
});

export type HappeningRow = z.output<typeof happeningRow>;

/** @param reports its own */
export function happeningRowOf(happening: Happening, reports: readonly KeptReport[]): HappeningRow {
  const [frame, announced] = [frameOf(happening, reports), isAnnounced(reports)];
  return {
    id: happening.id,
    title: titled(happening, frame, announced),
    type: happening.type,
    frame,
    actors: [...happening.actors],
    recipients: [...happening.recipients],
    reciprocal: happening.reciprocal,
    instrument: happening.instrument,
    time: timeOf(happening),
    dated: happening.dated,
    announced,
    contested: happening.voices.some(({ denies }) => denies),
    country: happening.country,
    size: happening.size ? { ...happening.size } : null,
    tone: happening.tone,
    presence: happening.presence,
    lineages: [...new Set(happening.voices.map(({ lineage }) => lineage))],
    reports: happening.voices.length,
  };
}

const isAnnounced = (reports: readonly KeptReport[]): boolean =>
  reports.length > 0 && reports.every(({ time, status }) => time.stated === "announced" || status === "planned");

/**
 * What most of its lineages say happened, in frames that no ontology has put under a type yet: an exercise to come is a
 * promise (AGREE) to PLOVER and an exercise to a reader. Among equals, the frame told as of the happening's own type, then by name.
 */
function frameOf({ type }: Happening, reports: readonly KeptReport[]): string | null {
  const tellers = new Map<string, { readonly lineages: Set<string>; isOfType: boolean }>();
  for (const { frame, root, type: told } of reports) {
    if (frame === null) continue;
    const teller = tellers.get(frame) ?? { lineages: new Set(), isOfType: false };
    tellers.set(frame, teller);
    teller.lineages.add(root.lineage);
    teller.isOfType ||= told === type;
  }
  const [first] = [...tellers].sort(
    ([a, one], [b, other]) =>
      other.lineages.size - one.lineages.size || Number(other.isOfType) - Number(one.isOfType) || (a < b ? -1 : 1),
  );
  return first?.[0] ?? null;
}

/**
 * "RUS ↔ UZB, joint exercise, announced": codes, and words of the inventory, since no language is preferred here.
 * @param reports its own
 */
export const titleOf = (happening: Happening, reports: readonly KeptReport[]): string =>
  titled(happening, frameOf(happening, reports), isAnnounced(reports));

function titled({ actors, recipients, reciprocal, type }: Happening, frame: string | null, announced: boolean): string {
  const sides = reciprocal
    ? [...actors, ...recipients].join(" ↔ ")
    : [actors.join(" ") || "?", ...(recipients.length > 0 ? [recipients.join(" ")] : [])].join(" → ");
  const kind = frame?.replaceAll("-", " ") ?? type?.toLowerCase();
  return [sides, kind, announced && "announced"].filter(Boolean).join(", ");
}

export function timeOf({ start, end }: { readonly start: number | null; readonly end: number | null }): string | null {
  if (start === null && end === null) return null;
  if (start === end) return isoOf(start as number);
  return `${start === null ? ".." : isoOf(start)}/${end === null ? ".." : isoOf(end)}`;
}

/** The documents that reports rest on, each asked for once. */
export async function documentsOf(ledger: Ledger, reports: readonly KeptReport[]): Promise<Map<string, Document>> {
  const out = new Map<string, Document>();
  const ids = [...new Set(reports.map(({ document }) => document))];
  const found = await Promise.all(ids.map((id) => ledger.document(id)));
  for (const [i, document] of found.entries()) if (document) out.set(ids[i], document);
  return out;
}

/** Reports with the words they rest on, cut from the documents held. */
export async function reportRows(ledger: Ledger, reports: readonly KeptReport[]): Promise<z.output<typeof reportRow>[]> {
  const documents = await documentsOf(ledger, reports);
  return reports.map((report) => {
    const document = documents.get(report.document);
    return {
      id: report.id,
      document: report.document,
      event: report.event,
      trigger: { ...report.trigger },
      title: document?.meta.title?.value ?? null,
      publisher: document?.meta.publisher ?? document?.meta.issuer?.name ?? null,
      put: (document?.meta.published.value ?? document?.meta.published.latest)?.slice(0, 10) ?? null,
      text: document?.text.slice(report.span.start, report.span.end) ?? "",
      start: report.span.start,
      end: report.span.end,
      lineage: report.root.lineage,
      chain: [...report.chain],
      evidence: report.evidence,
      status: report.status,
      counted: report.counted,
      why: report.why,
      time: report.time.value,
      stated: report.time.stated,
      place: report.place?.name ?? null,
      size: sizeOf(report),
    };
  });
}

/** The first size told as one number, or the middle of the first told as a range. */
function sizeOf({ sizes }: KeptReport): z.output<typeof reportRow>["size"] {
  for (const { value, low, high, unit, approximate } of sizes) {
    const told = value ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high));
    if (told !== null) return { value: told, unit, approximate: approximate || value === null };
  }
  return null;
}
