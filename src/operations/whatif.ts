import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { INSTRUMENTS, type Instrument } from "../document/schema.ts";
import { daysOf } from "../ledger/engagement.ts";
import type { Method } from "../ledger/method.ts";
import { answerOf, engagementAnswer, questionInput } from "./engagement.ts";
import { lastDay } from "./figure.ts";
import { operation } from "./operation.ts";

export const askWhatIf = operation({
  name: "whatif",
  summary: "The same figure with a source left out, or other half-lives or weights: what it hangs on. Nothing is changed.",
  http: { method: "get", path: "/api/whatif" },
  writes: false,
  input: questionInput.extend({
    without: z.array(z.string()).default([]).describe("Sources (lineages or issuers) to leave out."),
    halfLife: z.array(z.string()).default([]).describe("Days, like military=180."),
    weight: z.array(z.string()).default([]).describe("Of an instrument, like military=2."),
  }),
  output: z.object({ before: engagementAnswer, after: engagementAnswer }),
  run: async (ascribe, { state, instrument = null, at, from = null, region, without, halfLife, weight }) => {
    const ledger = await ascribe.ledger();
    const question = { state, at: at ?? (await lastDay(ledger)), instrument, from, ...(region && { region }) };
    const method: Method = {
      ...ledger.method,
      halfLifeDays: { ...ledger.method.halfLifeDays, ...settings(halfLife, "half-life") },
      weights: { ...ledger.method.weights, ...settings(weight, "weight") },
    };
    const left = new Set(without.map((name) => name.toLowerCase()));
    const voices = (await ledger.store.happeningsOf(question, daysOf(question))).flatMap((happening) => happening.voices);
    const names = new Set(
      voices.flatMap(({ lineage, issuer }) => [lineage, issuer]).filter((name) => left.has(name.toLowerCase())),
    );
    const [before, after] = [
      await ledger.assess(question),
      await ledger.assess(question, { method, supposing: { without: [...names] } }),
    ];
    return { before: answerOf(before.figure), after: answerOf(after.figure) };
  },
});

/** `military=2` and its like. @throws {AscribeError} `bad-input` */
export function settings(words: readonly string[], what: string): Partial<Record<Instrument, number>> {
  const out: Partial<Record<Instrument, number>> = {};
  for (const word of words) {
    const [name, value] = word.split("=");
    const instrument = INSTRUMENTS.find((one) => one === name);
    const number = Number(value);
    if (!instrument || value === undefined || !(number >= 0) || (what === "half-life" && number === 0))
      throw new AscribeError("bad-input", `${what}: "${word}" is no setting; write INSTRUMENT=NUMBER, like military=180`);
    out[instrument] = number;
  }
  return out;
}
