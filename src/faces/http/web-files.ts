/**
 * The built web app, served from its folder and nothing beside it: every file is known when the server starts, so
 * no path from outside is ever joined to one on disk. An address that names no file is a screen of the app.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Hono } from "hono";
import { tagged } from "./tagged.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".bin": "application/octet-stream",
  ".txt": "text/plain; charset=utf-8",
};

/** Fonts and pictures are packed already. */
const SHRINKS = /^(text|application\/json|image\/svg)/;

export function serveWeb(app: Pick<Hono, "get">, folder: string): void {
  const files = listFiles(folder);
  const packed = new Map<string, Uint8Array<ArrayBuffer>>();
  app.get("*", (c) => {
    const path = files.get(decode(c.req.path)) ?? (c.req.path.startsWith("/assets/") ? undefined : files.get("/index.html"));
    if (!path) return c.text("The web app is not built here; run: npm run build", 404);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    // Files under assets/ carry their hash in the name and never change.
    const isHashed = c.req.path.startsWith("/assets/");
    const cache = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
    c.header("Vary", "Accept-Encoding");
    if (!SHRINKS.test(type) || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? ""))
      return tagged(c, new Uint8Array(readFileSync(path)), type, cache);
    const bytes = packed.get(path) ?? new Uint8Array(gzipSync(readFileSync(path)));
    if (isHashed) packed.set(path, bytes);
    c.header("Content-Encoding", "gzip");
    return tagged(c, bytes, type, cache);
  });
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(`/${relative(folder, path).split(sep).join("/")}`, path);
  }
  return files;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
