import { expect, it } from "vitest";
import { createAscribe } from "../../app/ascribe.ts";
import { AscribeError } from "../../base/error.ts";
import type { Document } from "../../document/schema.ts";
import { createApi } from "./api.ts";

const HEADERS = { host: "127.0.0.1", "content-type": "application/json" };

it("reads so many texts at once and no more, and says when to ask again", async () => {
  let release = () => {};
  const held = new Promise<Document>((_, failed) => {
    release = () => failed(new AscribeError("no-sentence", "let go"));
  });
  held.catch(() => {});
  const ascribe = { ...createAscribe({ ledgerPath: null }), reader: async () => ({ read: () => held }) };
  const api = createApi(ascribe, { isLoopback: true });
  const ask = () => api.request("/api/read", { method: "POST", headers: HEADERS, body: JSON.stringify({ text: "Words." }) });
  const reading = Array.from({ length: 8 }, ask);
  const refused = await ask();
  expect([refused.status, refused.headers.get("retry-after"), (await refused.json()).code]).toEqual([503, "2", "busy"]);
  // What only looks is answered all the while.
  expect((await api.request("/api/health", { headers: HEADERS })).status).toBe(200);
  release();
  await Promise.all(reading);
  expect((await ask()).status).not.toBe(503);
});

it("lets no more than its rate of one caller through from another machine, and asks each for the token", async () => {
  const ascribe = createAscribe({ ledgerPath: null });
  const api = createApi(ascribe, { isLoopback: false, token: "a token of many letters" });
  const ask = async (headers = {}) => {
    const { status, headers: answered } = await api.request("/api/health", { headers });
    return [status, answered.get("retry-after"), answered.get("access-control-allow-origin")];
  };
  expect(await ask()).toEqual([401, null, null]);
  const mine = { authorization: "Bearer a token of many letters" };
  expect(await ask(mine)).toEqual([200, null, null]);
  let last = await ask(mine);
  for (let i = 0; i < 200 && last[0] === 200; i++) last = await ask(mine);
  expect(last).toEqual([429, "1", null]);
});
