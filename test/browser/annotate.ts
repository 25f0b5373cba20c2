/** Parts of a hand-made record: spans are named by their words, and what a test does not care for is left blank. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Span } from "../../src/base/span.ts";
import type { ClaimClass, Document, Event } from "../../src/document/schema.ts";

export interface CorpusText {
  readonly text: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
}

export const corpusText = (slug: string): CorpusText =>
  JSON.parse(readFileSync(`fixtures/corpus/${slug}.json`, "utf8")) as CorpusText;

/** Where the words stand; a test that names words the text lacks is wrong, and says so. */
export function spanIn(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`the sample's text has no "${words}"`);
  return { start, end: start + words.length };
}

/** A record with nothing found in it. */
export function blankDocument({ text, title, publisher, published }: CorpusText): Document {
  return {
    schema: "ascribe/document@1",
    id: `sha256:${createHash("sha256").update(text).digest("hex")}`,
    text,
    meta: {
      title: { value: title, span: spanIn(text, title) },
      genre: "news",
      issuer: { name: publisher, actor: null, span: null },
      published: { value: published, earliest: null, latest: null, basis: "as delivered" },
      language: "en",
      runs: [],
      translated: { value: false, span: null, from: null },
      url: null,
      publisher,
    },
    sentences: [],
    tokens: [],
    mentions: [],
    times: [],
    quantities: [],
    quotes: [],
    attributions: [],
    claims: [],
    events: [],
    findings: [],
    stamp: { engine: "0.1.0", mode: "fast", models: {}, ontology: "plover-2021" },
  };
}

export function sentencesOf(text: string, starts: readonly (readonly [string, ClaimClass])[]): Document["sentences"] {
  return starts.map(([words, kind], i) => {
    const start = text.indexOf(words);
    const next = i + 1 < starts.length ? text.indexOf(starts[i + 1][0]) : text.length;
    const stretch = text.slice(start, next);
    const paragraph = stretch.indexOf("\n");
    return { start, end: start + (paragraph < 0 ? stretch : stretch.slice(0, paragraph)).trimEnd().length, class: kind };
  });
}

export function claim(
  id: string,
  span: Span,
  kind: ClaimClass,
  imputes: Document["claims"][number]["imputes"],
): Document["claims"][number] {
  return {
    id,
    ...span,
    class: kind,
    imputes,
    holder: "(issuer)",
    chain: [{ who: "(issuer)" }],
    status: "possible",
    factuality: "Uu",
  };
}

export function blankEvent(id: string, trigger: Span): Event {
  return {
    id,
    trigger,
    span: trigger,
    frame: null,
    plover: { type: null, mode: null, contexts: [] },
    cameo: { code: null },
    actors: [],
    recipients: [],
    reciprocal: false,
    time: { value: null, time: null, stated: null },
    place: null,
    magnitudes: [],
    status: "happened",
    factuality: "CT+",
    class: "report",
    chain: [],
    instrument: "diplomatic",
    presence: 0,
    tone: 0,
    counted: false,
    why: "",
    partOf: null,
    mentions: [trigger],
    basis: [],
  };
}
