/** A reading process whose reader takes a few milliseconds a document and makes a small, fixed record: the fleet's machinery is tested, not the engine. */

import { serveShards } from "../../src/app/shard-child.ts";
import { sha256 } from "../../src/base/hash.ts";
import type { Article } from "../../src/document/article.ts";
import { type Document, SCHEMA } from "../../src/document/schema.ts";

const MS_PER_DOCUMENT = Number(process.env.FLEET_TEST_MS ?? 1);

await serveShards(process.argv[2]!, async () => ({ read, readAll: (articles) => articles.map(read) }));

function read({ text, given, published }: Article): Document {
  if (text.includes("@deadly")) process.kill(process.pid, "SIGKILL");
  if (text.includes("@endless")) for (;;);
  const until = performance.now() + MS_PER_DOCUMENT;
  while (performance.now() < until);
  const trigger = { start: 0, end: Math.min(4, text.length) };
  const publishing = { value: published ?? null, earliest: null, latest: null, basis: "as delivered" };
  return {
    schema: SCHEMA,
    id: `sha256:${sha256(text)}`,
    ...(given !== undefined && { given }),
    text,
    meta: {
      title: null,
      genre: null,
      issuer: null,
      published: publishing,
      language: "en",
      runs: [],
      translated: { value: false, span: null, from: null },
      url: null,
      publisher: null,
    },
    sentences: [],
    tokens: [],
    mentions: [],
    times: [],
    quantities: [
      { id: "q1", ...trigger, value: text.length, low: null, high: null, approximate: false, unit: "letter", of: null },
    ],
    quotes: [],
    attributions: [],
    claims: [],
    events: [
      {
        id: "e1",
        trigger,
        span: trigger,
        frame: "test",
        plover: { type: "COOPERATE", mode: null, contexts: ["military", "diplomatic"] },
        cameo: { code: "062" },
        actors: [{ code: "RUS", mention: null, span: null }],
        recipients: [{ code: "UZB:MIL", mention: null, span: null }],
        reciprocal: true,
        time: { value: published ?? null, time: null, stated: null },
        place: null,
        magnitudes: ["q1"],
        status: "happened",
        factuality: "CT+",
        class: "report",
        chain: [{ who: "Ministry \u0000 \ud800 of tests" }, { who: "(issuer)" }],
        instrument: "military",
        presence: 1,
        tone: 9.5,
        counted: true,
        why: "a test",
        partOf: null,
        mentions: [trigger],
        basis: [],
      },
    ],
    findings: [],
    stamp: { engine: "test", mode: "fast", models: {}, ontology: "plover-2021" },
  };
}
