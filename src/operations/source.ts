import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { FIELDS, fieldOf } from "../ledger/assemble.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { grouped } from "../ledger/grouped.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { KeptReport } from "../ledger/store.ts";
import { documentRow, rowOf } from "./document-row.ts";
import { operation } from "./operation.ts";

const other = z.object({ id: z.string(), name: z.string(), reports: z.number() });

const rating = z.object({
  grade: z.string().nullable(),
  weight: z.number(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string().nullable(),
});

export const getSource = operation({
  name: "source",
  summary: "Give one source: what it says first and what it hands on, whom it quotes, its owner, and how people have rated it.",
  http: { method: "get", path: "/api/sources/{id}" },
  writes: false,
  input: z.object({ id: z.string() }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    actor: z.string().nullable(),
    owner: z.string().nullable().describe("As a user recorded it."),
    originates: z.number(),
    relays: z.number(),
    counted: z.number(),
    states: z.array(z.string()).describe("States its counted reports are about: whose figures it may move."),
    quotes: z.array(other).describe("Whom its documents hand on, most first."),
    quotedBy: z.array(other).describe("Who hands it on, most first."),
    agreement: z
      .array(z.object({ field: z.string(), same: z.number(), of: z.number() }))
      .describe("Beside other lineages on the same happening: how often it says the same."),
    ratings: z.array(rating).describe("Oldest first; the last is in force."),
    corrections: z.array(z.object({ document: z.string(), kind: z.string(), reason: z.string() })),
    documents: z.array(documentRow),
  }),
  run: async (ascribe, { id }) => {
    const ledger = await ascribe.ledger();
    const reports = await ledger.store.reports({ voices: [id] });
    const issued = reports.filter(({ issuer }) => issuer === id);
    const [first] = reports;
    if (!first)
      throw new AscribeError("no-source", `nothing in the ledger goes back to "${id}"; list them with: ascribe sources`);
    const decisions = await ledger.decisions();
    const documents = [...new Set(issued.map(({ document }) => document))];
    const speaking = reports.filter(({ root }) => root.lineage === id);
    return {
      id,
      name: speaking[0]?.root.name ?? id,
      actor: speaking[0]?.root.actor ?? null,
      owner: decisions.owner(id),
      originates: speaking.length,
      relays: issued.filter(({ root }) => root.lineage !== id).length,
      counted: reports.filter(({ counted }) => counted).length,
      states: statesOf(reports),
      quotes: others(
        issued.filter(({ root }) => root.lineage !== id),
        ({ root }) => [root.lineage, root.name],
      ),
      quotedBy: others(
        speaking.filter(({ issuer }) => issuer !== id),
        ({ issuer }) => [issuer, issuer],
      ),
      agreement: await agreementOf(ledger, reports, id),
      ratings: decisions.ratings(id).map(({ grade, weight, reason, by, at }) => ({ grade, weight, reason, by, at })),
      corrections: documents.flatMap((document) => {
        const made = decisions.retracted(document);
        return made ? [{ document, ...made }] : [];
      }),
      documents: (await ledger.store.entries(documents)).map(rowOf),
    };
  },
});

function others(reports: readonly KeptReport[], of: (report: KeptReport) => readonly [string, string]): z.output<typeof other>[] {
  const groups = grouped(reports, (report) => of(report)[0]);
  return Array.from(groups, ([id, own]) => ({ id, name: of(own[0])[1], reports: own.length })).sort(
    (a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1),
  );
}

const statesOf = (reports: readonly KeptReport[]): string[] =>
  [
    ...new Set(
      reports
        .filter(({ counted }) => counted)
        .flatMap(({ actors, recipients }) => [...actors, ...recipients].map((code) => code.split(":")[0]))
        .filter((code) => /^[A-Z]{3}$/.test(code)),
    ),
  ].sort();

/** Fields on which two lineages can be set side by side; tone, presence and instrument follow from the type. */
const COMPARED = FIELDS.filter((field) => field !== "tone" && field !== "presence" && field !== "instrument");

async function agreementOf(ledger: Ledger, own: readonly KeptReport[], id: string) {
  const told = [...new Set(own.flatMap(({ happening }) => happening ?? []))].slice(0, 2000);
  const happenings = grouped(await ledger.store.reports({ happenings: told }), ({ happening }) => happening);
  const counts = new Map(COMPARED.map((field) => [field, { same: 0, of: 0 }]));
  for (const reports of happenings.values()) {
    const mine = reports.filter(({ root, issuer }) => root.lineage === id || issuer === id);
    const theirs = reports.filter(({ root }) => !mine.some((one) => one.root.lineage === root.lineage));
    for (const [field, count] of counts) {
      const said = (list: readonly KeptReport[]) =>
        list
          .map((report) => fieldOf(report, field, ledger.method))
          .filter((value) => value !== null)
          .map(canonicalJson);
      const [ours, others] = [said(mine), new Set(said(theirs))];
      if (ours.length === 0 || others.size === 0) continue;
      count.of++;
      if (ours.some((value) => others.has(value))) count.same++;
    }
  }
  return [...counts].filter(([, { of }]) => of > 0).map(([field, { same, of }]) => ({ field: field as string, same, of }));
}
