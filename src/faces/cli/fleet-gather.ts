/** `ascribe fleet gather`: the second pass, with a line of progress, until it is done or told to stop. */
import type { Fleet } from "../../operations/fleet.ts";
import { type Gathered, gatherFleet } from "../../operations/fleet-gather.ts";
import type { FleetSettings } from "./fleet-config.ts";
import { say } from "./output.ts";
import { heedStop } from "./stopping.ts";

export async function gather(fleet: Fleet, settings: FleetSettings, region: string | null): Promise<Gathered> {
  const stop = heedStop();
  let shown = "";
  return gatherFleet(fleet, {
    region,
    workers: settings.share === null ? settings.workers : 1,
    share: settings.share,
    isStopped: () => stop.signal.aborted,
    watch: ({ stage, done, of }) => {
      const words = `${stage}: ${done} of ${of}`;
      if (words !== shown)
        say(settings.log === "json" ? JSON.stringify({ at: new Date().toISOString(), stage, done, of }) : words);
      shown = words;
    },
  }).finally(stop.forget);
}
