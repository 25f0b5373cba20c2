import { afterEach, describe, expect, it, vi } from "vitest";
import { askedToWait, createFetcher } from "./polite-fetch.ts";

/** A world of addresses and their answers; what is asked of it is remembered. */
function world(answers: Readonly<Record<string, () => Response>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: URL) => {
    asked.push(address.href);
    return (answers[address.href] ?? (() => new Response("", { status: 404 })))();
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const leadsTo = (location: string) => () => new Response(null, { status: 302, headers: { location } });
// Documentation's own networks (RFC 5737) stand for the world: literal addresses, so that no name is looked up.
const OTHER = "http://203.0.113.7";
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "fetched",
    (error: { code?: string }) => error.code,
  );

describe("a polite fetch", () => {
  it("follows from one public address to another", async () => {
    const asked = world({
      "http://198.51.100.9/feed": leadsTo(`${OTHER}/feed`),
      [`${OTHER}/feed`]: () => new Response("words"),
    });
    expect(await codeOf(createFetcher({ pauseMs: 0 })("http://198.51.100.9/feed"))).toBe("fetched");
    expect(asked).toContain(`${OTHER}/feed`);
  });

  it.each([
    "http://127.0.0.1/secret",
    "http://localhost:9200/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.5/",
    "http://[::1]/",
    "http://[::ffff:7f00:1]/",
    "http://2130706433/",
    "http://0x7f.1/",
  ])("refuses to be led from a public address into a private network: %s", async (inside) => {
    const asked = world({ [`${OTHER}/feed`]: leadsTo(inside), [new URL(inside).href]: () => new Response("secret") });
    expect(await codeOf(createFetcher({ pauseMs: 0 })(`${OTHER}/feed`))).toBe("private-address");
    expect(asked).toEqual([`${OTHER}/robots.txt`, `${OTHER}/feed`]);
  });

  it("refuses it on the way to robots.txt too, and by a second step", async () => {
    const asked = world({
      [`${OTHER}/robots.txt`]: leadsTo("http://198.51.100.9/step"),
      "http://198.51.100.9/step": leadsTo("http://192.168.1.1/"),
    });
    expect(await codeOf(createFetcher({ pauseMs: 0 })(`${OTHER}/feed`))).toBe("private-address");
    expect(asked.some((address) => address.includes("192.168"))).toBe(false);
  });

  it("leaves a host alone for as long as it asks", async () => {
    const asked = world({
      [`${OTHER}/feed`]: () => new Response("", { status: 429, headers: { "retry-after": "120" } }),
    });
    const fetch = createFetcher({ pauseMs: 0 });
    expect(await codeOf(fetch(`${OTHER}/feed`))).toBe("unreachable");
    expect(await codeOf(fetch(`${OTHER}/feed`))).toBe("asked-to-wait");
    expect(asked.filter((address) => address.endsWith("/feed"))).toHaveLength(1);
  });
});

describe("askedToWait", () => {
  it("reads seconds and dates, a day at most, and nothing from nonsense", () => {
    expect(askedToWait("30")).toBe(30_000);
    expect(askedToWait(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(55_000);
    expect(askedToWait("99999999")).toBe(24 * 3_600_000);
    expect([null, "soon", new Date(0).toUTCString()].map(askedToWait)).toEqual([0, 0, 0]);
  });
});
