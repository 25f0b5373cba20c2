/**
 * The built screens and the real API over a ledger in memory, with documents handed in: what a screen shows is tested
 * apart from what the engine finds today.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Document } from "../../src/document/schema.ts";
import { createApi } from "../../src/faces/http/api.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import type { Ascribe } from "../../src/operations/ascribe.ts";
import { memoryStore } from "../../src/packs/stores/memory/index.ts";

export interface ScreenServer {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** @param read what reading a text gives, whatever the text; the first document when absent */
export async function serveScreens(documents: readonly Document[], web = "dist/web", read = documents[0]): Promise<ScreenServer> {
  const ledger = openLedger(memoryStore(), { now: () => "2026-11-23T00:00:00Z" });
  await ledger.recordAll(documents);
  const ascribe: Ascribe = {
    version: "0.0.0",
    ledgerPath: null,
    reader: async () => ({ read: () => read }),
    ledger: async () => ledger,
    close: async () => {},
  };
  const api = createApi(ascribe, { isLoopback: true });
  // Screens under the API's own headers, so that a page its policy would break is broken here too.
  api.get("*", (c) => {
    const file = normalize(c.req.path).replace(/^(\.\.[/\\])+/, "");
    const path = extname(file) ? join(web, file) : join(web, "index.html");
    return c.body(readFileSync(path), 200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" });
  });
  const server = createServer(getRequestListener(api.fetch));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
