import { z } from "zod";
import { asymmetries } from "../ledger/asymmetry.ts";
import { questionInput, regionInput } from "./engagement.ts";
import { lastDay } from "./figure.ts";
import { operation } from "./operation.ts";

export const askAsymmetry = operation({
  name: "asymmetry",
  summary:
    "Who leans on whom: of a state's outside dealings the part with a power, against the part of that power's dealings in the region that are with the state.",
  http: { method: "get", path: "/api/asymmetry" },
  writes: false,
  input: z.object({
    states: regionInput.unwrap().min(1).max(40).describe("The region's states: a power's dealings with these are its whole."),
    instrument: questionInput.shape.instrument,
    at: questionInput.shape.at,
    from: questionInput.shape.from,
  }),
  output: z.object({
    at: z.string(),
    rows: z.array(
      z.object({
        state: z.string(),
        power: z.string(),
        dependence: z.number().describe("0 to 1: of the state's dealings, with this power."),
        attention: z.number().describe("0 to 1: of the power's dealings in the region, with this state."),
        asymmetry: z
          .number()
          .describe("dependence − attention, −1 to 1: above 0 the state leans on the power more than the power on it."),
      }),
    ),
  }),
  run: async (ascribe, { states, instrument = null, at: asked, from = null }) => {
    const ledger = await ascribe.ledger();
    const at = asked ?? (await lastDay(ledger));
    const figures = [];
    for (const state of states) figures.push(await ledger.engagement({ state, at, from, instrument, region: states }));
    return { at, rows: asymmetries(figures).map((row) => ({ ...row })) };
  },
});
