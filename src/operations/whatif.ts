import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { plainName } from "../base/letters.ts";
import { INSTRUMENTS, type Instrument } from "../document/schema.ts";
import { commonestOf, supposed } from "../ledger/change.ts";
import { daysOf } from "../ledger/engagement.ts";
import type { Happening } from "../ledger/happening.ts";
import type { Method } from "../ledger/method.ts";
import type { Question } from "../ledger/tally.ts";
import type { Ascribe } from "./ascribe.ts";
import { answerOf, engagementAnswer, questionInput } from "./engagement.ts";
import { lastDay } from "./figure.ts";
import { operation } from "./operation.ts";

export const askWhatIf = operation({
  name: "whatif",
  summary:
    "The same figure with a source left out, something more that might happen, or other half-lives or weights: what it hangs on. Nothing is changed.",
  http: { method: "get", path: "/api/whatif" },
  writes: false,
  input: questionInput.extend({
    without: z.array(z.string()).default([]).describe("Sources (lineages or issuers) to leave out."),
    halfLife: z.array(z.string()).default([]).describe("Days, like military=180."),
    weight: z.array(z.string()).default([]).describe("Of an instrument, like military=2."),
    adding: z
      .array(z.string())
      .default([])
      .describe("Happenings that only might be, by a power alone and of the commonest kind: TUR=2, or TUR.military=2."),
  }),
  output: z.object({
    before: engagementAnswer,
    after: engagementAnswer,
    supposed: z
      .array(
        z.object({ id: z.string(), power: z.string(), instrument: z.string(), like: z.string(), hypothetical: z.literal(true) }),
      )
      .describe("What `after` counts though it never happened."),
    unheard: z.array(z.string()).describe("Of `without`, those to whom nothing that this figure counts goes back."),
  }),
  run: async (ascribe, { state, instrument = null, at, from = null, region, without, halfLife, weight, adding }) => {
    const ledger = await ascribe.ledger();
    const question = { state, at: at ?? (await lastDay(ledger)), instrument, from, ...(region && { region }) };
    const method: Method = {
      ...ledger.method,
      halfLifeDays: { ...ledger.method.halfLifeDays, ...settings(halfLife, "half-life") },
      weights: { ...ledger.method.weights, ...settings(weight, "weight") },
    };
    const dealings = await ledger.store.happeningsOf(question, daysOf(question));
    const voices = dealings.flatMap((happening) => happening.voices);
    const supposed = adding.flatMap((words) => supposedBy(words, dealings, question));
    const heard = [...new Set(voices.flatMap(({ lineage, issuer }) => [lineage, issuer]))];
    const left = await Promise.all(without.map((name) => sourcesCalled(name, heard, ascribe)));
    const names = new Set(left.flat());
    const [before, after] = [
      await ledger.surely(question),
      await ledger.surely(question, {
        method,
        supposing: { without: [...names], adding: supposed.map(({ happening }) => happening) },
      }),
    ];
    return {
      before: answerOf(before),
      after: answerOf(after),
      supposed: supposed.map(({ happening: { id, actors, instrument: by }, like }) => ({
        id,
        power: actors[0],
        instrument: by,
        like,
        hypothetical: true as const,
      })),
      unheard: without.filter((_, i) => left[i].length === 0),
    };
  },
});

/** Of the sources heard those that are meant: by their own name however it is written, or by that of the actor they are. */
async function sourcesCalled(name: string, heard: readonly string[], ascribe: Ascribe): Promise<string[]> {
  const same = heard.filter((one) => plainName(one) === plainName(name));
  if (same.length > 0) return same;
  const code = await ascribe.codeNamed?.(name);
  return heard.filter((one) => one === code);
}

/** `TUR.military=2`. @throws {AscribeError} `bad-input` */
function supposedBy(words: string, dealings: readonly Happening[], question: Question): { happening: Happening; like: string }[] {
  const [, power, wanted, count = "1"] = /^([A-Za-z:]+)(?:\.([a-z]+))?(?:=(\d{1,3}))?$/.exec(words) ?? [];
  const instrument = INSTRUMENTS.find((one) => one === wanted) ?? null;
  if (power === undefined || (wanted !== undefined && instrument === null))
    throw new AscribeError(
      "bad-input",
      `adding: "${words}" is no happening; write POWER[.INSTRUMENT][=COUNT], like TUR.military=2`,
    );
  const like = commonestOf(dealings, instrument);
  if (like === null)
    throw new AscribeError(
      "bad-input",
      `adding: "${words}": nothing of the kind is known of ${question.state}, so its weight cannot be told`,
    );
  return Array.from({ length: Number(count) }, (_, index) => ({
    happening: supposed(power.toUpperCase(), question, like, `${power}-${wanted ?? "any"}-${index + 1}`),
    like: like.id,
  }));
}

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
