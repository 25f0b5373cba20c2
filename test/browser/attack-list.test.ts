/**
 * Documents that try to run something in the page that shows them: as text, as a web page taken in, in a title, a
 * publisher, an address. In a real browser, on every screen, in the report to hand on and the API's answers, none does.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAscribe } from "../../src/app/ascribe.ts";
import { type RunningServer, serve } from "../../src/faces/http/server.ts";
import { isRefusal } from "../../src/ingest/found.ts";
import { takeBytes } from "../../src/ingest/intake.ts";
import { EXPORTS } from "../../src/operations/export/index.ts";
import { temporaryFolder } from "../folder.ts";
import { launchBrowser } from "./browser.ts";
import { buildWeb, WEB } from "./built.ts";

const RUN = "window.attacked=(window.attacked||0)+1";
/** Ways in which markup becomes code, each as it would have to be written somewhere. */
const ATTACKS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<ScRiPt >${RUN}</sCrIpT>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<img/src=x/onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s></svg>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<video><source onerror=${RUN}></video>`,
  `<input autofocus onfocus=${RUN}>`,
  `<iframe srcdoc="<script>parent.attacked=1</script>"></iframe>`,
  `<iframe src="javascript:parent.attacked=1"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<math><mtext><table><mglyph><style><!--</style><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<template><script>${RUN}</script></template>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>words</a>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<base href="https://attack.invalid/"><link rel=stylesheet href=//attack.invalid/x.css>`,
  `<style>@import url(https://attack.invalid/x.css);*{background:url(https://attack.invalid/y)}</style>`,
  `</title><script>${RUN}</script>`,
  `</textarea></style></script><script>${RUN}</script>`,
  `\u2028<script>${RUN}</script>\u202e`,
  `{{constructor.constructor('${RUN}')()}}`,
  "javascript:window.attacked=1",
];
const TOLD = "Russia sent troops to Tajikistan on 5 August 2021";

const ascribe = createAscribe({ ledgerPath: null });
const ids: string[] = [];
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  await buildWeb();
  const reader = await ascribe.reader("fast");
  const ledger = await ascribe.ledger();
  const articles = [
    { text: ATTACKS.map((attack) => `${TOLD}, the ${attack} ministry said.`).join("\n\n") },
    ...[3, 0].map((i) => ({
      text: `${TOLD}, it said. Copy ${i}.`,
      title: ATTACKS[i],
      publisher: ATTACKS[i],
      url: "javascript:window.attacked=1",
    })),
  ];
  const page = `<!doctype html><html><head><title>${ATTACKS[3]}</title></head><body><article><h1>T</h1>${ATTACKS.map((attack) => `<p>${TOLD}, it said ${attack}</p>`).join("")}</article></body></html>`;
  for await (const found of takeBytes("page.html", new TextEncoder().encode(page)))
    if (!isRefusal(found)) articles.push(found.article);
  expect(articles).toHaveLength(4);
  for (const article of articles) {
    const document = reader.read(article);
    await ledger.record(document);
    ids.push(document.id);
  }
  server = await serve(ascribe, { web: WEB });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await ascribe.close();
});

/** What a page tried: code that ran, dialogs, and requests to anywhere but `own`. */
async function triedBy(open: (page: Page) => Promise<unknown>, own: string): Promise<unknown[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const tried: unknown[] = [];
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => tried.push("dialog")));
  page.on("request", (request) => {
    if (!request.url().startsWith(own) && !/^(data|about|blob):/.test(request.url())) tried.push(request.url());
  });
  await open(page);
  await page.waitForTimeout(250);
  const ran = await page.evaluate(() => (window as unknown as { attacked?: number }).attacked ?? 0);
  if (ran > 0) tried.push(`ran ${ran}`);
  await context.close();
  return tried;
}

describe("what documents hold never runs", () => {
  it("would run in a page that takes it for markup: the list has teeth", async () => {
    const tried = await triedBy((page) => page.setContent(`<main>${ATTACKS.join("\n")}</main>`), "none");
    expect(tried.some((one) => String(one).startsWith("ran"))).toBe(true);
    expect(tried.some((one) => String(one).includes("attack.invalid"))).toBe(true);
  });

  it("on any screen", async () => {
    const shown = encodeURIComponent(ATTACKS[4]);
    const screens = ["/start", "/reader", "/map", "/timeline", "/sources", `/sources/${shown}`, "/compare", `/ask?q=${shown}`];
    for (const path of [...ids.map((id) => `/reader/${id}`), "/dyads?state=TJK&power=RUS", ...screens]) {
      const tried = await triedBy(async (page) => {
        await page.goto(server.url + path);
        await page.waitForFunction(() => document.querySelector("main")?.childElementCount);
      }, server.url);
      expect([path, tried]).toEqual([path, []]);
    }
  });

  it("in the report to hand on, opened from disk, and in what the server gives as such", async () => {
    const path = join(temporaryFolder(), "report.html");
    const report = EXPORTS.find(({ name }) => name === "html");
    let html = "";
    for await (const part of report?.write(await ascribe.ledger()) ?? []) html += part;
    expect(html).toContain("&lt;script&gt;");
    writeFileSync(path, html);
    const file = pathToFileURL(path).href;
    expect(await triedBy((page) => page.goto(file), file)).toEqual([]);
    for (const address of ["/api/docs", `/api/documents/${ids[0]}`, "/api/documents", "/api/export/plover?download"]) {
      const open = (page: Page) => page.goto(server.url + address).catch(() => null);
      expect([address, await triedBy(open, server.url)]).toEqual([address, []]);
    }
  });
});
