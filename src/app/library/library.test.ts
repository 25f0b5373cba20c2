import { createReadStream, readFileSync } from "node:fs";
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

  // 120 kB is the aim; the lexicons alone are more today. This holds what is reached, so that it only falls.
  it("keeps the bundle for pages small, and without what checks records", () => {
    const bundle = readFileSync(join(folder, "browser.js"));
    expect(gzipSync(bundle, { level: 9 }).length).toBeLessThan(200_000);
    expect(bundle.includes("ZodError")).toBe(false);
  });
});
