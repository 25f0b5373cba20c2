import { describe, expect, it } from "vitest";
import { createClient } from "./client.ts";

/** A client whose every call is answered so, and the calls it made. */
function answering(status: number, body: string) {
  const calls: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const client = createClient({
    base: "http://here",
    token: "secret",
    fetch: async (url, init) => {
      calls.push({ url: String(url), init });
      return new Response(body, { status });
    },
  });
  return { client, calls };
}

describe("the client", () => {
  it("writes a question as an address, a list as a key repeated, and leaves out what is not asked", async () => {
    const { client, calls } = answering(200, "{}");
    await client.engagement({ state: "UZB", instrument: null, at: "2021-08-10", region: ["UZB", "TJK"] });
    expect(calls[0].url).toBe("http://here/api/engagement?state=UZB&at=2021-08-10&region=UZB&region=TJK");
  });
  it("sends a text as JSON, with its token", async () => {
    const { client, calls } = answering(200, "{}");
    await client.read({ text: "Troops arrived." });
    expect(calls[0].init).toMatchObject({
      method: "POST",
      body: '{"text":"Troops arrived."}',
      headers: { Authorization: "Bearer secret", "Content-Type": "application/json" },
    });
  });
  it("escapes what would change the address", async () => {
    const { client, calls } = answering(200, "{}");
    await client.document("sha256:ab/../c?d");
    expect(calls[0].url).toBe("http://here/api/documents/sha256%3Aab%2F..%2Fc%3Fd");
  });
  it("hands on the server's own error", async () =>
    expect(answering(404, '{"code":"no-document","message":"none such"}').client.document("x")).rejects.toMatchObject({
      code: "no-document",
      message: "none such",
    }));
  it("says so when the server speaks no JSON", async () =>
    expect(answering(502, "<html>").client.method()).rejects.toMatchObject({ code: "bad-answer" }));
  it("says so when no server answers", async () =>
    expect(createClient({ fetch: async () => Promise.reject(new TypeError("no")) }).method()).rejects.toMatchObject({
      code: "offline",
    }));
});
