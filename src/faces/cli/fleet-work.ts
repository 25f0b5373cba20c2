/** `ascribe fleet work`: workers until they are done or told to stop, with a log, health and numbers for whoever watches them. */
import type { Fleet } from "../../operations/fleet.ts";
import { type Happened, type Worked, workFleet } from "../../operations/fleet-work.ts";
import type { FleetSettings } from "./fleet-config.ts";
import { gaugeOf, serveHealth } from "./fleet-health.ts";
import { say } from "./output.ts";
import { heedStop } from "./stopping.ts";

export async function work(fleet: Fleet, settings: FleetSettings, untilDone: boolean): Promise<Worked> {
  const gauge = gaugeOf();
  const health = settings.healthPort === null ? null : await serveHealth(gauge, settings.healthPort);
  // Orchestrators send the stop and, some thirty seconds later, the kill. What is read again costs less than waiting.
  const stop = heedStop();
  stop.signal.addEventListener("abort", () => {
    gauge.ready = false;
  });
  const log = logger(settings.log);
  try {
    await fleet.queue();
    gauge.ready = true;
    return await workFleet(fleet, {
      root: settings.root,
      workers: settings.workers,
      share: settings.share,
      maxTries: settings.maxTries,
      untilDone,
      stop: stop.signal,
      watch: (happened) => {
        gauge.note(happened);
        log(happened);
      },
    });
  } finally {
    stop.forget();
    health?.close();
  }
}

/** A line for each thing that happened: JSON for machines, words for people. */
function logger(form: "json" | "text"): (happened: Happened) => void {
  if (form === "json") return (happened) => say(JSON.stringify({ at: new Date().toISOString(), pid: process.pid, ...happened }));
  return (happened) => {
    if (happened.what === "finished") {
      const { shard, documents, rejected, readMs } = happened;
      const rate = Math.round((1000 * documents) / Math.max(1, readMs));
      say(`${shard} finished: ${documents} documents${rejected > 0 ? `, ${rejected} rejected` : ""}, ${rate} a second`);
    } else if ("code" in happened)
      say(`${happened.shard} ${happened.what} after ${happened.tries}: ${happened.code}: ${happened.message}`);
  };
}
