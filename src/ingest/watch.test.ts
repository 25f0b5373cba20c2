import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../test/command.ts";
import { isPrivate, readRobots } from "./polite-fetch.ts";

const folder = temporaryFolder();
const asked: string[] = [];
let words = "Russia and Uzbekistan began a joint exercise near Termez on Friday, the ministry said.";

const rss = () =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe Wire</title><item><title>Exercise begins</title><link>https://wire.example/1</link><pubDate>Fri, 30 Jul 2021 04:00:00 GMT</pubDate><description>${words}</description></item></channel></rss>`;

/** Pages of a site, each with the day it says it last changed; three's day moves and its words do not. */
const changed: Record<string, string> = { one: "2021-07-30", two: "2021-07-31", three: "2021-07-29" };
let correction = "";
const sitemap = () =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Object.entries(changed)
    .map(([name, day]) => `<url><loc>${base}/page/${name}</loc><lastmod>${day}</lastmod></url>`)
    .join("")}<url><loc>https://elsewhere.example/page</loc></url><url><loc>${base}/private/page</loc></url></urlset>`;
const page = (path: string) =>
  `<!doctype html><html><body><article><p>Russia and Uzbekistan told of ${path.slice(6)} near Termez, the ministry said.${path.endsWith("one") ? correction : ""}</p><p><a href="/page/never-listed">more</a></p></article></body></html>`;

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  asked.push(`${request.url}${request.headers["if-none-match"] ? " (conditional)" : ""}`);
  if (request.url === "/robots.txt") response.end("User-agent: *\nDisallow: /private/\n");
  else if (request.url === "/feed.xml") {
    const tag = `"${words.length}"`;
    response.setHeader("etag", tag);
    if (request.headers["if-none-match"] === tag) response.writeHead(304).end();
    else response.end(rss());
  } else if (request.url === "/endless.xml") {
    const more = setInterval(() => response.write("<item>".repeat(200_000)), 1);
    response.on("close", () => clearInterval(more));
  } else if (request.url === "/sitemap.xml") response.end(sitemap());
  else if (request.url === "/maps.xml")
    response.end(`<sitemapindex><sitemap><loc>${base}/sitemap.xml</loc></sitemap></sitemapindex>`);
  else if (request.url?.startsWith("/page/")) {
    response.setHeader("content-type", "text/html");
    response.end(page(request.url));
  } else if (request.url === "/login") response.end(page("/page/login"));
  else if (request.url === "/ring.xml") response.writeHead(302, { location: "/ring.xml" }).end();
  else if (request.url === "/to-file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
  else response.writeHead(500).end();
});
const base = await new Promise<string>((resolve) =>
  server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
);
afterAll(() => server.close());

const turn = (feeds: string[], name = "ledger", more = ["--allow-private"]) =>
  runAscribe(["watch", ...feeds, "--once", "--json", "--pause", "0s", ...more, "--ledger", join(folder, `${name}.duckdb`)]);
const news = (out: string) =>
  out
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).added);

describe("ascribe watch", () => {
  it("records what is new, asks on condition, and takes a correction as a text of its own", async () => {
    expect(news((await turn([`${base}/feed.xml`])).out)).toEqual([1]);
    expect(news((await turn([`${base}/feed.xml`])).out)).toEqual([0]);
    expect(asked).toContain("/feed.xml (conditional)");
    words = words.replace("Friday", "Thursday, not on Friday as it said before");
    expect(news((await turn([`${base}/feed.xml`])).out)).toEqual([1]);
  });

  it("says which feed breaks and goes on with the others", async () => {
    const inbox = temporaryFolder();
    writeFileSync(join(inbox, "a.txt"), "Tajikistan and Russia held talks on Monday, the agency said.");
    await new Promise((done) => setTimeout(done, 600));
    const outcome = await turn([`${base}/broken.xml`, `${base}/ring.xml`, `${base}/login`, inbox], "mixed");
    expect(outcome.err).toMatch(/^unreachable: [^\n]*500[^\n]*\nredirects: [^\n]*\nbad-feed: [^\n]*login[^\n]*\n$/);
    expect(news(outcome.out)).toEqual([1]);
    expect(outcome.code).toBe(1);
  });

  it("refuses addresses inside a private network, and what robots.txt asks to leave", async () => {
    expect((await turn([`${base}/feed.xml`], "private", [])).err).toMatch(/^private-address: /);
    expect((await turn([`${base}/private/feed.xml`], "private")).err).toMatch(/^robots: /);
    expect((await turn([`${base}/to-file`], "private")).err).toMatch(/^bad-address: /);
  });

  it("fetches the pages a sitemap lists, newest first, and again those that changed", async () => {
    const first = await turn([`${base}/maps.xml`], "site");
    expect(news(first.out)).toEqual([3]);
    expect(first.err).toMatch(/^robots: [^\n]*\/private\/page[^\n]*\n$/);
    expect(asked.filter((path) => path.startsWith("/page/"))).toEqual(["/page/two", "/page/one", "/page/three"]);
    asked.length = 0;
    changed.one = "2021-08-02";
    changed.three = "2021-08-01";
    correction = " An earlier report gave another day.";
    expect(news((await turn([`${base}/maps.xml`], "site")).out)).toEqual([1]);
    expect(asked.filter((path) => path.startsWith("/page/"))).toEqual(["/page/one", "/page/three"]);
  });

  it("leaves a feed that never ends", async () =>
    expect((await turn([`${base}/endless.xml`], "endless")).err).toMatch(/^too-large: /));
});

describe("isPrivate", () => {
  it("knows the networks that are not the world's", () => {
    for (const address of [
      "127.0.0.1",
      "10.1.2.3",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "0.0.0.0",
      "::1",
      "fd00::1",
      "fe80::1",
      "::ffff:127.0.0.1",
    ])
      expect([address, isPrivate(address)]).toEqual([address, true]);
    for (const address of ["8.8.8.8", "172.32.0.1", "2001:4860:4860::8888"])
      expect([address, isPrivate(address)]).toEqual([address, false]);
  });
});

describe("readRobots", () => {
  it("lets the longest rule decide, and the agent's own group before the common one", () => {
    const allowed = readRobots("User-agent: *\nDisallow: /a\nAllow: /a/b\n\nUser-agent: other\nDisallow: /\n", "ascribe");
    expect(["/", "/a/c", "/a/b/c"].map(allowed)).toEqual([true, false, true]);
    expect(readRobots("User-agent: ascribe\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "ascribe (x)")("/feed")).toBe(false);
    expect(readRobots("User-agent: *\nDisallow: /*.xml$\n", "ascribe")("/feed.xml")).toBe(false);
  });
});
