/**
 * Takes the pictures in docs/screens: the app as it stands, over the bundled corpus, in a real browser.
 * Run: npx tsx test/browser/take-screens.ts   (after npm run build)
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createAscribe } from "../../src/app/ascribe.ts";
import { serve } from "../../src/faces/http/server.ts";
import { articleFrom } from "../../src/operations/article-input.ts";
import { launchBrowser } from "./browser.ts";

const FOLDER = "docs/screens";
const CORPUS = "fixtures/corpus";

interface Shot {
  readonly name: string;
  /** `{slug}` of a corpus text stands for its document's id. */
  readonly path: string;
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly keys?: readonly string[];
}

const SHOTS: readonly Shot[] = [
  { name: "reader", path: "/reader/{termez-wire}" },
  { name: "reader-dark", path: "/reader/{termez-movement}", theme: "dark", keys: ["j"] },
  { name: "reader-fact", path: "/reader/{termez-movement}?fact=1", width: 1280 },
  { name: "reader-phone", path: "/reader/{termez-wire}?item=e1", width: 390 },
  { name: "map", path: "/map" },
  { name: "evidence", path: "/map?why=uzb.all.rus@2022-10-28", theme: "dark" },
  { name: "first-visit", path: "/" },
  { name: "map-state", path: "/map?state=UZB" },
  { name: "compare", path: "/compare" },
  { name: "dyad", path: "/dyads?state=UZB&power=RUS" },
  { name: "timeline", path: "/timeline?from=2021-07-01", width: 1280 },
];

async function main(): Promise<void> {
  const ascribe = createAscribe({ ledgerPath: null });
  const ids = new Map<string, string>();
  const reader = await ascribe.reader("accurate");
  const ledger = await ascribe.ledger();
  for (const file of readdirSync(CORPUS)
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    const given = JSON.parse(readFileSync(join(CORPUS, file), "utf8")) as Parameters<typeof articleFrom>[0];
    const document = reader.read(articleFrom(given));
    await ledger.record(document);
    ids.set(file.replace(/\.json$/, ""), document.id);
  }
  const server = await serve(ascribe, { web: "dist/web" });
  const browser = await launchBrowser();
  try {
    for (const shot of SHOTS) await take(browser, server.url, shot, ids);
  } finally {
    await browser.close();
    await server.close();
    await ascribe.close();
  }
}

async function take(browser: Browser, url: string, shot: Shot, ids: ReadonlyMap<string, string>): Promise<void> {
  const { name, path, theme = "light", width = 1440, keys = [] } = shot;
  const page = await browser.newPage({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    locale: "en-GB",
  });
  await page.goto(url + path.replace(/\{([\w-]+)\}/, (_, slug: string) => ids.get(slug) ?? slug), { waitUntil: "networkidle" });
  for (const key of keys) await page.keyboard.press(key);
  // Shares stand before their intervals: the picture is of what they come to.
  await page.waitForFunction(() => !document.body.innerText.includes("being drawn"));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}

await main();
