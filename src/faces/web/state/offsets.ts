/** Between places on the page and offsets in the document: each paragraph says where its letters begin. */
import type { Span } from "../../../base/span.ts";

const HOME = "[data-at]";

/** Offset of a place in the text's own elements, `null` outside them. */
export function offsetAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>(HOME);
  if (!paragraph) return null;
  const range = paragraph.ownerDocument.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.at) + range.toString().length;
}

/** What is selected, as offsets; `null` when nothing is, or not within the text. */
export function selectedSpan(selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const ends = [offsetAt(selection.anchorNode, selection.anchorOffset), offsetAt(selection.focusNode, selection.focusOffset)];
  const [a, b] = ends;
  if (a === null || b === null || a === b) return null;
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** The page's own range for a span that lies in one paragraph. */
export function rangeAt(root: ParentNode, { start, end }: Span): Range | null {
  for (const paragraph of root.querySelectorAll<HTMLElement>(HOME)) {
    const from = Number(paragraph.dataset.at);
    if (start < from || start > from + (paragraph.textContent?.length ?? 0)) continue;
    const range = paragraph.ownerDocument.createRange();
    const walk = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let at = from;
    let isOpen = false;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (!isOpen && start < at + length) {
        range.setStart(node, start - at);
        isOpen = true;
      }
      if (isOpen && end <= at + length) {
        range.setEnd(node, end - at);
        return range;
      }
      at += length;
    }
    return null;
  }
  return null;
}
