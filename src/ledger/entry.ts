/** What a document's row holds, and the identity of a reading. */
import { sha256 } from "../base/hash.ts";
import type { Document } from "../document/schema.ts";
import { canonicalJson } from "./canonical.ts";
import { rangeOf } from "./days.ts";
import type { DocumentWrite, Entry } from "./store.ts";
import { keysOf } from "./succession.ts";
import { termsOf } from "./terms.ts";
import { marksOf, shinglesOf, sketchOf } from "./wording.ts";

/** The same for two readings by one engine with one set of models; 16 hexadecimal digits. */
export const stampOf = ({ stamp }: Document): string => sha256(canonicalJson(stamp)).slice(0, 16);

/** @param known the row it already has, when its text was read before */
export function documentWrite(document: Document, sequence: number, added: string | null, known: Entry | null): DocumentWrite {
  const { terms, length } = termsOf(document.text);
  const { meta } = document;
  const classes: Record<string, number> = {};
  for (const { class: name } of document.sentences) classes[name] = (classes[name] ?? 0) + 1;
  const entry: Entry = {
    id: document.id,
    sequence: known?.sequence ?? sequence,
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
    added: known?.added ?? added,
    length,
  };
  const marks = known === null ? marksOf(document.text, sketchOf(shinglesOf(document.text))) : [];
  return { entry, document, again: known !== null, marks, keys: known === null ? keysOf(document) : [], terms };
}
