/** Moving through time and place in a real Chromium: the window, a happening's reports, the map's neighbours, a pair, proposals. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blankDocument } from "./annotate.ts";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";
import { corpus, release } from "./sample.ts";
import { settled } from "./screen-list.ts";
import { type ScreenServer, serveScreens } from "./screen-server.ts";

let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

/** A fresh ledger and page for each. */
async function visit(path: string, look: (page: Page) => Promise<void>, documents = corpus) {
  server = await serveScreens(documents, WEB);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  try {
    await page.goto(server.url + path);
    await settled(page);
    await look(page);
  } finally {
    await page.close();
    await server.close();
  }
}

const query = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);
const until = (page: Page, key: string, value: string | null) =>
  page.waitForFunction(([k, v]) => new URLSearchParams(location.search).get(k as string) === v, [key, value]);

describe("a ledger of more documents than a page holds", () => {
  // The last of them, added last, are put out after all others.
  const many = Array.from({ length: 560 }, (_, i) => {
    const title = `Notice ${i}`;
    const published = i < 550 ? "2021-08-02" : "2021-11-15";
    return blankDocument({ text: `${title}\n\nNothing else is told.`, title, publisher: "Amu Courier", published });
  });

  it("is counted whole, and its figures are for its last day", () =>
    visit(
      "/map",
      async (page) => {
        await page.locator(".shares .figure").first().waitFor();
        const scope = await page.locator(".scope").innerText();
        expect(scope).toContain(`${corpus.length + 560} documents`);
        expect(scope).toContain("15 Nov 2021");
        expect(await page.locator(".timebar").innerText()).toContain("15 Nov 2021");
      },
      [...corpus, ...many],
    ));

  const text = "Учения начались\n\nСообщило министерство.";
  const blank = blankDocument({ text, title: "Учения начались", publisher: "Amu Courier", published: "2021-08-02" });
  const unread = { ...blank, meta: { ...blank.meta, language: "ru" } };

  it("is listed to its end, what is in a language that is not read as such", () =>
    visit(
      "/reader",
      async (page) => {
        await page.locator("table tbody tr").first().waitFor();
        expect(await page.locator("table tbody tr").count()).toBe(500);
        await page.getByRole("button", { name: "Show more" }).click();
        await page.getByRole("link", { name: "Notice 559" }).waitFor();
        expect(await page.locator("table tbody tr").count()).toBe(corpus.length + 561);
        const row = await page.locator("tr", { hasText: "Учения начались" }).innerText();
        expect(row).toContain("not read: in Russian");
        expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
      },
      [...corpus, ...many, unread],
    ));
});

describe("the window", () => {
  it("is swept over the coverage, and figures and their evidence go by it", () =>
    visit("/map", async (page) => {
      const share = () => page.locator("tbody", { hasText: "Uzbekistan" }).locator("button.figure").first().innerText();
      await page.locator(".shares .figure").first().waitFor();
      const lit = () => page.locator(".track rect.in").count();
      const before = await lit();
      const strip = await page.locator(".track svg").boundingBox();
      if (!strip) throw new Error("no strip");
      await page.mouse.move(strip.x + strip.width * 0.3, strip.y + 10);
      await page.mouse.down();
      await page.mouse.move(strip.x + strip.width * 0.5, strip.y + 10, { steps: 4 });
      await page.mouse.move(strip.x + strip.width * 0.6, strip.y + 10, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => location.search.includes("from=") && location.search.includes("at="));
      const [from, at] = [query(page, "from"), query(page, "at")];
      expect(from && at && from < at).toBe(true);
      expect(await lit()).toBeLessThan(before);
      const region = ["KAZ", "KGZ", "TJK", "TKM", "UZB"].map((code) => `&region=${code}`).join("");
      const answer = await (await fetch(`${server.url}/api/engagement?state=UZB&from=${from}&at=${at}${region}`)).json();
      const first = answer.shares.find((row: { share: number | null }) => row.share !== null);
      await page
        .locator("tbody", { hasText: "Uzbekistan" })
        .locator("tr", { hasText: first ? first.power : "no reported" })
        .first()
        .waitFor();
      if (first) expect(await share()).toContain(`${Math.round(first.share * 100)}%`);
      await page.getByRole("button", { name: "from the first" }).click();
      await until(page, "from", null);
      expect(await lit()).toBeGreaterThan(0);
    }));

  it("is not moved by opening a screen before its documents have come", () =>
    visit("/map?from=2021-07-01&at=2021-08-05", async (page) => {
      await page.waitForTimeout(600);
      expect([query(page, "from"), query(page, "at")]).toEqual(["2021-07-01", "2021-08-05"]);
      expect(await page.locator(".timebar b").innerText()).toContain("1 Jul – 5 Aug 2021");
    }));

  it("is stepped by the arrows, its first day with Shift, and by its two sliders", () =>
    visit("/map", async (page) => {
      await page.keyboard.press("ArrowLeft");
      await page.waitForFunction(() => location.search.includes("at="));
      await page.keyboard.press("Shift+ArrowRight");
      await page.waitForFunction(() => location.search.includes("from="));
      const first = query(page, "from");
      await page.getByRole("slider", { name: "Day the window begins at" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction((was) => new URLSearchParams(location.search).get("from") !== was, first);
    }));

  it("leaves what ended before out of a figure's evidence", () =>
    visit("/map?why=uzb.all@2021-08-11", async (page) => {
      await page.locator(".drawer .ev").first().waitFor();
      const whole = await page.locator(".drawer .ev").count();
      await page.goto(`${server.url}/map?from=2021-07-01&why=uzb.all@2021-08-11`);
      await page.locator(".drawer .ev").first().waitFor();
      expect(await page.locator(".drawer .ev").count()).toBeLessThan(whole);
    }));
});

describe("the timeline", () => {
  it("follows a chosen happening's reports on f, as they were put out, and leads to each", () =>
    visit("/timeline", async (page) => {
      const bar = page.locator('.lanes rect[role="button"]').first();
      await bar.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("f");
      const rows = page.locator(".follows li");
      await rows.first().waitFor();
      const days = await rows.locator("time").allInnerTexts();
      expect(await page.locator(".coverage .followed").count()).toBe(days.filter((day) => /\d{4}/.test(day)).length);
      const hrefs = await rows.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      expect(hrefs.every((href) => /^\/reader\/sha256:.*item=/.test(href))).toBe(true);
      await rows.first().locator("a").click();
      await page.locator(".text h1").waitFor();
    }));

  it("greys what lies outside the window", () =>
    visit("/timeline?from=2021-07-01&at=2021-08-05", async (page) => {
      expect(await page.locator(".lanes .span.out").count()).toBeGreaterThan(0);
      expect(await page.locator(".lanes .span:not(.out)").count()).toBeGreaterThan(0);
    }));
});

describe("the map's picture", () => {
  it("is walked by arrow keys, state by state, and opens one on Enter", () =>
    visit("/map", async (page) => {
      await page.locator(".map .state").first().waitFor();
      await page.locator(".walk").focus();
      await page.keyboard.press("ArrowUp");
      const on = () => page.locator(".shares tbody.on th").first().innerText();
      const first = await on();
      await page.keyboard.press("ArrowDown");
      expect(await on()).not.toBe(first);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.search.includes("state="));
      expect(page.url()).not.toContain("at=");
    }));
});

describe("a pair", () => {
  it("shows how it went, who leans on whom, and is kept as a table", () =>
    visit("/dyads?state=UZB&power=RUS", async (page) => {
      await page.locator(".asymmetry b").first().waitFor();
      const parts = (await page.locator(".asymmetry b").allInnerTexts()).map((words) => Number.parseInt(words, 10));
      expect(parts).toHaveLength(2);
      expect(await page.locator(".asymmetry p").innerText()).toContain(String(Math.abs(parts[0] - parts[1])));
      expect(await page.getByRole("img", { name: /^Tone: / }).count()).toBe(1);
      await page.locator(".course summary").click();
      await page.locator(".course table tr").first().waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "save as CSV" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^rus-uzb-\d{4}-\d\d-\d\d\.csv$/);
      const rows = readFileSync(await download.path(), "utf8").split("\r\n");
      expect(rows[0].split(",").slice(0, 2)).toEqual(["id", "when"]);
      expect(rows.length - 1).toBe(await page.locator(".told-table tr").count());
    }));
});

describe("the lineage graph", () => {
  it("sets reports in time, the earlier to the left", () =>
    visit("/compare", async (page) => {
      await page.locator(".graph .held").first().waitFor();
      expect(await page.locator(".graph .day text").count()).toBeGreaterThan(0);
      const places = await page.locator(".graph .held").evaluateAll((all) => all.map((one) => Number(one.getAttribute("cx"))));
      expect(new Set(places).size).toBeGreaterThan(1);
    }));
});

describe("a proposal", () => {
  it("waits on Review, becomes a person's correction when taken, and leaves the queue either way", () =>
    visit("/review", async (page) => {
      const [event] = release.events;
      const propose = (reason: string, value: string) =>
        fetch(`${server.url}/api/proposals`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            document: release.id,
            at: event.trigger,
            change: { field: "verdict", value },
            reason,
            by: "a model",
          }),
        });
      await propose("It was a rehearsal.", "reject");
      await propose("Two ministries say so.", "accept");
      const said = async () => (await (await fetch(`${server.url}/api/corrections`)).json()).corrections;
      expect(await said()).toEqual([]);
      await page.reload();
      const rows = page.locator(".proposals li");
      await page.waitForFunction(() => document.querySelectorAll(".proposals li").length === 2);
      await rows.filter({ hasText: "rehearsal" }).getByRole("button", { name: "leave it" }).click();
      await page.waitForFunction(() => document.querySelectorAll(".proposals li").length === 1);
      expect(await said()).toEqual([]);
      await rows.first().getByRole("button", { name: "take it" }).click();
      await page.waitForFunction(() => !document.querySelector(".proposals"));
      expect((await said()).map((one: { change: unknown; reason: string }) => [one.change, one.reason])).toEqual([
        [{ field: "verdict", value: "accept" }, "Two ministries say so."],
      ]);
    }));
});
