/** Happenings and lineages made of all that a fleet has read, by as many processes as are given, on one machine or several. */
import { AscribeError } from "../base/error.ts";
import type { Gathered, GatherOptions } from "../ledger/lake.ts";
import { PRESETS } from "../ledger/presets.ts";
import { secondPass } from "../ledger/second-pass.ts";
import type { Fleet } from "./fleet.ts";

export type { Gathered };

export interface GatherFleetOptions extends Omit<GatherOptions, "share" | "patienceMs"> {
  /** A preset's name; its states' dealings with each other stand apart. */
  readonly region: string | null;
  /** Processes on this machine. */
  readonly workers: number;
  /** This machine's part, where several gather; each then takes a part of that. */
  readonly share: GatherOptions["share"] | null;
}

/** The longest task takes some minutes; whoever is silent for longer is taken for dead, and to do its work twice is no harm. */
const PATIENCE_MS = 600_000;

/** @throws {AscribeError} `bad-call`, and what `Lake.gather` throws */
export async function gatherFleet(fleet: Fleet, options: GatherFleetOptions): Promise<Gathered> {
  const { region, workers, share, isStopped, watch } = options;
  const preset = region === null ? null : PRESETS[region];
  if (preset === undefined)
    throw new AscribeError("bad-call", `there is no region "${region}"; give one of ${Object.keys(PRESETS).join(", ")}`);
  const { part, of } = share ?? { part: 0, of: 1 };
  const partOf = (worker: number) => ({ part: part * workers + worker, of: of * workers });
  // A helper that fails leaves its work to this process, which then says what is wrong if it fares no better.
  let patienceMs = PATIENCE_MS;
  const helpers = Array.from({ length: workers - 1 }, (_, i) => fleet.gatherer(partOf(i + 1), region));
  for (const { ended } of helpers)
    ended.then((isWell) => {
      if (!isWell) patienceMs = 0;
    });
  try {
    return await fleet.lake.gather(secondPass(preset), { share: partOf(0), patienceMs: () => patienceMs, isStopped, watch });
  } finally {
    for (const helper of helpers) helper.stop();
  }
}
