import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { correctionRow, rowsOf } from "./corrections.ts";
import { change } from "./decide.ts";
import { operation } from "./operation.ts";

/** A flood of proposals would bury what a person wants to see. */
const MOST_WAITING = 200;

const span = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) });

export const proposeCorrection = operation({
  name: "propose",
  summary:
    "Propose a correction of what was read in a document, with the reason. It waits in the review queue for a person and enters no figure.",
  http: { method: "post", path: "/api/proposals" },
  writes: true,
  input: z.object({
    document: z.string().describe("Its id: `sha256:…`."),
    at: span.describe("The words of the finding it is about: an event's trigger, a claim's words."),
    change,
    reason: z.string().min(1).max(500).describe("Why, for the person who decides."),
    by: z.string().min(1).max(80).default("an assistant").describe("Who proposes it."),
  }),
  output: z.object({ sequence: z.number().describe("Its place in the log: undo it by this number.") }),
  run: async (ascribe, { document: id, at, change: wanted, reason, by }) => {
    const ledger = await ascribe.ledger();
    const document = await documentOf(ledger, id);
    if (at.start >= at.end || at.end > document.text.length)
      throw new AscribeError("bad-input", `at: the text has ${document.text.length} characters; give a span inside it`);
    const { proposals } = await ledger.decisions();
    const same = proposals.find(
      (one) => one.document === document.id && JSON.stringify([one.at, one.change]) === JSON.stringify([at, wanted]),
    );
    if (same) return { sequence: same.sequence };
    if (proposals.length >= MOST_WAITING)
      throw new AscribeError("too-many", `${MOST_WAITING} proposals wait for a person already; wait until some are decided`);
    const { sequence } = await ledger.decide({ kind: "propose", document: document.id, at, change: wanted, reason }, by);
    return { sequence };
  },
});

export const listProposals = operation({
  name: "proposals",
  summary: "List what assistants have proposed and no person has decided on, with the words each is about.",
  http: { method: "get", path: "/api/proposals" },
  writes: false,
  input: z.object({}),
  output: z.object({
    proposals: z.array(
      correctionRow.extend({ words: z.string().describe("The words it is about."), title: z.string().nullable() }),
    ),
  }),
  run: async (ascribe) => {
    const ledger = await ascribe.ledger();
    const { proposals } = await ledger.decisions();
    const rows = rowsOf(proposals).corrections.map(async (row) => {
      const document = await ledger.document(row.document);
      return { ...row, words: document?.text.slice(row.at.start, row.at.end) ?? "", title: document?.meta.title?.value ?? null };
    });
    return { proposals: await Promise.all(rows) };
  },
});

async function documentOf(ledger: Ledger, id: string) {
  const document = await ledger.document(id);
  if (!document) throw new AscribeError("no-document", `the ledger holds no document ${id}; list them with: ascribe documents`);
  return document;
}
