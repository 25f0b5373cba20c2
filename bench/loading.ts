/** How long the fast weights of English take to load in a page, from buffers at hand; in Node `speed` tells it. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { launchBrowser } from "../test/browser/browser.ts";
import { type Bench, report } from "./report.ts";

const ROUNDS = 9;
const NAMES = ["words", "tag", "names", "parse.fast", "attribution", "events"].map((name) => `en/${name}.bin`);

/** By https a page has the browser's own SHA-256; nothing goes over the network. */
const PAGE = "https://weights.test/";

export const bench: Bench = {
  name: "loading",
  summary: "milliseconds until the fast weights are ready in a fresh page of Chromium, from buffers at hand",
  run: async (args) => {
    const times = await inPages();
    const value = times.sort((a, b) => a - b)[ROUNDS >> 1];
    report(
      [{ measure: "load fast models, Chromium", value, unit: "ms", target: "< 100", note: `median of ${ROUNDS} fresh pages` }],
      args,
    );
  },
};

async function inPages(): Promise<number[]> {
  const options = { bundle: true, minify: true, format: "esm", target: "es2022", write: false } as const;
  const [script] = (await build({ ...options, entryPoints: ["bench/loading-page.ts"] })).outputFiles;
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.route(`${PAGE}**`, (route) => {
        const name = new URL(route.request().url()).pathname.slice(1);
        return route.fulfill(name === "" ? { contentType: "text/html", body: "" } : { body: readFileSync(`models/${name}`) });
      });
      await page.goto(PAGE);
      await page.addScriptTag({ content: script.text, type: "module" });
      await page.waitForFunction(() => "loadOnce" in globalThis);
      times.push(
        await page.evaluate(
          (names) => (globalThis as unknown as { loadOnce: (names: string[]) => Promise<number> }).loadOnce(names),
          NAMES,
        ),
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return times;
}
