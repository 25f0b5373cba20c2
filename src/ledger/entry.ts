/** What a document brings to any ledger, its row there, and the identity of a reading. */
import { sha256 } from "../base/hash.ts";
import type { Document } from "../document/schema.ts";
import { canonicalJson } from "./canonical.ts";
import { rangeOf } from "./days.ts";
import { METHOD, type Method } from "./method.ts";
import { type Report, reportsOf } from "./report.ts";
import type { DocumentWrite, Entry } from "./store.ts";
import { keysOf } from "./succession.ts";
import { termsOf } from "./terms.ts";
import { marksOf, shinglesOf, sketchOf } from "./wording.ts";

/** The same for two readings by one engine with one set of models; 16 hexadecimal digits. */
export function stampOf({ stamp }: Pick<Document, "stamp">): string {
  // One reader's readings bear one stamp.
  const words = JSON.stringify(stamp);
  if (last.words !== words) last = { words, stamp: sha256(canonicalJson(stamp)).slice(0, 16) };
  return last.stamp;
}

let last = { words: "", stamp: "" };

/** All that follows from a document alone: the threads that read work it out, and the one that keeps the ledger joins it to the rest. */
export interface Brought extends Listed, Pick<DocumentWrite, "record"> {
  /** By which a later version of it, or a notice about it, is told. */
  readonly document: Pick<Document, "id" | "text" | "meta">;
  /** The document itself, which is seldom asked for again. */
  whole(): Document;
  readonly reports: readonly Report[];
}

/** What it is listed and found by. */
export interface Listed extends Pick<DocumentWrite, "marks" | "keys" | "terms"> {
  readonly row: Omit<Entry, "sequence" | "added">;
}

export function bring(document: Document, method: Method = METHOD): Brought {
  const { id, text, meta } = document;
  const sketch = sketchOf(shinglesOf(text));
  return {
    ...listed(document, sketch),
    document: { id, text, meta },
    record: JSON.stringify(document),
    whole: () => document,
    reports: reportsOf(document, method, sketch),
  };
}

export function listed(document: Document, sketch: readonly number[] = sketchOf(shinglesOf(document.text))): Listed {
  const { terms, length } = termsOf(document.text);
  const { meta } = document;
  const classes: Record<string, number> = {};
  for (const { class: name } of document.sentences) classes[name] = (classes[name] ?? 0) + 1;
  const row = {
    id: document.id,
    stamp: stampOf(document),
    title: meta.title?.value ?? null,
    issuer: meta.issuer?.name ?? null,
    publisher: meta.publisher,
    published: meta.published.value,
    day: (rangeOf(meta.published.value) ?? rangeOf(meta.published.latest))?.end ?? null,
    earliest: meta.published.earliest,
    latest: meta.published.latest,
    genre: meta.genre,
    language: meta.language,
    url: meta.url,
    sentences: document.sentences.length,
    events: document.events.length,
    counted: document.events.filter(({ counted }) => counted).length,
    classes,
    length,
  };
  return { row, marks: marksOf(document.text, sketch), keys: keysOf(document), terms };
}

/** @param known the row it already has, when its text was read before */
export function placed(
  { row, marks, keys, terms }: Listed,
  sequence: number,
  added: string | null,
  known: Entry | null = null,
): Omit<DocumentWrite, "record"> {
  const entry = { ...row, sequence: known?.sequence ?? sequence, added: known?.added ?? added };
  return known === null ? { entry, again: false, marks, keys, terms } : { entry, again: true, marks: [], keys: [], terms };
}
