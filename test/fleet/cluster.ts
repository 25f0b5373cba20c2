/** A real cluster of three NATS servers on this machine, whose nodes can be killed and brought back. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { connect } from "@nats-io/transport-node";
import { ended, freshFolder, sleep } from "./scene.ts";

export interface Cluster {
  readonly addresses: readonly string[];
  /** kill -9 of one node. */
  kill(node: number): Promise<void>;
  start(node: number): void;
  /** Until every node answers for JetStream. */
  ready(): Promise<void>;
  /** Which node leads the only stream there is; −1 when none does. */
  leader(): Promise<number>;
  /** Until a node that is meant leads it. */
  ledBy(isMeant: (node: number) => boolean): Promise<void>;
  /** All that the queue ever held, as if its disks were lost. */
  wipe(): void;
  stop(): Promise<void>;
}

/** The server's version, or `null` when there is none on the path. */
export function natsVersion(): string | null {
  try {
    return execFileSync("nats-server", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

export async function startCluster(size = 3): Promise<Cluster> {
  const folder = freshFolder();
  const ports = await freePorts(3 * size);
  const [clients, routes] = [ports.slice(0, size), ports.slice(size, 2 * size)];
  const addresses = clients.map((port) => `nats://127.0.0.1:${port}`);
  const nodes: (ChildProcess | null)[] = clients.map(() => null);
  const start = (node: number) => {
    const store = join(folder, `n${node}`);
    mkdirSync(store, { recursive: true });
    const others = routes.map((port) => `nats://127.0.0.1:${port}`).join(",");
    const clustered =
      size > 1 ? ["--cluster_name", "test", "--cluster", `nats://127.0.0.1:${routes[node]}`, "--routes", others] : [];
    const args = ["-a", "127.0.0.1", "-p", String(clients[node]), "-n", `n${node}`, "-js", "-sd", store, ...clustered];
    nodes[node] = spawn("nats-server", args, { stdio: "ignore" });
  };
  const kill = async (node: number) => {
    const child = nodes[node];
    nodes[node] = null;
    if (!child) return;
    child.kill("SIGKILL");
    await ended(child);
  };
  for (let node = 0; node < size; node++) start(node);
  return {
    addresses,
    kill,
    start,
    ready: async () => {
      for (const address of addresses) await until(() => answersFor(address));
    },
    leader: () => leaderOf(addresses),
    ledBy: (isMeant) =>
      until(async () => {
        const node = await leaderOf(addresses);
        return node >= 0 && isMeant(node);
      }),
    wipe: () => {
      for (let node = 0; node < size; node++) rmSync(join(folder, `n${node}`), { recursive: true, force: true });
    },
    stop: async () => {
      for (let node = 0; node < size; node++) await kill(node);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answersFor(address: string): Promise<boolean> {
  return ask(address, "$JS.API.INFO").then((answer) => answer !== null && !("error" in answer));
}

async function leaderOf(addresses: readonly string[]): Promise<number> {
  for (const address of addresses) {
    const names = (await ask(address, "$JS.API.STREAM.NAMES")) as { streams?: string[] } | null;
    const [stream] = names?.streams ?? [];
    if (!stream) continue;
    const info = (await ask(address, `$JS.API.STREAM.INFO.${stream}`)) as { cluster?: { leader?: string } } | null;
    // Nodes are called n0, n1, n2.
    if (info?.cluster?.leader) return Number(info.cluster.leader.slice(1));
  }
  return -1;
}

async function ask(address: string, subject: string): Promise<object | null> {
  try {
    const connection = await connect({ servers: address, timeout: 1000, reconnect: false });
    try {
      return (await connection.request(subject, "", { timeout: 1000 })).json();
    } finally {
      await connection.close();
    }
  } catch {
    return null;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("the NATS cluster did not come to that within a minute");
    await sleep(200);
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
