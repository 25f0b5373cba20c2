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
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly print?: boolean;
}

async function picture(
  path: string,
  { theme = "light", width = 1280, print = false }: Look,
  before?: (page: Page) => Promise<unknown>,
) {
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
    if (print) await page.emulateMedia({ media: "print" });
    await before?.(page);
    return await darkroom.shrink(await take(page));
  } finally {
    await page.close();
  }
}

async function check(name: string, path: string, look: Look): Promise<void> {
  const now = await picture(path, look);
  const file = join(FOLDER, `${name}.png`);
  if (process.env.RETAKE) writeFileSync(file, now);
  expect([file, existsSync(file)]).toEqual([file, true]);
  const { part, why } = await darkroom.compare(readFileSync(file), now);
  if (part > MOST) {
    // What it looks like now, beside what it should, for whoever has to judge.
    mkdirSync(".cache/pictures", { recursive: true });
    writeFileSync(join(".cache/pictures", `${name}.png`), now);
  }
  expect(part, `${name} looks otherwise ${why}: see .cache/pictures/${name}.png`).toBeLessThanOrEqual(MOST);
}

describe("how a screen looks", () => {
  for (const [name, path] of Object.entries(SCREENS))
    for (const theme of ["light", "dark"] as const) it(`${name}, ${theme}`, () => check(`${name}-${theme}`, path, { theme }));
  for (const name of ["reader", "map", "dyad", "timeline"] as const)
    it(`${name}, on a phone`, () => check(`${name}-phone`, SCREENS[name], { width: 390 }));
  it("reader, in print", () => check("reader-print", READER, { print: true }));
});

describe("the comparison", () => {
  it("sees a card that is gone, a hue that is lost, and another theme", async () => {
    const reader = await picture(READER, {});
    const hide = (selector: string, style: string) => (page: Page) =>
      page.evaluate(`for (const one of document.querySelectorAll("${selector}")) one.style.cssText = "${style}"`);
    const cases = {
      card: await picture(READER, {}, hide(".note.open", "visibility:hidden")),
      strip: await picture(READER, {}, hide(".strip", "visibility:hidden")),
      dark: await picture(READER, { theme: "dark" }),
    };
    for (const [what, other] of Object.entries(cases))
      expect([what, (await darkroom.compare(reader, other)).part > MOST]).toEqual([what, true]);
  });

  it("sees nothing in a second picture of the same, or one shifted by half a pixel's worth of smoothing", async () => {
    const reader = await picture(READER, {});
    const again = await picture(READER, {}, (page) =>
      page.evaluate(
        `document.documentElement.style.setProperty("-webkit-font-smoothing", "none"), document.body.style.opacity = ".995"`,
      ),
    );
    expect((await darkroom.compare(reader, again)).part).toBeLessThanOrEqual(MOST);
  });
});
