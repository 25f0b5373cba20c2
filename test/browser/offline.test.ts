/** Every screen while nobody answers, and once somebody does again. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";
import { corpus } from "./sample.ts";
import { SCREENS } from "./screen-list.ts";
import { type ScreenServer, serveScreens } from "./screen-server.ts";

let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  await buildWeb();
  server = await serveScreens(corpus, WEB);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** These ask nothing of the server before something is done there. */
const ASK_NOTHING: readonly string[] = ["start", "nowhere"];

describe("while the server is gone", () => {
  for (const [name, path] of Object.entries(SCREENS))
    it(`${name} says so, shows no figure, and is whole again at one press once it is back`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
      try {
        await page.route("**/api/**", (route) => route.abort());
        await page.goto(server.url + path);
        if (ASK_NOTHING.includes(name)) {
          await page.locator("main h1").waitFor();
          return;
        }
        const said = page.locator("[role=alert]", { hasText: "The server does not answer" });
        await said.first().waitFor();
        expect(await page.locator(".figure, .dyad button.big").count()).toBe(0);
        await page.unroute("**/api/**");
        // Some other question may be answered first, and heal the page before the hand is there.
        await page.evaluate("document.querySelector('[role=alert] button')?.click()");
        await page.waitForFunction(() => !document.querySelector("[role=alert]") && !document.querySelector("[aria-busy=true]"));
      } finally {
        await page.close();
      }
    });
});
