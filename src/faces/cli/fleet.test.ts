import { mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fleetSettings } from "./fleet-config.ts";
import { gaugeOf, serveHealth } from "./fleet-health.ts";

describe("a fleet's settings", () => {
  const folder = mkdtempSync(join(tmpdir(), "ascribe-fleet-config-"));
  const config = join(folder, "fleet.json");
  writeFileSync(config, JSON.stringify({ lake: "/from-file", nats: ["nats://a", "nats://b"], workers: 3, maxTries: 7 }));

  it("come from the call, then the environment, then the file, then what is usual", () => {
    const settings = fleetSettings({ config, workers: "9" }, { ASCRIBE_FLEET_WORKERS: "5", ASCRIBE_FLEET_MAX_TRIES: "6" });
    expect(settings).toMatchObject({
      lake: "/from-file",
      nats: ["nats://a", "nats://b"],
      workers: 9,
      maxTries: 6,
      claimSeconds: 60,
    });
  });

  it("use the local queue when no server is named", () => expect(fleetSettings({ lake: "x" }, {}).nats).toEqual([]));

  it("divide shards among processes that have no queue", () => {
    expect(fleetSettings({ lake: "x", share: "3/8" }, {}).share).toEqual({ part: 3, of: 8 });
    expect(() => fleetSettings({ lake: "x", share: "8/8" }, {})).toThrow("like 0/8 to 7/8");
  });

  it("refuse what is no number, and a fleet without a lake", () => {
    expect(() => fleetSettings({ lake: "x", workers: "many" }, {})).toThrow(
      'workers is "many"; give a whole number of at least 1',
    );
    expect(() => fleetSettings({}, {})).toThrow("which lake?");
    expect(() => fleetSettings({ config: "/nowhere.json" }, {})).toThrow("no configuration file /nowhere.json");
  });
});

describe("a worker's health", () => {
  it("is alive at once, ready when told so, and counts what happened", async () => {
    const gauge = gaugeOf();
    const server = await serveHealth(gauge, 0);
    const { port } = server.address() as AddressInfo;
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask("/healthz")).status).toBe(200);
    expect((await ask("/readyz")).status).toBe(503);
    gauge.ready = true;
    expect((await ask("/readyz")).status).toBe(200);
    gauge.note({ what: "finished", shard: "a", documents: 12, rejected: 1, readMs: 1500, queueMs: 3 });
    gauge.note({ what: "failed", shard: "b", tries: 1, code: "missing-file", message: "gone" });
    const page = await (await ask("/metrics")).text();
    expect(page).toContain('ascribe_fleet_shards_total{what="finished"} 1');
    expect(page).toContain('ascribe_fleet_failures_total{code="missing-file"} 1');
    expect(page).toContain("ascribe_fleet_documents_total 12\n");
    expect(page).toContain("ascribe_fleet_read_seconds_total 1.5\n");
    server.close();
  });
});
