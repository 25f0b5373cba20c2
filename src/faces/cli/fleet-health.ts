/** A worker as an operator's machinery sees it: alive, ready, and in numbers (Prometheus text format 0.0.4). */
import { createServer, type Server } from "node:http";
import type { Happened } from "../../operations/fleet-work.ts";

export interface Gauge {
  /** Ready once the lake and the queue are open; not ready once it is stopping. */
  ready: boolean;
  note(happened: Happened): void;
  metrics(): string;
}

export function gaugeOf(): Gauge {
  const shards = new Map<string, number>();
  const failures = new Map<string, number>();
  let [documents, rejected, readMs, queueMs] = [0, 0, 0, 0];
  const more = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    ready: false,
    note: (happened) => {
      more(shards, happened.what);
      if ("code" in happened) more(failures, happened.code);
      if (happened.what !== "finished") return;
      documents += happened.documents;
      rejected += happened.rejected;
      readMs += happened.readMs;
      queueMs += happened.queueMs;
    },
    metrics: () =>
      [
        ...counter("ascribe_fleet_shards_total", "Shards by what happened to them.", "what", shards),
        ...counter("ascribe_fleet_failures_total", "Failed shards by cause.", "code", failures),
        ...single("ascribe_fleet_documents_total", "counter", "Documents read.", documents),
        ...single("ascribe_fleet_rejected_total", "counter", "Lines that were no documents, or could not be read.", rejected),
        ...single("ascribe_fleet_read_seconds_total", "counter", "Time spent reading and writing shards.", readMs / 1000),
        ...single("ascribe_fleet_queue_seconds_total", "counter", "Time spent claiming and acknowledging.", queueMs / 1000),
        ...single("ascribe_fleet_resident_bytes", "gauge", "Memory of the worker's own process.", process.memoryUsage.rss()),
        "",
      ].join("\n"),
  };
}

/** `/healthz` answers while the process does; `/readyz` with 503 unless it is ready; `/metrics`. */
export function serveHealth(gauge: Gauge, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const say = (status: number, body: string) =>
      response.writeHead(status, { "content-type": "text/plain; version=0.0.4" }).end(body);
    if (request.url === "/healthz") say(200, "alive\n");
    else if (request.url === "/readyz") say(gauge.ready ? 200 : 503, gauge.ready ? "ready\n" : "not ready\n");
    else if (request.url === "/metrics") say(200, gauge.metrics());
    else say(404, "/healthz /readyz /metrics\n");
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, () => resolve(server));
  });
}

const head = (name: string, type: string, help: string): string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

const single = (name: string, type: string, help: string, value: number): string[] => [
  ...head(name, type, help),
  `${name} ${value}`,
];

const counter = (name: string, help: string, label: string, counts: ReadonlyMap<string, number>): string[] => [
  ...head(name, "counter", help),
  ...[...counts].map(([value, count]) => `${name}{${label}="${value}"} ${count}`),
];
