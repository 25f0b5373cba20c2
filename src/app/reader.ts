/** The reader of a mode: the engine with its language, ontology and models. */

import { sha256 } from "../base/hash.ts";
import type { Article } from "../document/article.ts";
import { type Document, SCHEMA } from "../document/schema.ts";
import type { Mode, Reader } from "../operations/ascribe.ts";

export async function createReader(mode: Mode): Promise<Reader> {
  return { read: (article) => plainRead(article, mode) };
}

// Sentences only, until the engine is composed.
function plainRead(article: Article, mode: Mode): Document {
  const { text } = article;
  const sentences = Array.from(text.matchAll(/[^\s.!?][^.!?]*[.!?]*/g), (match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    class: "unsourced" as const,
  }));
  return {
    schema: SCHEMA,
    id: `sha256:${sha256(text)}`,
    ...(article.given !== undefined && { given: article.given }),
    text,
    meta: {
      title: article.title ? { value: article.title, span: null } : null,
      genre: null,
      issuer: null,
      published: {
        value: article.published ?? null,
        earliest: null,
        latest: null,
        basis: article.published ? "as delivered" : "not stated",
      },
      language: article.language ?? "en",
      runs: [],
      translated: { value: false, span: null, from: null },
      url: article.url ?? null,
      publisher: article.publisher ?? null,
    },
    sentences,
    tokens: [],
    mentions: [],
    times: [],
    quantities: [],
    quotes: [],
    attributions: [],
    claims: [],
    events: [],
    findings: [],
    stamp: { engine: "0", mode, models: {}, ontology: "plover-2021" },
  };
}
