import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import { PRESETS, type Preset, readPreset } from "../ledger/presets.ts";
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

/** A region of a user's own, from the file's text. @throws {AscribeError} `bad-preset` */
export function presetFrom(text: string): Preset {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AscribeError("bad-preset", `the preset is no JSON: ${(cause as Error).message}`, { cause });
  }
  return readPreset(value);
}
