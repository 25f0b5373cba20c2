/**
 * A record as an assistant can use it: its words a page at a time, with what was found in them, each by its own words and
 * their place. The trees and the mentions are for programs, which read the record itself.
 */
import type { Span } from "../../base/span.ts";
import type { Document } from "../../document/schema.ts";

/** Some five thousand words: a page that leaves room to think about it. */
const PAGE = 30_000;

export function pageOf(document: Document, from: number, length = PAGE) {
  const { id, text, meta, sentences, events, attributions, findings, claims } = document;
  const to = Math.min(text.length, from + length);
  const isHere = ({ start }: Span): boolean => start >= from && start < to;
  const words = (span: Span) => ({ document: id, start: span.start, end: span.end, text: text.slice(span.start, span.end) });
  return {
    id,
    meta,
    text: text.slice(from, to),
    from,
    next: to < text.length ? to : null,
    length: text.length,
    sentences: sentences.filter(isHere).map(({ start, end, class: name }) => ({ start, end, class: name })),
    events: events
      .filter(({ span }) => isHere(span))
      .map(({ id: event, span, trigger: _, basis: __, mentions: ___, ...rest }) => ({ event, ...words(span), ...rest })),
    attributions: attributions
      .filter(({ cue }) => cue.some(isHere))
      .map(({ id: attribution, source, cue, content, ...rest }) => ({
        attribution,
        source: source.map(words),
        cue: cue.map(words),
        content: content.map(words),
        ...rest,
      })),
    claims: claims.filter(isHere),
    findings: findings.filter(isHere).map((finding) => ({ ...finding, ...words(finding) })),
  };
}
