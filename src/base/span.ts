/**
 * A stretch of an article's text: UTF-16 code units, half-open, so `text.slice(start, end)` gives the
 * words back. No finding exists without one.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end);

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Document order: earlier start first, and at one start the longer span first, so that a parent precedes its parts. */
export const bySpan = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The smallest span that covers all of `spans`; `null` when there are none. */
export function cover(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  let start = Infinity;
  let end = -Infinity;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

/** The span without white space at its edges; empty at its start when nothing else is in it. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  return { start, end };
}

/** Which of `parts`, in order and apart, a span touches: indices, half-open; empty where it lies between two. */
export function touching(parts: readonly Span[], { start, end }: Span): { readonly from: number; readonly to: number } {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < parts.length && parts[to].start < end) to++;
  return { from: low, to };
}
