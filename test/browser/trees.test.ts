/** The same text gives the same bytes in Node and in Chromium, whose engine and number formatting are builds of their own. */
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelFiles } from "../../src/platform/node.ts";
import { launchBrowser } from "./browser.ts";
import { bundleForPage, openModule } from "./module-page.ts";
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

// Which WebAssembly multiplies in the one and JavaScript in the other.
const POLICIES = { "a page": "", "a page that forbids WebAssembly": "script-src 'unsafe-inline'" };

let browser: Browser;
const pages = new Map<string, Page>();

beforeAll(async () => {
  const script = await bundleForPage("test/browser/tree-page.ts");
  browser = await launchBrowser();
  for (const [name, policy] of Object.entries(POLICIES))
    pages.set(name, await openModule(browser, { host: HOST, script, ready: "linesInPage", policy }));
});

afterAll(() => browser?.close());

describe.each(Object.entries(POLICIES))("trees in Chromium, in %s", (name, policy) => {
  it("may run WebAssembly or not", async () => {
    const runs = pages.get(name)!.evaluate(() => {
      try {
        return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) !== null;
      } catch {
        return false;
      }
    });
    expect(await runs).toBe(policy === "");
  });

  it.each(["accurate", "fast"] as const)("are those of Node to the byte, %s mode", async (mode) => {
    const inNode = await treeLines(texts, mode, modelFiles);
    expect(inNode.length).toBeGreaterThan(100);
    const inPage = pages.get(name)!.evaluate(([given, how]) => globalThis.linesInPage(given, how), [texts, mode] as const);
    expect(await inPage).toEqual(inNode);
  });
});
