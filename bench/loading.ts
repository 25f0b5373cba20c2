/** How long the fast weights of English take to load in a page, from buffers at hand; in Node `speed` tells it. */
import { launchBrowser } from "../test/browser/browser.ts";
import { bundleForPage, openModule } from "../test/browser/module-page.ts";
import { type Bench, report } from "./report.ts";

const ROUNDS = 9;
const NAMES = ["words", "tag", "names", "parse.fast", "attribution", "events"].map((name) => `en/${name}.bin`);

const HOST = "https://weights.test/";

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
  const script = await bundleForPage("bench/loading-page.ts");
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await openModule(context, { host: HOST, script, ready: "loadOnce" });
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
