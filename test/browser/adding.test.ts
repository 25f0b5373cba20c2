/** Adding in a real Chromium, read by the real engine: what waits survives the page, undated texts are asked about, feeds are followed. */
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAscribe, type OwnAscribe } from "../../src/app/ascribe.ts";
import { type RunningServer, serve } from "../../src/faces/http/server.ts";
import { temporaryFolder } from "../folder.ts";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";

let browser: Browser;
beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

const TEXTS = [
  "Russia sent troops to Tajikistan for an exercise, the Tajik defence ministry said.",
  "China lent Tajikistan $200 million for a road, the finance ministry said.",
  "Turkey and Uzbekistan signed an agreement on training, the Uzbek foreign ministry said.",
];

/** A fresh ledger, and a browser that keeps what it is given from one page to the next. */
async function adding(look: (context: BrowserContext, url: string) => Promise<void>) {
  const ascribe: OwnAscribe = createAscribe({ ledgerPath: null });
  const running: RunningServer = await serve(ascribe, { web: WEB });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    await look(context, running.url);
  } finally {
    await context.close();
    await running.close();
    await ascribe.close();
  }
}

const choose = (page: Page, names: readonly string[]) =>
  page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(names.map((name, i) => ({ name, mimeType: "text/plain", buffer: Buffer.from(TEXTS[i]) })));
const documents = async (url: string) => (await (await fetch(`${url}/api/documents`)).json()).documents;

describe("what waits", () => {
  it(
    "can be paused, and goes on in the next page where the last one was closed",
    () =>
      adding(async (context, url) => {
        // The first file is on its way while the page is closed: whether it arrives is the server's to say, and it is asked for again.
        const page = await context.newPage();
        await page.route("**/api/files", () => new Promise(() => {}));
        await page.goto(`${url}/add`);
        await choose(page, ["a.txt", "b.txt", "c.txt"]);
        await page.locator(".running").waitFor();
        await page.keyboard.press("Escape");
        await page.locator(".running", { hasText: "Paused" }).waitFor();
        await page.close();

        const next = await context.newPage();
        await next.goto(`${url}/add`);
        await next.locator(".running", { hasText: "3" }).waitFor();
        await next.waitForTimeout(300);
        const arrived = (await documents(url)).length;
        expect(arrived).toBeLessThanOrEqual(1);
        await next.getByRole("button", { name: "resume" }).click();
        await next.waitForFunction(() => document.querySelectorAll("tr.done, tr.known").length === 3);
        expect(await documents(url)).toHaveLength(3);

        const third = await context.newPage();
        await third.goto(`${url}/add`);
        await third.locator("textarea").waitFor();
        expect(await third.locator(".running, tr.done").count()).toBe(0);
      }),
    120_000,
  );
});

describe("texts that bear no date", () => {
  it(
    "are asked about, and read again with what the person knows",
    () =>
      adding(async (context, url) => {
        const page = await context.newPage();
        await page.goto(`${url}/add`);
        await choose(page, ["a.txt", "b.txt"]);
        const form = page.locator("form.undated");
        await form.waitFor();
        expect(await form.innerText()).toContain("2 ");
        expect(await form.getByRole("button").isDisabled()).toBe(true);
        await form.locator('input[type="date"]').fill("2021-08-02");
        await form.locator('input[type="text"]').fill("Amu Courier");
        await page.keyboard.press("Enter");
        await page.waitForFunction(
          () => !document.querySelector("form.undated") && document.querySelectorAll("tr.done, tr.known").length === 2,
        );
        const known = await documents(url);
        expect(
          known.map((row: { published: string; publisher: string }) => [row.published?.slice(0, 10), row.publisher]),
        ).toEqual([
          ["2021-08-02", "Amu Courier"],
          ["2021-08-02", "Amu Courier"],
        ]);
      }),
    120_000,
  );
});

describe("a text in a language that is not read", () => {
  it(
    "is said to be one, with what to do, and no day is asked for that would date nothing",
    () =>
      adding(async (context, url) => {
        const page = await context.newPage();
        await page.goto(`${url}/add`);
        await page.locator("textarea").fill("Министерство обороны сообщило, что российские войска прибыли в Термез на учения.");
        await page.getByRole("button", { name: "Read it" }).click();
        await page.locator(".unread").waitFor();
        expect(await page.locator(".unread").innerText()).toContain("paste a translation into English");
        expect(await page.locator("form.undated").count()).toBe(0);
      }),
    120_000,
  );
});

describe("feeds", () => {
  it(
    "are followed from the page, say what came, pause, go on, and are left",
    () =>
      adding(async (context, url) => {
        const inbox = temporaryFolder();
        const path = join(inbox, "a.txt");
        writeFileSync(path, TEXTS[0]);
        // A file that has just been written may still grow, and is left for the next turn.
        utimesSync(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
        const page = await context.newPage();
        await page.goto(`${url}/add`);
        const feeds = page.locator("section.feeds");
        await feeds.locator('input[type="text"]').fill("ftp://example.org/feed");
        await page.keyboard.press("Enter");
        await feeds.locator('[role="status"]', { hasText: "only http and https" }).waitFor();
        expect(await feeds.locator("li").count()).toBe(0);

        await feeds.locator('input[type="text"]').fill(inbox);
        await page.keyboard.press("Enter");
        const row = feeds.locator("li", { hasText: inbox });
        await row.locator("p", { hasText: "1 new in the ledger" }).waitFor({ timeout: 30_000 });
        expect(await documents(url)).toHaveLength(1);
        await row.getByRole("button", { name: "pause" }).click();
        await row.and(page.locator('[data-state="paused"]')).waitFor();
        await row.getByRole("button", { name: "resume" }).click();
        await page.waitForFunction(() => document.querySelector(".feeds li")?.getAttribute("data-state") !== "paused");
        await row.getByRole("button", { name: "leave" }).click();
        await page.waitForFunction(() => document.querySelectorAll(".feeds li").length === 0);
      }),
    120_000,
  );
});
