import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seeded } from "../../src/base/random.ts";
import { planFleet } from "../../src/operations/fleet-plan.ts";
import { reconcileFleet } from "../../src/operations/fleet-reconcile.ts";
import { fleetStatus } from "../../src/operations/fleet-status.ts";
import { workFleet } from "../../src/operations/fleet-work.ts";
import { type Cluster, natsVersion, startCluster } from "./cluster.ts";
import { atWork, contentOf, ended, freshFolder, openFleet, sleep, startWorker, writeArchive } from "./scene.ts";

const version = natsVersion();
if (version === null)
  console.warn("SKIPPED: the fleet's cluster tests need nats-server on the PATH, and there is none; run scripts/ensure-nats.sh");

const DOCUMENTS = 300;
const SHARD_BYTES = 4000;
/** What a worker that died holds is waited for, so it is short. */
const CLAIM_SECONDS = 2;
/** The long run is `npm run -s bench -- fleet --kills 100`. */
const KILLS = 6;

describe.skipIf(version === null)("a fleet over a real cluster of three", { timeout: 180_000 }, () => {
  let cluster: Cluster;
  let root: string;
  let undisturbed: Record<string, string>;

  beforeAll(async () => {
    root = freshFolder();
    writeArchive(root, DOCUMENTS);
    cluster = await startCluster();
    const quiet = await planned([]);
    await workFleet(quiet.fleet, {
      root: null,
      workers: 2,
      untilDone: true,
      maxTries: 3,
      stop: new AbortController().signal,
      watch: () => {},
    });
    undisturbed = contentOf(quiet.lake);
    await cluster.ready();
  });
  afterAll(() => cluster?.stop());

  async function planned(nats: readonly string[]) {
    const lake = join(freshFolder(), "lake");
    const fleet = await openFleet(lake, nats, { expiresMs: 1000 * CLAIM_SECONDS });
    const plan = () => planFleet(fleet, { files: [join(root, "archive")], root, shardBytes: SHARD_BYTES });
    return { lake, fleet, plan, first: await plan() };
  }

  /** Reconciles, runs to the end, and looks at every byte. */
  async function finish({ lake, fleet }: Awaited<ReturnType<typeof planned>>): Promise<void> {
    await reconcileFleet(fleet, { deep: true });
    const workers = [0, 1].map(() => startWorker(lake, cluster.addresses));
    expect(await Promise.all(workers.map(ended))).toEqual([0, 0]);
    expect(contentOf(lake)).toEqual(undisturbed);
    await fleet.close();
  }

  it("plans once for two planners at once, and hands each shard to one worker", async () => {
    const scene = await planned(cluster.addresses);
    expect(scene.first.queued).toBe(scene.first.shards);
    const again = await Promise.all([scene.plan(), scene.plan()]);
    expect(again.map(({ queued }) => queued)).toEqual([0, 0]);
    await finish(scene);
    const status = await fleetStatus(await openFleet(scene.lake, cluster.addresses));
    expect(status.queue).toEqual({ waiting: 0, claimed: 0 });
  });

  it("loses and doubles nothing when workers are killed at any point", async () => {
    const scene = await planned(cluster.addresses);
    const random = seeded(9);
    for (let kill = 0; kill < KILLS; kill++) {
      const worker = startWorker(scene.lake, cluster.addresses, { env: { FLEET_TEST_MS: "5" } });
      await atWork(worker);
      await sleep(400 * random.next());
      worker.kill("SIGKILL");
      await ended(worker);
    }
    await finish(scene);
  });

  it("goes on when a claim expires under a worker that only stood still", async () => {
    const scene = await planned(cluster.addresses);
    const slow = startWorker(scene.lake, cluster.addresses, { env: { FLEET_TEST_MS: "20" } });
    await atWork(slow);
    await sleep(500);
    slow.kill("SIGSTOP");
    // Which ends only with all done, what the first had claimed among it.
    expect(await ended(startWorker(scene.lake, cluster.addresses))).toBe(0);
    slow.kill("SIGCONT");
    expect(await ended(slow)).toBe(0);
    await finish(scene);
  });

  it("goes on when the stream's leader is killed, and when it comes back", async () => {
    const scene = await planned(cluster.addresses);
    const worker = startWorker(scene.lake, cluster.addresses, { env: { FLEET_TEST_MS: "10" } });
    await atWork(worker);
    const leader = Math.max(0, await cluster.leader());
    await cluster.kill(leader);
    await cluster.ledBy((node) => node !== leader);
    cluster.start(leader);
    expect(await ended(worker)).toBe(0);
    await cluster.ready();
    await finish(scene);
  });

  it("goes on with two nodes of three, of which the third never comes back", async () => {
    const scene = await planned(cluster.addresses);
    const worker = startWorker(scene.lake, cluster.addresses, { env: { FLEET_TEST_MS: "10" } });
    await atWork(worker);
    const follower = (Math.max(0, await cluster.leader()) + 1) % 3;
    await cluster.kill(follower);
    expect(await ended(worker)).toBe(0);
    await finish(scene);
    cluster.start(follower);
    await cluster.ready();
  });

  it("is brought back by the lake when all three are killed and their disks are lost", async () => {
    const scene = await planned(cluster.addresses);
    const worker = startWorker(scene.lake, cluster.addresses, { env: { FLEET_TEST_MS: "10" } });
    // One that has not reached the servers yet would rightly end with "no NATS server answers".
    await atWork(worker);
    for (const node of [0, 1, 2]) await cluster.kill(node);
    cluster.wipe();
    for (const node of [0, 1, 2]) cluster.start(node);
    await cluster.ready();
    const { queued } = await reconcileFleet(scene.fleet);
    expect(queued).toBeGreaterThan(0);
    expect(await ended(worker)).toBe(0);
    await finish(scene);
  });

  it("does not mind workers whose clocks are an hour apart", async () => {
    const scene = await planned(cluster.addresses);
    const clock = (hours: number) =>
      `data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${hours * 3_600_000}`)}`;
    const workers = [-1, 1].map((hours) =>
      startWorker(scene.lake, cluster.addresses, { env: { NODE_OPTIONS: `--import ${clock(hours)}` } }),
    );
    expect(await Promise.all(workers.map(ended))).toEqual([0, 0]);
    await finish(scene);
  });
});

describe("a fleet whose queue is not there", () => {
  it("says so, and that the local queue needs none", async () => {
    const root = freshFolder();
    writeArchive(root, 3);
    const fleet = await openFleet(join(root, "lake"), ["nats://127.0.0.1:9"]);
    const plan = planFleet(fleet, { files: [join(root, "archive")], root });
    await expect(plan).rejects.toMatchObject({ code: "no-queue", message: expect.stringContaining("local queue") });
    expect((await fleetStatus(fleet)).queue).toMatchObject({ code: "no-queue" });
    // What was planned stands in the lake, and a worker without the queue takes it from there.
    const alone = await openFleet(join(root, "lake"));
    const options = { root: null, workers: 1, untilDone: true, maxTries: 3, stop: new AbortController().signal, watch: () => {} };
    expect((await workFleet(alone, options)).documents).toBe(3);
  });
});
