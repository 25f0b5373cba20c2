/** The built screens with answers of our own, on any free port: what a screen shows is tested apart from the engine. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Document } from "../../src/document/schema.ts";
import { documentWrite } from "../../src/ledger/entry.ts";
import { METHOD } from "../../src/ledger/method.ts";
import { rowOf } from "../../src/operations/document-row.ts";

/** An answer, or a function of the query that gives one, by path. */
export type Answers = Readonly<Record<string, unknown>>;

export interface StubServer {
  readonly url: string;
  /** Paths asked for under /api/, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

// As the real server sends it, so that a page the policy would break is broken here too.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

export async function serveStub(documents: readonly Document[], answers: Answers = {}, web = "dist/web"): Promise<StubServer> {
  const asked: string[] = [];
  const all = answersFor(documents, answers);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stub");
    response.setHeader("Content-Security-Policy", POLICY);
    if (pathname.startsWith("/api/")) {
      const path = decodeURIComponent(pathname);
      asked.push(path);
      const found = all[`${request.method} ${path}`] ?? all[path];
      const answer = typeof found === "function" ? await found(searchParams) : found;
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(JSON.stringify(answer ?? { code: "not-found", message: `there is no ${path}` }));
      return;
    }
    const file = normalize(pathname).replace(/^(\.\.[/\\])+/, "");
    const path = extname(file) ? join(web, file) : join(web, "index.html");
    try {
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      response.end(readFileSync(path));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function answersFor(documents: readonly Document[], answers: Answers): Answers {
  const rows = documents.map((document, i) => rowOf(documentWrite(document, i + 1, "2026-11-23T00:00:00Z", null).entry));
  const added = documents[0] && { id: documents[0].id, added: true, document: documents[0] };
  return {
    "/api/documents": { documents: rows, next: null, total: rows.length },
    ...Object.fromEntries(documents.map((document) => [`/api/documents/${document.id}`, document])),
    "POST /api/documents": added,
    "POST /api/read": documents[0],
    "/api/method": { ...METHOD, hash: "0".repeat(64) },
    ...answers,
  };
}
