import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAscribe, startAscribe, temporaryFolder } from "../../../test/command.ts";

const folder = temporaryFolder();
const ledger = join(folder, "ledger.duckdb");
const TEXT = "Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the Uzbek Ministry of Defense said.";
let server: ReturnType<typeof startAscribe>;
let base = "";

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

beforeAll(async () => {
  server = startAscribe(["serve", "--port", "0", "--ledger", ledger]);
  base = await new Promise<string>((resolve) => server.stdout.once("data", (line: Buffer) => resolve(line.toString().trim())));
});
afterAll(() => void server.kill());

describe("the HTTP API", () => {
  it("reads without storing, records once, and lists what is recorded", async () => {
    const read = await (await post("/api/read", { text: TEXT, mode: "fast" })).json();
    expect(read.schema).toBe("ascribe/document@1");
    expect((await (await fetch(`${base}/api/documents`)).json()).total).toBe(0);
    const first = await (await post("/api/documents", { text: TEXT, publisher: "Amu Courier", mode: "fast" })).json();
    expect(first).toMatchObject({ id: read.id, added: true });
    expect(await (await post("/api/documents", { text: TEXT, publisher: "Amu Courier", mode: "fast" })).json()).toMatchObject({
      id: read.id,
      added: false,
    });
    expect((await (await fetch(`${base}/api/documents`)).json()).documents).toMatchObject([
      { id: read.id, publisher: "Amu Courier" },
    ]);
    expect((await (await fetch(`${base}/api/documents/${read.id}`)).json()).text).toBe(TEXT);
    expect(readFileSync(`${ledger}.audit.jsonl`, "utf8").trim().split("\n")).toHaveLength(2);
  });

  it("answers the questions of the screens", async () => {
    for (const path of [
      "engagement?state=UZB&at=2021-08-10",
      "why?figure=uzb.all@2021-08-10",
      "happenings",
      "lineages",
      "sources",
      "contradictions",
      "search?q=Termez",
      "method",
      "events",
      "verify",
      "whatif?state=UZB&halfLife=military%3D180",
      "assess?state=UZB&weight=military%3D2&camp=east%3Damu%20courier",
      "sources/UZB%3AGOV%3ADEF",
      "views",
      "feeds",
    ]) {
      const response = await fetch(`${base}/api/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
    }
  });

  it("gives an ETag, and nothing again while it holds", async () => {
    const first = await fetch(`${base}/api/method`);
    const again = await fetch(`${base}/api/method`, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("knows states by name as by code", async () => {
    const [named, coded] = await Promise.all(
      ["Uzbekistan", "uzb"].map(async (state) => (await fetch(`${base}/api/engagement?state=${state}`)).json()),
    );
    expect(named).toEqual(coded);
    expect(named.state).toBe("UZB");
    const told = await (await fetch(`${base}/api/happenings?state=uzbekistan&power=Russian%20Federation`)).json();
    expect(told.happenings.length).toBeGreaterThan(0);
  });

  it("lists happenings the latest first, a page at a time, and says how many there are", async () => {
    const page = async (query: string) => (await fetch(`${base}/api/happenings?${query}`)).json();
    const whole = await page("limit=500");
    expect(whole.total).toBe(whole.happenings.length);
    expect(whole.next).toBeNull();
    const first = await page("limit=1");
    const second = await page(`limit=500&cursor=${encodeURIComponent(first.next)}`);
    expect([...first.happenings, ...second.happenings]).toEqual(whole.happenings);
    expect(second.total).toBe(whole.total);
    const titles = whole.happenings.map(({ title }: { title: string }) => title);
    expect(titles.some((title: string) => title.includes("joint exercise"))).toBe(true);
    expect((await page("from=2030-01-01")).total).toBe(0);
    expect((await fetch(`${base}/api/happenings?cursor=never`)).status).toBe(400);
    expect((await fetch(`${base}/api/happenings?from=May`)).status).toBe(400);
  });

  it("streams every row to whoever asks for lines", async () => {
    const headers = { accept: "application/x-ndjson" };
    const response = await fetch(`${base}/api/events`, { headers });
    expect(response.headers.get("content-type")).toBe("application/x-ndjson");
    const rows = (await response.text()).trim().split("\n");
    const { events } = await (await fetch(`${base}/api/events?limit=500`)).json();
    expect(rows.map((row) => JSON.parse(row))).toEqual(events);
    expect((await fetch(`${base}/api/events?cursor=never`, { headers })).status).toBe(400);
  });

  it("has one shape for what went wrong", async () => {
    const cases: readonly (readonly [Promise<Response>, number, string])[] = [
      [fetch(`${base}/api/nowhere`), 404, "not-found"],
      [fetch(`${base}/api/documents/sha256:00000000`), 404, "no-document"],
      [fetch(`${base}/api/engagement?state=Usbekistan`), 400, "bad-input"],
      [fetch(`${base}/api/documents?limit=many`), 400, "bad-input"],
      [post("/api/read", "{not json"), 400, "bad-input"],
      [post("/api/read", {}), 400, "bad-input"],
      [post("/api/read", { text: " " }), 400, "empty"],
      [post("/api/read", { text: "x".repeat(21_000_000) }), 413, "too-large"],
      [fetch(`${base}/api/read`, { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" }), 400, "bad-input"],
      [fetch(`${base}/api/export/xlsx`), 404, "not-found"],
      [fetch(`${base}/api/engagement?state=UZB&instrment=military`), 400, "bad-input"],
      [post("/api/read", { text: TEXT, languge: "en" }), 400, "bad-input"],
      [post("/api/engagement", { state: "UZB" }), 405, "bad-method"],
      [fetch(`${base}/api/documents`, { method: "DELETE" }), 405, "bad-method"],
      [fetch(`${base}/api/engagement?state=UZB&at=2021-02-30`), 400, "bad-input"],
      [post("/api/read", { text: TEXT, published: "2021-99-99" }), 400, "bad-input"],
      [fetch(`${base}/api/documents`, { headers: { origin: "not an origin" } }), 403, "not-allowed"],
      [fetch(`${base}/mcp`), 405, "bad-method"],
      [post("/mcp", { jsonrpc: "2.0", id: 1, method: "x".repeat(21_000_000) }), 413, "too-large"],
    ];
    for (const [answer, status, code] of cases) {
      const response = await answer;
      const body = await response.json();
      expect([response.status, body.code, Object.keys(body)]).toEqual([status, code, ["code", "message"]]);
    }
  });

  it("names what a misspelt question may have meant, and the methods of a path", async () => {
    const misspelt = await (await fetch(`${base}/api/happenings?stat=UZB`)).json();
    expect(misspelt.message).toMatch(/"stat".*there are: .*\bstate\b/);
    expect((await post("/api/engagement", {})).headers.get("allow")).toBe("GET");
  });

  it("refuses another site's page and a name that is not this machine's", async () => {
    expect((await post("/api/read", { text: TEXT }, { origin: "https://evil.example" })).status).toBe(403);
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      request(`${base}/api/documents`, { headers: { host: "evil.example" } }, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it("describes itself in OpenAPI 3.1, every operation under its own name", async () => {
    const description = await (await fetch(`${base}/api/openapi.json`)).json();
    expect(description.openapi).toBe("3.1.0");
    const names = Object.values(description.paths as Record<string, Record<string, { operationId: string }>>).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(names).toEqual(expect.arrayContaining(["read", "add", "documents", "engagement", "why", "check-quote"]));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["export", "health"]));
    expect(await new Validator().validate(description)).toEqual({ valid: true });
  });

  it("can be read and tried in a browser without a network or a script", async () => {
    const page = await fetch(`${base}/api/docs`);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/script-src|unsafe|https?:/);
    const { document } = parseHTML(await page.text());
    expect(document.querySelectorAll("script, img, iframe, [onclick]")).toHaveLength(0);
    const { operations } = await (await fetch(`${base}/api`)).json();
    for (const { name } of operations) expect(document.getElementById(name)).toBeTruthy();
    for (const link of document.querySelectorAll("link[href], a[href]")) {
      const href = link.getAttribute("href") ?? "";
      if (href.startsWith("#")) expect(document.getElementById(href.slice(1))).toBeTruthy();
      else expect((await fetch(base + href)).status).toBe(200);
    }
    // What its form for a figure sends when most of it is left empty.
    const form = document.querySelector("#engagement form");
    const names = [...(form?.querySelectorAll("input, select") ?? [])].map((input) => input.getAttribute("name"));
    const query = names.map((name) => `${name}=${name === "state" ? "UZB" : ""}`).join("&");
    expect((await fetch(`${base}${form?.getAttribute("action")}?${query}`)).status).toBe(200);
  });

  it("answers others while a long text is read", async () => {
    const order: string[] = [];
    const long = post("/api/read", { text: `${TEXT} `.repeat(150), mode: "fast" }).then(() => order.push("read"));
    await new Promise((done) => setTimeout(done, 20));
    await fetch(`${base}/api/health`).then(() => order.push("health"));
    await long;
    expect(order).toEqual(["health", "read"]);
  });

  it("lets no page of it run anything but its own script", async () => {
    const policy = (await fetch(`${base}/`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
  });

  it("is found by a command that wants the same ledger, which goes through it", async () => {
    const listed = await runAscribe(["documents", "--json", "--ledger", ledger]);
    expect(JSON.parse(listed.out).total).toBe(1);
    const exported = await runAscribe(["export", "csl", "--ledger", ledger]);
    expect(JSON.parse(exported.out)).toHaveLength(1);
    const second = await runAscribe(["serve", "--ledger", ledger]);
    expect(second.err).toMatch(/^ledger-held: [^\n]*\n$/);
    expect(second.code).toBe(1);
  });

  it("keeps the original of what is sent to it, and who states what", async () => {
    const page = `<!doctype html><html><head><title>Aid arrives</title></head><body><p>Turkey sent humanitarian aid to Tajikistan on 3 August 2021, the foreign ministry said in Dushanbe, and more of it will follow in the next weeks.</p></body></html>`;
    const sent = { name: "aid.html", bytes: Buffer.from(page).toString("base64"), mode: "fast" };
    const [{ id }] = (await (await post("/api/files", sent)).json()).documents;
    const origins = async (of: string) => (await (await fetch(`${base}/api/documents/${of}/origin`)).json()).origins;
    const [{ original, ...origin }] = await origins(id);
    expect(origin).toMatchObject({ name: "aid.html", fields: { title: { value: "Aid arrives", from: "title" } } });
    const hash = original.replace("sha256:", "");
    expect(readFileSync(join(`${ledger}.originals`, hash.slice(0, 2), hash), "utf8")).toBe(page);
    await post("/api/files", sent);
    expect(await origins(id)).toHaveLength(1);
    const pasted = await (await post("/api/documents", { text: `${TEXT} Again.`, title: "Drill", mode: "fast" })).json();
    expect((await origins(pasted.id))[0]).toMatchObject({ fields: { title: { value: "Drill", from: "given by the caller" } } });
  });
});

describe("ascribe serve", () => {
  it("does not answer other machines without a token, and then asks for it", async () => {
    const refused = await runAscribe(["serve", "--host", "0.0.0.0", "--port", "0", "--ledger", join(folder, "open.duckdb")]);
    expect(refused.err).toMatch(/^no-token: [^\n]*\n$/);
    expect(refused.code).toBe(1);
    const child = startAscribe(["serve", "--host", "0.0.0.0", "--port", "0", "--ledger", join(folder, "open.duckdb")], {
      env: { ASCRIBE_TOKEN: "a-secret-of-some-length" },
    });
    try {
      const line = await new Promise<string>((resolve) =>
        child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())),
      );
      const url = line.replace("0.0.0.0", "127.0.0.1");
      expect((await fetch(`${url}/api/documents`)).status).toBe(401);
      expect((await fetch(`${url}/api/documents`, { headers: { authorization: "Bearer wrong-secret-of-length" } })).status).toBe(
        401,
      );
      expect((await fetch(`${url}/api/documents`, { headers: { authorization: "Bearer a-secret-of-some-length" } })).status).toBe(
        200,
      );
      const many = await Promise.all(
        Array.from({ length: 120 }, () =>
          fetch(`${url}/api/presets`, { headers: { authorization: "Bearer a-secret-of-some-length" } }),
        ),
      );
      const refused = many.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.map(({ headers }) => headers.get("retry-after"))).toEqual(refused.map(() => "1"));
    } finally {
      child.kill();
    }
  });
});
