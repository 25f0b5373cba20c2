import { z } from "zod";
import { operation } from "./operation.ts";

/** Scopes to begin with; a user's own takes their place. Codes only, and no order of importance: by the alphabet. */
const PRESETS = [
  {
    id: "central-asia",
    name: "Central Asia",
    states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"],
    powers: ["CHN", "IND", "IRN", "PAK", "RUS", "TUR", "USA"],
  },
  {
    id: "south-caucasus",
    name: "South Caucasus",
    states: ["ARM", "AZE", "GEO"],
    powers: ["CHN", "FRA", "IRN", "RUS", "TUR", "USA"],
  },
] as const;

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
    presets: PRESETS.map(({ states, powers, ...rest }) => ({ ...rest, states: [...states], powers: [...powers] })),
  }),
});
