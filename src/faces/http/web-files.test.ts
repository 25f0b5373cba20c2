import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../../test/folder.ts";
import { serveWeb } from "./web-files.ts";

const SCRIPT = "console.log('the same words, again and again');\n".repeat(50);

function app(): Hono {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<title>Ascribe</title>");
  writeFileSync(join(folder, "assets", "index-1a.js"), SCRIPT);
  writeFileSync(join(folder, "assets", "serif.woff2"), Buffer.alloc(5000));
  const hono = new Hono();
  serveWeb(hono, folder);
  return hono;
}

it("packs text for whoever can unpack it, fonts never, and each form has its own mark", async () => {
  const served = app();
  const get = (path: string, headers: Record<string, string> = {}) => served.request(path, { headers });
  const plain = await get("/assets/index-1a.js");
  expect(await plain.text()).toBe(SCRIPT);
  const packed = await get("/assets/index-1a.js", { "accept-encoding": "br, gzip" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(packed.headers.get("vary")).toBe("Accept-Encoding");
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(SCRIPT);
  expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  const font = await get("/assets/serif.woff2", { "accept-encoding": "gzip" });
  expect(font.headers.get("content-encoding")).toBeNull();
});

it("answers an address that names no file with the app, and a missing asset with 404", async () => {
  const served = app();
  expect(await (await served.request("/map?state=UZB")).text()).toBe("<title>Ascribe</title>");
  expect((await served.request("/assets/index-2b.js")).status).toBe(404);
  expect((await served.request("/../../etc/passwd")).status).toBe(200); // the app again: no path is joined to one on disk
});
