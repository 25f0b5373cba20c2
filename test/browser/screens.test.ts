/** Every screen in a real Chromium, on documents annotated by hand: what it shows, its keys, and that nobody is kept out. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusText } from "./annotate.ts";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";
import { corpus, release } from "./sample.ts";
import { READER, SCREENS, settled } from "./screen-list.ts";
import { type ScreenServer, serveScreens } from "./screen-server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

interface Visit {
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly locale?: string;
}

/** Opens a screen, hands it over, and fails on any error of the page and any request that leaves the machine. */
async function visit(
  path: string,
  look: (page: Page) => Promise<void>,
  { theme = "light", width = 1440, locale = "en-GB" }: Visit = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    locale,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith("data:")) trouble.push(`asked for ${request.url()}`);
  });
  await page.goto(server.url + path);
  await settled(page);
  try {
    await look(page);
    expect(trouble).toEqual([]);
  } finally {
    await context.close();
  }
}

describe("every screen", () => {
  for (const [name, path] of Object.entries(SCREENS))
    it(`keeps nobody out, in either theme, and fits a laptop and a phone: ${name}`, () =>
      visit(path, async (page) => {
        expect(await barriers(page)).toEqual([]);
        // A hole in the data or a string nobody wrote would stand on the page in these words.
        const words = await page.evaluate(() => document.body.innerText);
        expect(words.match(/undefined|NaN|\[object|\b(unit|note|sector|field|statement|plover)\.\w+/g)).toBeNull();
        await page.evaluate(() => {
          document.documentElement.dataset.theme = "dark";
        });
        expect(await barriers(page)).toEqual([]);
        for (const [width, height] of [
          [1280, 800],
          [390, 844],
        ]) {
          await page.setViewportSize({ width, height });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect([width, over]).toEqual([width, 0]);
        }
      }));
});

/** What axe-core finds wrong, from a world of the test's own, which the page's policy does not bind. */
async function barriers(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  return page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary?.slice(0, 200)}`);
  });
}

describe("someone new", () => {
  it("is shown what this is, once, and whoever follows an address is not", () =>
    visit("/", async (page) => {
      expect(new URL(page.url()).pathname).toBe("/start");
      await page.locator(".skipper").click();
      expect(new URL(page.url()).pathname).toBe("/reader");
      await page.goto(`${server.url}/`);
      await settled(page);
      expect(new URL(page.url()).pathname).toBe("/");
    }));
  it("is told that there is no such page, with ways back", () =>
    visit("/nowhere/x", async (page) => {
      expect(await page.locator("h1").innerText()).toBe("There is no such page");
      await page.locator("main").getByRole("link", { name: "Reader" }).click();
      await page.locator(".documents").waitFor();
    }));
  it("finds review on a phone's bar too", () =>
    visit("/map", async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator(".rail").getByRole("link", { name: "Review" }).click();
      await page.waitForURL("**/review**");
    }));
  it("finds adding and review beside the screens", () =>
    visit("/map", async (page) => {
      await page.locator(".acts a", { hasText: "Review" }).click();
      expect(new URL(page.url()).pathname).toBe("/review");
    }));
  it("loses no letter typed before the line of the search stands", () =>
    visit("/map", async (page) => {
      await page.evaluate(() => {
        for (const key of ["/", "b", "l", "i", "w", "o"]) dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      });
      expect(await page.locator(".palette input").inputValue()).toBe("bliwo");
      expect(new URL(page.url()).search).toBe("");
    }));
  it("loses no letter typed while it is drawn", () =>
    visit("/map", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("bliwo", { delay: 20 });
      expect(await page.locator(".palette input").inputValue()).toBe("bliwo");
    }));
  it("types a question as soon as they have asked for the page, and Esc gives the keys back", () =>
    visit("/map", async (page) => {
      await page.evaluate(() => {
        for (const key of ["g", "a", "w", "h", "o"]) dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      });
      await page.locator(".ask input").waitFor();
      await page.keyboard.type(" leads in Uzbekistan?");
      expect(await page.locator(".ask input").inputValue()).toBe("who leads in Uzbekistan?");
      await page.keyboard.press("Escape");
      await page.keyboard.press("g");
      await page.keyboard.press("m");
      await page.locator(".mapscreen").waitFor();
    }));
  it("opens the evidence of the map's figure by its key", () =>
    visit("/map?state=UZB", async (page) => {
      await page.locator(".shares .figure").first().waitFor();
      await page.keyboard.press("e");
      await page.locator(".drawer").waitFor();
      expect(new URL(page.url()).search).toContain("why=uzb.all.");
    }));
  it("sees what a state's figure hangs on right under it, and two states in view", () =>
    visit("/map?state=UZB", async (page) => {
      await page.locator(".shares .detail .statepanel").waitFor();
      await page.keyboard.press("v");
      const box = await page.locator(".detail .pair").boundingBox();
      expect(box && box.y < 900).toBe(true);
    }));
});

describe("the reader", () => {
  const title = (page: Page) => page.locator(".note.open h2").innerText();

  it("shows the document's text letter by letter", () =>
    visit(READER, async (page) => {
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll(".text h1, .text p")].map((p) => p.textContent).join("\n"),
      );
      const written = release.text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .join("\n");
      expect(shown).toBe(written);
    }));

  it("opens on the first event that counts, its card level with its sentence", () =>
    visit(READER, async (page) => {
      const mark = await page.locator('mark[data-item="e1"][data-first]').boundingBox();
      const card = await page.locator(".note.open").boundingBox();
      expect(await page.locator(".note.open .dyad").innerText()).toContain("Uzbekistan");
      expect(Math.abs((mark?.y ?? 0) - (card?.y ?? 0))).toBeLessThan(12);
    }));

  it("steps through findings with j and k, through events with n and p, and keeps the place in the address", () =>
    visit(READER, async (page) => {
      await page.keyboard.press("j");
      expect(await title(page)).toContain("Attitude");
      await page.keyboard.press("n");
      expect(page.url()).toContain("item=e2");
      await page.keyboard.press("p");
      expect(page.url()).toContain("item=e1");
      await page.keyboard.press("k");
      expect(page.url()).toContain("item=e1");
    }));

  it("greys everything but what is reported as fact, on f", () =>
    visit(READER, async (page) => {
      await page.keyboard.press("f");
      expect(page.url()).toContain("fact=1");
      expect(await page.locator(".note:visible").count()).toBe(1);
      expect(await page.locator(".tally").innerText()).toContain("3 of 12");
    }));

  it("dims what a voice does not carry while it is held", () =>
    visit(READER, async (page) => {
      await page.locator(".ribbon button", { hasText: "Amu Courier" }).hover();
      expect(await page.locator(".s:not([data-far])").count()).toBe(2);
    }));

  it("says who else tells the same, and goes there on c", () =>
    visit(READER, async (page) => {
      await page.locator(".note.open .else", { hasText: "3 reports more" }).waitFor();
      await page.keyboard.press("c");
      await page.locator(".matrix").waitFor();
    }));

  it("says each sentence's class in words as well as by sign", () =>
    visit(READER, async (page) => {
      expect(await page.getByRole("button", { name: "Sentence 4: Imputed" }).count()).toBe(1);
    }));

  it("runs Arabic from right to left in its own type", () =>
    visit(READER, async (page) => {
      const verse = page.locator('p[lang="ar"]');
      expect(await verse.getAttribute("dir")).toBe("rtl");
      expect(await verse.evaluate((p) => getComputedStyle(p).fontFamily)).toContain("Amiri");
    }));

  it("goes from document to document with the brackets", () =>
    visit(READER, async (page) => {
      await page.keyboard.press("]");
      await page.locator("h1", { hasText: "On the forthcoming" }).waitFor();
      await page.goBack();
      await page.locator("h1", { hasText: "Foreign boots" }).waitFor();
    }));
});

describe("a hostile document", () => {
  it("stays text", async () => {
    const text = `Minister <img src=x onerror="document.title='owned'"> said <script>alert(1)</script> so.\n\nhttp://evil.example/a\n\n[click](javascript:alert(1))`;
    const hostile = {
      ...release,
      id: `sha256:${"e".repeat(64)}`,
      text,
      meta: { ...release.meta, title: { value: "<b>x</b>", span: null }, runs: [] },
      sentences: [{ start: 0, end: text.indexOf("\n"), class: "report" as const }],
      events: [],
      claims: [],
      quotes: [],
      attributions: [],
      findings: [],
      times: [],
      quantities: [],
    };
    const own = await serveScreens([hostile], WEB);
    const page = await browser.newPage();
    try {
      await page.goto(`${own.url}/reader/${hostile.id}`, { waitUntil: "networkidle" });
      expect(await page.title()).not.toBe("owned");
      expect(await page.locator(".text script, .text img, .text a").count()).toBe(0);
      expect(await page.locator(".text").innerText()).toContain("<script>alert(1)</script>");
    } finally {
      await page.close();
      await own.close();
    }
  });
});

describe("figures", () => {
  it("open their evidence, down to the words, and give the focus back when closed", () =>
    visit("/map", async (page) => {
      const figure = page.locator("tbody", { hasText: "Uzbekistan" }).locator("button.figure").first();
      await figure.focus();
      await page.keyboard.press("Enter");
      await page.locator(".drawer .ev").first().waitFor();
      expect(await page.locator(".drawer .eq").innerText()).toMatch(/^\.\d+ ÷ \(\.\d+ \+ \.\d+\) = [\d.]+%$/);
      expect(await page.locator(".drawer blockquote").first().innerText()).toContain("joint exercise");
      await page.keyboard.press("Escape");
      expect(await page.locator(".drawer").count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.className)).toContain("figure");
    }));

  it("lead from their words to the sentence in the reader", () =>
    visit("/map?why=uzb.all.tur@2021-12-31", async (page) => {
      await page.locator(".drawer blockquote a").first().click();
      await page.locator(".note.open").waitFor();
      expect(page.url()).toMatch(/\/reader\/sha256:/);
    }));

  it("say why there is no interval, and hatch a state nobody reported on", () =>
    visit("/map", async (page) => {
      // Shares stand before their intervals are worked out.
      const uzbekistan = page.locator("tbody", { hasText: "Uzbekistan" }).filter({ hasText: "too few" });
      expect(await uzbekistan.first().innerText()).toContain("too few");
      expect(await page.locator("tbody.none").first().innerText()).toContain("no reported moves");
    }));
});

describe("the other screens", () => {
  it("lay reports of one happening side by side, with what differs in inverted ink", () =>
    visit("/compare", async (page) => {
      expect(await page.locator(".matrix td.differs").first().innerText()).toContain("differs by 1 day");
      expect(await page.locator(".matrix td.same").count()).toBeGreaterThan(2);
    }));

  it("read a question into chips, and say what was not read", () =>
    visit("/ask?q=Is%20Russia%20winning%20in%20Uzbekistan%3F", async (page) => {
      expect(await page.locator(".chips").innerText()).toContain("not read: winning");
    }));

  it("decline to tell intentions, and show who imputes them", () =>
    visit("/ask?q=What%20does%20Russia%20want%20in%20Uzbekistan%3F", async (page) => {
      await page.locator(".answer", { hasText: "intent cannot be told" }).waitFor();
    }));

  it("read a pasted text and open it", () =>
    visit("/add", async (page) => {
      await page.locator("textarea").fill("Troops arrived in Termez for an exercise.");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator("tr.known a, tr.done a").first().click();
      await page.locator(".text h1").waitFor();
    }));

  it("go anywhere by keyboard: chords, palette, key sheet", () =>
    visit("/reader", async (page) => {
      await page.keyboard.press("g");
      await page.keyboard.press("m");
      await page.locator("h1", { hasText: "Influence" }).waitFor();
      await page.keyboard.press("/");
      await page.locator("dialog input").waitFor();
      await page.keyboard.type("boots");
      await page.keyboard.press("Enter");
      await page.locator(".text h1", { hasText: "Foreign boots" }).waitFor();
      await page.keyboard.press("?");
      await page.locator("dialog", { hasText: "Keys" }).waitFor();
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => !document.querySelector("dialog"));
    }));

  it("speak Russian where the browser does", () =>
    visit(READER, async (page) => expect(await page.locator(".rail nav:not(.acts)").innerText()).toContain("Чтение"), {
      locale: "ru-RU",
    }));
});

describe("the app as it is started", () => {
  it("reads a pasted text by the real engine, and marks what it found", async () => {
    const { createAscribe } = await import("../../src/app/ascribe.ts");
    const { serve } = await import("../../src/faces/http/server.ts");
    const ascribe = createAscribe({ ledgerPath: null });
    const running = await serve(ascribe, { web: WEB });
    const page = await browser.newPage();
    try {
      await page.goto(running.url);
      // With nothing read yet, the first page is the one that shows how to begin.
      await page.locator("h1", { hasText: "Who did what to whom" }).waitFor();
      await page.goto(`${running.url}/add`);
      const { text } = corpusText("termez-wire");
      await page.locator("textarea").fill(text);
      await page.locator("button.solid").click();
      await page.locator("tr.done a").click();
      await page.locator(".text h1").waitFor();
      expect(await page.locator(".text mark").count()).toBeGreaterThan(2);
      expect(await page.locator(".note").count()).toBeGreaterThan(0);
    } finally {
      await page.close();
      await running.close();
      await ascribe.close();
    }
  });

  it("reads a text in the page when asked, and sends it nowhere", () =>
    visit("/add", async (page) => {
      const sent: string[] = [];
      page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
      await page.locator("textarea").fill(corpusText("termez-wire").text);
      await page.locator("input[type=checkbox]").check();
      await page.locator("button.solid").click();
      await page.locator(".text h1").waitFor({ timeout: 40_000 });
      expect(await page.locator(".text mark").count()).toBeGreaterThan(2);
      expect(sent).toEqual([]);
    }));
});

describe("speed", () => {
  it("sends at most 100 kB of JavaScript for the first view", () =>
    visit(READER, async (page) => {
      const { gzipSync } = await import("node:zlib");
      const scripts = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          .filter((name) => /\.js$/.test(name)),
      );
      const bytes = scripts.reduce((sum, url) => sum + gzipSync(readFileSync(WEB + new URL(url).pathname)).length, 0);
      expect(bytes, scripts.join(" ")).toBeLessThan(100_000);
    }));
});
