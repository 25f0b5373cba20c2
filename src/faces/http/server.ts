/**
 * The server: the API and the web app on one address. It writes a small file beside the ledger that says where it
 * answers, since a ledger has one owner and a command that finds a server must go through it.
 */
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { AscribeError } from "../../base/error.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import { type ServerNote, serverNotePath } from "../../platform/server-note.ts";
import { serveMcp } from "../mcp/http.ts";
import { type AuditEntry, createApi, whoAsks } from "./api.ts";
import { serveWeb } from "./web-files.ts";

export interface ServeOptions {
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port?: number;
  /** Whether a port in use may be replaced by a free one. */
  readonly orFree?: boolean;
  readonly token?: string;
  /** Whether assistants at /mcp may propose corrections for a person to decide on. */
  readonly mayPropose?: boolean;
  /** The built web app's folder. */
  readonly web: string;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** @throws {AscribeError} `no-token` on an address others can reach without one; `port-taken`. */
export async function serve(ascribe: Ascribe, options: ServeOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const isLoopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host);
  if (!isLoopback && (options.token ?? "").length < 16)
    throw new AscribeError(
      "no-token",
      `${host} can be reached by other machines: set ASCRIBE_TOKEN to a secret of at least 16 characters, or leave --host out`,
    );
  const api = createApi(ascribe, {
    isLoopback,
    ...(options.token && { token: options.token }),
    audit: (entry) => writeAudit(ascribe.ledgerPath, entry),
  });
  serveMcp(api, ascribe, {
    mayPropose: options.mayPropose ?? false,
    audit: (change, c) => writeAudit(ascribe.ledgerPath, { ...change, ...whoAsks(c) }),
  });
  serveWeb(api, options.web);

  // A slow sender may not hold a connection for ever; a reading may take its time.
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 5_000 },
    getRequestListener(api.fetch),
  );
  server.maxConnections = 256;
  const port = await listen(server, host, options);
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  try {
    const forget = leaveNote(ascribe.ledgerPath, { pid: process.pid, url, ...(options.token && { token: options.token }) });
    return {
      url,
      close: async () => {
        forget();
        await stop();
      },
    };
  } catch (cause) {
    // Without the note, a command would open the file beside the server that holds it.
    await stop();
    throw new AscribeError("cannot-write", `nothing can be written beside ${ascribe.ledgerPath}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

async function listen(
  server: ReturnType<typeof createServer>,
  host: string,
  { port = 0, orFree = false }: ServeOptions,
): Promise<number> {
  const attempt = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, host, () => {
        server.off("error", reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await attempt(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE" && orFree) return attempt(0);
    if (code === "EADDRINUSE")
      throw new AscribeError("port-taken", `port ${port} is in use; choose another with --port, or --port 0 for any`);
    throw new AscribeError("cannot-listen", `cannot listen on ${host}:${port}: ${(error as Error).message}`, { cause: error });
  }
}

function leaveNote(ledgerPath: string | null, note: ServerNote): () => void {
  if (ledgerPath === null) return () => {};
  const path = serverNotePath(ledgerPath);
  writeFileSync(path, JSON.stringify(note), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/** One line for every change asked for, in a file beside the ledger; the server's clock, UTC. */
function writeAudit(ledgerPath: string | null, entry: AuditEntry): void {
  if (ledgerPath === null) return;
  const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`;
  try {
    appendFileSync(`${ledgerPath}.audit.jsonl`, line, { mode: 0o600 });
  } catch (error) {
    // The change is made by now: whoever asked is told so, and the operator of both.
    console.error(`cannot-write: no line of the audit could be kept (${(error as Error).message}): ${line.trimEnd()}`);
  }
}
