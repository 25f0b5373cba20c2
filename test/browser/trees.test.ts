/** The same text gives the same bytes in Node and in Chromium, whose engine and number formatting are builds of their own. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelFiles } from "../../src/platform/node.ts";
import { launchBrowser } from "./browser.ts";
import { treeLines } from "./tree-lines.ts";

const HOST = "http://trees.test/";
const odd = "Łódź’s “naïve” 50–60% 🙂 — İstanbul; e.g. U.S.-led 3.5m…\n\nشهيد KUN.UZ\n\n";
const texts = [
  odd,
  ...readdirSync("fixtures/corpus")
    .filter((name) => name.endsWith(".json"))
    .slice(0, 3)
    .map((name) => (JSON.parse(readFileSync(`fixtures/corpus/${name}`, "utf8")) as { text: string }).text),
];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundle = await build({
    entryPoints: ["test/browser/tree-page.ts"],
    bundle: true,
    format: "esm",
    write: false,
    target: "es2022",
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.route(`${HOST}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === "") return route.fulfill({ contentType: "text/html", body: "<title>trees</title>" });
    return path.startsWith("models/") && existsSync(path)
      ? route.fulfill({ body: readFileSync(path) })
      : route.fulfill({ status: 404 });
  });
  await page.goto(HOST);
  await page.addScriptTag({ content: bundle.outputFiles[0].text, type: "module" });
  await page.waitForFunction(() => globalThis.linesInPage !== undefined);
});

afterAll(() => browser?.close());

describe("trees in Chromium", () => {
  it.each(["accurate", "fast"] as const)("are those of Node to the byte, %s mode", async (mode) => {
    const inNode = await treeLines(texts, mode, modelFiles);
    expect(inNode.length).toBeGreaterThan(100);
    expect(await page.evaluate(([given, how]) => globalThis.linesInPage(given, how), [texts, mode] as const)).toEqual(inNode);
  });
});
