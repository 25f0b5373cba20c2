/**
 * The document the project began with, read whole and held against its hand annotation by the shared scorer
 * (../shared/score/score_seed.py, Python 3). One document of thousands: a floor, never a thing to tune on.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createReader } from "../src/app/reader.ts";
import { AscribeError } from "../src/base/error.ts";
import { type Bench, gold, HARNESS_FLAGS, report } from "./report.ts";

export const bench: Bench = {
  name: "seed",
  summary:
    "the seed document's events, chains and findings against its annotation; --mode fast|accurate, --level thin|deep, --verbose",
  run: async (args) => {
    const options = {
      ...HARNESS_FLAGS,
      mode: { type: "string", default: "accurate" },
      level: { type: "string", default: "deep" },
      verbose: { type: "boolean" },
    } as const;
    const { values } = parseArgs({ args, options });
    const text = readFileSync(gold("seed/press-release.txt"), "utf8");
    const reader = await createReader(values.mode === "fast" ? "fast" : "accurate");
    const said = score(JSON.stringify(reader.read({ text })), values.level);
    if (values.verbose) process.stderr.write(said);
    const found = (pattern: RegExp): number[] => (pattern.exec(said) ?? []).slice(1).map(Number);
    const [attributions, ofAttributions] = found(/attributions (\d+)\/(\d+)/);
    const [imputations, ofImputations] = found(/imputations (\d+)\/(\d+)/);
    const [loaded, ofLoaded, marked] = found(/loaded (\d+)\/(\d+) of (\d+)/);
    const [points, ofPoints] = found(/seed: (\d+) of (\d+) points/);
    const [broken] = found(/spans broken (\d+)/);
    report(
      [
        { measure: `seed, points (${values.level})`, value: points, unit: `of ${ofPoints}` },
        { measure: "seed, attributions", value: attributions, unit: `of ${ofAttributions}`, target: "≥ 19 of 22" },
        { measure: "seed, imputations", value: imputations, unit: `of ${ofImputations}`, target: "≥ 12" },
        { measure: "seed, loaded terms", value: loaded, unit: `of ${ofLoaded}`, target: "≥ 18", note: `${marked} marked` },
        { measure: "seed, broken spans", value: broken, unit: "spans", target: "0" },
      ],
      args,
    );
  },
};

function score(reading: string, level: string): string {
  const scorer = new URL("../../shared/score/score_seed.py", import.meta.url).pathname;
  const run = spawnSync("python3", [scorer, gold("seed/seed.gold.json"), gold("seed/press-release.txt"), level], {
    input: reading,
    encoding: "utf8",
  });
  if (run.error || run.stdout === "")
    throw new AscribeError("no-gold", `NOT MEASURED: the shared scorer did not run (${run.error?.message ?? run.stderr})`);
  return run.stdout;
}
