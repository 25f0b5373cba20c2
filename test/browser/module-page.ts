/** A page that runs one module of ours and may fetch the weights; nothing of it goes over the network. */
import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** @param entry from the root of the repository */
export async function bundleForPage(entry: string): Promise<string> {
  const options = { bundle: true, minify: true, format: "esm", target: "es2022", write: false } as const;
  return (await build({ ...options, entryPoints: [entry] })).outputFiles[0].text;
}

/**
 * @param host with its last slash; by https a page has the browser's own SHA-256
 * @param ready what the module sets on `globalThis`
 * @param policy the page's content security policy, empty for none
 */
export async function openModule(
  browser: Browser | BrowserContext,
  { host, script, ready, policy = "" }: { host: string; script: string; ready: string; policy?: string },
): Promise<Page> {
  const page = await browser.newPage();
  await page.route(`${host}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const headers = policy === "" ? undefined : { "content-security-policy": policy };
    if (path === "") return route.fulfill({ contentType: "text/html", body: "<title>module</title>", headers });
    return path.startsWith("models/") && existsSync(path)
      ? route.fulfill({ body: readFileSync(path) })
      : route.fulfill({ status: 404 });
  });
  await page.goto(host);
  await page.addScriptTag({ content: script, type: "module" });
  await page.waitForFunction((name) => name in globalThis, ready);
  return page;
}
