import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildEngine } from "../../../scripts/build-engine.ts";
import { temporaryFolder } from "../../../test/folder.ts";
import { documentSchema } from "../../document/schema.ts";
import { read } from "./node.ts";

const TEXT = "Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the Uzbek Ministry of Defense said.";
const folder = temporaryFolder();
const server = createServer((request, response) => createReadStream(join("models", request.url ?? "")).pipe(response));
let models = "";

beforeAll(async () => {
  await buildEngine(folder);
  models = await new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
  );
});
afterAll(() => server.close());

describe("ascribe/engine", () => {
  it("reads as its docstring says", async () => {
    const document = await read(TEXT);
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    expect(document.events[0].actors.concat(document.events[0].recipients).map(({ code }) => code)).toContain("RUS");
  });

  it("gives the same bytes from the bundle for pages as from the sources", async () => {
    const page = (await import(resolve(folder, "browser.js"))) as {
      read(text: string, options: { models: string }): Promise<unknown>;
    };
    expect(JSON.stringify(await page.read(TEXT, { models }))).toBe(JSON.stringify(await read(TEXT)));
  });

  it("keeps the engine for pages under 120 kB, without weights and words, which load beside it", () => {
    const files = withItsImports("browser.js");
    const code = files.map((name) => readFileSync(join(folder, name), "utf8")).join("");
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(120 * 1024);
    expect(code).not.toContain("ZodError");
    // The words of English and the tables of codes are what is left, and grow with what is read.
    const rest = readdirSync(folder).filter((name) => !/^(node|reader-worker)\b/.test(name) && !files.includes(name));
    const words = rest.map((name) => readFileSync(join(folder, name), "utf8")).join("");
    expect(gzipSync(code + words, { level: 9 }).length).toBeLessThan(420_000);
  });

  /** What a page has loaded before it asks for anything: the file, and what it imports at once. */
  function withItsImports(name: string, files: string[] = []): string[] {
    if (files.includes(name)) return files;
    files.push(name);
    const source = readFileSync(join(folder, name), "utf8");
    for (const [, next] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) withItsImports(next, files);
    return files;
  }
});
