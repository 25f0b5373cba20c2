import { z } from "zod";
import { PRESETS } from "../ledger/presets.ts";
import { operation } from "./operation.ts";

export const listPresets = operation({
  name: "presets",
  summary: "List the regions one can begin with: their states, and powers often asked about.",
  http: { method: "get", path: "/api/presets" },
  writes: false,
  input: z.object({}),
  output: z.object({
    presets: z.array(z.object({ id: z.string(), name: z.string(), states: z.array(z.string()), powers: z.array(z.string()) })),
  }),
  run: async () => ({
    presets: Object.entries(PRESETS).map(([id, { name, states, powers }]) => ({
      id,
      name,
      states: [...states],
      powers: [...powers],
    })),
  }),
});
