import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isTooOld, openNats } from "./connect.ts";

describe("a server's version", () => {
  it("is too old before 2.9, whatever follows", () => {
    expect(["2.8.4", "2.8.4-beta.1", "1.4.1", "", "unknown"].filter((version) => !isTooOld(version))).toEqual([]);
    expect(["2.9.0", "2.9.10", "2.10.0", "3.0.0-preview"].filter(isTooOld)).toEqual([]);
  });
});

const hasServer = (() => {
  try {
    return execFileSync("nats-server", ["--version"]).length > 0;
  } catch {
    console.warn("SKIPPED: a server without JetStream needs nats-server on the PATH; run scripts/ensure-nats.sh");
    return false;
  }
})();

describe("a server that cannot carry a queue", () => {
  let address: string;
  let server: ChildProcess | null = null;
  let old: ReturnType<typeof createServer>;

  beforeAll(async () => {
    // Says who it is as a server of 2019 would, and then nothing.
    old = createServer((socket) => {
      socket.on("error", () => {});
      socket.write('INFO {"server_id":"OLD","version":"2.1.2","proto":1,"max_payload":1048576,"headers":false}\r\n');
      socket.on("data", (data) => String(data).includes("PING") && socket.write("PONG\r\n"));
    });
    await new Promise<void>((resolve) => old.listen(0, "127.0.0.1", resolve));
    if (!hasServer) return;
    const port = await freePort();
    address = `nats://127.0.0.1:${port}`;
    server = spawn("nats-server", ["-a", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  afterAll(() => {
    server?.kill("SIGKILL");
    old.close();
  });

  it("is said to be too old, with what to do", async () => {
    const { port } = old.address() as { port: number };
    const opened = openNats([`nats://127.0.0.1:${port}`]);
    await expect(opened).rejects.toMatchObject({
      code: "queue-too-old",
      message: expect.stringContaining("is 2.1.2, and a fleet needs 2.9"),
    });
  });

  it.skipIf(!hasServer)("is said to have no JetStream, with what to do", async () => {
    await expect(openNats([address], { jetstreamMs: 500 })).rejects.toMatchObject({
      code: "no-jetstream",
      message: expect.stringContaining("--jetstream"),
    });
  });

  it("is said not to be there", async () => {
    await expect(openNats([`nats://127.0.0.1:${await freePort()}`])).rejects.toMatchObject({ code: "no-queue" });
  });
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
