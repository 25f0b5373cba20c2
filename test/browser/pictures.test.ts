/**
 * How every screen looks, in either theme, against pictures kept in test/browser/pictures. When a look was meant to change:
 * RETAKE=1 npx vitest run test/browser/pictures.test.ts, open what changed, and commit it with the change.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";
import { openDarkroom, take } from "./picture.ts";
import { corpus } from "./sample.ts";
import { READER, SCREENS, settled } from "./screen-list.ts";
import { type ScreenServer, serveScreens } from "./screen-server.ts";

const FOLDER = "test/browser/pictures";
/** A word of another length is a thousandth; a card, a column or a colour that is gone is several times that. */
const MOST = 0.004;

let browser: Browser;
let server: ScreenServer;
let darkroom: Awaited<ReturnType<typeof openDarkroom>>;

beforeAll(async () => {
  await buildWeb();
  server = await serveScreens(corpus, WEB);
  browser = await launchBrowser();
  darkroom = await openDarkroom(browser);
  mkdirSync(FOLDER, { recursive: true });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Look {
  readonly width?: number;
  readonly theme?: "light" | "dark";
}

/** Opens a screen, waits for what it comes to, and hands it over. */
async function visit<T>(
  path: string,
  look: (page: Page) => Promise<T>,
  { width = 1280, theme = "light" }: Look = {},
): Promise<T> {
  const page = await browser.newPage({
    viewport: { width, height: width < 500 ? 844 : 800 },
    colorScheme: theme,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  try {
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    await settled(page);
    // Shares stand before their intervals: the picture is of what they come to.
    await page.waitForFunction(() => !document.body.innerText.includes("being drawn"));
    return await look(page);
  } finally {
    await page.close();
  }
}

/** A page once it has come to rest: two pictures in a row are the same. */
async function picture(page: Page): Promise<Buffer> {
  let last = await take(page);
  for (let looks = 0; looks < 20; looks++) {
    await page.waitForTimeout(150);
    const now = await take(page);
    if (now.equals(last)) break;
    last = now;
  }
  return darkroom.shrink(last);
}

/** In another theme a page is the same page: it need not be loaded again. */
const paint = (page: Page, theme: "light" | "dark"): Promise<unknown> =>
  page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);

/** @returns what is wrong with a screen's looks; nothing, most of the time */
async function wrongWith(name: string, page: Page): Promise<string[]> {
  let now = await picture(page);
  const file = join(FOLDER, `${name}.png`);
  if (process.env.RETAKE) writeFileSync(file, now);
  if (!existsSync(file)) return [`there is no ${file}`];
  let { part, why } = await darkroom.compare(readFileSync(file), now);
  // On a busy machine a figure may come to rest twice: what stays otherwise is otherwise.
  for (let looks = 0; part > MOST && looks < 8; looks++) {
    await page.waitForTimeout(500);
    now = await picture(page);
    ({ part, why } = await darkroom.compare(readFileSync(file), now));
  }
  if (part <= MOST) return [];
  // What it looks like now, beside what it should, for whoever has to judge.
  mkdirSync(".cache/pictures", { recursive: true });
  writeFileSync(join(".cache/pictures", `${name}.png`), now);
  return [`${name} looks otherwise in ${part.toFixed(4)} of it, ${why}: see .cache/pictures/${name}.png`];
}

describe("how a screen looks", () => {
  for (const [name, path] of Object.entries(SCREENS))
    it(`${name}, light and dark`, () =>
      visit(path, async (page) => {
        const wrong: string[] = [];
        for (const theme of ["light", "dark"] as const) {
          await paint(page, theme);
          wrong.push(...(await wrongWith(`${name}-${theme}`, page)));
        }
        expect(wrong).toEqual([]);
      }));
  for (const name of ["reader", "map", "dyad", "timeline"] as const)
    it(`${name}, on a phone`, () =>
      visit(SCREENS[name], async (page) => expect(await wrongWith(`${name}-phone`, page)).toEqual([]), { width: 390 }));
  it("reader, in print", () =>
    visit(READER, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await wrongWith("reader-print", page)).toEqual([]);
    }));
  it("is dark from the first in a dark room", () =>
    visit(READER, async (page) => expect(await wrongWith("reader-dark", page)).toEqual([]), { theme: "dark" }));
});

describe("the comparison", () => {
  it("sees a card that is gone, a hue that is lost, and another theme, and nothing in the same shifted by half a pixel's worth", () =>
    visit(READER, async (page) => {
      const reader = await picture(page);
      const partOf = async (change: string): Promise<number> => {
        await page.evaluate(change);
        return (await darkroom.compare(reader, await picture(page))).part;
      };
      const shown = (selector: string, visibility: string) =>
        `for (const one of document.querySelectorAll("${selector}")) one.style.visibility = "${visibility}"`;
      for (const selector of [".note.open", ".strip"]) {
        expect([selector, (await partOf(shown(selector, "hidden"))) > MOST]).toEqual([selector, true]);
        expect([selector, await partOf(shown(selector, ""))]).toEqual([selector, 0]);
      }
      const smoothed =
        'document.documentElement.style.setProperty("-webkit-font-smoothing", "none"), document.body.style.opacity';
      expect(await partOf(`${smoothed} = ".995"`)).toBeLessThanOrEqual(MOST);
      await paint(page, "dark");
      expect(await partOf(`${smoothed} = ""`)).toBeGreaterThan(MOST);
    }));
});
