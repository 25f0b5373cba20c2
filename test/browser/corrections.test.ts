/** Corrections in a real Chromium: every kind of them by key, kept beside what was read, moving figures, undone. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";
import { corpus, release } from "./sample.ts";
import { type ScreenServer, serveScreens } from "./screen-server.ts";

let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

/** A fresh ledger and page for each: what one person says is nobody else's here. */
async function reading(look: (page: Page) => Promise<void>, path = `/reader/${release.id}`) {
  server = await serveScreens(corpus, WEB);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  try {
    await page.goto(server.url + path);
    await page.waitForFunction(
      () => document.querySelector("main")?.childElementCount && !document.querySelector("[aria-busy=true]"),
    );
    await look(page);
  } finally {
    await page.close();
    await server.close();
  }
}

const card = (page: Page) => page.locator(".note.open");
const said = async () => (await (await fetch(`${server.url}/api/corrections?document=${release.id}`)).json()).corrections;
const keep = async (page: Page, because: string) => {
  await page.getByLabel("because").fill(because);
  await page.getByLabel("by", { exact: true }).fill("Nodira");
  await page.keyboard.press("Enter");
  await page.locator(".note.open .said, .saidall .said").first().waitFor();
};

describe("a correction in the reader", () => {
  it("accepts on a, rejects on x with a reason, and takes each back on u", () =>
    reading(async (page) => {
      await page.keyboard.press("a");
      await card(page).locator('button[aria-pressed="true"]', { hasText: "accept" }).waitFor();
      await page.keyboard.press("x");
      await keep(page, "it is a rumour");
      await card(page).locator(".said", { hasText: "it is a rumour" }).waitFor();
      expect(await card(page).innerText()).toContain("Nodira");
      await page.keyboard.press("u");
      await page.keyboard.press("u");
      await page.waitForFunction(() => !document.querySelector(".note.open .said"));
      expect(await said()).toEqual([]);
    }));

  it("changes the type on t, and the figure with it, while the record stays", () =>
    reading(async (page) => {
      await page.keyboard.press("t");
      await page.getByLabel("retreat").check();
      await keep(page, "they left");
      await card(page).locator("dd", { hasText: "retreat" }).waitFor();
      const document = await (await fetch(`${server.url}/api/documents/${release.id}`)).json();
      expect(document.events[0].plover.type).toBe("COOPERATE");
      expect((await said())[0].change).toMatchObject({ field: "type", value: { type: "RETREAT" } });
    }));

  it("changes who and to whom on r", () =>
    reading(async (page) => {
      await page.keyboard.press("r");
      await page.getByLabel("a party, by name or code").first().fill("Kazakhstan");
      await keep(page, "Kazakh troops");
      await card(page).locator(".dyad", { hasText: "Kazakhstan" }).waitFor();
    }));

  it("puts words to a field on s, moved to by the arrows and widened with Shift", () =>
    reading(async (page) => {
      await page.keyboard.press("s");
      const picked = page.locator(".picked");
      const before = await picked.innerText();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await page.waitForFunction((words) => document.querySelector(".picked")?.textContent !== words, before);
      await page.keyboard.press("6");
      await page.getByLabel("how many").last().fill("900");
      await keep(page, "the ministry's own count");
      expect((await said())[0].change).toMatchObject({ field: "howMany", value: { value: 900 } });
    }));

  it("makes two names one actor on m", () =>
    reading(async (page) => {
      await page.keyboard.press("m");
      await page.getByLabel("name", { exact: true }).fill("Tajikistan");
      await keep(page, "the same people");
      expect((await said())[0].change).toMatchObject({ field: "entity", value: { actor: "TJK" } });
    }));
});

describe("a figure's evidence", () => {
  it("is summed anew without what is left out, and put back", () =>
    reading(async (page) => {
      await page.locator(".drawer .ev").first().waitFor();
      const before = await page.locator(".drawer .eq b").innerText();
      await page.locator(".drawer .ev").first().getByRole("button", { name: "leave out" }).click();
      await page.locator(".drawer .supposed").waitFor();
      expect(
        (await page.locator(".drawer .eq b").count()) === 0 || (await page.locator(".drawer .eq b").innerText()) !== before,
      ).toBe(true);
      await page.getByRole("button", { name: "put all back" }).click();
      expect(await page.locator(".drawer .eq b").innerText()).toBe(before);
    }, "/map?why=uzb.all.rus@2021-08-11"));

  it("loses what is contested with a reason, for everybody", () =>
    reading(async (page) => {
      const first = page.locator(".drawer .ev").first();
      await first.getByRole("button", { name: "contest" }).click();
      await page.getByLabel("because").fill("a rehearsal, not the drill");
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        async (url) => (await (await fetch(`${url}/api/corrections`)).json()).corrections.length > 0,
        server.url,
      );
      const { corrections } = await (await fetch(`${server.url}/api/corrections`)).json();
      expect(corrections[0]).toMatchObject({ change: { value: "reject" }, reason: "a rehearsal, not the drill" });
    }, "/map?why=uzb.all.rus@2021-08-11"));
});

describe("other decisions", () => {
  it("rate a source, with the reason in its history", () =>
    reading(async (page) => {
      await page.getByRole("button", { name: "C", exact: true }).click();
      await page.getByLabel("because").fill("twice corrected");
      await page.getByRole("button", { name: "keep" }).click();
      await page.locator(".history li", { hasText: "twice corrected" }).waitFor();
    }, "/sources/steppe%20wire"));

  it("put sources into camps, each with a figure of its own", () =>
    reading(async (page) => {
      await page.getByLabel("a camp's name").fill("wires");
      await page.keyboard.press("Enter");
      await page.locator(".camps select").first().selectOption("wires");
      await page.locator("th", { hasText: "wires" }).waitFor();
    }, "/map?beside=camps"));

  it("judge the queue by key, most moving first", () =>
    reading(async (page) => {
      const title = await page.locator(".review article h2").innerText();
      await page.keyboard.press("a");
      await page.waitForFunction((before) => document.querySelector(".review article h2")?.textContent !== before, title);
      await page.keyboard.press("u");
      await page.waitForFunction(
        (before) => document.querySelector<HTMLElement>(".review article h2")?.innerText === before,
        title,
      );
    }, "/review"));
});
